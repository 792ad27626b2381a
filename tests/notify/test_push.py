"""From a command to a device and back, through the real binary and a push service that decrypts."""

import json
import time
import unittest

from people import SECRETS, Room, now, start, wait_until
from push_service import PushService


class Push(unittest.TestCase):
    def setUp(self):
        self.push = PushService()
        self.addCleanup(self.push.close)
        self.server = start()
        self.addCleanup(self.server.__exit__)
        self.school = Room(self.server, self.push)

    def tearDown(self):
        self.assertEqual(self.push.wrong, [])
        # The token in Authorization is random letters, in which any two may stand.
        headers = [[{name: value for name, value in one.items() if name != "Authorization"} for one in device.headers]
                   for device in self.push.devices.values()]
        told = self.server.text() + json.dumps([[device.shown for device in self.push.devices.values()], headers])
        for secret in SECRETS:
            self.assertNotIn(secret, told)

    def test_a_change_reaches_each_device_once_and_says_a_room_and_a_kind(self):
        phone = self.school.subscribe(self.school.para, "phone")
        sender = self.school.subscribe(self.school.teacher, "sender")
        begin = time.monotonic()
        starts = now() + 60_000
        alert = self.school.alert(starts=starts)
        wait_until(lambda: phone.shown)
        self.assertLess(phone.tries[0][0] - begin, 2, "a change is not held back")
        (notice,) = phone.shown
        clock = time.strftime("%H:%M", time.gmtime(starts // 1000))  # Lisbon's winter time
        self.assertEqual(notice["title"], f"Room 12: change at {clock}")
        self.assertEqual(notice["body"], "Open to confirm")
        self.assertEqual((notice["item"], notice["notice_kind"], notice["got_it"]), (alert, "change", "Got it"))
        self.assertEqual(phone.headers[0]["Urgency"], "high")
        self.assertLessEqual(int(phone.headers[0]["TTL"]), 3600)
        time.sleep(1)
        self.assertEqual((len(phone.shown), sender.tries), (1, []))

    def test_the_sender_sees_how_far_it_came(self):
        phone = self.school.subscribe(self.school.para, "phone")
        alert = self.school.alert()
        (notice,) = wait_until(lambda: phone.shown)
        mine = self.school.para_id
        wait_until(lambda: self.school.fates(alert)[mine] == "accepted")
        self.assertEqual(self.school.fates(alert)[self.school.other_id], "failed", "no device: the gap is shown")
        body = {"item": notice["item"], "notice": notice["notice"]}
        self.assertEqual(self.server.post("/api/push/shown", body, self.school.para)[0], 200)
        wait_until(lambda: self.school.fates(alert)[mine] == "shown")
        self.school.command("answer_alert", self.school.para, alert=alert, answer="got_it")
        self.assertEqual(self.school.fates(alert)[mine], "answered")
        status, _ = self.server.post("/api/ask", {"kind": "notices_of", "item": alert}, self.school.other)
        self.assertNotEqual(status, 200, "only for the sender and admins")
        self.assertEqual(self.school.metric("cueline_notices_shown_total"), 1)

    def test_an_observation_waits_five_seconds_and_one_taken_back_never_buzzes(self):
        phone = self.school.subscribe(self.school.teacher, "phone")
        taken_back = self.school.observe()
        begin = time.monotonic()
        kept = self.school.observe()
        time.sleep(1)
        self.school.command("retract_observation", self.school.para, observation=taken_back)
        (notice,) = wait_until(lambda: phone.shown)
        self.assertGreaterEqual(phone.tries[0][0] - begin, 4.5)
        self.assertEqual((notice["item"], notice["title"]), (kept, "Room 12: a cue for you"))
        time.sleep(2)
        self.assertEqual(len(phone.tries), 1)
        wait_until(lambda: set(self.school.fates(taken_back, self.school.para).values()) == {"withdrawn"})

    def test_come_now_goes_at_once_and_fyi_not_at_all(self):
        phone = self.school.subscribe(self.school.teacher, "phone")
        self.school.observe(urgency="fyi")
        begin = time.monotonic()
        urgent = self.school.observe(urgency="come_now")
        (notice,) = wait_until(lambda: phone.shown)
        self.assertLess(phone.tries[0][0] - begin, 2)
        self.assertEqual(notice["item"], urgent)
        time.sleep(5.5)
        self.assertEqual({shown["item"] for shown in phone.shown}, {urgent})  # silence may ask again

    def test_a_message_to_somebody_waits_and_is_left_out_when_it_was_read_or_taken_back(self):
        phone = self.school.subscribe(self.school.para, "phone")
        say = lambda: self.school.command("post_message", self.school.teacher, timeline=self.school.room, text="Quillon",
                                          mentions=[self.school.para_id])[0]
        gone, kept = say(), say()
        self.school.command("retract_message", self.school.teacher, message=gone)
        (notice,) = wait_until(lambda: phone.shown)
        self.assertEqual((notice["item"], notice["title"]), (kept, "Room 12: a message for you"))
        time.sleep(1)
        self.assertEqual(len(phone.tries), 1)

    def test_each_device_is_told_in_its_language(self):
        english = self.school.subscribe(self.school.para, "english")
        spanish = self.school.subscribe(self.school.other, "spanish", "es")
        self.school.alert()
        self.assertEqual(wait_until(lambda: english.shown)[0]["title"], "Room 12: a change")
        self.assertEqual(wait_until(lambda: spanish.shown)[0]["title"], "Room 12: un cambio")

    def test_a_dead_device_is_forgotten(self):
        for status in (404, 410):
            phone = self.school.subscribe(self.school.para, f"phone{status}")
            phone.answers = [(status, {})]
            alert = self.school.alert()
            wait_until(lambda: self.school.fates(alert)[self.school.para_id] == "failed")
            self.assertEqual(len(phone.tries), 1)
            _, _, body = self.server.request("GET", "/api/push/devices", token=self.school.para)
            self.assertEqual(json.loads(body)["devices"], [])
            self.school.alert()
            time.sleep(0.5)
            self.assertEqual(len(phone.tries), 1)

    def test_trouble_is_tried_again_and_a_time_to_wait_is_kept(self):
        phone = self.school.subscribe(self.school.para, "phone")
        phone.answers = [(500, {}), (429, {"Retry-After": "15"})]
        alert = self.school.alert()
        wait_until(lambda: phone.shown, 60)
        first, second, third = (when for when, _ in phone.tries)
        self.assertGreater(second - first, 3)
        self.assertGreaterEqual(third - second, 14.5)
        wait_until(lambda: self.school.fates(alert)[self.school.para_id] == "accepted")

    def test_a_line_that_is_cut_is_tried_again(self):
        phone = self.school.subscribe(self.school.para, "phone")
        phone.answers = ["reset"]
        self.school.alert()
        wait_until(lambda: phone.shown, 20)
        self.assertEqual(len(phone.tries), 2)

    def test_what_is_refused_for_good_is_not_repeated(self):
        phone = self.school.subscribe(self.school.para, "phone")
        phone.answers = [(413, {})]
        alert = self.school.alert()
        wait_until(lambda: self.school.fates(alert)[self.school.para_id] == "failed")
        time.sleep(1)
        self.assertEqual(len(phone.tries), 1)
        self.assertEqual(self.school.metric("cueline_notify_refused_total"), 1)

    def test_a_service_that_hangs_holds_up_nobody(self):
        elsewhere = PushService()
        self.addCleanup(elsewhere.close)
        hangs = elsewhere.device("hangs")
        self.assertEqual(self.server.post("/api/push/subscription", hangs.subscription(), self.school.para)[0], 200)
        fine = self.school.subscribe(self.school.other, "fine")
        hangs.answers = ["hang"] * 20
        for _ in range(12):
            self.school.alert()
        begin = time.monotonic()
        wait_until(lambda: len(fine.shown) == 12, 12)
        self.assertLess(time.monotonic() - begin, 8)

    def test_an_alert_that_is_over_is_not_sent(self):
        phone = self.school.subscribe(self.school.para, "phone")
        phone.answers = [(503, {})]
        alert = self.school.alert()
        wait_until(lambda: phone.tries)
        self.school.command("answer_alert", self.school.para, alert=alert, answer="got_it")
        time.sleep(8)
        self.assertEqual(len(phone.tries), 1, "answered on another device: no second buzz")
        phone.answers = [(503, {})]
        short = self.school.alert(until=now() + 2_000)
        wait_until(lambda: self.school.fates(short).get(self.school.para_id) in ("failed", "withdrawn", "accepted"))
        self.assertNotIn("accepted", self.school.fates(short).values())

    def test_signing_out_ends_the_device(self):
        phone = self.school.subscribe(self.school.para, "phone")
        self.assertEqual(self.server.post("/api/sign-out", {"everywhere": False}, self.school.para)[0], 200)
        self.school.alert()
        time.sleep(1)
        self.assertEqual(phone.tries, [])

    def test_who_is_deactivated_hears_nothing_more(self):
        phone = self.school.subscribe(self.school.para, "phone")
        self.server.post("/api/me/contact", {"phone": "+351912345678"}, self.school.para)
        self.school.command("deactivate_person", person=self.school.para_id)
        self.school.alert()
        time.sleep(1)
        self.assertEqual(phone.tries, [])

    def test_only_good_subscriptions_are_taken(self):
        good = self.push.device("phone").subscription()
        for field, value, code in [("endpoint", "ftp://127.0.0.1/x", "out_of_range"), ("p256dh", "AAAA", "out_of_range"),
                                   ("p256dh", "B" + "A" * 86, "out_of_range"), ("auth", "AAAA", "out_of_range"),
                                   ("endpoint", "https://x/" + "a" * 3000, "too_long")]:
            status, answer = self.server.post("/api/push/subscription", {**good, field: value}, self.school.para)
            problem = answer["problem"]
            self.assertEqual((status // 100, problem["code"], problem["field"]), (4, code, "/" + field), answer)
        self.assertEqual(self.server.post("/api/push/subscription", good)[0], 401)

    def test_a_quiet_device_is_told_from_one_that_shows(self):
        self.school.subscribe(self.school.para, "phone")
        devices = lambda: json.loads(self.server.request("GET", "/api/push/devices", token=self.school.para)[2])
        notice = self.school.test_notice(self.school.para)
        wait_until(lambda: self.school.test_fate(self.school.para, notice)["state"] == "accepted")
        self.assertIn("taken", devices()["devices"][0])
        self.assertNotIn("shown", devices()["devices"][0])
        self.server.post("/api/push/shown", {"item": 0, "notice": notice}, self.school.para)
        wait_until(lambda: self.school.test_fate(self.school.para, notice)["state"] == "shown")
        self.assertIn("shown", devices()["devices"][0])
        status, answer = self.server.post("/api/push/test", {}, self.school.para)
        self.assertEqual(answer["problem"]["code"], "busy")


class PrivateAddresses(unittest.TestCase):
    def test_the_server_does_not_call_its_neighbours(self):
        push = PushService()
        self.addCleanup(push.close)
        with start(env={"CUELINE_NOTIFY_ALLOW_PRIVATE": "false"}) as server:
            school = Room(server, push)
            subscription = push.device("phone").subscription()
            port = push.server.server_port
            for address in (f"http://127.0.0.1:{port}/push/phone", f"https://127.0.0.1:{port}/push/phone",
                            f"https://localhost:{port}/push/phone", "https://169.254.169.254/latest"):
                status, answer = server.post("/api/push/subscription", {**subscription, "endpoint": address}, school.para)
                self.assertEqual((status, answer["problem"].get("field")), (400, "/endpoint"), answer)


if __name__ == "__main__":
    unittest.main()
