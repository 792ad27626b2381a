"""The ordinary life of connections: commands, answers, delivery, history, presence, restart."""

import unittest

from server import School, Server
from socket_client import Client


class Day(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.__exit__)
        self.school = School(self.server)
        self.para_id, self.para = self.school.person("Pia Para")
        self.teacher_id, self.teacher = self.school.person("Tom Teacher", "teacher")
        self.room = self.school.room("Room 12", [self.para_id, self.teacher_id])

    def test_a_message_reaches_the_room_and_nobody_else(self):
        para, teacher = (Client(self.server, token).live() for token in (self.para, self.teacher))
        stranger = Client(self.server, self.school.person("Sam Strange")[1]).live()
        para.command("m1", "post_message", timeline=self.room, text="Hello", mentions=[])
        sequence = para.reply("m1")["sequences"][0]
        entry = teacher.until_kind("entry", lambda line: line["entry"]["sequence"] == sequence)["entry"]
        self.assertEqual(entry["body"]["text"], "Hello")
        self.assertEqual((entry["author"], entry["timeline"]), (self.para_id, self.room))
        after = self.school.say(3, "For everybody")  # the whole-school channel
        stranger.until_kind("entry", lambda line: line["entry"]["sequence"] == after)
        self.assertNotIn(sequence, stranger.entries)

    def test_a_repeated_command_has_no_second_effect(self):
        para = Client(self.server, self.para).live()
        first = self.school.say(self.room, "Once", self.para, "same")
        self.assertEqual(self.school.say(self.room, "Once", self.para, "same"), first)
        para.command("same", "post_message", timeline=self.room, text="Once", mentions=[])
        self.assertEqual(para.reply("same")["sequences"], [first])
        self.server.restart()
        self.assertEqual(self.school.say(self.room, "Once", self.para, "same"), first)

    def test_what_was_acknowledged_is_there_after_kill(self):
        said = [self.school.say(self.room, f"number {number}", self.para) for number in range(20)]
        self.server.kill()
        self.server.start()
        teacher = Client(self.server, self.teacher).live()
        teacher.send({"kind": "history", "id": "h", "timeline": self.room, "limit": 50})
        page = teacher.until_kind("history_page")
        self.assertEqual([entry["sequence"] for entry in page["entries"]][-20:], said)

    def test_history_is_for_readers_only(self):
        stranger = Client(self.server, self.school.person("Sam Strange")[1]).live()
        stranger.send({"kind": "history", "id": "h", "timeline": self.room, "limit": 50})
        self.assertEqual(stranger.reply("h")["problem"]["code"], "not_found")
        stranger.send({"kind": "history", "id": "i", "timeline": 999_999, "limit": 50})
        self.assertEqual(stranger.reply("i")["problem"]["code"], "not_found")

    def test_history_over_http_is_the_same_page(self):
        said = self.school.say(self.room, "In the log", self.para)
        status, _, body = self.server.request("GET", f"/api/history?timeline={self.room}&limit=1", token=self.teacher)
        self.assertEqual(status, 200)
        self.assertIn(f'"sequence":{said}'.encode(), body)
        status, _, _ = self.server.request("GET", f"/api/history?timeline={self.room}")
        self.assertEqual(status, 401)

    def test_presence_comes_and_goes(self):
        teacher, para = Client(self.server, self.teacher).live(), Client(self.server, self.para).live()
        para.send({"kind": "presence", "here": True})
        self.assertTrue(teacher.until_kind("presence_changed", lambda line: line["person"] == self.para_id)["here"])
        para.close()
        self.assertFalse(teacher.until_kind("presence_changed", lambda line: line["person"] == self.para_id)["here"])

    def test_a_second_device_learns_what_was_read(self):
        said = self.school.say(self.room, "Read me", self.para)
        one, other = Client(self.server, self.teacher).live(), Client(self.server, self.teacher).live()
        one.send({"kind": "read", "timeline": self.room, "sequence": said})
        moved = other.until_kind("read_moved")["position"]
        self.assertEqual((moved["timeline"], moved["sequence"]), (self.room, said))

    def test_several_commands_in_one_frame_are_answered_each(self):
        para = Client(self.server, self.para).live()
        command = '{"kind":"command","id":"%s","command":{"kind":"post_message","timeline":%d,"text":"x","mentions":[]}}'
        para.send("\n".join(command % (name, self.room) for name in "abc") + "\n")
        self.assertEqual(len({para.reply(name)["sequences"][0] for name in "abc"}), 3)

    def test_the_audience_of_an_alert_is_known_before(self):
        body = {"channels": [self.room], "roles": [], "persons": []}
        status, answer = self.server.post("/api/audience", body, self.school.admin)
        self.assertEqual((status, sorted(answer["persons"])), (200, sorted([self.para_id, self.teacher_id])))

    def test_losing_a_room_closes_and_starts_afresh(self):
        para = Client(self.server, self.para).live()
        self.school.command("remove_member", channel=self.room, person=self.para_id)
        self.assertEqual(para.close_code(), 4003)
        again = Client(self.server)
        again.hello(self.para, para.position)
        heads = again.until_kind("snapshot")["heads"]
        self.assertNotIn(self.room, [head["timeline"] for head in heads])
        again.send({"kind": "history", "id": "h", "timeline": self.room, "limit": 50})
        self.assertEqual(again.reply("h")["problem"]["code"], "not_found")


if __name__ == "__main__":
    unittest.main()
