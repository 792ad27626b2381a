"""A school with notices switched on, and words that must not be found in any of them."""

import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "e2e"))

from server import PASSWORD, PATIENCE, School, Server  # noqa: E402, F401

STUDENT, PERSON, SIGN, WORD = "Quillon Zebrawski", "Xanthe Canary", "covers_ears", "marmalade"
SECRETS = ["Quillon", "Zebrawski", "QZ", "Xanthe", "Canary", SIGN, "ears", WORD]


def now():
    return int(time.time() * 1000)


def wait_until(true, patience=PATIENCE):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if value := true():
            return value
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


def start(push=None, env=None, data=None):
    settings = {"CUELINE_NOTIFY_CONTACT": "mailto:office@school.example", "CUELINE_NOTIFY_ALLOW_PRIVATE": "true"}
    return Server(env={**settings, **(env or {})}, data=data)


class Room(School):
    """Room 12 with a teacher, two paras and a student."""

    def __init__(self, server, push):
        super().__init__(server)
        self.push = push
        self.teacher_id, self.teacher = self.person(PERSON, "teacher")
        self.para_id, self.para = self.person("Pat " + PERSON)
        self.other_id, self.other = self.person("Otto " + PERSON)
        people = [self.teacher_id, self.para_id, self.other_id]
        self.room = super().room("Room 12", people)
        self.student = self.command("add_student", name=STUDENT, classroom=self.room, care_team=people)[0]
        if push:
            status, _, body = server.request("GET", "/api/push/key", token=self.teacher)
            assert status == 200, body
            push.key = json.loads(body)["key"]

    def subscribe(self, token, name, language=None):
        device = self.push.device(name)
        status, answer = self.server.post("/api/push/subscription", device.subscription(language), token)
        assert status == 200, answer
        return device

    def alert(self, token=None, **fields):
        return self.command("send_alert", token or self.teacher, **{
            "template_code": "time_moved", "title": f"{STUDENT} leaves early", "text": WORD, "severity": 1,
            "mode": "all", "until": now() + 3_600_000, "place": STUDENT,
            "audience": {"channels": [self.room], "roles": [], "persons": []}, **fields})[0]

    def observe(self, token=None, urgency="when_you_can"):
        return self.command("observe", token or self.para, students=[self.student], signs=[SIGN], intensity=2,
                            context={}, basis="saw", urgency=urgency, note=WORD, seen_at=now())[0]

    def fates(self, item, token=None):
        """What became of each person's notice."""
        status, answer = self.server.post("/api/ask", {"kind": "notices_of", "item": item}, token or self.teacher)
        assert status == 200, answer
        return {fate["person"]: fate["state"] for fate in answer["finding"]["fates"]}

    def test_notice(self, token):
        status, answer = self.server.post("/api/push/test", {}, token)
        assert status == 200, answer
        return answer["notice"]

    def test_fate(self, token, notice):
        status, _, body = self.server.request("GET", f"/api/push/test?notice={notice}", token=token)
        assert status == 200, body
        return json.loads(body)

    def metric(self, name):
        _, _, body = self.server.request("GET", "/metrics")
        return next(float(line.split()[1]) for line in body.decode().splitlines() if line.startswith(name + " "))
