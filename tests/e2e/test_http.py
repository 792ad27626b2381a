"""HTTP on the same port: malformed requests, limits, routes, headers, the web client's files, figures."""

import gzip
import json
import os
import socket
import tempfile
import time
import unittest

from server import PATIENCE, School, Server


def raw(server, data, patience=PATIENCE):
    """Sends bytes and reads until the server closes."""
    with socket.create_connection(("127.0.0.1", server.port), patience) as connection:
        connection.sendall(data)
        answer = b""
        try:
            while piece := connection.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass
        return answer


class Http(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        os.makedirs(os.path.join(cls.folder.name, "assets"))
        for name, text in (("index.html", "<!doctype html><title>Cueline</title>" + " " * 500), ("sw.js", "self.x=1"),
                           ("assets/index-abc123.js", "console.log(1);" * 200)):
            with open(os.path.join(cls.folder.name, name), "w") as file:
                file.write(text)
        cls.server = Server(web=cls.folder.name)
        cls.school = School(cls.server)

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        cls.folder.cleanup()

    def get(self, path, **headers):
        return self.server.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    # ---- malformed ----

    def test_requests_that_are_none(self):
        for request in (b"nonsense\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
                        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", b"GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
                        b"POST /api/sign-in HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                        b"POST /api/sign-in HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
            answer = raw(self.server, request)
            self.assertTrue(answer.startswith(b"HTTP/1.1 400 "), (request, answer[:60]))
            self.assertIn(b"Connection: close", answer)

    def test_headers_without_end(self):
        answer = raw(self.server, b"GET / HTTP/1.1\r\n" + b"X-Filler: " + b"x" * 40_000)
        self.assertTrue(answer == b"" or answer.startswith(b"HTTP/1.1 431 "), answer[:60])

    def test_a_body_too_large(self):
        answer = raw(self.server, b"POST /api/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n")
        self.assertTrue(answer.startswith(b"HTTP/1.1 413 "), answer[:60])

    def test_several_requests_in_a_row(self):
        ask = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
        answer = raw(self.server, ask * 3 + b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        self.assertEqual(answer.count(b"HTTP/1.1 200 OK"), 4)

    def test_a_request_in_slices(self):
        with socket.create_connection(("127.0.0.1", self.server.port), PATIENCE) as connection:
            for byte in b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n":
                connection.sendall(bytes([byte]))
            self.assertTrue(connection.recv(100).startswith(b"HTTP/1.1 200 OK"))

    def test_a_request_that_never_ends(self):
        started = time.monotonic()
        with socket.create_connection(("127.0.0.1", self.server.port), 20) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\n")
            self.assertEqual(connection.recv(100), b"")
        self.assertLess(time.monotonic() - started, 15)

    # ---- routes ----

    def test_unknown_addresses_and_methods(self):
        status, _, body = self.get("/api/nothing")
        self.assertEqual((status, json.loads(body)["problem"]["code"]), (404, "not_found"))
        status, headers, _ = self.get("/api/sign-in")
        self.assertEqual((status, headers["allow"]), (405, "POST"))
        self.assertEqual(self.server.request("DELETE", "/today")[0], 405)
        self.assertEqual(self.get("/api/socket")[0], 426)

    def test_bodies_that_are_wrong(self):
        self.assertEqual(self.server.post("/api/sign-in", {})[1]["problem"]["field"], "/login")
        self.assertEqual(self.server.post("/api/sign-in", b"{")[1]["problem"]["code"], "malformed")
        status, _ = self.server.post("/api/sign-in", b"login=a", headers={"Content-Type": "application/x-www-form-urlencoded"})
        self.assertEqual(status, 400)
        status, reply = self.server.post("/api/commands", {"id": "x", "command": {"kind": "nope"}}, self.school.admin)
        self.assertEqual((status, reply["id"], reply["problem"]["code"]), (400, "x", "unknown_kind"))
        self.assertEqual(self.server.post("/api/commands", {})[0], 401)

    def test_head_has_no_body(self):
        status, headers, body = self.server.request("HEAD", "/")
        self.assertEqual((status, body), (200, b""))
        self.assertGreater(int(headers["content-length"]), 0)

    # ---- headers and files ----

    def test_every_answer_is_guarded(self):
        for path in ("/", "/api/nothing", "/healthz"):
            headers = self.get(path)[1]
            self.assertIn("default-src 'none'", headers["content-security-policy"])
            self.assertIn("frame-ancestors 'none'", headers["content-security-policy"])
            self.assertEqual((headers["x-content-type-options"], headers["referrer-policy"]), ("nosniff", "no-referrer"))

    def test_files_are_compressed_and_kept_by_their_name(self):
        plain = self.get("/assets/index-abc123.js")
        self.assertIn("immutable", plain[1]["cache-control"])
        packed = self.get("/assets/index-abc123.js", Accept_Encoding="gzip")
        self.assertEqual((packed[1]["content-encoding"], gzip.decompress(packed[2])), ("gzip", plain[2]))
        best = self.get("/assets/index-abc123.js", Accept_Encoding="gzip, deflate, br")
        self.assertEqual(best[1]["content-encoding"], "br")
        self.assertEqual(self.get("/assets/missing.js")[0], 404)

    def test_the_page_is_asked_for_again(self):
        status, headers, body = self.get("/")
        self.assertEqual((status, headers["cache-control"]), (200, "no-cache"))
        status, _, again = self.get("/", If_None_Match=headers["etag"])
        self.assertEqual((status, again), (304, b""))
        for address in ("/today", "/c/12", "/join/abc"):
            self.assertEqual(self.get(address)[2], body)
        self.assertEqual(self.get("/sw.js")[1]["cache-control"], "no-cache")

    def test_no_way_out_of_the_folder(self):
        for path in ("/../../etc/passwd", "/assets/../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"):
            self.assertNotIn(b"root:", self.get(path)[2])

    # ---- figures ----

    def test_health_and_figures(self):
        self.assertEqual((self.get("/healthz")[0], self.get("/readyz")[0]), (200, 200))
        self.school.say(3, "a secret word")
        status, headers, body = self.get("/metrics")
        text = body.decode()
        self.assertEqual(status, 200)
        self.assertTrue(headers["content-type"].startswith("text/plain; version=0.0.4"))
        for name in ("cueline_connections", "cueline_commands_total", "cueline_log_syncs_total",
                     "cueline_log_commit_seconds_bucket", "cueline_deliveries_total", "cueline_sign_ins_total"):
            self.assertIn(name, text)
        for secret in ("Ada", "secret", "ada", self.school.admin):
            self.assertNotIn(secret, text)
            self.assertNotIn(secret, self.server.text())

    def test_figures_are_not_for_others(self):
        self.assertEqual(self.get("/metrics", X_Forwarded_For="203.0.113.9")[0], 404)


if __name__ == "__main__":
    unittest.main()
