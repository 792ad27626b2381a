"""The server as a process that is watched by the shim, dies, and starts again; and a school on it."""

import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time

import wire

ROOT = pathlib.Path(__file__).parents[2]
BIN = ROOT / "build" / os.environ.get("CUELINE_PRESET", "release") / "bin"
PASSWORD = "correct horse battery"
LIMITS = {f"CUELINE_LIMITS_{name}": "1000000" for name in (
    "COMMANDS_PER_SECOND", "COMMANDS_BURST", "FRAMES_PER_SECOND", "FRAMES_BURST", "CONNECTIONS_PER_PERSON")}


def free_port():
    """Below those that the system gives to clients, so that nobody takes it between two lives of the server."""
    for port in range(20_000 + os.getpid() * 7 % 12_000, 32_000):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise RuntimeError("no port is free")


class Server:
    """`cueline serve` over a data folder; what it says goes to `errors`, a file. `before`: a tracer's command."""

    def __init__(self, data, port, errors, environment=None, before=()):
        self.port = port
        self.errors = pathlib.Path(errors)
        with open(self.errors, "wb") as told:
            self.process = subprocess.Popen(
                [*before, "env", *(f"{name}={value}" for name, value in {**LIMITS, **(environment or {})}.items()),
                 BIN / "cueline", "serve", "--data", data, "--port", str(port)],
                stdout=subprocess.PIPE, stderr=told)

    def alive(self):
        return self.process.poll() is None

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.wait()

    def stop(self, patience=wire.PATIENCE):
        """The exit code after asking it to stop; None: it did not."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait(patience)

    def wait(self, patience=wire.PATIENCE):
        try:
            code = self.process.wait(patience)
        except subprocess.TimeoutExpired:
            return None
        self.process.stdout.close()
        return code

    def said(self):
        return self.errors.read_text(errors="replace")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.alive():
            self.kill()


def wait_until_listening(server):
    deadline = time.monotonic() + wire.PATIENCE
    while server.alive() and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.002)
    raise RuntimeError("the server did not start: " + server.said())


def found_school(server, people):
    """Sets up a school through the server's own doors: tokens of its people, and the room they share."""
    port = server.port
    link = None
    while not link:
        line = server.process.stdout.readline().decode()
        if not line:
            raise RuntimeError("the server offered no set-up link: " + server.said())
        link = re.search(r"/setup/(\S+)", line)
    wait_until_listening(server)
    admin = wire.post(port, "/api/setup", {"link": link[1], "school": "Elm", "time_zone": "Etc/UTC", "language": "en",
                                           "name": "Ada", "login": "ada", "password": PASSWORD})
    tokens, members = [admin["token"]], [admin["person"]]

    def ask(kind, **fields):
        body = {"id": f"found-{kind}-{len(tokens)}", "command": {"kind": kind, **fields}}
        return wire.post(port, "/api/commands", body, tokens[0])["sequences"][0]

    while len(tokens) < people:
        person = ask("add_person", name=f"Person {len(tokens)}", role="teacher")
        secret = wire.post(port, "/api/invite", {"person": person}, tokens[0])["secret"]
        joined = wire.post(port, "/api/join", {"link": secret, "login": f"person{person}", "password": PASSWORD})
        tokens.append(joined["token"])
        members.append(person)
    room = ask("open_channel", channel_kind="team", name="Room", members=members)
    return {"tokens": tokens, "room": room, "epoch": epoch_of(port, tokens[0])}


def epoch_of(port, token):
    """The epoch that a signed-in person is welcomed with; None: nobody knows them."""
    connection = wire.Connection(port, {"token": token})
    while connection.open:
        for line in connection.read():
            if line.startswith(b'{"kind":"welcome"'):
                connection.close()
                return json.loads(line)["epoch"]
        time.sleep(0.001)
    return None
