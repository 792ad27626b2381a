"""Through a network that delays, slices, stalls and cuts: every reader ends up with every entry it may see, once, in
order, and every command has happened once."""

import os
import threading
import time
import unittest

from proxy import Proxy
from server import School, Server
from socket_client import Client, Closed

SEEDS = int(os.environ.get("CUELINE_SIZE") or 12)
MESSAGES = 60


class Reader(threading.Thread):
    """Connects again and again from its position until it has seen the last entry; keeps all it was given."""

    def __init__(self, server, port, token):
        super().__init__(daemon=True)
        self.server, self.port, self.token = server, port, token
        self.got, self.position, self.early = [], None, set()
        self.last = None
        self.trouble = None
        self.connections = 0
        self.base = None  # the position of the first snapshot: entries from there on are counted

    def run(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not self.done():
            try:
                self.follow()
            except (Closed, OSError, IndexError, ValueError):
                time.sleep(0.01)
            except Exception as error:  # a frame that cannot be
                self.trouble = error
                return

    def done(self):
        return self.last is not None and self.position is not None and self.position["sequence"] >= self.last

    def follow(self):
        client = Client(self.server, port=self.port)
        client.socket.settimeout(2)
        self.connections += 1
        client.hello(self.token, self.position)
        while not self.done():
            line = client.next()
            if line["kind"] == "entry":
                self.entry(line)
            elif line["kind"] == "snapshot" and line["last"]:
                if self.base is not None:
                    raise AssertionError("a second snapshot")
                self.base, self.position = line["position"]["sequence"], line["position"]
            elif line["kind"] == "caught_up":
                self.position = line["position"]
        client.close()

    def entry(self, line):
        sequence = line["entry"]["sequence"]
        if line.get("early"):
            self.early.add(sequence)
        elif sequence in self.early:
            self.early.remove(sequence)  # again in its place, after a loss
            self.position = {**self.position, "sequence": max(self.position["sequence"], sequence)}
            return
        else:
            if sequence <= self.position["sequence"]:
                raise AssertionError(f"{sequence} came after {self.position}")
            self.position = {**self.position, "sequence": sequence}
        self.got.append(sequence)


class Writer:
    """Sends commands through the bad network, each with its id until it is answered."""

    def __init__(self, server, port, token, room, prefix):
        self.server, self.port, self.token, self.room, self.prefix = server, port, token, room, prefix
        self.answers = {}

    def run(self):
        deadline = time.monotonic() + 60
        while len(self.answers) < MESSAGES and time.monotonic() < deadline:
            try:
                client = Client(self.server, token=self.token, port=self.port)
                client.socket.settimeout(2)
                while len(self.answers) < MESSAGES:
                    name = f"{self.prefix}-{len(self.answers)}"
                    client.command(name, "post_message", timeline=self.room, text=name, mentions=[])
                    reply = client.reply(name)
                    if "problem" in reply:
                        time.sleep(reply["problem"].get("retry_after_ms", 10) / 1000)
                    else:
                        self.answers[name] = reply["sequences"][0]
                client.close()
            except (Closed, OSError, IndexError, ValueError):
                time.sleep(0.01)


class Resume(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(env={"CUELINE_LIMITS_CONNECTIONS_PER_PERSON": "1000"})
        cls.school = School(cls.server)
        cls.people = [cls.school.person(name) for name in ("Wanda Writer", "Rita Reader", "Olga Outside")]
        cls.room = cls.school.room("Room 12", [cls.people[0][0], cls.people[1][0]])

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_no_hole_no_repeat(self):
        cuts = 0
        for seed in range(SEEDS):
            with self.subTest(seed=seed):
                cuts += self.one(seed)
        self.assertGreater(cuts, SEEDS, "the proxy did its work")

    def one(self, seed):
        proxy = Proxy(self.server.port, seed)
        self.addCleanup(proxy.close)
        writer = Writer(self.server, proxy.port, self.people[0][1], self.room, f"seed{seed}")
        readers = [Reader(self.server, proxy.port, token) for _, token in self.people]
        for reader in readers:
            reader.start()
        deadline = time.monotonic() + 20
        while any(reader.base is None for reader in readers) and time.monotonic() < deadline:
            time.sleep(0.005)
        writer.run()
        last = self.school.say(3, "The end")
        for reader in readers:
            reader.last = last
        proxy.calm = True
        for reader in readers:
            reader.join(60)
            self.assertIsNone(reader.trouble)
            self.assertTrue(reader.done(), "the reader never caught up")
        self.check(readers, writer, last)
        return proxy.cuts

    def check(self, readers, writer, last):
        self.assertEqual(len(writer.answers), MESSAGES)
        said = list(writer.answers.values())
        self.assertEqual(said, sorted(set(said)), "each command once, in order")
        insider = [sequence for sequence in readers[1].got if sequence != last]
        self.assertEqual(insider, [sequence for sequence in said if sequence > readers[1].base])
        self.assertEqual(readers[0].got, [sequence for sequence in [*said, last] if sequence > readers[0].base])
        self.assertEqual(readers[2].got, [last], "who is outside gets nothing of the room")


if __name__ == "__main__":
    unittest.main()
