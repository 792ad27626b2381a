"""The same over TLS: cookie name, flags, headers, delivery, and a stranger to TLS."""

import http.client
import socket
import tempfile
import unittest

from server import PASSWORD, School, Server, certificate
from socket_client import Client


class Tls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.server = Server(tls=certificate(cls.folder.name))
        cls.school = School(cls.server)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def test_delivery(self):
        one, other = (Client(self.server, self.school.admin).live() for _ in range(2))
        one.command("m", "post_message", timeline=3, text="x" * 4_000, mentions=[])
        said = one.reply("m")["sequences"][0]
        other.until_kind("entry", lambda line: line["entry"]["sequence"] == said)

    def test_much_at_once(self):
        reader = Client(self.server, self.school.admin).live()
        said = [self.school.say(3, "y" * 3_900) for _ in range(150)]
        got = []
        while len(got) < len(said):
            line = reader.next()
            if line["kind"] == "entry":
                got.append(line["entry"]["sequence"])
        self.assertEqual(got, said)

    def test_the_cookie_belongs_to_this_address_alone(self):
        origin = {"Origin": f"https://localhost:{self.server.port}"}
        _, headers, _ = self.server.request(
            "POST", "/api/sign-in", {"login": "ada", "password": PASSWORD}, headers=origin)
        self.assertTrue(headers["set-cookie"].startswith("__Host-cueline="))
        self.assertIn("; Secure", headers["set-cookie"])
        self.assertIn("strict-transport-security", headers)
        cookie = {"Cookie": headers["set-cookie"].split(";")[0]}
        self.assertEqual(self.server.request("GET", "/api/me", headers=cookie)[0], 200)

    def test_the_page_must_be_secure_too(self):
        insecure = {"Origin": f"http://localhost:{self.server.port}"}
        status, _ = self.server.post("/api/sign-in", {"login": "ada", "password": PASSWORD}, headers=insecure)
        self.assertEqual(status, 403)

    def test_who_does_not_speak_tls(self):
        plain = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=5)
        with self.assertRaises((http.client.HTTPException, OSError)):
            plain.request("GET", "/healthz")
            plain.getresponse()
        with socket.create_connection(("127.0.0.1", self.server.port)):
            pass
        self.assertEqual(self.server.request("GET", "/healthz")[0], 200)

    def test_a_clean_end(self):
        client = Client(self.server, self.school.admin).live()
        client.frame(8, b"\x03\xe8")
        self.assertEqual(client.close_code(), 1000)


if __name__ == "__main__":
    unittest.main()
