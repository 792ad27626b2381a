"""The command line as people type it, against a server of its own: what it says, and how it ends."""

import os
import subprocess
import tempfile
import unittest

from server import BINARY, PATIENCE, School, Server

DONE, REFUSED, USAGE = 0, 1, 2


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.__exit__)
        self.school = School(self.server)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.admin = self.school.admin

    def word(self, *words, by=None, code=DONE):
        """Answers what was printed, on standard output when it was done, else what was said of it."""
        done = subprocess.run(
            [BINARY, "--server", f"http://127.0.0.1:{self.server.port}", *words], capture_output=True, text=True,
            timeout=PATIENCE, cwd=self.folder,
            env={**os.environ, "CUELINE_TOKEN": by or self.admin, "CUELINE_SESSION": os.path.join(self.folder, "none")})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout if code == DONE else done.stderr

    def file(self, name, text):
        with open(os.path.join(self.folder, name), "w") as file:
            file.write(text)
        return name

    def people(self):
        self.para_id, self.para = self.school.person("Pia Para")
        self.teacher_id, self.teacher = self.school.person("Tom Teacher", "teacher")
