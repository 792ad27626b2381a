"""A client of /api/socket over blocking sockets, with every byte in the hands of the test."""

import base64
import json
import os
import socket
import struct
import time

from server import PATIENCE

TEXT, BINARY, CLOSE, PING, PONG, CONTINUATION = 1, 2, 8, 9, 10, 0


def frame_bytes(opcode, payload=b"", final=True, masked=True, length=None, reserved=0, wide=0, key=None):
    """One frame; `length` to lie about its size, `wide` (2 or 8) to say it in more bytes than needed."""
    size = len(payload) if length is None else length
    wide = wide or (0 if size < 126 else 2 if size < 65536 else 8)
    head = bytes([(0x80 if final else 0) | reserved << 4 | opcode])
    mask_bit = 0x80 if masked else 0
    if wide == 8:
        head += bytes([mask_bit | 127]) + struct.pack(">Q", size)
    elif wide == 2:
        head += bytes([mask_bit | 126]) + struct.pack(">H", size)
    else:
        head += bytes([mask_bit | size])
    mask = (key or os.urandom(4)) if masked else b""
    if masked:
        key = (mask * (len(payload) // 4 + 1))[: len(payload)]
        payload = (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(len(payload), "big")
    return head + mask + payload


class Closed(Exception):
    """The server has closed: code 0 when it did so without a close frame."""

    def __init__(self, code, reason=""):
        super().__init__(f"{code} {reason}")
        self.code, self.reason = code, reason


class Client:
    """Connects and upgrades; hello() makes it a connection. Keeps what came in `frames`."""

    def __init__(self, server, token=None, headers=(), port=None, receive_buffer=None):
        raw = socket.socket()
        raw.settimeout(PATIENCE)
        if receive_buffer:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        raw.connect(("127.0.0.1", port or server.port))
        self.socket = server.tls_context().wrap_socket(raw, server_hostname="localhost") if server.tls else raw
        self.buffer = b""
        self.lines = []
        self.position = None
        self.entries = {}
        key = base64.b64encode(os.urandom(16)).decode()
        lines = ["GET /api/socket HTTP/1.1", f"Host: 127.0.0.1:{server.port}", "Upgrade: websocket",
                 "Connection: Upgrade", f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", *headers]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = self.until(b"\r\n\r\n")
        self.status = int(head.split()[1])
        self.head = head.decode().lower()
        if token:
            self.hello(token)

    # ---- bytes ----

    def until(self, mark):
        while mark not in self.buffer:
            self.more()
        head, self.buffer = self.buffer.split(mark, 1)
        return head

    def more(self):
        try:
            data = self.socket.recv(65536)
        except ConnectionError:
            data = b""
        if not data:
            raise Closed(0)
        self.buffer += data

    def exactly(self, size):
        while len(self.buffer) < size:
            self.more()
        data, self.buffer = self.buffer[:size], self.buffer[size:]
        return data

    def frame(self, opcode, payload=b"", **how):
        self.socket.sendall(frame_bytes(opcode, payload, **how))

    # ---- frames ----

    def send(self, message):
        self.frame(TEXT, (message if isinstance(message, str) else json.dumps(message)).encode())

    def message(self):
        """The next text message; pings are answered, a close frame is raised."""
        text = b""
        while True:
            first, second = self.exactly(2)
            opcode, size = first & 15, second & 127
            if size == 126:
                size = struct.unpack(">H", self.exactly(2))[0]
            elif size == 127:
                size = struct.unpack(">Q", self.exactly(8))[0]
            payload = self.exactly(size)
            if opcode == CLOSE:
                code = struct.unpack(">H", payload[:2])[0] if payload else 1005
                raise Closed(code, payload[2:].decode())
            if opcode == PING:
                self.frame(PONG, payload)
            elif opcode in (TEXT, CONTINUATION):
                text += payload
                if first & 0x80:
                    return text.decode()

    def next(self):
        """The next line, as an object."""
        while not self.lines:
            self.lines = [json.loads(line) for line in self.message().splitlines() if line]
        line = self.lines.pop(0)
        self.take(line)
        return line

    def take(self, line):
        if line["kind"] == "snapshot" and line["last"]:
            self.position = line["position"]
        elif line["kind"] == "caught_up":
            self.position = line["position"]
        elif line["kind"] == "entry":
            sequence = line["entry"]["sequence"]
            self.entries.setdefault(sequence, []).append(line["entry"])
            if not line.get("early") and self.position:
                self.position = {**self.position, "sequence": max(self.position["sequence"], sequence)}

    def hello(self, token=None, position=None):
        self.send({"kind": "hello", **({"token": token} if token else {}),
                   **({"position": position} if position else {})})

    def until_kind(self, kind, wanted=lambda line: True):
        while True:
            line = self.next()
            if line["kind"] == kind and wanted(line):
                return line

    def live(self):
        """Reads up to the end of the catching up."""
        self.until_kind("caught_up")
        return self

    def command(self, command_id, kind, **fields):
        self.send({"kind": "command", "id": command_id, "command": {"kind": kind, **fields}})

    def reply(self, command_id):
        return self.until_kind("reply", lambda line: line["id"] == command_id)

    def close_code(self, patience=PATIENCE):
        """Reads on until the server closes."""
        deadline = time.monotonic() + patience
        self.socket.settimeout(patience)
        try:
            while time.monotonic() < deadline:
                self.next()
        except Closed as closed:
            return closed.code
        raise AssertionError("the server did not close")

    def close(self):
        self.socket.close()
