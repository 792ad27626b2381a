"""What has been committed goes out, also when the server is killed at the worst moment, and after a restart."""

import random
import subprocess
import time
import unittest

from people import Room, start, wait_until
from push_service import PushService
from server import BINARY


class Survival(unittest.TestCase):
    def setUp(self):
        self.push = PushService()
        self.addCleanup(self.push.close)
        self.server = start()
        self.addCleanup(self.server.__exit__)
        self.school = Room(self.server, self.push)

    def tearDown(self):
        self.assertEqual(self.push.wrong, [])

    def again(self):
        self.server.kill()
        self.server.start()

    def test_killed_between_commit_and_send_nothing_is_lost(self):
        phone = self.school.subscribe(self.school.para, "phone")
        chance = random.Random(7)
        sent = []
        for _ in range(12):
            sent.append(self.school.alert())
            time.sleep(chance.random() * 0.02)
            self.again()
        wait_until(lambda: {notice["item"] for notice in phone.shown} >= set(sent), 40)
        topics = {}
        for notice, headers in zip(phone.shown, phone.headers):
            topics.setdefault(notice["item"], set()).add((headers["Topic"], notice["tag"]))
        self.assertTrue(all(len(names) == 1 for names in topics.values()), "a repeat takes the place of the first")
        time.sleep(1)
        before = len(phone.tries)
        self.again()
        time.sleep(3)
        self.assertEqual(len(phone.tries), before, "what was taken is not sent again once that is on disk")

    def test_what_was_put_off_is_still_put_off_after_a_restart(self):
        phone = self.school.subscribe(self.school.para, "phone")
        phone.answers = [(503, {"Retry-After": "9"})]
        self.school.alert()
        wait_until(lambda: phone.tries)
        time.sleep(0.5)
        self.again()
        wait_until(lambda: phone.shown, 20)
        self.assertGreaterEqual(phone.tries[1][0] - phone.tries[0][0], 8.5)

    def test_taken_back_just_before_a_kill_never_buzzes(self):
        phone = self.school.subscribe(self.school.teacher, "phone")
        observation = self.school.observe()
        self.school.command("retract_observation", self.school.para, observation=observation)
        self.again()
        wait_until(lambda: set(self.school.fates(observation, self.school.para).values()) == {"withdrawn"}, 20)
        self.assertEqual(phone.tries, [])

    def test_key_and_devices_survive(self):
        phone = self.school.subscribe(self.school.para, "phone")
        self.again()
        self.school.alert()  # the push service knows the key that the device subscribed with
        wait_until(lambda: phone.shown)

    def test_a_stopped_server_leaves_in_time_although_a_push_hangs(self):
        phone = self.school.subscribe(self.school.para, "phone")
        phone.answers = ["hang"]
        self.school.alert()
        wait_until(lambda: phone.tries)
        begin = time.monotonic()
        self.assertEqual(self.server.stop(), 0)
        self.assertLess(time.monotonic() - begin, 5)

    def test_the_doctor_finds_nothing_wrong(self):
        phone = self.school.subscribe(self.school.para, "phone")
        self.school.alert()
        self.school.test_notice(self.school.para)
        wait_until(lambda: len(phone.shown) == 2)
        self.assertEqual(self.server.stop(), 0)
        told = subprocess.run([BINARY, "doctor", self.server.data], capture_output=True, text=True, timeout=60)
        self.assertEqual(told.returncode, 0, told.stdout + told.stderr)


if __name__ == "__main__":
    unittest.main()
