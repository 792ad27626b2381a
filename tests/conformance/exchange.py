"""How a case is played against a server, and what its outcome is: plain values that compare."""

import json
import random
import socket
import struct
import sys
import pathlib

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "e2e"))

from socket_client import CLOSE, PING, PONG, TEXT, Client, Closed, frame_bytes  # noqa: E402


def ask(name, size=0):
    """A command about something that is not there: refused in order, by its id, which is as good as an echo."""
    command = {"kind": "rename_channel", "channel": 2**50, "name": "x"}
    text = json.dumps({"kind": "command", "id": name, "command": command}, ensure_ascii=False).encode()
    return text + b" " * (size - len(text))


def asked(name):
    return "answer", name


def pong(payload):
    return "pong", payload


def closed(code):
    return "closed", code


def refused(code):
    return "refused", code


class Frames:
    """A signed-in connection that plays the bytes of a case, then sees whether it still works."""

    LAST = "the last"

    def __init__(self, case):
        self.case = case

    def play(self, door, slices):
        client = Client(door, door.token) if self.case.signed_in else Client(door)
        if self.case.signed_in:
            client.live()
        client.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.socket.settimeout(door.patience)
        try:
            for piece in slices(self.case.bytes):
                client.socket.sendall(piece)
            client.socket.sendall(frame_bytes(TEXT, ask(self.LAST)))
        except ConnectionError:
            pass  # it has closed before all was said: what it said shows
        return self.outcome(client)

    def outcome(self, client):
        got = []
        try:
            while True:
                if (event := self.event(client)) == asked(self.LAST):
                    return got
                got += [event] if event else []
        except Closed as end:
            return [*got, closed(end.code)] if end.code else [*got, "cut"]
        except TimeoutError:
            return [*got, "silence"]
        finally:
            client.close()

    @staticmethod
    def event(client):
        """The next thing that matters to a case; entries and marks of others do not."""
        while not client.lines:
            first, second = client.exactly(2)
            size = second & 127
            if size > 125:
                size = struct.unpack(">H" if size == 126 else ">Q", client.exactly(2 if size == 126 else 8))[0]
            payload = client.exactly(size)
            if first == 0x80 | CLOSE:
                return Frames.nothing_follows(client, struct.unpack(">H", payload[:2])[0] if payload else 1005)
            if first == 0x80 | PONG:
                return pong(payload)
            if first == 0x80 | PING:
                continue
            if first != 0x80 | TEXT:
                return "frame", first
            client.lines = [json.loads(line) for line in payload.decode().splitlines()]
        line = client.lines.pop(0)
        if line["kind"] != "reply":
            return None
        code = line["problem"]["code"]
        return asked(line["id"]) if line["id"] and code == "not_found" else refused(code)

    @staticmethod
    def nothing_follows(client, code):
        """Answers the close, as clients do; then the server has to end the connection, too."""
        try:
            client.frame(CLOSE, struct.pack(">H", 1000))
            client.more()
        except (Closed, ConnectionError):
            raise Closed(code) from None
        return "more after the close frame", client.buffer[:20]


class Requests:
    """A connection that plays the bytes of requests, then asks once more; the statuses of all answers."""

    LAST = b"GET /healthz HTTP/1.1\r\nHost: last\r\nConnection: close\r\n\r\n"

    def __init__(self, case):
        self.case = case

    def play(self, door, slices):
        with socket.create_connection(("127.0.0.1", door.port), door.patience) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            data = b""
            try:
                for piece in slices(self.bytes(door)):
                    connection.sendall(piece)
                while piece := connection.recv(65536):
                    data += piece
                    if b"HTTP/1.1 101 " in data:
                        break
            except TimeoutError:
                return ["silence"]
            except ConnectionError:
                pass
        return self.answers(data)

    def bytes(self, door):
        asked = self.case.bytes.replace(b"TOKEN", door.token.encode())
        return asked + (self.LAST if self.case.asks_last else b"")

    def answers(self, data):
        """Statuses, and what else the case wants of each answer's head."""
        found = []
        while data:
            head, _, data = data.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            status = int(lines[0].split()[1])
            if status == 100:  # only where the body came late
                continue
            fields = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
            found.append(status)
            found += [fields.get(name) for name in self.case.fields]
            if status >= 200 and not (self.case.head_only and len(found) == 1):
                data = data[int(fields["content-length"]):]
        return found


def whole(data):
    return [data]


def bytewise(data):
    return [data[at:at + 1] for at in range(len(data))]


def sliced(seed):
    def cut(data):
        chance = random.Random(seed)
        places = sorted({0, len(data), *(chance.randrange(len(data) + 1) for _ in range(5))})
        return [data[begin:end] for begin, end in zip(places, places[1:])]

    return cut
