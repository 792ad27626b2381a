"""WebSocket after the upgrade: RFC 6455 sections 5, 7 and 8, as a server has to read it."""

import struct

from case import Case
from exchange import ask, asked, closed, pong, refused
from socket_client import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, frame_bytes as frame

LIMIT = 65_536
BROKEN = [closed(1002)]
NOT_TEXT = [closed(1003)]
NOT_UTF8 = [closed(1007)]
TOO_LARGE = [closed(1009)]


def text(payload, **how):
    return frame(TEXT, payload, **how)


def fragments(*payloads, between=b"", opcode=TEXT):
    """The payloads as one message; `between` goes between all of its frames."""
    last = len(payloads) - 1
    return between.join(frame(CONTINUATION if at else opcode, payload, final=at == last)
                        for at, payload in enumerate(payloads))


def close(code, reason=b""):
    return frame(CLOSE, struct.pack(">H", code) + reason)


def lengths():
    for size in (len(ask("a")), 125, 126, 127, 128, 1_000, LIMIT - 1, LIMIT):
        yield Case(f"a message of {size} bytes", text(ask("a", size)), [asked("a")], slow=size > 2_000)
    yield Case("an empty message", text(b""), [])
    yield Case("one byte over the limit", text(ask("a", LIMIT + 1)), TOO_LARGE, slow=True)
    for size in (2**31, 2**32, 2**62):
        yield Case(f"a length of {size} and nothing behind it", text(b"", length=size), TOO_LARGE)
    yield Case("a length with the highest bit", text(b"", length=2**63), [closed(1009)])
    for wide, size in ((2, 0), (2, 125), (8, 125), (8, 126), (8, 65_535)):
        payload = ask("a", size) if size else b""
        yield Case(f"a length of {size} in {wide} bytes", text(payload, wide=wide), BROKEN, slow=size > 2_000)


def bits():
    for reserved in (1, 2, 4, 7):
        yield Case(f"reserved bits {reserved:03b} on a text", text(ask("a"), reserved=reserved), BROKEN)
        yield Case(f"reserved bits {reserved:03b} on a ping", frame(PING, b"a", reserved=reserved), BROKEN)
    yield Case("a reserved bit on a continuation",
               text(b"{", final=False) + frame(CONTINUATION, b"}", reserved=4), BROKEN)
    yield Case("a reserved bit on a close", frame(CLOSE, struct.pack(">H", 1000), reserved=2), BROKEN)
    yield Case("a reserved bit on a pong", frame(PONG, reserved=1), BROKEN)
    for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
        yield Case(f"opcode {opcode}", frame(opcode, b"a"), BROKEN)
    yield Case("opcode 3 in the middle of a message", text(b"{", final=False) + frame(3, b"a"), BROKEN)


