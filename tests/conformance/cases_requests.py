"""HTTP/1.1 as strangers may write it, RFC 9112: one reading of every request or none, since whoever stands in front may
read it in another way. A refused request ends the connection: whatever follows it is not answered."""

from case import Case

GOOD = b"GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n"
BODY = b'{"id":"a","command":{"kind":"rename_channel","channel":1000000,"name":"x"}}'
READ = [404, 200]  # the command was read: there is no such channel
REFUSED = [400]
HIDDEN = b"GET /readyz HTTP/1.1\r\nHost: hidden\r\n\r\n"


def get(*lines, target=b"/healthz", version=b"HTTP/1.1", end=b"\r\n"):
    return end.join([b"GET " + target + b" " + version, b"Host: here", *lines]) + end * 2


def post(*lines, body=b""):
    return b"\r\n".join([b"POST /api/commands HTTP/1.1", b"Host: here", b"Authorization: Bearer TOKEN",
                         b"Content-Type: application/json", *lines]) + \
        b"\r\n\r\n" + body


def with_length(body=BODY):
    return post(b"Content-Length: %d" % len(body), body=body)


def chunked(*chunks, trailer=b"\r\n"):
    return post(b"Transfer-Encoding: chunked", body=b"".join(chunks) + trailer)


def chunk(data, size=None):
    return (b"%x" % len(data) if size is None else size) + b"\r\n" + data + b"\r\n"


