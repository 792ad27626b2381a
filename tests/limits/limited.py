"""What the suites of limits share: the server under a limit, and a school on it."""

import contextlib
import os
import pathlib
import resource
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from server import School, Server  # noqa: E402  (its folder is known only now)
from socket_client import Client, Closed  # noqa: E402, F401

FREE_RATES = {f"CUELINE_LIMITS_{name}": "1000000" for name in
              ("COMMANDS_PER_SECOND", "COMMANDS_BURST", "FRAMES_PER_SECOND", "FRAMES_BURST", "CONNECTIONS_PER_PERSON")}
CGROUP = pathlib.Path("/sys/fs/cgroup/memory")


class LimitedServer(Server):
    """Server whose process begins with `prepare`, in the child."""

    def __init__(self, prepare, env=None, data=None):
        self.prepare = prepare
        super().__init__(data=data, env=FREE_RATES | (env or {}))

    def start(self, port=0):
        plain = subprocess.Popen
        subprocess.Popen = lambda *words, **options: plain(*words, preexec_fn=self.prepare, **options)
        try:
            super().start(port)
        finally:
            subprocess.Popen = plain


def few_descriptors(count):
    return lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))


@contextlib.contextmanager
def memory_group(size):
    """A cgroup of so many bytes (version 1; root)."""
    group = CGROUP / f"cueline-{os.getpid()}"
    group.mkdir()
    try:
        (group / "memory.limit_in_bytes").write_text(str(size))
        yield group
    finally:
        group.rmdir()


def enter(group):
    return lambda: (group / "tasks").write_text(str(os.getpid()))


class Room:
    def __init__(self, server):
        self.server = server
        self.school = School(server)
        self.room = self.school.room("Room 12", [2])
        self.count = 0

    def client(self):
        return Client(self.server, self.school.admin).live()

    def flood(self, client, messages, text, under_way=64):
        """Sends and waits for every answer; counts those that were taken."""
        first, answered, taken = self.count, 0, 0
        while answered < messages:
            while self.count - first < min(messages, answered + under_way):
                client.command(f"limit-{self.count}", "post_message", timeline=self.room, text=text, mentions=[])
                self.count += 1
            taken += "problem" not in client.until_kind("reply")
            answered += 1
        return taken
