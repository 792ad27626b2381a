"""A folder watched by the shim: what the disk was made to keep of it, and the taking away of the rest.

Three things are not kept without a sync: the end of a file that grew, the bytes of a failed sync, and the creations,
renames and removals in a folder. They may be lost all together, in part, or not at all."""

import collections
import os
import pathlib
import shutil

from server import BIN

STRICT, TORN, NONE = "strict", "torn", "none"


class Watched:
    def __init__(self, scratch):
        self.root = pathlib.Path(scratch) / "disk"
        self.graves = pathlib.Path(scratch) / "graves"
        self.marked = pathlib.Path(scratch) / "marked"
        self.journal = pathlib.Path(scratch) / "journal"
        self.root.mkdir()
        self.graves.mkdir()
        self.taken = collections.Counter()  # bytes and operations

    @property
    def data(self):
        return self.root / "data"

    def environment(self):
        return {"LD_PRELOAD": str(BIN / "faults_shim.so"), "FAULTS_ROOT": str(self.root),
                "FAULTS_GRAVES": str(self.graves), "FAULTS_JOURNAL": str(self.journal)}

    def on(self):
        """What is there now counts as kept."""
        self.synced = {}
        for path in self.files():
            status = path.stat()
            self.synced[status.st_ino] = status.st_size
        self.dropped = collections.defaultdict(list)  # inode -> ranges
        self.operations = []
        self.folders = collections.Counter()  # folder -> how many operations its last sync covers
        self.forget()

    def mark(self):
        """What is there now, in good order, is what reset() goes back to."""
        (self.data / "ballast").unlink(missing_ok=True)
        self.data.rename(self.marked)

    def reset(self):
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.marked, self.data)

    def close(self):
        pass

    def forget(self):
        self.journal.unlink(missing_ok=True)
        for grave in self.graves.iterdir():
            grave.unlink()

    def files(self):
        return [path for path in self.root.rglob("*") if path.is_file()]

    def cut(self, chance, worst=False):
        """The process is dead, and the power with it."""
        how = STRICT if worst else chance.choice([STRICT, TORN, TORN, NONE])
        self.read_journal()
        if how != NONE:
            self.undo_operations(how, chance)
            for path in self.files():
                self.cut_file(path, how, chance)
        self.forget()

    def lines(self):
        if not self.journal.exists():
            return
        for line in self.journal.read_text().splitlines():
            what, _, rest = line.partition(" ")
            yield what, rest

    def read_journal(self):
        for what, rest in self.lines():
            if what == "sync":
                size, inode = map(int, rest.split())
                self.synced[inode] = max(self.synced.get(inode, 0), size)
            elif what == "drop":
                size, inode = map(int, rest.split())
                self.dropped[inode].append((self.synced.get(inode, 0), size))
            elif what == "empty":
                self.synced[int(rest)] = 0
            elif what == "folder":
                count, path = rest.split(" ", 1)
                self.folders[path] = max(self.folders[path], int(count))
            elif what in ("create", "rename", "unlink", "mkdir"):
                self.operations.append((what, rest))
                if what == "create":
                    self.synced[int(rest.split(" ", 1)[0])] = 0

    def undo_operations(self, how, chance):
        """Of each folder, its latest operations, as many as chance has it: none before the last sync of the folder."""
        unsynced = collections.defaultdict(list)
        for number, (what, rest) in enumerate(self.operations):
            path = rest if what == "mkdir" else rest.split("\t")[-1] if what == "rename" else rest.split(" ", 1)[1]
            folder = os.path.dirname(path)
            if number >= self.folders[folder]:
                unsynced[folder].append(number)
        undone = []
        for numbers in unsynced.values():
            undone += numbers[0 if how == STRICT else chance.randrange(len(numbers) + 1):]
        for number in sorted(undone, reverse=True):
            undo(*self.operations[number])
        self.taken["operations undone"] += len(undone)

    def cut_file(self, path, how, chance):
        status = path.stat()
        least = self.synced.get(status.st_ino, 0)
        if least < status.st_size:
            left = least if how == STRICT else chance.choice([least, status.st_size, chance.randint(least, status.st_size)])
            os.truncate(path, left)
            self.taken["unsynced bytes taken away"] += status.st_size - left
        for begin, end in self.dropped.get(status.st_ino, ()):
            with open(path, "r+b") as file:
                file.seek(begin)
                file.write(bytes(max(0, min(end, path.stat().st_size) - begin)))


def undo(what, rest):
    if what == "mkdir":
        shutil.rmtree(rest, ignore_errors=True)
        return
    word, path = rest.split(" ", 1)  # an inode or a grave
    if what == "create":
        pathlib.Path(path).unlink(missing_ok=True)
        return
    if what == "rename":
        old, path = path.split("\t")
        if os.path.exists(path):
            os.rename(path, old)
    if word != "-" and os.path.isdir(os.path.dirname(path)):
        os.link(word, path)
