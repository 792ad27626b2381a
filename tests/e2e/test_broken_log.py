"""The disk fails under a running server: nothing is acknowledged any more, everybody is told, the process ends."""

import os
import shutil
import subprocess
import tempfile
import unittest

from server import PATIENCE, School, Server
from socket_client import Client, Closed


class BrokenLog(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = os.path.join(folder.name, "data")

    def server(self):
        # The leak check of a sanitizer build refuses to run in a traced process.
        return Server(data=self.data, env={"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"})

    def break_the_disk(self, server):
        """From here on every fdatasync and fsync of the server fails."""
        tracer = subprocess.Popen(
            ["strace", "-f", "-qq", "-e", "trace=fdatasync,fsync", "-e", "inject=fdatasync,fsync:error=EIO",
             "-p", str(server.process.pid)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(tracer.kill)
        with open(f"/proc/{server.process.pid}/status") as status:
            while "TracerPid:\t0" in status.read():
                self.assertIsNone(tracer.poll(), "strace could not attach")
                status.seek(0)

    @unittest.skipUnless(shutil.which("strace"), "needs strace")
    def test_everybody_is_told_and_nothing_acknowledged_is_lost(self):
        server = self.server()
        self.addCleanup(server.__exit__)
        school = School(server)
        witness, writer = (Client(server, school.admin).live() for _ in range(2))
        said = school.say(3, "Before")
        self.break_the_disk(server)
        writer.command("lost", "post_message", timeline=3, text="During", mentions=[])
        with self.assertRaises(Closed) as end:
            while True:
                line = writer.next()
                if line["kind"] == "reply" and line["id"] == "lost":
                    self.assertEqual(line["problem"]["code"], "log_broken")
        self.assertEqual(end.exception.code, 1011)
        self.assertEqual(witness.close_code(), 1011)
        self.assertNotIn("During", str(witness.entries))
        self.assertEqual(server.process.wait(PATIENCE), 5)
        self.assertIn("cueline: The data folder cannot be written", server.text())
        server.start()
        again = Client(server, school.admin).live()
        again.send({"kind": "history", "id": "h", "timeline": 3, "limit": 50})
        self.assertIn(said, [entry["sequence"] for entry in again.until_kind("history_page")["entries"]])

    @unittest.skipUnless(shutil.which("strace"), "needs strace")
    def test_being_told_to_stop_does_not_hide_the_trouble(self):
        server = self.server()
        self.addCleanup(server.__exit__)
        school = School(server)
        # Who does not answer the close keeps the server waiting.
        writer = Client(server, school.admin).live()
        self.break_the_disk(server)
        writer.command("lost", "post_message", timeline=3, text="During", mentions=[])
        server.wait_for("The data folder cannot be written")
        self.assertEqual(server.stop(), 5)


if __name__ == "__main__":
    unittest.main()
