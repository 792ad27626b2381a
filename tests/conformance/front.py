"""The control: something between client and server that makes the server look as if it lacked a check. Every fault in
FAULTS must make cases fail; without one the front must not be noticed."""

import socket
import socketserver
import struct
import threading

from socket_client import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, frame_bytes

KNOWN = (CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG)


class Frame:
    """A frame as it came, with all that is wrong with it, to be changed by a fault."""

    def __init__(self, opcode, final, reserved, masked, wide, length, payload):
        self.opcode, self.final, self.reserved, self.masked = opcode, final, reserved, masked
        self.wide, self.length, self.payload = wide, length, payload

    def bytes(self):
        length = None if self.length == len(self.payload) else self.length
        return frame_bytes(self.opcode, self.payload, final=self.final, masked=self.masked, reserved=self.reserved,
                           wide=self.wide, length=length)


def read_frame(data):
    """The first frame and the rest; none while it is incomplete, unless it is too long to come."""
    if len(data) < 2:
        return None, data
    length, at, wide = data[1] & 127, 2, 0
    if length > 125:
        wide = 2 if length == 126 else 8
        if len(data) < 2 + wide:
            return None, data
        length, at = int.from_bytes(data[2:2 + wide], "big"), 2 + wide
    mask, at = (data[at:at + 4], at + 4) if data[1] & 128 else (b"\0\0\0\0", at)
    never_comes = length > (65_536 if data[0] & 15 < CLOSE else 1_000)
    end = len(data) if never_comes else at + length
    if len(data) < end:
        return None, data
    payload = bytes(byte ^ mask[place & 3] for place, byte in enumerate(data[at:end]))
    first, second = data[:2]
    return Frame(first & 15, bool(first & 128), first >> 4 & 7, bool(second & 128), wide, length, payload), data[end:]


# Faults of the frame reader: they change a frame; False: it is lost.

def takes_unmasked(frame):
    frame.masked = True


def takes_wide_lengths(frame):
    frame.wide = 0


def takes_reserved_bits(frame):
    frame.reserved = 0


def takes_reserved_opcodes(frame):
    return frame.opcode in KNOWN


def takes_long_control_frames(frame):
    if frame.opcode >= CLOSE:
        frame.payload, frame.wide = frame.payload[:125], 0
        frame.length = len(frame.payload)


def takes_control_fragments(frame):
    frame.final = frame.final or frame.opcode >= CLOSE


def takes_any_text(frame):
    if frame.opcode in (TEXT, CONTINUATION):
        frame.payload = frame.payload.decode(errors="replace").encode()
        frame.length = len(frame.payload)


def takes_any_close_code(frame):
    if frame.opcode == CLOSE:
        frame.payload = struct.pack(">H", 1000)
        frame.length, frame.wide = 2, 0


def takes_binary_for_text(frame):
    frame.opcode = TEXT if frame.opcode == BINARY else frame.opcode


def forgets_the_limit(frame):
    return frame.length <= 65_536


def forgets_the_limit_of_a_message(frame):
    return frame.opcode != CONTINUATION or frame.final or frame.length != 10_000


def answers_pings_with_nothing(frame):
    if frame.opcode == PING and frame.length <= 125:
        frame.payload, frame.length = b"", 0


def drops_empty_frames(frame):
    return frame.length > 0 or frame.opcode >= CLOSE


def drops_pings(frame):
    return frame.opcode != PING


# Faults of the request reader: what becomes of the bytes of a request.

def takes_bare_line_feeds(data):
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def takes_spaces_before_colons(data):
    return data.replace(b" : ", b": ").replace(b"\t: ", b": ")


def believes_the_first_length(data):
    head, found, rest = data.partition(b"Content-Length: 5\r\n")
    return head + found + rest.replace(b"Content-Length: 6\r\n", b"").replace(b"Content-Length: 5\r\n", b"")


def prefers_chunks(data):
    return data.replace(b"Content-Length: 5\r\n", b"") if b"Transfer-Encoding: chunked\r\n" in data else data


def takes_any_encoding(data):
    return data.replace(b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding: chunked")


def takes_any_version(data):
    return data.replace(b"HTTP/1.12", b"HTTP/1.1").replace(b"HTTP/9.9", b"HTTP/1.1")


def takes_any_socket_version(data):
    return data.replace(b"Sec-WebSocket-Version: 8", b"Sec-WebSocket-Version: 13")


def takes_a_missing_key(data):
    return data if b"-Key" in data else data.replace(b"Sec-WebSocket-V", b"Sec-WebSocket-Key: abc\r\nSec-WebSocket-V")


def forgets_the_host(data):
    head = data.partition(b"\r\n\r\n")[0]
    return data if b"Host:" in head else data.replace(b"\r\n", b"\r\nHost: x\r\n", 1)


def misses_what_follows_a_request(data):
    return data.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if data.startswith(b"GET") else data


# A fault of the answer to an upgrade, which clients have to notice.

def answers_another_key(data):
    return data.replace(b"Sec-WebSocket-Accept: ", b"Sec-WebSocket-Accept: A")


FAULTS = {
    "frames": (takes_unmasked, takes_wide_lengths, takes_reserved_bits, takes_reserved_opcodes, takes_long_control_frames,
               takes_control_fragments, takes_any_text, takes_any_close_code, takes_binary_for_text, forgets_the_limit,
               forgets_the_limit_of_a_message, answers_pings_with_nothing, drops_empty_frames, drops_pings),
    "upgrades": (takes_any_socket_version, takes_a_missing_key, forgets_the_host, misses_what_follows_a_request),
    "requests": (takes_bare_line_feeds, takes_spaces_before_colons, believes_the_first_length, prefers_chunks,
                 takes_any_encoding, takes_any_version, forgets_the_host, misses_what_follows_a_request),
}


class Front:
    """Listens on a port of its own and hands everything on to the server, `fault` put in; none: as it is."""

    def __init__(self, behind, part, fault):
        front = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                front.serve(self.request)

        self.behind, self.part, self.fault = behind, part, fault
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler, bind_and_activate=False)
        self.server.daemon_threads = True
        self.server.request_queue_size = 100
        self.server.server_bind()
        self.server.server_activate()
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def serve(self, client):
        with socket.create_connection(("127.0.0.1", self.behind)) as server:
            back = threading.Thread(target=self.hand_back, args=(server, client, self.fault if self.part == "clients" else None),
                                    daemon=True)
            back.start()
            try:
                self.hand_on(client, server)
            except OSError:
                pass  # one of the two has ended
            back.join()

    @staticmethod
    def hand_back(server, client, fault):
        try:
            while data := server.recv(65536):
                client.sendall(fault(data) if fault else data)
            client.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def hand_on(self, client, server):
        if self.part == "frames":
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(65536)
            head, _, data = head.partition(b"\r\n\r\n")
            server.sendall(head + b"\r\n\r\n")
            self.hand_on_frames(client, server, data)
        while data := client.recv(65536):
            server.sendall(self.fault(data) if self.fault and self.part != "clients" else data)
        server.shutdown(socket.SHUT_WR)

    def hand_on_frames(self, client, server, data):
        while True:
            frame, data = read_frame(data)
            if frame is None:
                if not (more := client.recv(65536)):
                    server.shutdown(socket.SHUT_WR)
                    return
                data += more
                continue
            if not self.fault or self.fault(frame) is not False:
                server.sendall(frame.bytes())
