"""E-mail by a real mail server and SMS by a webhook, through the same test button a person presses."""

import hashlib
import hmac
import http.server
import json
import os
import subprocess
import tempfile
import threading
import time
import unittest

from mail_server import MailServer
from people import SECRETS, Room, start, wait_until
from server import BINARY, certificate

SECRET = "a webhook secret"


class Gateway:
    """An SMS gateway that checks the signature of what it is sent."""

    def __init__(self):
        self.texts, self.wrong = [], []
        gateway = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                parts = dict(part.split("=", 1) for part in self.headers["Cueline-Signature"].split(","))
                made = hmac.new(SECRET.encode(), f"{parts['t']}.".encode() + body, hashlib.sha256).hexdigest()
                if made != parts["v1"] or abs(time.time() - int(parts["t"])) > 60:
                    gateway.wrong.append(dict(self.headers))
                gateway.texts.append(json.loads(body))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/sms"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Mail(unittest.TestCase):
    def open(self, mail, scheme="smtp", host="127.0.0.1", **env):
        self.addCleanup(mail.close)
        settings = {"CUELINE_NOTIFY_SMTP_URL": f"{scheme}://{host}:{mail.port}",
                    "CUELINE_NOTIFY_SMTP_FROM": "cueline@school.example", "CUELINE_SERVER_PUBLIC_URL": "http://x.example"}
        self.server = start(env={**settings, **env})
        self.addCleanup(self.server.__exit__)
        self.school = Room(self.server, None)
        status, answer = self.server.post("/api/me/contact", {"email": "xa@school.example"}, self.school.para)
        self.assertEqual(status, 200, answer)

    def fate(self, notice):
        return self.school.test_fate(self.school.para, notice)

    def test_a_mail_is_plain_and_names_nobody(self):
        mail = MailServer()
        self.open(mail, CUELINE_NOTIFY_SMTP_PLAIN="true")
        notice = self.school.test_notice(self.school.para)
        wait_until(lambda: mail.mails)
        envelope, text, _ = mail.mails[0]
        self.assertEqual((envelope.mail_from, envelope.rcpt_tos), ("cueline@school.example", ["xa@school.example"]))
        self.assertEqual(text["From"].addresses[0].display_name, "Elm Street School")
        self.assertEqual((text["To"].addresses[0].addr_spec, text["Subject"]), ("xa@school.example", "This is a test"))
        self.assertLess(abs(text["Date"].datetime.timestamp() - time.time()), 60)
        self.assertRegex(text["Message-ID"], r"^<[\w.]+@school\.example>$")
        self.assertEqual(text.get_content_type(), "text/plain")
        self.assertIn("This is a test. Notices reach you here.", text.get_content())
        self.assertIn("http://x.example", text.get_content())
        for secret in SECRETS:
            self.assertNotIn(secret, str(text) + self.server.text())
        wait_until(lambda: self.fate(notice)["state"] == "accepted")
        self.assertEqual(self.fate(notice)["ways"], 1)

    def test_starttls_with_a_password(self):
        with tempfile.TemporaryDirectory() as folder:
            pair = certificate(folder)
            mail = MailServer(certificate=pair, password="mail password")
            self.open(mail, host="localhost", CUELINE_NOTIFY_SMTP_USER="cueline", CUELINE_NOTIFY_CA_FILE=pair[0],
                      CUELINE_NOTIFY_SMTP_PASSWORD="mail password")
            self.school.test_notice(self.school.para)
            wait_until(lambda: mail.mails)
            self.assertTrue(mail.mails[0][2], "over TLS")
            self.assertEqual(mail.auths, 1)
            self.assertNotIn("mail password", self.server.text())

    def test_nothing_is_said_to_a_server_without_tls(self):
        mail = MailServer()
        self.open(mail)
        notice = self.school.test_notice(self.school.para)
        wait_until(lambda: self.school.metric("cueline_notify_later_total") >= 1)
        self.assertEqual((mail.tries, mail.mails), (0, []))
        self.assertNotEqual(self.fate(notice)["state"], "accepted")

    def test_a_certificate_of_nobody_is_not_believed(self):
        with tempfile.TemporaryDirectory() as folder:
            mail = MailServer(certificate=certificate(folder))
            self.open(mail, host="localhost")
            self.school.test_notice(self.school.para)
            wait_until(lambda: self.school.metric("cueline_notify_later_total") >= 1)
            self.assertEqual(mail.mails, [])

    def test_a_wrong_password_waits_for_the_operator(self):
        with tempfile.TemporaryDirectory() as folder:
            pair = certificate(folder)
            mail = MailServer(certificate=pair, password="right")
            self.open(mail, host="localhost", CUELINE_NOTIFY_SMTP_USER="cueline", CUELINE_NOTIFY_CA_FILE=pair[0],
                      CUELINE_NOTIFY_SMTP_PASSWORD="wrong one")
            notice = self.school.test_notice(self.school.para)
            wait_until(lambda: self.school.metric("cueline_notify_later_total") >= 1)
            self.assertEqual(mail.mails, [])
            self.assertIn(self.fate(notice)["state"], ("queued", "sent"))
            self.server.wait_for("was not taken: sign-in refused")
            self.assertNotIn("wrong one", self.server.text())

    def test_4yz_is_tried_again_and_5yz_is_not(self):
        mail = MailServer()
        self.open(mail, CUELINE_NOTIFY_SMTP_PLAIN="true")
        mail.answers = ["451 try later"]
        first = self.school.test_notice(self.school.para)
        wait_until(lambda: mail.mails, 20)
        self.assertEqual(mail.tries, 2)
        wait_until(lambda: self.fate(first)["state"] == "accepted")
        time.sleep(max(0, 10.5 - (time.time() - first / 1000)))
        mail.answers = ["550 no such mailbox"] * 3
        second = self.school.test_notice(self.school.para)
        wait_until(lambda: self.fate(second)["state"] == "failed")
        self.assertEqual(mail.tries, 3)

    def test_a_slow_server_is_waited_for_without_holding_up_the_rest(self):
        mail = MailServer(slow=3)
        self.open(mail, CUELINE_NOTIFY_SMTP_PLAIN="true")
        begin = time.monotonic()
        self.school.test_notice(self.school.para)
        self.school.say(self.school.room, "still here", self.school.teacher)
        self.assertLess(time.monotonic() - begin, 2)
        wait_until(lambda: mail.mails, 20)

    def test_a_webhook_is_signed(self):
        gateway = Gateway()
        self.addCleanup(gateway.close)
        mail = MailServer()
        self.open(mail, CUELINE_NOTIFY_SMTP_PLAIN="true", CUELINE_NOTIFY_WEBHOOK_URL=gateway.address,
                  CUELINE_NOTIFY_WEBHOOK_SECRET=SECRET)
        self.server.post("/api/me/contact", {"email": "xa@school.example", "phone": "+351912345678"}, self.school.para)
        notice = self.school.test_notice(self.school.para)
        wait_until(lambda: self.fate(notice)["ways"] == 2)
        self.assertEqual(gateway.wrong, [])
        (text,) = gateway.texts
        self.assertEqual((text["to"], text["text"]), ("+351912345678", "This is a test. Notices reach you here."))


