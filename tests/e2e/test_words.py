"""The words of the command line against a running server, as people type them: what they say, and how they end."""

import datetime
import json
import re
import unittest

from command_line import REFUSED, USAGE, CommandLine

TODAY = datetime.date.today()


class Words(CommandLine):
    def year(self):
        """Bells and a year around today, through the imports themselves."""
        self.word("import", "bells", self.file("bells.csv", "bells,period,kind,start,end\n"
                                               "Regular,Period 1,lesson,8:10,9:00\nRegular,Period 2,lesson,9:05,9:50\n"
                                               "Short,Period 1,lesson,8:10,8:40\n"), "--apply")
        first, last = TODAY - datetime.timedelta(40), TODAY + datetime.timedelta(40)
        return f"{first},{last},year,Mon-Sun,,,,\n,,rotation,,A,Regular,,\n,,rotation,,B,Short,,\n"

    # ---- lists from spreadsheets ----

    def test_the_calendar_is_read_shown_and_set(self):
        tomorrow = TODAY + datetime.timedelta(1)
        lines = self.year() + f"{TODAY},,special,,A,,12:30,Visitors\n{tomorrow},,closed,,,,,Holiday\n"
        name = self.file("year.csv", "date,until,kind,days,day,bells,ends,reason\n" + lines)
        plan = self.word("import", "calendar", name)
        self.assertIn(f"{TODAY}: A day, ends 12:30, Visitors", plan)
        self.assertIn("1 would be set. Set them with --apply.", plan)
        self.assertIn("No school.", self.word("day"))
        self.assertIn("1 set.", self.word("import", "calendar", name, "--apply"))
        self.assertIn(f"Ada Admin, {TODAY}, A day, Visitors", self.word("day"))
        self.assertIn("No school.", self.word("day", "--date", str(tomorrow)))
        self.assertIn("0 would be set.", self.word("import", "calendar", name))
        self.word("import", "calendar", self.file("more.csv", f"date,kind\n{tomorrow},usual\n"), "--apply")
        self.assertIn("B day", self.word("day", "--date", str(tomorrow)))

    def test_what_the_server_refuses_is_told_with_the_line_of_the_file(self):
        self.people()
        name = self.file("year.csv", "date,until,kind,days,day,bells,ends,reason\n" + self.year())
        self.word("import", "calendar", name, "--apply")
        slots = self.file("slots.csv", "person,what,period,start,end\nPia,Reading,Period 1,,\nTom,Math,Period 1,,\n"
                          "Pia,Bus,,8:50,9:10\n")
        said = self.word("import", "timetable", slots, "--apply", code=REFUSED)
        self.assertIn("slots.csv:4: Pia: Bus: That overlaps with something else at the same time.", said)
        self.assertEqual(self.word("--json", "who").count('"slot":'), 0)  # none of the file was set

    def test_a_day_says_what_protected_time_is_for(self):
        self.people()
        name = self.file("year.csv", "date,until,kind,days,day,bells,ends,reason\n" + self.year())
        self.word("import", "calendar", name, "--apply")
        hours = self.file("hours.csv", "person,days,start,end,protected\nPia,Mon-Sun,7:40,15:15,\n"
                          "Pia,Mon-Sun,13:25,14:10,Planning\n")
        self.word("import", "hours", hours, "--apply")
        self.assertRegex(self.word("day", by=self.para), r"13:25-14:10\s+Planning\s+protected time")

    def test_the_school_itself_is_put_right_by_an_admin(self):
        self.people()
        self.assertIn("Its clock is that of", self.word("school", "show"))
        self.assertIn("Say what changes", self.word("school", "set", code=USAGE))
        self.assertIn("/time_zone.", self.word("school", "set", "--time-zone", "Europe/Atlantis", code=REFUSED))
        self.word("school", "set", "--time-zone", "Asia/Tokyo", by=self.teacher, code=REFUSED)
        self.word("school", "set", "--time-zone", "Asia/Tokyo", "--name", "Port School")
        said = self.word("school", "show", by=self.teacher)
        self.assertIn("Port School", said)
        self.assertIn("Asia/Tokyo", said)

    # ---- changes ----

    def test_what_has_to_be_done_is_open_until_somebody_says_that_it_is_done(self):
        self.people()
        said = self.word("alert", "send", "Bus at 1:20", "--template", "leaves_early", "--person", "Pia", "--until", "2h",
                         by=self.teacher)
        number = re.search(r"#(\d+)", said)[1]
        self.word("ack", number, by=self.para)
        self.assertIn("Not done yet.", self.word("alert", "show", number, by=self.teacher))
        self.word("done", number, by=self.para)
        self.assertIn("says Pia Para.", self.word("alert", "show", number, by=self.teacher))
        plain = re.search(r"#(\d+)", self.word("alert", "send", "Gym is closed", "--person", "Pia", "--until", "2h",
                                               by=self.teacher))[1]
        self.word("ack", plain, by=self.para)
        self.word("done", plain, by=self.para, code=REFUSED)

    # ---- issues ----

    def test_an_issue_from_raising_to_settling(self):
        self.people()
        said = self.word("issue", "raise", "Kits are missing", "--kind", "materials_room", "--would-help", "A shelf",
                         by=self.para)
        number = re.search(r"Raised as #(\d+)", said)[1]
        self.assertRegex(self.word("issues"), rf"#{number}\s+Kits are missing\s+materials room\s+Pia Para\s+nobody yet")
        self.assertEqual(self.word("issue", "accept", number), "Done. Pia Para sees it.\n")
        self.assertEqual(self.word("issue", "answer", number, "On Monday", by=self.para), "Done. Ada Admin sees it.\n")
        self.word("issue", "wait", number, "The supplier")
        self.word("issue", "propose", number, "They came")
        self.assertEqual(self.word("issue", "agree", number, by=self.para), "Done. Ada Admin sees it.\n")
        story = self.word("issue", "show", number, by=self.para)
        self.assertIn("Settled, with Ada Admin.\n", story)
        self.assertIn("What would help: A shelf", story)
        for step in "raised", "accepted", "answered: On Monday", "waiting: The supplier", "proposed: They came":
            self.assertIn(step, story)
        self.assertEqual(self.word("issues"), "Nothing open.\n")
        self.assertIn("Kits are missing", self.word("issues", "--all"))
        figures = self.word("figures")
        self.assertRegex(figures, r"materials room\s+-\s+-\s+1")
        self.assertIn("0 of 1 closed were declined.", figures)
        self.assertIn("Your role does not include this.", self.word("figures", by=self.para, code=REFUSED))
        self.assertIn("There is no issue #999", self.word("issue", "show", "999", code=USAGE))

    def test_an_issue_without_a_name(self):
        self.people()
        said = self.word("issue", "raise", "Too loud", "--nameless", by=self.para)
        number, secret = re.search(r"cueline issue nameless (\d+) (\w+)$", said, re.M).groups()
        self.assertEqual(self.word("issue", "answer", number, "Since May", "--secret", secret, by=self.teacher),
                         "Done, without a name.\n")
        self.assertEqual(self.word("issue", "answer", number, "Thank you"), "Done. Somebody without a name sees it.\n")
        self.assertIn("answered: Thank you", self.word("issue", "nameless", number, secret, by=self.teacher))
        self.assertNotIn("Pia", self.word("issue", "show", number))
        self.word("issue", "nameless", number, "x" * 22, code=REFUSED)

    # ---- rules ----

    def test_rules_are_shown_and_set_by_admins(self):
        self.assertRegex(self.word("rules", "show", "silence"),
                         r"cover\s+after 5 min widen; after 10 min tell admin; after 10 min widen, 5 times more, every 5 min")
        lines = [json.loads(line) for line in self.word("--json", "rules", "show", "issues").splitlines()]
        other = next(line for line in lines if line["code"] == "other")
        name = self.file("rules.jsonl", json.dumps({**other, "promise_hours": 12}) + "\n")
        self.assertIn("1 rule would change.", self.word("rules", "set", name))
        self.assertIn("Set.", self.word("rules", "set", name, "--apply"))
        self.assertRegex(self.word("rules", "show", "issues"), r"other\s+answer in 12 h.*the school's")
        step = {"act": "push", "counted_from": "sent", "seconds": 60, "repeats": 2, "every": 3}
        bad = self.file("bad.jsonl", json.dumps({**other, "due_hours": 1}) + "\n" + json.dumps(
            {"kind": "pursuit_rule", "id": 0, "code": "alert_1", "steps": [step]}) + "\n")
        said = self.word("rules", "set", bad, code=REFUSED)
        self.assertIn("bad.jsonl:1: other: The end must lie after the start. Field: /due_hours.", said)
        self.assertIn("bad.jsonl:2: alert_1: A number is outside its range. Field: /steps/0/every.", said)
        self.people()
        self.assertEqual(self.word("rules", "set", name, by=self.para, code=REFUSED),
                         "cueline: Only admins set the school's rules.\n")

    # ---- students ----

    def test_a_student_s_day_is_made_of_everybody_s(self):
        self.people()
        room = self.school.room("Room 12", [self.para_id, self.teacher_id])
        self.school.command("add_student", name="Jonas Rubin", classroom=room, care_team=[self.teacher_id])
        name = self.file("year.csv", "date,until,kind,days,day,bells,ends,reason\n" + self.year())
        self.word("import", "calendar", name, "--apply")
        slots = self.file("slots.csv", "person,what,period,group\nPia,Reading,Period 1,Room 12\n"
                          "Tom,Reading,Period 1,Room 12\n")
        self.word("import", "timetable", slots, "--apply")
        self.assertRegex(self.word("day", "--student", "J.R.", by=self.teacher), r"Reading\s+.*Pia Para, Tom Teacher")

    def test_cards_counts_and_comparisons(self):
        self.people()
        room = self.school.room("Room 12", [self.para_id, self.teacher_id])
        self.school.command("add_student", name="Jonas Rubin", classroom=room,
                            care_team=[self.para_id, self.teacher_id])
        said = self.word("card", "propose", "J.R.", "Headphones first", "--since", str(TODAY), by=self.para)
        number = re.search(r"cueline card agree (\d+)", said)[1]
        self.assertRegex(self.word("cards", "J.R.", by=self.teacher), r"proposed\s+Pia Para, waits for a second")
        self.word("card", "agree", number, by=self.teacher)
        self.assertRegex(self.word("cards", "J.R.", by=self.para), r"agreed\s+Pia Para, Tom Teacher")
        self.word("observe", "J.R.", "covers_ears", by=self.para)
        cue = re.search(r"#(\d+)", self.word("today", by=self.teacher))[1]
        self.word("answer", cue, "used_it", "--card", number, by=self.teacher)
        self.assertRegex(self.word("helped", "J.R.", by=self.para), rf"#{number}\s+Headphones first\s+\d\s+\d tried")
        self.assertIn("1 cue in 12 weeks: too few", self.word("trends", "J.R.", by=self.para))
        self.assertIn("Too few to tell", self.word("compare", number, by=self.para))
        self.assertIn("Nothing comes again and again.", self.word("suggestions", by=self.para))
        self.assertIn("You are not on the care team", self.word("trends", "J.R.", code=REFUSED))

    def test_only_the_qualified_are_asked_to_interpret(self):
        self.people()
        said = self.word("interpreter", "pt", "--until", "40m", by=self.teacher, code=REFUSED)
        self.assertIn("Nobody who is qualified to interpret is at work then.", said)
        self.school.command("change_person", person=self.para_id, speaks=["pt"], interprets=["pt"])
        self.assertIn("Asked.", self.word("interpreter", "pt", "--until", "40m", by=self.teacher))
        said = self.word("interpreter", "pt", "--until", "40m", "--person", "Tom", by=self.para)
        self.assertIn("Tom Teacher is not qualified to interpret, and was not asked. Qualified: Pia Para.", said)


if __name__ == "__main__":
    unittest.main()
