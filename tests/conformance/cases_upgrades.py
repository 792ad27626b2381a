"""From HTTP to WebSocket: RFC 6455 section 4.2, as a server has to read it."""

from case import Case
from socket_client import TEXT, frame_bytes

# Section 1.3: a key and the answer to it.
KEY, ACCEPT = "dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
FIELDS = {"Host": "here", "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": KEY,
          "Sec-WebSocket-Version": "13"}


def request(line="GET /api/socket HTTP/1.1", more=(), behind=b"", **changes):
    """The good request with fields changed, or left out (None). Names are written with underscores."""
    fields = {**FIELDS, **{name.replace("_", "-"): value for name, value in changes.items()}}
    lines = [line, *(f"{name}: {value}" for name, value in fields.items() if value is not None), *more]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + behind


def upgraded(name, data):
    return Case(name, data, [101, ACCEPT, None], fields=("sec-websocket-accept", "sec-websocket-extensions"),
                asks_last=False)


def refused(name, data, status=400, version=None, at_once=False):
    """And the connection ends."""
    return Case(name, data, [status, version], fields=("sec-websocket-version",), asks_last=False, at_once=at_once)


def good():
    yield upgraded("an upgrade", request())
    yield upgraded("names in lower case", request().replace(b"Upgrade: ", b"upgrade: ").replace(b"Sec-WebS", b"sec-webs"))
    yield upgraded("names in upper case", request().replace(b"Sec-WebSocket-Key", b"SEC-WEBSOCKET-KEY"))
    for value in ("WebSocket", "WEBSOCKET", "h2c, websocket", "websocket, h2c", "websocket/13, websocket"):
        yield upgraded(f"Upgrade: {value}", request(Upgrade=value))
    for value in ("upgrade", "UPGRADE", "keep-alive, Upgrade", "Upgrade, keep-alive", "keep-alive,upgrade",
                  "  keep-alive \t,\t Upgrade  "):
        yield upgraded(f"Connection: {value!r}", request(Connection=value))
    yield upgraded("Connection in two fields", request(Connection="keep-alive", more=["Connection: Upgrade"]))
    yield upgraded("Upgrade in two fields", request(Upgrade="h2c", more=["Upgrade: websocket"]))
    yield upgraded("a query in the address", request("GET /api/socket?from=1 HTTP/1.1"))
    yield upgraded("spaces around the key", request(Sec_WebSocket_Key=f"  {KEY}\t "))
    yield upgraded("compression offered, none agreed",
                   request(more=["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"]))
    yield upgraded("an unknown extension", request(more=["Sec-WebSocket-Extensions: x-nothing; a=1, y"]))
    yield upgraded("a subprotocol, none agreed", request(more=["Sec-WebSocket-Protocol: chat, superchat"]))
    yield upgraded("our own page", request(more=["Origin: http://here"]))


def bad():
    yield refused("no key", request(Sec_WebSocket_Key=None))
    for key in ("", "A" * 23, "A" * 400, KEY[:-2], KEY[:-1] + "A", "*" + KEY[1:], KEY + KEY):
        yield refused(f"a key that is none: {key[:30]}, {len(key)} characters", request(Sec_WebSocket_Key=key))
    yield refused("two keys", request(more=[f"Sec-WebSocket-Key: {KEY}"]))
    yield refused("two versions", request(more=["Sec-WebSocket-Version: 13"]))
    yield refused("no version", request(Sec_WebSocket_Version=None))
    for version in ("0", "7", "8", "14", "13, 8", "013", "", "x"):
        yield refused(f"version {version!r}", request(Sec_WebSocket_Version=version), 426, "13")
    yield refused("no Host", request(Host=None))
    yield refused("a body", request(Content_Length="5", behind=b"hello"))
    yield refused("frames before the answer", request(behind=frame_bytes(TEXT, b"{}")), at_once=True)
    yield refused("another address", request("GET /api/other HTTP/1.1"), 404)
    for origin in ("http://evil.example", "null", "http://here.evil.example", "http://here:1"):
        yield refused(f"a page of {origin}", request(more=[f"Origin: {origin}"]), 403)


def none():
    """Requests that do not ask for a WebSocket: answered as such, and the connection goes on."""
    for name, data in (
        ("no Upgrade", request(Upgrade=None)), ("no Connection", request(Connection=None)),
        ("Upgrade: h2c", request(Upgrade="h2c")), ("Upgrade: websocketx", request(Upgrade="websocketx")),
        ("Connection: keep-alive", request(Connection="keep-alive")),
    ):
        yield Case(name, data, [426, "websocket", 200, None], fields=("upgrade",))
    yield Case("POST", request("POST /api/socket HTTP/1.1"), [405, None, 200, None], fields=("upgrade",))
    yield Case("HTTP/1.0", request("GET /api/socket HTTP/1.0"), [426, "websocket"], fields=("upgrade",))


CASES = [case for part in (good, bad, none) for case in part()]
