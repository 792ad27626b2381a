"""A shared device over the wire and in words: enrolled by a code, switched by PINs, revoked; and what stays closed."""

import http.client
import json
import os
import re
import statistics
import subprocess
import threading
import time
import unittest

from command_line import REFUSED, USAGE, CommandLine
from server import BINARY, PASSWORD, PATIENCE
from socket_client import Client


class Browser:
    """Cookies as a browser keeps them."""

    def __init__(self, server):
        self.server = server
        self.jar = {}

    def request(self, method, path, body=None, origin=True):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.jar.items())}
        if origin:
            headers["Origin"] = f"http://127.0.0.1:{self.server.port}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            key, value = cookie.split(";")[0].split("=", 1)
            self.jar[key] = value
        connection.close()
        return answer.status, json.loads(content)

    def post(self, path, body, origin=True):
        return self.request("POST", path, body, origin)

    def get(self, path):
        return self.request("GET", path)


class Devices(CommandLine):
    def setUp(self):
        super().setUp()
        self.people()
        self.other_id, self.other = self.school.person("Olga Other")
        self.room = self.school.room("Room 12", [self.para_id, self.teacher_id])
        for token, pin in ((self.para, "4823"), (self.teacher, "9071"), (self.other, "5566")):
            self.assertEqual(self.server.post("/api/me/pin", {"pin": pin}, token)[0], 200)

    def code(self, idle=3):
        body = {"name": "Room 12 tablet", "rooms": [self.room], "idle_minutes": idle}
        status, offer = self.server.post("/api/devices", body, self.admin)
        self.assertEqual(status, 200, offer)
        return offer["code"]

    def tablet(self):
        browser = Browser(self.server)
        status, here = browser.post("/api/device/enrol", {"code": self.code()})
        self.assertEqual(status, 200, here)
        return browser, here

    def switch(self, browser, person, pin):
        status, answer = browser.post("/api/device/switch", {"person": person, "pin": pin})
        return status, answer.get("problem", answer)

    def test_its_people_switch_with_their_pins_and_nobody_else_does(self):
        tablet, here = self.tablet()
        self.assertEqual((here["name"], here["school"], here["idle_minutes"]), ("Room 12 tablet", "Elm Street School", 3))
        self.assertEqual([(one["name"], one["has_pin"]) for one in here["persons"]], [("Pia P.", True), ("Tom T.", True)])
        self.assertNotIn("Para", json.dumps(here))  # no more of a name than it takes

        status, pia = self.switch(tablet, self.para_id, "4823")
        self.assertEqual((status, pia["person"]), (200, self.para_id))
        self.assertEqual(tablet.get("/api/me")[1]["person"]["name"], "Pia Para")
        self.assertEqual(tablet.get("/api/device")[1]["person"], self.para_id)
        first = tablet.jar["cueline"]
        client = Client(self.server, first).live()

        self.assertEqual(self.switch(tablet, self.teacher_id, "4823")[1]["code"], "wrong_pin")
        self.assertEqual(self.switch(tablet, self.other_id, "5566")[1]["code"], "not_found")
        self.assertEqual(self.switch(tablet, self.admin_person(), "4823")[1]["code"], "not_found")
        status, tom = self.switch(tablet, self.teacher_id, "9071")
        self.assertEqual(status, 200)
        self.assertEqual(client.close_code(), 4001)
        self.assertEqual(self.server.request("GET", "/api/me", token=first)[0], 401)
        self.assertNotEqual(pia["keep"], tom["keep"])
        self.assertEqual(self.switch(tablet, self.para_id, "4823")[1]["keep"], pia["keep"])

    def admin_person(self):
        return self.school.admin_id

    def test_a_pin_opens_nothing_without_the_device(self):
        stranger = Browser(self.server)
        self.assertEqual(stranger.get("/api/device")[1]["problem"]["code"], "not_a_shared_device")
        self.assertEqual(self.switch(stranger, self.para_id, "4823")[1]["code"], "not_a_shared_device")
        self.assertEqual(stranger.post("/api/sign-in", {"login": f"person{self.para_id}", "password": "4823"})[0], 401)
        tablet, _ = self.tablet()
        self.assertEqual(tablet.post("/api/device/switch", {"person": self.para_id, "pin": "4823"}, origin=False)[0], 403)

    def test_a_session_on_it_is_for_work_and_not_for_the_account(self):
        tablet, _ = self.tablet()
        self.switch(tablet, self.para_id, "4823")
        self.assertEqual(tablet.post("/api/me/pin", {"pin": "6174"})[1]["problem"]["code"], "only_own_device")
        self.assertEqual(tablet.get("/api/me/contact")[1]["problem"]["code"], "only_own_device")
        push = {"endpoint": "https://push.example/1", "p256dh": "x", "auth": "y"}
        self.assertEqual(tablet.post("/api/push/subscription", push)[1]["problem"]["code"], "only_own_device")
        self.assertEqual(tablet.post("/api/device/stay", {})[1]["person"], self.para_id)
        said = {"kind": "post_message", "timeline": self.room, "text": "From the tablet", "mentions": []}
        self.assertEqual(tablet.post("/api/commands", {"id": "t1", "command": said})[0], 200)

    def test_only_admins_enrol_list_and_revoke(self):
        offer = {"name": "Mine", "rooms": [self.room], "idle_minutes": 3}
        for token, wanted in ((self.para, 403), (None, 401)):
            self.assertEqual(self.server.post("/api/devices", offer, token)[0], wanted)
            self.assertEqual(self.server.request("GET", "/api/devices", token=token)[0], wanted)
            self.assertEqual(self.server.post("/api/devices/revoke", {"device": 1}, token)[0], wanted)
        self.assertEqual(self.server.post("/api/devices", {**offer, "rooms": [2]}, self.admin)[0], 404)
        self.assertEqual(self.server.post("/api/devices", {**offer, "rooms": []}, self.admin)[0], 400)
        self.assertEqual(self.server.post("/api/devices/revoke", {"device": 99}, self.admin)[0], 404)

    def test_revoking_it_or_the_person_ends_it_at_once(self):
        tablet, here = self.tablet()
        self.switch(tablet, self.para_id, "4823")
        client = Client(self.server, tablet.jar["cueline"]).live()
        self.school.command("deactivate_person", person=self.para_id)
        self.assertEqual(client.close_code(), 4001)
        self.assertEqual(self.switch(tablet, self.para_id, "4823")[1]["code"], "not_found")

        self.switch(tablet, self.teacher_id, "9071")
        client = Client(self.server, tablet.jar["cueline"]).live()
        self.assertEqual(self.server.post("/api/devices/revoke", {"device": here["device"]}, self.admin)[0], 200)
        self.assertEqual(client.close_code(), 4001)
        self.assertEqual(tablet.get("/api/device")[1]["problem"]["code"], "not_a_shared_device")
        self.server.restart()
        self.assertEqual(tablet.get("/api/device")[1]["problem"]["code"], "not_a_shared_device")

    def test_a_code_works_once_and_signs_out_who_set_it_up(self):
        browser = Browser(self.server)
        browser.post("/api/sign-in", {"login": "ada", "password": PASSWORD})
        before = browser.jar["cueline"]
        code = self.code()
        link = json.loads(self.server.request("GET", f"/api/link?secret={code}")[2])
        self.assertEqual((link["purpose"], link["name"]), ("device", "Room 12 tablet"))
        self.assertEqual(browser.post("/api/device/enrol", {"code": f"{code[:4]}-{code[4:].lower()}"})[0], 200)
        self.assertEqual(browser.jar["cueline"], "")
        self.assertEqual(self.server.request("GET", "/api/me", token=before)[0], 401)
        self.assertEqual(Browser(self.server).post("/api/device/enrol", {"code": code})[0], 410)

    def test_too_many_tries_say_how_long_and_nothing_of_it_is_in_the_log(self):
        tablet, _ = self.tablet()
        for _ in range(3):
            self.assertEqual(self.switch(tablet, self.para_id, "1111")[1]["code"], "wrong_pin")
        status, problem = self.switch(tablet, self.para_id, "4823")
        self.assertEqual((status, problem["code"], problem["retry"]), (429, "too_many_tries", True))
        self.assertTrue(29_000 < problem["retry_after_ms"] <= 30_000, problem)
        self.assertEqual(self.switch(tablet, self.teacher_id, "9071")[0], 200)
        said = self.server.text() + self.server.text(self.server.out)
        for secret in ("4823", "1111", "9071", "Pia", tablet.jar["cueline-device"]):
            self.assertNotIn(secret, said)

    def test_a_switch_does_not_wait_behind_those_who_sign_in(self):
        tablet, _ = self.tablet()
        body = {"login": "ada", "password": PASSWORD}
        crowd = [threading.Thread(target=lambda: [self.server.post("/api/sign-in", body) for _ in range(4)]) for _ in range(12)]
        for one in crowd:
            one.start()
        took = []
        for n in range(6):
            person, pin = ((self.para_id, "4823"), (self.teacher_id, "9071"))[n % 2]
            start = time.monotonic()
            self.assertEqual(self.switch(tablet, person, pin)[0], 200)
            took.append(time.monotonic() - start)
        for one in crowd:
            one.join()
        self.assertLess(statistics.median(took), 2)

    # ---- In words ----

    def pin(self, *words, typed, by, code=0):
        done = subprocess.run(
            [BINARY, "--server", f"http://127.0.0.1:{self.server.port}", "pin", *words], input=typed, text=True,
            capture_output=True, timeout=PATIENCE,
            env={**os.environ, "CUELINE_TOKEN": by, "CUELINE_SESSION": os.path.join(self.folder, "none")})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def test_words_for_devices(self):
        said = self.word("device", "enrol", "Room 12 tablet", "--room", "Room 12", "--idle", "5")
        code = re.search(r"/device and type (\w{4} \w{4})\n", said)[1]
        self.assertEqual(Browser(self.server).post("/api/device/enrol", {"code": code})[0], 200)
        listed = self.word("device", "list")
        self.assertIn("Room 12 tablet", listed)
        self.assertIn("5 min", listed)
        self.assertEqual(json.loads(self.word("--json", "device", "list"))["devices"][0]["idle_minutes"], 5)
        self.assertIn("no device called Gym", self.word("device", "revoke", "Gym", code=USAGE))
        self.assertIn("role does not include", self.word("device", "list", by=self.para, code=REFUSED))
        self.word("device", "revoke", "Room 12 tablet")
        self.assertNotIn("Room 12", self.word("device", "list"))

    def test_words_for_a_pin(self):
        self.assertIn("too easy", self.pin("set", typed="1234\n", by=self.para, code=REFUSED))
        self.assertIn("four to eight digits", self.pin("set", typed="12\n", by=self.para, code=USAGE))
        self.assertIn("shared devices only", self.pin("set", typed="6174\n", by=self.para))
        self.assertEqual(self.word("pin", "show", by=self.para), "You have a PIN.\n")
        self.word("pin", "remove", by=self.para)
        self.assertEqual(self.word("pin", "show", by=self.para), "You have no PIN.\n")


if __name__ == "__main__":
    unittest.main()
