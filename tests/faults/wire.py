"""The wire protocol as a stranger speaks it: HTTP for signing in, JSON lines over a WebSocket for the rest."""

import base64
import http.client
import json
import os
import socket
import struct

PATIENCE = 20
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


def post(port, path, body, token=None):
    """The JSON of the answer; whatever is not a success is an error of the test."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    connection.request("POST", path, json.dumps(body).encode(), headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status} {content.decode(errors='replace')}")
    return json.loads(content)


class Connection:
    """One WebSocket. read() never waits and answers the lines that have come; `open` turns false at its end."""

    def __init__(self, port, hello):
        """Raises OSError while nobody listens."""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(("GET /api/socket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.open = True
        self.buffer = bytearray()
        while b"\r\n\r\n" not in self.buffer:
            data = self.socket.recv(4096)
            if not data:
                raise ConnectionError("closed during the upgrade")
            self.buffer += data
        head, _, rest = bytes(self.buffer).partition(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise ConnectionError(f"no upgrade: {head[:60]!r}")
        self.buffer = bytearray(rest)
        self.socket.setblocking(False)
        self.waiting = bytearray()
        self.send({"kind": "hello", **hello})

    def fileno(self):
        return self.socket.fileno()

    def send(self, *messages):
        for message in messages:
            self.frame(TEXT, json.dumps(message, separators=(",", ":")).encode())
        self.flush()

    def frame(self, opcode, payload):
        """Masked with zeros: the bytes of the mask are the client's choice."""
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + struct.pack(">H", size)
        self.waiting += bytes([0x80 | opcode]) + length + bytes(4) + payload

    def flush(self):
        try:
            while self.waiting:
                del self.waiting[:self.socket.send(self.waiting)]
        except BlockingIOError:
            pass
        except OSError:
            self.open = False

    def read(self):
        """The lines that have come, as bytes."""
        while self.open:
            try:
                data = self.socket.recv(1 << 18)
            except BlockingIOError:
                break
            except OSError:
                data = b""
            self.open = self.open and bool(data)
            self.buffer += data
        if self.waiting:
            self.flush()
        return self.lines()

    def lines(self):
        lines, at, data = [], 0, self.buffer
        while len(data) - at >= 2:
            size, begin = data[at + 1] & 127, at + 2
            if size > 125:
                width = 2 if size == 126 else 8
                if len(data) < begin + width:
                    break
                size, begin = int.from_bytes(data[begin:begin + width], "big"), begin + width
            if len(data) < begin + size:
                break
            payload, opcode, at = bytes(data[begin:begin + size]), data[at] & 15, begin + size
            if opcode == TEXT:
                lines += payload.split(b"\n")
            elif opcode == PING:
                self.frame(PONG, payload)
            elif opcode == CLOSE:
                self.open = False
        del data[:at]
        return [line for line in lines if line]

    def close(self):
        self.open = False
        self.socket.close()