class Contacts(unittest.TestCase):
    def test_a_contact_is_its_owners_alone(self):
        with start() as server:
            school = Room(server, None)
            good = {"email": "xa@school.example", "phone": "+351912345678"}
            self.assertEqual(server.post("/api/me/contact", good, school.para), (200, {}))
            read = lambda token: json.loads(server.request("GET", "/api/me/contact", token=token)[2])
            self.assertEqual((read(school.para), read(school.admin)), (good, {}))
            for body, field in [({"email": "a b@c"}, "/email"), ({"email": "a@b,c@d"}, "/email"),
                                ({"phone": "912345678"}, "/phone")]:
                status, answer = server.post("/api/me/contact", body, school.para)
                self.assertEqual((status, answer["problem"]["field"]), (400, field))
            self.assertEqual(server.post("/api/me/contact", {}, school.para), (200, {}))
            self.assertEqual(read(school.para), {})
            self.assertNotIn("xa@school.example", server.text())


class Settings(unittest.TestCase):
    def test_wrong_settings_are_told_at_the_start(self):
        for name, value, words in [("CONTACT", "office@school.example", "notify.contact"),
                                   ("SMTP_URL", "http://mail", "notify.smtp_url"),
                                   ("SMTP_URL", "smtp://mail", "notify.smtp_from"),
                                   ("SMTP_USER", "me", "notify.smtp_password"),
                                   ("WEBHOOK_URL", "http://sms", "notify.webhook_url"),
                                   ("WEBHOOK_URL", "https://sms", "notify.webhook_secret")]:
            told = subprocess.run([BINARY, "serve", "--data", "/nonexistent/data"], capture_output=True, text=True,
                                  env={**os.environ, "CUELINE_NOTIFY_" + name: value}, timeout=10)
            self.assertEqual(told.returncode, 2, told.stderr)
            self.assertIn(words, told.stderr)


if __name__ == "__main__":
    unittest.main()