def lines():
    yield Case("a request", GOOD, [200, 200])
    yield Case("five requests in a row", GOOD * 5, [200] * 6)
    yield Case("an empty line before a request", b"\r\n" + GOOD, REFUSED)
    yield Case("no request at all", b"nonsense\r\n\r\n", REFUSED)
    yield Case("a method alone", b"GET\r\n\r\n", REFUSED)
    yield Case("no version", b"GET /healthz\r\nHost: here\r\n\r\n", REFUSED)
    for version in (b"HTTP/2.0", b"HTTP/9.9", b"HTTP/1", b"HTTP/1.", b"HTTP/1.12", b"http/1.1", b"HTTX/1.1", b"HTTP/0.9"):
        yield Case(f"version {version.decode()}", get(version=version), REFUSED)
    yield Case("HTTP/1.0 ends after its answer", get(version=b"HTTP/1.0"), [200])
    yield Case("HTTP/1.0 with keep-alive", get(b"Connection: keep-alive", version=b"HTTP/1.0"), [200, 200])
    yield Case("Connection: close", get(b"Connection: close"), [200])
    yield Case("two spaces in the request line", b"GET  /healthz HTTP/1.1\r\nHost: here\r\n\r\n", REFUSED)
    yield Case("a tab in the request line", b"GET\t/healthz HTTP/1.1\r\nHost: here\r\n\r\n", REFUSED)
    yield Case("a space before the method", b" " + GOOD, REFUSED)
    yield Case("a space after the version", b"GET /healthz HTTP/1.1 \r\nHost: here\r\n\r\n", REFUSED)
    yield Case("a method nobody knows", b"BREW /healthz HTTP/1.1\r\nHost: here\r\n\r\n", [405, 200])
    yield Case("a method with a bracket", b"G(T /healthz HTTP/1.1\r\nHost: here\r\n\r\n", REFUSED)
    yield Case("TLS on this port", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", REFUSED)
    yield Case("HTTP/2 at once", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", REFUSED)
    yield Case("bare line feeds", get(end=b"\n"), REFUSED)
    yield Case("a bare line feed after a field", GOOD.replace(b"here\r\n", b"here\n"), REFUSED)
    yield Case("a bare carriage return in a field", GOOD.replace(b"here", b"he\rre"), REFUSED)


def targets():
    for target in (b"http://here/healthz", b"here:80", b"*", b"healthz", b"?a"):
        yield Case(f"target {target.decode()}", get(target=target), REFUSED)
    yield Case("a NUL in the target", get(target=b"/heal\0thz"), REFUSED)
    yield Case("a control character in the target", get(target=b"/heal\x01thz"), REFUSED)
    yield Case("a quoted NUL in the target", get(target=b"/api/healthz%00"), [404, 200])
    yield Case("a target of 8,000 bytes", get(target=b"/api/" + b"x" * 8_000), [404, 200], slow=True)
    yield Case("a target of 17,000 bytes", get(target=b"/" + b"x" * 17_000), [431], slow=True)
    yield Case("a query", get(target=b"/healthz?a=b&c"), [200, 200])


def fields():
    for name, bad in (("a space before the colon", b"X-A : b"), ("a tab before the colon", b"X-A\t: b"),
                      ("no name", b": b"), ("no colon", b"X-A"), ("a space in the name", b"X A: b"),
                      ("a NUL in the name", b"X\0A: b"), ("a NUL in the value", b"X-A: b\0c"),
                      ("a control character in the value", b"X-A: b\x01c"), ("a quote in the name", b'X"A: b'),
                      ("a byte over 127 in the name", b"X\xe9: b")):
        yield Case(f"a field with {name}", get(bad), REFUSED)
    yield Case("a byte over 127 in a value", get(b"X-A: \xe9"), [200, 200])
    yield Case("an empty value", get(b"X-A:"), [200, 200])
    yield Case("spaces around a value", get(b"X-A: \t b \t "), [200, 200])
    yield Case("names of any case", b"GET /healthz HTTP/1.1\r\nhOsT: here\r\ncOnNeCtIoN: cLoSe\r\n\r\n", [200])
    yield Case("a folded field is one line", get(b"X-A: b", b" c"), [200, 200])
    yield Case("a folded field does not hide another",
               post(b"Transfer-Encoding:", b" chunked", b"Content-Length: 5", body=b"0\r\n\r\n") + HIDDEN, REFUSED)
    yield Case("a field folded from the first line", b"GET /healthz HTTP/1.1\r\n Host: here\r\n\r\n", REFUSED)
    yield Case("a hundred fields", get(*[b"X-%d: a" % at for at in range(100)]), [200, 200])
    yield Case("fields of 15,000 bytes", get(b"X-A: " + b"a" * 15_000), [200, 200], slow=True)
    yield Case("fields of 20,000 bytes", get(b"X-A: " + b"a" * 20_000), [431], slow=True)
    yield Case("ten thousand fields", get(*[b"X-%d: a" % at for at in range(10_000)]), [431], slow=True)
    yield Case("HTTP/1.1 without Host", b"GET /healthz HTTP/1.1\r\n\r\n", REFUSED)
    yield Case("two Hosts", get(b"Host: there"), REFUSED)


def lengths():
    yield Case("a body with its length", with_length(), READ)
    yield Case("a body of nothing", post(b"Content-Length: 0"), [400, 200])
    yield Case("a length before the question", get(b"Content-Length: 3") + b"abc", [200, 200])
    for value in (b"-1", b"+5", b"5 5", b"0x5", b"5,5", b"5, 6", b"five", b"", b"5a", b"99999999999999999999",
                  b"18446744073709551616"):
        yield Case(f"Content-Length: {value.decode()}", post(b"Content-Length: " + value, body=b"hello") + HIDDEN, REFUSED)
    yield Case("two lengths", post(b"Content-Length: 5", b"Content-Length: 6", body=b"hello") + HIDDEN, REFUSED)
    yield Case("the same length twice", post(b"Content-Length: 5", b"Content-Length: 5", body=b"hello") + HIDDEN, REFUSED)
    yield Case("a length over the limit", post(b"Content-Length: 65537"), [413])
    yield Case("a length of 10 GB", post(b"Content-Length: 10000000000"), [413])


def encodings():
    half = len(BODY) // 2
    yield Case("chunks", chunked(chunk(BODY[:half]), chunk(BODY[half:]), b"0\r\n"), READ)
    yield Case("a chunk for each byte", chunked(*[chunk(bytes([byte])) for byte in BODY], b"0\r\n"), READ)
    for end in (b"0\r\n", b"000\r\n", b"0;a=b\r\n"):
        yield Case(f"no chunk but the last, {end!r}", chunked(end), [400, 200])
    yield Case("sizes with leading zeros", chunked(chunk(BODY, b"000" + b"%x" % len(BODY)), b"000\r\n"), READ)
    yield Case("sizes in upper case", chunked(chunk(BODY, b"%X" % len(BODY)), b"0\r\n"), READ)
    yield Case("an extension of a chunk", chunked(chunk(BODY, b"%x;a=b" % len(BODY)), b"0\r\n"), READ)
    yield Case("a trailer", chunked(chunk(BODY), b"0\r\n", trailer=b"X-A: b\r\n\r\n"), READ)
    yield Case("a trailer is no field of the head",
               chunked(chunk(BODY), b"0\r\n", trailer=b"Authorization: Bearer TOKEN\r\n\r\n")
               .replace(b"Authorization: Bearer TOKEN\r\n", b"", 1), [401, 200])
    for size in (b"", b"g", b"-5", b"+5", b"0x5", b" 5", b"5 ", b"5\t5", b"fffffffffffffffff", b"5\0"):
        yield Case(f"a chunk of size {size!r}", chunked(chunk(b"hello", size), b"0\r\n") + HIDDEN, REFUSED)
    yield Case("a chunk longer than it says", chunked(b"4\r\nhello\r\n", b"0\r\n") + HIDDEN, REFUSED)
    yield Case("a chunk that ends in a bare line feed", chunked(b"5\r\nhello\n", b"0\r\n") + HIDDEN, REFUSED)
    yield Case("a size that ends in a bare line feed", chunked(b"5\nhello\r\n", b"0\r\n") + HIDDEN, REFUSED)
    yield Case("chunks over the limit", chunked(*[chunk(b" " * 30_000)] * 3, b"0\r\n"), [413], slow=True)
    yield Case("a chunk over the limit", chunked(chunk(b"hello", b"10001"), b"0\r\n"), [413])
    yield Case("a length and chunks", post(b"Content-Length: 5", b"Transfer-Encoding: chunked", body=b"0\r\n\r\n") + HIDDEN,
               REFUSED)
    yield Case("chunks and a length", post(b"Transfer-Encoding: chunked", b"Content-Length: 5", body=b"0\r\n\r\n") + HIDDEN,
               REFUSED)
    for value in (b"identity", b"gzip", b"gzip, chunked", b"chunked, gzip", b"chunked, chunked", b"chunkedx", b"xchunked",
                  b"\x0bchunked", b"chunked;q=1", b'"chunked"', b""):
        yield Case(f"Transfer-Encoding: {value!r}", post(b"Transfer-Encoding: " + value, body=b"0\r\n\r\n") + HIDDEN, REFUSED)
    yield Case("two encodings", post(b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity", body=b"0\r\n\r\n") + HIDDEN,
               REFUSED)
    yield Case("chunks for HTTP/1.0", post(b"Transfer-Encoding: chunked", body=b"0\r\n\r\n").replace(b"/1.1", b"/1.0") + HIDDEN,
               REFUSED)


def bodies():
    yield Case("HEAD has the head alone", GOOD.replace(b"GET", b"HEAD"), [200, 200], head_only=True)
    yield Case("Expect", post(b"Content-Length: %d" % len(BODY), b"Expect: 100-continue", body=BODY), READ)
    yield Case("Expect of something else", get(b"Expect: 200-ok"), [200, 200])
    yield Case("a request in the body is no request", with_length(HIDDEN), [400, 200])
    yield Case("a body of another kind", with_length().replace(b"application/json", b"text/plain"), [400, 200])


CASES = [case for part in (lines, targets, fields, lengths, encodings, bodies) for case in part()]
