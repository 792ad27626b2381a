"""The corpora as text: corpus/NAME.txt has one input a line, what is no printable ASCII (and \\) as \\n or \\xNN.

    corpus.py unpack NAME FOLDER     the inputs as files, for libFuzzer
    corpus.py pack NAME FOLDER       the files of a folder as the corpus, the shortest first
    corpus.py show FILE              one input as a line, to be added by hand
"""

import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent / "corpus"


def line_of(data):
    def escaped(byte):
        if byte == ord("\n"):
            return "\\n"
        return chr(byte) if 0x20 < byte < 0x7F and byte != ord("\\") else f"\\x{byte:02x}"

    # A space stays readable within the line; at its end it would be lost.
    return re.sub(r"\\x20(?!$)", " ", "".join(map(escaped, data)))


def data_of(line):
    def unescaped(match):
        return "\n" if match[0] == "\\n" else chr(int(match[0][2:], 16))

    return re.sub(r"\\n|\\x[0-9a-f]{2}", unescaped, line).encode("latin-1")


def unpack(name, folder):
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    corpus = HERE / f"{name}.txt"
    for number, line in enumerate(corpus.read_text("ascii").split("\n")[:-1] if corpus.exists() else []):
        pathlib.Path(folder, f"{number:05}").write_bytes(data_of(line))


def pack(name, folder):
    inputs = {file.read_bytes() for file in pathlib.Path(folder).iterdir()}
    text = [line_of(data) + "\n" for data in sorted(inputs, key=lambda data: (len(data), data))]
    HERE.mkdir(exist_ok=True)
    (HERE / f"{name}.txt").write_text("".join(text), "ascii")


def show(file):
    print(line_of(pathlib.Path(file).read_bytes()))


if __name__ == "__main__":
    {"unpack": unpack, "pack": pack, "show": show}[sys.argv[1]](*sys.argv[2:])
