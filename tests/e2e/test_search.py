"""Search against the real server: what each finds, after a kill and without the index, and over the command line."""

import json
import os
import shutil
import time
import unittest

from command_line import REFUSED, USAGE, CommandLine
from server import PATIENCE


class Search(CommandLine):
    def setUp(self):
        super().setUp()
        self.people()
        self.room = self.school.room("Room 12", [self.para_id, self.teacher_id])
        self.student = self.school.command("add_student", name="Jo Reed", classroom=self.room, care_team=[self.para_id])[0]

    def find(self, text, token=None, **how):
        """The finding, or the problem, once the index has everything that was written before."""
        question = {"kind": "search_for", "text": text, "typing": False, "open": False, "order": "newest", "limit": 20, **how}
        head = self.school.say(self.room, "the newest line", self.teacher)
        deadline = time.monotonic() + PATIENCE
        while True:
            status, answer = self.server.post("/api/ask", question, token or self.para)
            ready = status == 200 and answer["finding"]["up_to"] >= head
            final = status != 200 and answer["problem"]["code"] not in ("search_not_ready", "busy")
            if ready or final:
                return answer["finding"] if ready else answer["problem"]
            self.assertLess(time.monotonic(), deadline, answer)
            time.sleep(0.02)

    def ids(self, text, token=None, **how):
        return [hit["id"] for hit in self.find(text, token, **how)["hits"]]

    def see(self, note):
        return self.school.command(
            "observe", self.para, students=[self.student], signs=["covers_ears"], intensity=2, context={}, basis="saw",
            urgency="fyi", note=note, seen_at=int(time.time() * 1000))[0]

    def test_each_finds_what_they_may_read(self):
        message = self.school.say(self.room, "The curtains were closed", self.teacher)
        cue = self.see("hid behind the curtain")
        self.assertEqual(self.ids("curtain", self.para), [cue, message])
        self.assertEqual(self.ids("curtain", self.teacher), [message])
        self.assertEqual(self.ids("covering ears", self.para), [cue])
        self.assertEqual(self.ids("covering ears", self.teacher), [])
        self.assertEqual(self.ids("", self.teacher, student=self.student), [])
        self.assertIsNone(self.find("curtain", self.teacher, limit=1).get("next"))
        self.school.command("retract_observation", self.para, observation=cue)
        self.assertEqual(self.ids("curtain", self.para), [message])
        self.assertEqual(self.find("curtain", self.para, limit=99)["code"], "out_of_range")
        self.assertEqual(self.find("x" * 201, self.para)["code"], "too_long")

    def test_a_kill_and_a_lost_index_lose_nothing(self):
        said = [self.school.say(self.room, f"giraffe number {n}", self.para) for n in range(60)][::-1]
        self.assertEqual(self.ids("giraffes", limit=50), said[:50])
        index = os.path.join(self.server.data, "search")
        for harm in (lambda: None, lambda: shutil.rmtree(index), self.cut_off, self.scribble):
            said.insert(0, self.school.say(self.room, "one more giraffe", self.para))
            self.server.kill()
            harm()
            self.server.start(self.server.port)
            first = self.find("giraffe", limit=50)
            second = self.find("giraffe", limit=50, after=first["next"])
            self.assertEqual([hit["id"] for hit in first["hits"] + second["hits"]], said)
        self.assertNotIn("giraffe", self.server.text())

    def cut_off(self):
        os.truncate(os.path.join(self.server.data, "search", "index.sqlite"), 5000)

    def scribble(self):
        with open(os.path.join(self.server.data, "search", "index.sqlite"), "r+b") as file:
            file.write(b"\x5a" * 3000)

    def test_without_an_index_everything_else_goes_on(self):
        self.server.stop()
        shutil.rmtree(os.path.join(self.server.data, "search"))
        with open(os.path.join(self.server.data, "search"), "w") as file:
            file.write("in the way")
        self.server.start(self.server.port)
        self.school.say(self.room, "still here", self.para)
        _, answer = self.server.post("/api/ask", {"kind": "search_for", "text": "here", "typing": False, "open": False,
                                                       "order": "newest", "limit": 5}, self.para)
        self.assertEqual((answer["problem"]["code"], answer["problem"]["retry"]), ("search_not_ready", True))
        self.assertIn("Search is being made ready.", self.word("search", "here", by=self.para, code=REFUSED))

    def test_the_command_line_searches(self):
        cue = self.see("behind the curtain")
        message = self.school.say(self.room, "Curtains are washed", self.teacher)
        self.find("curtain")  # the index has it
        said = self.word("search", "curtain", by=self.para)
        self.assertIn(f"#{message} message, Room 12, Tom Teacher, ", said)
        self.assertIn(f"#{cue} cue, J.R., Room 12, Pia Para, ", said)
        self.assertIn("  covers ears: behind the curtain\n", said)
        self.assertLess(said.index(f"#{message}"), said.index(f"#{cue}"))
        for words in (["--kind", "cue"], ["--student", "J.R."], ["--sign", "covers_ears"], ["--open"], ["--person", "Pia"]):
            said = self.word("search", "curtain", *words, by=self.para)
            self.assertEqual((f"#{cue}" in said, f"#{message}" in said), (True, False), said)
        self.assertIn("Nothing found.", self.word("search", "curtain", "--to", "2020-01-01", by=self.para))
        more = self.word("search", "curtain", "--limit", "1", by=self.para)
        after = more.strip().split()[-1]
        self.assertIn(f"#{cue}", self.word("search", "curtain", "--limit", "1", "--after", after, by=self.para))
        found = json.loads(self.word("--json", "search", "curtain", "--best", by=self.para))["finding"]
        self.assertEqual({hit["id"] for hit in found["hits"]}, {cue, message})
        self.assertTrue(any(part["hit"] for part in found["hits"][0]["excerpt"]))
        self.assertIn("--kind must be one of", self.word("search", "x", "--kind", "song", by=self.para, code=USAGE))
        self.assertIn("--from must look like", self.word("search", "x", "--from", "soon", by=self.para, code=USAGE))


if __name__ == "__main__":
    unittest.main()
