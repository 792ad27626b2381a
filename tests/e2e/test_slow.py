"""Clients that do not read, do not answer, or send without pause: only they feel it."""

import contextlib
import json
import time
import unittest

from server import School, Server
from socket_client import Client, Closed

TEXT = "x" * 3_900


class WithServer(unittest.TestCase):
    env = {}

    @classmethod
    def setUpClass(cls):
        if cls is WithServer:
            raise unittest.SkipTest("for the classes below")
        cls.server = Server(env={"CUELINE_LIMITS_COMMANDS_BURST": "100000", **cls.env})
        cls.school = School(cls.server)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def say_much(self, count, client=None):
        client = client or Client(self.server, self.school.admin).live()
        said = []
        for _ in range(count):
            reply = self.say(client, f"{time.monotonic_ns()}")
            self.assertNotIn("problem", reply)
            said.append(reply["sequences"][0])
        return said

    def say(self, client, command_id):
        # On a quick machine this is over the rate: then it is said again when the server asks for it, as clients do.
        while True:
            client.command(command_id, "post_message", timeline=3, text=TEXT, mentions=[])
            reply = client.until_kind("reply")
            if reply.get("problem", {}).get("code") != "busy":
                return reply
            time.sleep(reply["problem"]["retry_after_ms"] / 1000)


class Slow(WithServer):
    def test_a_slow_reader_misses_nothing(self):
        slow = Client(self.server, self.school.person("Sally Slow")[1], receive_buffer=4_096).live()
        said = self.say_much(600)  # far more than sockets and lists hold: it is read from storage later
        time.sleep(0.5)
        got = []
        while not got or got[-1] < said[-1]:
            line = slow.next()
            if line["kind"] == "entry":
                got.append(line["entry"]["sequence"])
        self.assertEqual(got, said)


class Impatient(WithServer):
    env = {"CUELINE_LIMITS_STUCK_SECONDS": "2", "CUELINE_LIMITS_PING_SECONDS": "1", "CUELINE_LIMITS_GONE_SECONDS": "3",
           "CUELINE_LIMITS_FRAMES_BURST": "400", "CUELINE_LIMITS_FRAMES_PER_SECOND": "400",
           "CUELINE_LIMITS_CONNECTIONS_PER_PERSON": "5"}

    def test_who_never_reads_is_closed_and_can_go_on(self):
        token = self.school.person("Nelly Never")[1]
        stuck = Client(self.server, token, receive_buffer=4_096).live()
        position = dict(stuck.position)
        said = self.say_much(600)
        time.sleep(4)
        with self.assertRaises((Closed, OSError)):
            while True:
                stuck.next()
        again = Client(self.server)
        again.hello(token, position)
        got = []
        while not got or got[-1] < said[-1]:
            line = again.next()
            if line["kind"] == "entry":
                got.append(line["entry"]["sequence"])
        self.assertEqual(got, said)

    def test_who_is_silent_is_asked_then_given_up(self):
        client = Client(self.server, self.school.admin).live()
        started = time.monotonic()
        client.socket.settimeout(8)
        with self.assertRaises(Closed):
            while True:
                client.exactly(1)  # reads, but answers no ping
        self.assertLess(time.monotonic() - started, 7)

    def test_who_answers_pings_stays(self):
        client = Client(self.server, self.school.admin).live()
        client.socket.settimeout(0.5)
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                client.message()  # answers the pings that come meanwhile
        client.socket.settimeout(5)
        client.command("after", "post_message", timeline=3, text="x", mentions=[])
        self.assertNotIn("problem", client.reply("after"))

    def test_sending_without_pause_is_told_busy(self):
        client = Client(self.server, self.school.admin).live()
        line = '{"kind":"presence","here":true}'
        late = {"kind": "post_message", "timeline": 3, "text": "x", "mentions": []}
        client.send("\n".join([line] * 2_000 + [json.dumps({"kind": "command", "id": "late", "command": late})]))
        problem = client.reply("late")["problem"]
        self.assertEqual((problem["code"], problem["retry"]), ("busy", True))
        time.sleep(problem["retry_after_ms"] / 1000 + 0.05)
        client.command("late", "post_message", timeline=3, text="x", mentions=[])
        self.assertNotIn("problem", client.reply("late"))

    def test_sending_without_reading_stops_being_read(self):
        client = Client(self.server, self.school.admin, receive_buffer=4_096).live()
        client.socket.settimeout(1.5)
        command = '{"kind":"command","id":"%s","command":{"kind":"rename_channel","channel":1,"name":"x"}}'
        sent = 0
        with self.assertRaises(OSError):
            while sent < 50_000_000:
                text = "\n".join([command % ("i" * 60)] * 300)
                client.send(text)
                sent += len(text)
        self.assertLess(sent, 50_000_000)
        self.say_much(1)  # a colleague does not notice

    def test_too_many_connections_of_one_person(self):
        token = self.school.person("Mira Many")[1]
        clients = [Client(self.server, token).live() for _ in range(5)]
        over = Client(self.server, token)
        self.assertEqual(over.close_code(), 4006)
        clients[0].close()
        time.sleep(0.2)
        Client(self.server, token).live()


if __name__ == "__main__":
    unittest.main()
