"""Frames no client should send: each gets the documented problem or close code, and nobody else notices."""

import json
import struct
import unittest

from server import School, Server
from socket_client import BINARY, CLOSE, CONTINUATION, PING, TEXT, Client, Closed

COMMAND = {"kind": "post_message", "timeline": 3, "text": "hello", "mentions": []}


class BadFrames(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(env={"CUELINE_LIMITS_HELLO_SECONDS": "1"})
        cls.school = School(cls.server)
        cls.witness = Client(cls.server, cls.school.admin).live()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def tearDown(self):
        # Whatever was done: the server lives, and the colleague's connection never felt it.
        said = self.school.say(3, "still here")
        self.witness.until_kind("entry", lambda line: line["entry"]["sequence"] == said)

    def client(self):
        return Client(self.server, self.school.admin).live()

    def problem_of(self, message, client=None):
        client = client or self.client()
        client.send(message)
        return client.until_kind("reply")["problem"]

    def command_problem(self, **changes):
        command = {**COMMAND, **changes}
        command = {name: value for name, value in command.items() if value is not ...}
        return self.problem_of({"kind": "command", "id": "bad", "command": command})

    def check(self, problem, code, field):
        self.assertEqual((problem["code"], problem.get("field")), (code, field), problem)
        self.assertTrue(problem["sentence"])

    # ---- what is said ----

    def test_each_kind_of_wrong_field_is_named(self):
        self.check(self.command_problem(text=...), "missing_field", "/command/text")
        self.check(self.command_problem(extra=1), "unknown_field", "/command/extra")
        self.check(self.command_problem(text=7), "wrong_type", "/command/text")
        self.check(self.command_problem(text="x" * 4001), "too_long", "/command/text")
        self.check(self.command_problem(text=""), "too_short", "/command/text")
        self.check(self.command_problem(timeline=2**53), "out_of_range", "/command/timeline")
        self.check(self.command_problem(timeline=-1), "out_of_range", "/command/timeline")
        self.check(self.command_problem(kind="post_nothing"), "unknown_kind", "/command/kind")
        self.check(self.command_problem(mentions=[2] * 501), "too_long", "/command/mentions")

    def test_things_of_others_do_not_exist(self):
        stranger = self.school.person("Sam Strange")[1]
        team = self.school.command("open_channel", channel_kind="team", name="Admins", members=[])[0]
        client = Client(self.server, stranger).live()
        for timeline in (team, 10**9):
            client.command("c", "post_message", timeline=timeline, text="x", mentions=[])
            self.assertEqual(client.reply("c")["problem"]["code"], "not_found")
        client.command("d", "add_person", name="Eve", role="admin")
        self.assertEqual(client.reply("d")["problem"]["code"], "not_allowed")

    def test_text_that_is_not_json(self):
        for text in ("hello", "{", "[]", "null", '{"kind":nul}', '{"kind":"read"} x', "\x00", '"kind"'):
            self.assertIn(self.problem_of(text)["code"], ("malformed", "wrong_type", "missing_field"), text)

    def test_too_deep(self):
        self.assertEqual(self.problem_of('{"kind":' + "[" * 1000 + "]" * 1000 + "}")["code"], "too_deep")

    def test_a_field_twice(self):
        self.assertEqual(self.problem_of('{"kind":"presence","here":true,"here":true}')["code"], "duplicate_field")

    def test_the_id_comes_back_with_the_refusal(self):
        client = self.client()
        client.command("named", "post_message", timeline=3)
        self.assertEqual(client.until_kind("reply")["id"], "named")

    def test_bad_frames_in_a_row_end_the_connection(self):
        client = self.client()
        for _ in range(5):
            client.send("nonsense")
        self.assertEqual(client.close_code(), 4002)

    def test_a_good_frame_forgives_bad_ones(self):
        client = self.client()
        for number in range(4):
            for _ in range(4):
                self.problem_of("nonsense", client)
            client.command(f"good{number}", **{**COMMAND, "kind": "post_message"})
            self.assertNotIn("problem", client.reply(f"good{number}"))

    def test_hello_twice(self):
        client = self.client()
        client.hello(self.school.admin)
        self.assertEqual(client.until_kind("reply")["problem"]["code"], "wrong_state")

    # ---- before hello ----

    def test_a_command_before_hello(self):
        client = Client(self.server)
        client.command("early", **COMMAND)
        self.assertEqual(client.close_code(), 4005)

    def test_silence_instead_of_hello(self):
        self.assertEqual(Client(self.server).close_code(), 4005)

    def test_hello_without_a_session(self):
        for token in (None, "x", "A" * 43):
            client = Client(self.server)
            client.hello(token)
            self.assertEqual(client.until_kind("reply")["problem"]["code"], "not_signed_in")
            self.assertEqual(client.close_code(), 4001)

    def test_a_position_ahead_of_the_server_or_of_another_epoch_starts_afresh(self):
        for position in ({"sequence": 2**52, "epoch": self.witness.position["epoch"]}, {"sequence": 1, "epoch": 12345}):
            client = Client(self.server)
            client.hello(self.school.admin, position)
            self.assertTrue(client.until_kind("snapshot")["first"])

    # ---- what is not text ----

    def test_binary(self):
        client = self.client()
        client.frame(BINARY, b"\x01\x02")
        self.assertEqual(client.close_code(), 1003)

    def test_not_utf8(self):
        client = self.client()
        client.frame(TEXT, b'{"kind":"\xff\xfe"}')
        self.assertEqual(client.close_code(), 1007)

    def test_too_large(self):
        client = self.client()
        client.frame(TEXT, b" " * 65_537)
        self.assertEqual(client.close_code(), 1009)

    def test_a_size_nobody_can_send(self):
        client = self.client()
        client.frame(TEXT, b"x", length=2**62)
        self.assertEqual(client.close_code(), 1009)

    def test_fragments_make_one_message(self):
        client = self.client()
        text = json.dumps({"kind": "command", "id": "pieces", "command": COMMAND}).encode()
        client.frame(TEXT, text[:5], final=False)
        client.frame(PING, b"between")
        for at in range(5, len(text)):
            client.frame(CONTINUATION, text[at : at + 1], final=False)
        client.frame(CONTINUATION, b"")
        self.assertNotIn("problem", client.reply("pieces"))

    def test_fragments_without_end(self):
        client = self.client()
        with self.assertRaises((Closed, ConnectionError)):
            client.frame(TEXT, b" " * 1000, final=False)
            for _ in range(200):
                client.frame(CONTINUATION, b" " * 1000, final=False)
            raise Closed(client.close_code())

    # ---- what breaks the rules of WebSocket ----

    def test_broken_frames(self):
        for send in (
            lambda client: client.frame(TEXT, b"{}", masked=False),
            lambda client: client.frame(CONTINUATION, b"{}"),
            lambda client: client.frame(5, b"reserved"),
            lambda client: client.frame(PING, b"x" * 126),
            lambda client: client.frame(CLOSE, struct.pack(">H", 1005)),
        ):
            client = self.client()
            send(client)
            self.assertIn(client.close_code(), (1002, 0))

    def test_a_close_is_answered(self):
        client = self.client()
        client.frame(CLOSE, struct.pack(">H", 1000))
        self.assertEqual(client.close_code(), 1000)

    def test_gone_without_a_word(self):
        for _ in range(20):
            self.client().close()

    # ---- the upgrade ----

    def test_upgrades_that_are_none(self):
        for headers, wanted in (
            (["Origin: http://evil.example"], 403),
            (["Origin: null"], 403),
            (["Cookie: cueline=" + self.school.admin], 403),  # a browser always says from where
        ):
            self.assertEqual(Client(self.server, headers=headers).status, wanted, headers)

    def test_no_compression_is_agreed(self):
        client = Client(self.server, headers=["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"])
        self.assertEqual(client.status, 101)
        self.assertNotIn("sec-websocket-extensions", client.head)

    def test_a_browser_with_its_cookie(self):
        origin = f"Origin: http://127.0.0.1:{self.server.port}"
        client = Client(self.server, headers=[origin, "Cookie: other=1; cueline=" + self.school.admin])
        client.hello()
        self.assertEqual(client.until_kind("welcome")["person"], self.school.admin_id)


if __name__ == "__main__":
    unittest.main()
