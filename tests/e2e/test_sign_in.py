"""Signing in and out over the wire: links, sessions, cookies, pages of others, the end of an account."""

import unittest

from server import PASSWORD, School, Server
from socket_client import Client


class SignIn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.secret = cls.server.setup_secret()
        cls.school = School(cls.server)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()

    def test_the_set_up_link_works_once(self):
        status, answer = self.server.post("/api/setup", {
            "link": self.secret, "school": "Another", "time_zone": "Europe/Lisbon", "language": "en", "name": "Eve",
            "login": "eve", "password": PASSWORD})
        self.assertEqual((status, answer["problem"]["code"]), (410, "invitation_used"))

    def test_an_invitation_says_for_whom_and_works_once(self):
        person = self.school.command("add_person", name="Nina New", role="para")[0]
        _, invitation = self.server.post("/api/invite", {"person": person}, self.school.admin)
        body = self.server.request("GET", f"/api/link?secret={invitation['secret']}")[2]
        self.assertIn(b'"name":"Nina New"', body)
        join = {"link": invitation["secret"], "login": "nina", "password": PASSWORD}
        self.assertEqual(self.server.post("/api/join", {**join, "password": "short"})[1]["problem"]["code"], "too_short")
        status, answer = self.server.post("/api/join", join)
        self.assertEqual((status, answer["person"]), (200, person))
        self.assertEqual(self.server.post("/api/join", join)[0], 410)
        self.assertEqual(self.server.request("GET", f"/api/link?secret={invitation['secret']}")[0], 410)

    def test_only_admins_invite(self):
        person, token = self.school.person("Pia Para")
        self.assertEqual(self.server.post("/api/invite", {"person": person}, token)[0], 403)
        self.assertEqual(self.server.post("/api/invite", {"person": person})[0], 401)
        self.assertEqual(self.server.post("/api/invite", {"person": 10**6}, self.school.admin)[0], 404)

    def test_wrong_password(self):
        status, answer = self.server.post("/api/sign-in", {"login": "ada", "password": "wrong wrong wrong"})
        self.assertEqual((status, answer["problem"]["code"]), (401, "wrong_login"))

    def test_me(self):
        status, _, body = self.server.request("GET", "/api/me", token=self.school.admin)
        self.assertEqual(status, 200)
        self.assertIn(b'"name":"Ada Admin"', body)

    def test_the_cookie_of_a_browser(self):
        origin = {"Origin": f"http://127.0.0.1:{self.server.port}"}
        status, headers, body = self.server.request(
            "POST", "/api/sign-in", {"login": "ada", "password": PASSWORD}, headers=origin)
        self.assertEqual(status, 200)
        cookie = headers["set-cookie"]
        for flag in ("HttpOnly", "SameSite=Strict", "Path=/"):
            self.assertIn(flag, cookie)
        self.assertIn(b'"token":""', body)  # no script of the page can read it
        signed_in = {"Cookie": cookie.split(";")[0]}
        self.assertEqual(self.server.request("GET", "/api/me", headers=signed_in)[0], 200)
        body = {"channels": [], "roles": ["admin"], "persons": []}
        for page, wanted in ((origin, 200), ({"Origin": "http://evil.example"}, 403), ({}, 403)):
            self.assertEqual(self.server.post("/api/audience", body, headers={**signed_in, **page})[0], wanted)
        self.server.post("/api/sign-out", {"everywhere": False}, headers={**signed_in, **origin})
        self.assertEqual(self.server.request("GET", "/api/me", headers=signed_in)[0], 401)

    def test_signing_out_closes_this_device(self):
        _, token = self.school.person("Olga One")
        client = Client(self.server, token).live()
        self.assertEqual(self.server.post("/api/sign-out", {"everywhere": False}, token)[0], 200)
        self.assertEqual(client.close_code(), 4001)
        self.assertEqual(self.server.request("GET", "/api/me", token=token)[0], 401)

    def test_signing_out_everywhere_closes_all_devices(self):
        person, token = self.school.person("Mona Many")
        other = self.server.post("/api/sign-in", {"login": f"person{person}", "password": PASSWORD})[1]["token"]
        clients = [Client(self.server, each).live() for each in (token, other, other)]
        self.assertEqual(self.server.post("/api/sign-out", {"everywhere": True}, token)[0], 200)
        self.assertEqual([client.close_code() for client in clients], [4001] * 3)
        self.assertEqual(self.server.request("GET", "/api/me", token=other)[0], 401)

    def test_deactivation_ends_everything_at_once(self):
        person, token = self.school.person("Dora Done")
        client = Client(self.server, token).live()
        self.school.command("deactivate_person", person=person)
        self.assertEqual(client.close_code(), 4001)
        late = Client(self.server)
        late.hello(token)
        self.assertEqual(late.close_code(), 4001)
        status, answer = self.server.post("/api/sign-in", {"login": f"person{person}", "password": PASSWORD})
        if status == 200:  # the account is known, but it opens nothing
            self.assertEqual(self.server.request("GET", "/api/me", token=answer["token"])[0], 403)


if __name__ == "__main__":
    unittest.main()
