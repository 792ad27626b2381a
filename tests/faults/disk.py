"""A small ext4 with a journal on a disk whose power can be cut (disk.cpp). Needs root and a mount namespace of its own,
so that nothing is left mounted whatever happens: `unshare --mount`."""

import collections
import os
import pathlib
import select
import subprocess

from server import BIN

SIZE = 128 << 20


def why_not():
    """Why there is no such disk here; empty when there is."""
    if os.geteuid() != 0:
        return "only root can mount a disk"
    missing = [name for name in ("/dev/fuse", "/dev/loop-control") if not os.path.exists(name)]
    return f"{missing[0]} is missing" if missing else ""


class Disk:
    def __init__(self, scratch):
        self.image = pathlib.Path(scratch) / "image"
        self.root = pathlib.Path(scratch) / "disk"
        self.image.touch()
        self.root.mkdir()
        self.taken = collections.Counter()
        self.daemon = subprocess.Popen([BIN / "faults_disk", self.image, str(SIZE)], text=True, bufsize=1,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.answer()
        run("mke2fs", "-q", "-F", "-t", "ext4", "-b", "4096", "-J", "size=4", "-E",
            "lazy_itable_init=0,lazy_journal_init=0,nodiscard", self.image)
        self.mounted = False

    @property
    def data(self):
        return self.root / "data"

    def environment(self):
        return {}

    def on(self):
        self.tell("on")
        self.mount()

    def mount(self):
        run("mount", "-t", "ext4", "-o", "loop,data=ordered", self.image, self.root)
        self.mounted = True

    def unmount(self):
        if self.mounted:
            run("umount", self.root)
        self.mounted = False

    def mark(self):
        """What is on it now, in good order, is what reset() goes back to."""
        self.unmount()
        self.tell("mark")

    def reset(self):
        self.unmount()
        self.tell("reset")

    def cut(self, chance, writes=0, patience=0.0, worst=False):
        """After so many more writes to the disk, or when the patience is over. Whoever writes later writes to nowhere."""
        percent = 0 if worst else chance.choice([0, 0, 50, 100, chance.randrange(101)])
        self.daemon.stdin.write(f"cut {chance.getrandbits(63)} {percent} {writes}\n")
        if not select.select([self.daemon.stdout], [], [], patience if writes else None)[0]:
            self.daemon.stdin.write("now\n")
        cached, lost = self.answer()
        self.taken["blocks written and not flushed"] += int(cached)
        self.taken["blocks taken away"] += int(lost)

    def tell(self, line):
        self.daemon.stdin.write(line + "\n")
        return self.answer()

    def answer(self):
        words = self.daemon.stdout.readline().split()
        if words[:1] != ["ok"]:
            raise RuntimeError(f"the disk answers {words}")
        return words[1:]

    def close(self):
        self.unmount()
        self.daemon.stdin.close()
        self.daemon.wait()


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()}")