def masks():
    for name, bad in (("text", text(ask("a"), masked=False)), ("ping", frame(PING, b"a", masked=False)),
                      ("pong", frame(PONG, masked=False)), ("close", frame(CLOSE, masked=False)),
                      ("continuation", text(b"{", final=False) + frame(CONTINUATION, b"}", masked=False))):
        yield Case(f"an unmasked {name}", bad, BROKEN)
    for key in (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\0\xff\0\xff", b"{\"id"):
        yield Case(f"masked with {key.hex()}", text(ask("a"), key=key), [asked("a")])
    many = [(f"n{size}", len(ask("n10")) + size) for size in range(33)]
    yield Case("messages of 33 lengths in a row, each with its own mask",
               b"".join(text(ask(name, size)) for name, size in many), [asked(name) for name, _ in many])


def segments():
    yield Case("twenty messages in one segment", b"".join(text(ask(f"m{at}")) for at in range(20)),
               [asked(f"m{at}") for at in range(20)])
    yield Case("two lines in one message", text(ask("a") + b"\n" + ask("b")), [asked("a"), asked("b")])
    yield Case("two pings and a close in one segment", frame(PING, b"p") + frame(PING, b"q") + close(1000),
               [pong(b"p"), pong(b"q"), closed(1000)])
    yield Case("a large message, then a small one", text(ask("a", 40_000)) + text(ask("b")), [asked("a"), asked("b")],
               slow=True)
    yield Case("a broken frame after a good one", frame(PING, b"p") + frame(5, b""), [pong(b"p"), *BROKEN])


def not_text():
    yield Case("binary", frame(BINARY, b"\x01\x02"), NOT_TEXT)
    yield Case("binary that would be a question", frame(BINARY, ask("a")), NOT_TEXT)
    yield Case("binary without bytes", frame(BINARY), NOT_TEXT)
    yield Case("binary that is no UTF-8 either", frame(BINARY, b"\xff\xfe"), NOT_TEXT)
    yield Case("binary in fragments", fragments(b"\x01", b"\xff", opcode=BINARY), NOT_TEXT)
    yield Case("binary over the limit", frame(BINARY, b"", length=LIMIT + 1), TOO_LARGE)


def fragmentation():
    whole = ask("a")
    yield Case("two fragments", fragments(whole[:9], whole[9:]), [asked("a")])
    yield Case("fragments of one byte", fragments(*[whole[at:at + 1] for at in range(len(whole))]), [asked("a")])
    yield Case("an empty fragment first", fragments(b"", whole), [asked("a")])
    yield Case("an empty fragment last", fragments(whole, b""), [asked("a")])
    yield Case("empty fragments all over", fragments(b"", b"", whole[:9], b"", whole[9:], b"", b""), [asked("a")])
    yield Case("nothing but empty fragments", fragments(b"", b"", b""), [])
    yield Case("a ping between fragments", fragments(whole[:9], whole[9:], between=frame(PING, b"p")),
               [pong(b"p"), asked("a")])
    yield Case("pings between many fragments", fragments(*[whole[at:at + 7] for at in range(0, len(whole), 7)],
                                                         between=frame(PING, b"p")),
               [pong(b"p")] * ((len(whole) - 1) // 7) + [asked("a")])
    yield Case("a pong between fragments", fragments(whole[:9], whole[9:], between=frame(PONG, b"p")), [asked("a")])
    yield Case("a close between fragments", fragments(whole[:9], whole[9:], between=close(1000)), [closed(1000)])
    yield Case("a text in the middle of a message", text(b"{", final=False) + text(whole), BROKEN)
    yield Case("a binary in the middle of a message", text(b"{", final=False) + frame(BINARY, b"a"), BROKEN)
    yield Case("a second first fragment", text(b"{", final=False) * 2, BROKEN)
    yield Case("a continuation of nothing", frame(CONTINUATION, whole), BROKEN)
    yield Case("a continuation of nothing, to be continued", frame(CONTINUATION, whole, final=False), BROKEN)
    yield Case("a continuation after the last", text(b"\n") + frame(CONTINUATION, b"a"), BROKEN)
    yield Case("a continuation after the last fragment", fragments(b"\n", b"\n") + frame(CONTINUATION), BROKEN)
    yield Case("a continuation of a ping", frame(PING, b"p") + frame(CONTINUATION, b"q"), [pong(b"p"), *BROKEN])
    padded = ask("a", LIMIT)
    yield Case("fragments up to the limit", fragments(padded[:30_000], padded[30_000:60_000], padded[60_000:]),
               [asked("a")], slow=True)
    yield Case("fragments over the limit", fragments(padded[:30_000], padded[30_000:], b" "), TOO_LARGE, slow=True)
    yield Case("fragments over the limit, without an end",
               fragments(*[b" " * 10_000] * 7)[:-1], TOO_LARGE, slow=True)
    yield Case("a limit of its own for each message",
               fragments(padded[:60_000], padded[60_000:]) + text(ask("b", 60_000)), [asked("a"), asked("b")], slow=True)


def control():
    for size in (0, 1, 2, 124, 125):
        payload = bytes(at % 256 for at in range(200, 200 + size))
        yield Case(f"a ping of {size} bytes", frame(PING, payload), [pong(payload)])
    yield Case("a ping of 126 bytes", frame(PING, b"p" * 126), BROKEN)
    yield Case("a ping of 65,536 bytes", frame(PING, b"", length=65_536), BROKEN)
    yield Case("a ping with its length in 2 bytes", frame(PING, b"p" * 5, wide=2), BROKEN)
    yield Case("a ping with its length in 8 bytes", frame(PING, b"p" * 5, wide=8), BROKEN)
    yield Case("a ping in fragments", frame(PING, b"p", final=False) + frame(CONTINUATION, b"q"), BROKEN)
    yield Case("ten pings in one segment", b"".join(frame(PING, b"%d" % at) for at in range(10)),
               [pong(b"%d" % at) for at in range(10)])
    yield Case("a ping that is no UTF-8", frame(PING, b"\xff\xfe\x00"), [pong(b"\xff\xfe\x00")])
    yield Case("a ping before hello", frame(PING, b"early") + text(ask("a")), [pong(b"early"), closed(4005)],
               signed_in=False)
    yield Case("a pong nobody asked for", frame(PONG, b"hello"), [])
    yield Case("a pong of 125 bytes", frame(PONG, b"p" * 125), [])
    yield Case("a pong of 126 bytes", frame(PONG, b"p" * 126), BROKEN)
    yield Case("a pong in fragments", frame(PONG, b"p", final=False), BROKEN)


def closing():
    yield Case("a close without a code", frame(CLOSE), [closed(1000)])
    for code in (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 3000, 3999, 4000, 4999):
        yield Case(f"a close with {code}", close(code, b"why"), [closed(code)])
    for code in (0, 1, 999, 1004, 1005, 1006, 1014, 1015, 1016, 1100, 2000, 2999):
        yield Case(f"a close with {code}", close(code), BROKEN)
    yield Case("a close of one byte", frame(CLOSE, b"\x03"), BROKEN)
    yield Case("a close of 125 bytes", close(1001, b"r" * 123), [closed(1001)])
    yield Case("a close of 126 bytes", close(1001, b"r" * 124), BROKEN)
    yield Case("a close in fragments", frame(CLOSE, b"\x03\xe8", final=False), BROKEN)
    yield Case("a close whose reason is no UTF-8", close(1000, b"\xce\xba\xe1\xff"), BROKEN)
    yield Case("a close whose reason ends in the middle of a character", close(1000, b"abc\xe2\x82"), BROKEN)
    yield Case("a close with a reason of many scripts", close(1000, "κόσμε 水 🙂".encode()), [closed(1000)])
    yield Case("a question after the close", close(1000) + text(ask("a")), [closed(1000)])
    yield Case("a ping after the close", close(1000) + frame(PING, b"p"), [closed(1000)])
    yield Case("two closes", close(1000) + close(1001), [closed(1000)])
    yield Case("a close in the middle of a message", text(b"{", final=False) + close(1001), [closed(1001)])
    yield Case("a close before hello", close(1000), [closed(1000)], signed_in=False)


def utf8():
    for name, word in (("two", "é\u07ff"), ("three", "€\u0800\uffff"), ("four", "🙂\U00010000\U0010ffff"),
                       ("the edges of the surrogates", "\ud7ff\ue000"), ("non-characters", "\ufdd0\ufffe"),
                       ("a byte order mark and the replacement", "\ufeff\ufffd")):
        yield Case(f"UTF-8: {name}", text(ask(word)), [asked(word)])
    word = "κ€🙂"
    raw = ask(word)
    begin = raw.index("κ".encode())
    for cut in range(1, len(word.encode())):
        yield Case(f"UTF-8: cut after byte {cut} of {word}", fragments(raw[:begin + cut], raw[begin + cut:]), [asked(word)])
    yield Case("UTF-8: one byte a fragment, a ping between them",
               fragments(*[raw[at:at + 1] for at in range(len(raw))], between=frame(PING, b"")),
               [pong(b"")] * (len(raw) - 1) + [asked(word)])
    wrong = {
        "a continuation byte alone": b"\x80", "two of them": b"\x80\xbf", "the last of them": b"\xbf",
        "overlong, two bytes": b"\xc0\x80", "overlong, two bytes, the last": b"\xc1\xbf",
        "overlong, three bytes": b"\xe0\x80\x80", "overlong, three bytes, the last": b"\xe0\x9f\xbf",
        "overlong, four bytes": b"\xf0\x80\x80\x80", "overlong, four bytes, the last": b"\xf0\x8f\xbf\xbf",
        "the first surrogate": b"\xed\xa0\x80", "the last surrogate": b"\xed\xbf\xbf",
        "a pair of surrogates": b"\xed\xa1\x8c\xed\xbe\xb4", "beyond the last character": b"\xf4\x90\x80\x80",
        "a lead byte of old": b"\xf5\x80\x80\x80", "five bytes": b"\xf8\x88\x80\x80\x80",
        "six bytes": b"\xfc\x84\x80\x80\x80\x80", "fe": b"\xfe", "ff": b"\xff", "cut by ASCII, two": b"\xc3 ",
        "cut by ASCII, three": b"\xe2\x82 ", "cut by ASCII, four": b"\xf0\x9f\x99 ",
        "cut by the next character": b"\xe2\x82\xe2\x82\xac",
    }
    for name, bad in wrong.items():
        yield Case(f"UTF-8, wrong: {name}", text(b'{"kind":"' + bad + b'"}'), NOT_UTF8)
    yield Case("UTF-8, wrong: behind 50,000 good bytes", text(b" " * 50_000 + b"\xff"), NOT_UTF8, slow=True)
    for size in range(1, 4):
        yield Case(f"UTF-8, wrong: the message ends after byte {size} of 4", text(b"{}" + b"\xf0\x9f\x99\x82"[:size]),
                   NOT_UTF8)
    yield Case("UTF-8, wrong: the last fragment ends in the middle", fragments(b"{", b"}\xe2", b"\x82"), NOT_UTF8)
    yield Case("UTF-8, wrong: an empty last fragment ends nothing", fragments(b"{}\xe2\x82", b""), NOT_UTF8)
    yield Case("UTF-8, wrong: two halves that do not fit", fragments(b"\xe2", b"\xe2\x82\xac"), NOT_UTF8)
    yield Case("UTF-8, wrong: noticed before the message ends", text(b"\xff", final=False), NOT_UTF8)
    yield Case("UTF-8, wrong: noticed before the character ends", text(b"\xf4\x90", final=False), NOT_UTF8)


def words():
    yield Case("text that is no JSON", text(b"nonsense"), [refused("wrong_type")])
    yield Case("a NUL in a message", text(b"\x00"), [refused("wrong_type")])


CASES = [case for part in (lengths, bits, masks, segments, not_text, fragmentation, control, closing, utf8, words)
         for case in part()]
