"""How people work together, in the words of the command line: profiles, norms, thanks, check-ins, time to plan."""

import json
import re
import unittest

from command_line import REFUSED, USAGE, CommandLine


class Together(CommandLine):
    def setUp(self):
        super().setUp()
        self.people()
        self.other_id, self.other = self.school.person("Olga Other")
        self.room = self.school.room("Room 12", [self.para_id, self.teacher_id])

    def test_a_profile_is_ones_own_and_read_by_colleagues(self):
        self.word("profile", "set", "--good-at", "Calming a room", "--boundary", "I do not interpret", by=self.para)
        self.word("profile", "set", "--shows", "Picture schedules", by=self.para)
        said = self.word("profile", "show", "Pia", by=self.other)
        self.assertEqual(said, "Pia Para\nGood at\n  Calming a room\nWould show others\n  Picture schedules\n"
                               "Not theirs to do\n  I do not interpret\n")
        self.assertIn("Nothing written yet.", self.word("profile", "show", by=self.teacher))
        many = [word for n in range(7) for word in ("--good-at", f"Thing {n}")]
        self.assertIn("--good-at may be given 6 times.", self.word("profile", "set", *many, by=self.para, code=USAGE))

    def test_norms_are_written_suggested_answered_and_agreed(self):
        lines = ("--line", "Feedback is kind: in person", "--line", "Cues by the end of the block")
        self.assertIn("Your role does not include this.", self.word("norms", "set", "Room 12", *lines, by=self.para, code=REFUSED))
        self.word("norms", "set", "Room 12", *lines, by=self.teacher)
        self.word("norms", "suggest", "Room 12", "Feedback is kind and private", "--line", "1", by=self.para)
        self.word("norms", "suggest", "Room 12", "No shouting", by=self.para)
        said = self.word("norms", "show", by=self.teacher)
        self.assertIn("How we work in Room 12\n  1. Feedback is kind: in person\n", said)
        self.assertIn("1 of 2 have agreed: Tom Teacher", said)
        self.assertIn("#1 Pia Para suggests for line 1: Feedback is kind and private", said)
        self.assertIn("reason", self.word("norms", "decline", "Room 12", "2", by=self.teacher, code=REFUSED).lower())
        self.word("norms", "decline", "Room 12", "2", "It is in the school's rules", by=self.teacher)
        self.word("norms", "set", "Room 12", "--line", "Feedback is kind and private", *lines[2:], "--takes-up", "1", by=self.teacher)
        self.word("norms", "agree", "Room 12", by=self.para)
        said = self.word("norms", "show", by=self.para)
        self.assertIn("1. Feedback is kind and private  changed", said)
        self.assertIn("2 of 2 have agreed", said)
        self.assertEqual(self.word("norms", "show", by=self.other), "No norms yet.\n")

    def test_thanks_reach_one_person_and_can_be_taken_back(self):
        said = self.word("kudos", "give", "Pia", "Your note changed our morning", "--line", "noticed_early", by=self.teacher)
        number = re.search(r"cueline kudos retract (\d+)", said)[1]
        said = self.word("kudos", "list", by=self.para)
        self.assertIn("You noticed what others missed. Your note changed our morning", said)
        self.assertEqual(self.word("kudos", "list", by=self.other), "No thanks in two months.\n")
        self.word("kudos", "retract", number, by=self.para, code=REFUSED)
        self.word("kudos", "retract", number, by=self.teacher)
        self.assertEqual(self.word("kudos", "list", by=self.para), "No thanks in two months.\n")

    def test_a_check_in_is_for_the_room(self):
        self.assertIn("Room 12 sees it today", self.word("checkin", "need_a_hand", "--hand", "cover", by=self.para))
        self.assertIn("--room is needed", self.word("checkin", "stretched", by=self.other, code=USAGE))
        self.assertIn("must be one of going_well, stretched, need_a_hand", self.word("checkin", "fine", by=self.para, code=USAGE))
        self.assertIn("nothing to show", self.word("pulse"))
        self.assertIn("Your role does not include this.", self.word("pulse", by=self.para, code=REFUSED))

    def test_time_to_plan_is_found_asked_agreed_and_closed(self):
        free = self.word("--json", "planning", "free", "Pia", "--until", "3h", by=self.teacher)
        self.assertTrue(json.loads(free)["finding"]["times"])
        self.word("planning", "ask", "Pia", "--from", "40m", "--until", "1h", "--room", "Room 12", by=self.teacher)
        number = re.search(r"#(\d+)", self.word("planning", "list", by=self.para))[1]
        self.word("planning", "answer", number, by=self.para)
        self.word("planning", "add", number, "Who walks the group", by=self.para)
        self.word("planning", "tick", number, "1", by=self.teacher)
        said = self.word("planning", "list", by=self.teacher)
        self.assertIn("agreed", said)
        self.assertIn("1. Who walks the group", said)
        self.assertIn("No time to plan yet.", self.word("planning", "list", by=self.other))
        self.word("planning", "close", number, "--lost-to", "Pulled for cover", by=self.para)
        said = self.word("planning", "time")
        self.assertIn("20 min", said)
        self.assertIn("Lost to: Pulled for cover", said)
        self.assertIn("Without planning time this week: Room 12", said)
        self.assertNotIn("Pia", said)

    def test_time_that_was_asked_for_is_taken_back(self):
        self.word("planning", "ask", "Pia", "--from", "40m", "--until", "1h", by=self.teacher)
        number = re.search(r"#(\d+)", self.word("planning", "list", by=self.para))[1]
        self.word("planning", "take-back", number, by=self.para, code=REFUSED)
        self.word("planning", "take-back", number, by=self.teacher)
        self.assertIn("taken back", self.word("planning", "list", by=self.para))
        self.word("planning", "answer", number, by=self.para, code=REFUSED)
        self.assertNotIn("Lost to", self.word("planning", "time"))


if __name__ == "__main__":
    unittest.main()
