"""A real SMTP server (aiosmtpd) that does as it is told: takes mail, asks for TLS and a password, answers 4yz or 5yz,
or is slow."""

import email
import email.policy
import socket
import ssl
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class MailServer:
    """`answers`: what the next mails get ("451 try later"); then they are taken."""

    def __init__(self, certificate=None, password=None, slow=0):
        self.mails, self.answers, self.tries, self.slow, self.auths = [], [], 0, slow, 0
        options = {}
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*certificate)
            options |= {"tls_context": context, "require_starttls": True}
        if password:
            options |= {"authenticator": self.authenticate, "auth_required": True}
        self.password = password
        with socket.socket() as free:  # the controller cannot find out which port it got
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)
        self.controller.start()

    def authenticate(self, server, session, envelope, mechanism, data):
        self.auths += 1
        good = getattr(data, "password", b"") == self.password.encode()
        return AuthResult(success=good, handled=False)

    async def handle_DATA(self, server, session, envelope):
        self.tries += 1
        if self.slow:
            time.sleep(self.slow)
        if self.answers:
            return self.answers.pop(0)
        self.mails.append((envelope, email.message_from_bytes(envelope.original_content, policy=email.policy.strict),
                           session.ssl is not None))
        return "250 taken"

    def close(self):
        self.controller.stop()
