"""The real binary in a folder of its own, and the HTTP it speaks before a connection."""

import http.client
import json
import os
import pathlib
import re
import signal
import ssl
import subprocess
import tempfile
import time

BINARY = os.environ["CUELINE_BINARY"]
PATIENCE = float(os.environ.get("CUELINE_PATIENCE", "10"))
PASSWORD = "correct horse battery staple"


class Server:
    """Starts `cueline serve`; stop() tells it to stop and answers its exit code."""

    def __init__(self, data=None, tls=None, env=None, arguments=(), web=None):
        self.folder = None if data else tempfile.TemporaryDirectory(prefix="cueline-e2e-")
        self.data = data or os.path.join(self.folder.name, "data")
        self.tls = tls
        self.env = {**os.environ, "CUELINE_SERVER_STOP_SECONDS": "5", **(env or {})}
        if tls:
            self.env |= {"CUELINE_TLS_CERTIFICATE": tls[0], "CUELINE_TLS_KEY": tls[1]}
        self.arguments = list(arguments) + (["--web", web] if web else [])
        self.start()

    def start(self, port=0):
        self.log = tempfile.TemporaryFile(mode="w+")
        self.out = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--data", self.data, "--port", str(port), *self.arguments],
            stdout=self.out, stderr=self.log, env=self.env)
        found = self.wait_for(r"listening on \S+ port (\d+)")
        self.port = int(found[1])

    def wait_for(self, pattern, where=None):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if found := re.search(pattern, self.text(where)):
                return found
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise AssertionError(f"{pattern!r} did not come; exit code {self.process.poll()}: {self.text(where)}")

    def text(self, where=None):
        file = where or self.log
        file.seek(0)
        return file.read()

    def setup_secret(self):
        return self.wait_for(r"/setup/(\S+)", self.out)[1]

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def restart(self):
        self.stop()
        self.start(self.port)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()
        if self.folder:
            self.folder.cleanup()

    def tls_context(self):
        return ssl.create_default_context(cafile=self.tls[0]) if self.tls else None

    def request(self, method, path, body=None, token=None, headers=None, timeout=PATIENCE):
        """Answers (status, headers in lower case, body)."""
        make = http.client.HTTPSConnection if self.tls else http.client.HTTPConnection
        extra = {"context": self.tls_context()} if self.tls else {}
        connection = make("localhost" if self.tls else "127.0.0.1", self.port, timeout=timeout, **extra)
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = f"Bearer {token}"
        if body is not None and "Content-Type" not in sent:
            sent["Content-Type"] = "application/json"
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        connection.request(method, path, data, sent)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content

    def post(self, path, body, token=None, headers=None):
        """Answers (status, the JSON of the answer)."""
        status, _, content = self.request("POST", path, body, token, headers)
        return status, json.loads(content)


class School:
    """A founded school with one admin, and what the tests need more of."""

    def __init__(self, server, name="Elm Street School"):
        self.server = server
        self.count = 0
        status, answer = server.post("/api/setup", {
            "link": server.setup_secret(), "school": name, "time_zone": "Europe/Lisbon", "language": "en",
            "name": "Ada Admin", "login": "ada", "password": PASSWORD})
        assert status == 200, answer
        self.admin, self.admin_id = answer["token"], answer["person"]

    def command(self, kind, token=None, command_id=None, **fields):
        self.count += 1
        status, reply = self.server.post(
            "/api/commands", {"id": command_id or f"e2e-{self.count}", "command": {"kind": kind, **fields}},
            token or self.admin)
        assert status == 200, reply
        return reply["sequences"]

    def person(self, name, role="para"):
        """Adds and signs in; answers (id, token)."""
        added = self.command("add_person", name=name, role=role)[0]
        status, invitation = self.server.post("/api/invite", {"person": added}, self.admin)
        assert status == 200, invitation
        status, answer = self.server.post("/api/join", {
            "link": invitation["secret"], "login": f"person{added}", "password": PASSWORD})
        assert status == 200, answer
        return added, answer["token"]

    def room(self, name, members):
        return self.command("open_channel", channel_kind="classroom", name=name, members=members)[0]

    def say(self, timeline, text, token=None, command_id=None):
        return self.command("post_message", token, command_id, timeline=timeline, text=text, mentions=[])[0]


def certificate(folder):
    """A certificate for localhost; answers (certificate, key)."""
    paths = pathlib.Path(folder) / "certificate.pem", pathlib.Path(folder) / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", paths[1], "-out", paths[0], "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True, capture_output=True)
    return str(paths[0]), str(paths[1])
