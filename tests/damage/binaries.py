"""The same through the real programs: `cueline serve` refuses with what is lost, `cueline doctor` asks and repairs."""

import pathlib
import shutil
import subprocess
import sys
import tempfile

BINARY = pathlib.Path(sys.argv[1]).resolve()
PATIENCE = 60


def run(*words, answer=""):
    done = subprocess.run([BINARY, *words], input=answer, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return done.returncode, done.stdout + done.stderr


def starts(folder):
    """Whether the server starts; what it said if not."""
    server = subprocess.Popen([BINARY, "serve", "--data", folder, "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        said = ""
        for line in server.stderr:
            said += line
            if "listening on" in line:
                return True, said
        return False, said
    finally:
        server.terminate()
        server.wait(PATIENCE)


def newest(folder, pattern):
    return sorted((folder / "log").glob(pattern))[-1]


def flip(file, offset):
    data = bytearray(file.read_bytes())
    data[offset if offset >= 0 else len(data) + offset] ^= 4
    file.write_bytes(data)


def harms():
    yield "a bit of the table of contents", lambda folder: flip(newest(folder, "MANIFEST-*"), 200)
    yield "the table of contents cut", lambda folder: newest(folder, "MANIFEST-*").open("r+b").truncate(100)
    yield "CURRENT removed", lambda folder: (folder / "log/CURRENT").unlink()
    yield "a table removed", lambda folder: newest(folder, "*.sst").unlink()
    yield "the end of a table zeroed", lambda folder: flip(newest(folder, "*.sst"), -3)
    yield "the mark removed", lambda folder: (folder / "cueline").unlink()


def check(name, harm, whole, scratch):
    folder = scratch / "damaged"
    shutil.copytree(whole, folder)
    harm(folder)
    started, said = starts(folder)
    assert not started, f"{name}: the server started"
    assert "doctor" in said, f"{name}: the server did not say what to do: {said}"
    code, found = run("doctor", folder)
    assert code == 5 and "error" in found, f"{name}: the doctor found nothing: {found}"
    before = sorted(file.name for file in (folder / "log").iterdir())
    code, asked = run("doctor", folder, "--repair")  # nobody there to ask
    assert code == 5 and "Nothing was changed" in asked or "backup" in asked, f"{name}: repaired unasked"
    assert sorted(file.name for file in (folder / "log").iterdir()) == before, f"{name}: changed unasked"
    code, repaired = run("doctor", folder, "--repair", "--yes")
    kept = code == 0
    if kept:
        assert starts(folder)[0], f"{name}: the repaired folder does not start: {repaired}"
        assert run("doctor", folder)[0] == 0, f"{name}: the repaired folder is not whole"
    else:
        assert "backup" in repaired, f"{name}: neither repaired nor sent to the backup: {repaired}"
    shutil.rmtree(folder)
    return kept


def main():
    with tempfile.TemporaryDirectory(prefix="cueline-damage-") as name:
        scratch = pathlib.Path(name)
        whole = scratch / "whole"
        assert run("demo", "--data", whole)[0] == 0
        assert starts(whole)[0]
        results = [check(name, harm, whole, scratch) for name, harm in harms()]
    print(f"{len(results)} damages through serve and doctor: {sum(results)} repaired, the others sent to the backup")
    assert any(results)


if __name__ == "__main__":
    main()
