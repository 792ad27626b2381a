"""A push service that is strict: it checks what RFC 8030, 8188, 8291 and 8292 ask of a sender and decrypts what comes.
It answers each device's pushes as it was told to: a status, with Retry-After or not, or it hangs, or it cuts the line."""

import base64
import http.server
import json
import os
import re
import socket
import struct
import threading
import time
import urllib.parse

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CURVE = ec.SECP256R1()


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def point(key):
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def hkdf(salt, key, info, size):
    return HKDF(hashes.SHA256(), size, salt, info).derive(key)


class Device:
    """What a browser keeps: its keys, and what reached it."""

    def __init__(self, service, name):
        self.service, self.name = service, name
        self.key = ec.generate_private_key(CURVE)
        self.auth = os.urandom(16)
        self.answers = []  # (status, headers) or "hang" or "reset" for the next pushes; then 201
        self.tries = []  # (time, what was answered), each that came
        self.shown = []  # payloads of those that were taken
        self.headers = []  # of those

    def subscription(self, language=None):
        body = {"endpoint": f"{self.service.address}/push/{self.name}", "p256dh": encode(point(self.key.public_key())),
                "auth": encode(self.auth)}
        return {**body, "language": language} if language else body

    def decrypt(self, body):
        """RFC 8291 over RFC 8188, one record."""
        salt, size, length = body[:16], struct.unpack(">I", body[16:20])[0], body[20]
        sender, sealed = body[21:21 + length], body[21 + length:]
        assert length == 65, "the key id is the sender's public key"
        assert 18 <= size and len(sealed) <= size, "one record"
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender)
        shared = self.key.exchange(ec.ECDH(), theirs)
        info = b"WebPush: info\0" + point(self.key.public_key()) + sender
        key = hkdf(self.auth, shared, info, 32)
        cipher = AESGCM(hkdf(salt, key, b"Content-Encoding: aes128gcm\0", 16))
        plain = cipher.decrypt(hkdf(salt, key, b"Content-Encoding: nonce\0", 12), sealed, None)
        text, end = plain.rstrip(b"\0")[:-1], plain.rstrip(b"\0")[-1:]
        assert end == b"\2", "the last record says so"
        return json.loads(text)


class PushService:
    def __init__(self):
        self.devices, self.wrong, self.key = {}, [], None
        self.lock = threading.Lock()
        service = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                service.take(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *_: None  # a sender that is killed cuts its lines
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def device(self, name):
        self.devices[name] = Device(self, name)
        return self.devices[name]

    def take(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        device = self.devices.get(urllib.parse.urlsplit(request.path).path.removeprefix("/push/"))
        answer = device.answers.pop(0) if device and device.answers else (201 if device else 404, {})
        if device:
            device.tries.append((time.monotonic(), answer))
        if answer == "hang":
            time.sleep(60)
            return
        if answer == "reset":
            request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            request.close_connection = True
            request.connection.close()
            return
        status, headers = answer
        if status == 201:
            try:
                payload = self.check(request, device, body)
                with self.lock:
                    device.shown.append(payload)
                    device.headers.append(dict(request.headers))
            except (AssertionError, InvalidSignature, ValueError, KeyError) as trouble:
                self.wrong.append(f"{type(trouble).__name__}: {trouble}")
                status = 400
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", "0")
        request.end_headers()

    def check(self, request, device, body):
        headers = request.headers
        assert len(body) <= 4096, "a body of at most 4,096 bytes"
        assert headers["Content-Encoding"] == "aes128gcm", "the content encoding"
        assert re.fullmatch(r"\d{1,7}", headers["TTL"]) and int(headers["TTL"]) <= 28 * 86400, "a TTL"
        assert headers["Urgency"] in ("very-low", "low", "normal", "high"), "an urgency"
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,32}", headers["Topic"]), "a topic"
        self.check_token(headers["Authorization"])
        return device.decrypt(body)

    def check_token(self, authorization):
        """RFC 8292."""
        token, key = re.fullmatch(r"vapid t=([\w.-]+), k=([\w-]+)", authorization).groups()
        assert self.key is None or key == self.key, "the key that devices subscribed with"
        signed, signature = token.rsplit(".", 1)
        raw = decode(signature)
        assert len(raw) == 64, "a signature of two numbers"
        numbers = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
        public = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, decode(key))
        public.verify(utils.encode_dss_signature(*numbers), signed.encode(), ec.ECDSA(hashes.SHA256()))
        header, claims = (json.loads(decode(part)) for part in signed.split("."))
        assert header == {"typ": "JWT", "alg": "ES256"}, header
        assert claims["aud"] == self.address, f"the audience is this service, not {claims['aud']}"
        assert time.time() < claims["exp"] <= time.time() + 86400, "it is valid, for at most a day"
        assert re.fullmatch(r"mailto:\S+@\S+|https://\S+", claims["sub"]), "somebody to write to"
