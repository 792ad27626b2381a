"""Starting and stopping: one sentence and an exit code for what cannot be, and a polite end."""

import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time
import unittest

from server import BINARY, PATIENCE, School, Server, certificate
from socket_client import Client, Closed


def refuse(*arguments, env=None, **options):
    """Starts a server that cannot start; answers (exit code, what it said)."""
    done = subprocess.run([BINARY, "serve", *arguments], capture_output=True, text=True, timeout=PATIENCE,
                          env={**os.environ, **(env or {})}, **options)
    return done.returncode, done.stderr


class StartStop(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.data = os.path.join(self.folder, "data")

    def config(self, text):
        path = os.path.join(self.folder, "cueline.toml")
        with open(path, "w") as file:
            file.write(text)
        return path

    def check(self, answer, words, code=5):
        self.assertEqual(answer[0], code, answer[1])
        said = [line for line in answer[1].splitlines() if line.startswith("cueline: ")]
        self.assertEqual(len(said), 1, answer[1])
        self.assertRegex(said[0], words)

    # ---- the configuration to begin with ----

    def test_the_sample_configuration_starts_as_it_is_and_with_each_way_out(self):
        sample = (pathlib.Path(__file__).parents[2] / "deploy" / "cueline.toml").read_text()
        set_up = re.sub(r"^# (?=[a-z_]+ = )", "", sample.split("[notify]")[1], flags=re.M)
        self.assertEqual(len(re.findall(r"^[a-z_]+ = ", set_up, flags=re.M)), 10)  # every setting of the section
        for text in sample, sample.split("[notify]")[0] + "[notify]" + set_up:
            with Server(data=self.data, arguments=["--config", self.config(text)]) as server:
                self.assertEqual("no push" in server.text(), text is sample, server.text())
                self.assertEqual(server.stop(), 0)

    # ---- what cannot be ----

    def test_port_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            self.check(refuse("--data", self.data, "--port", port), f"already uses 127.0.0.1 port {port}")

    def test_data_folder_in_use(self):
        with Server(data=self.data):
            self.check(refuse("--data", self.data, "--port", "0"), "in use|already uses|another")

    def test_data_folder_that_cannot_be(self):
        self.check(refuse("--data", "/proc/nowhere", "--port", "0"), "/proc/nowhere")

    def test_not_a_data_folder(self):
        os.makedirs(self.data)
        with open(os.path.join(self.data, "holiday.txt"), "w") as file:
            file.write("photos")
        self.check(refuse("--data", self.data, "--port", "0"), self.data)
        self.assertEqual(os.listdir(self.data), ["holiday.txt"])

    def test_bad_certificate(self):
        good = certificate(self.folder)
        for pair, words in (((good[0], "/missing.pem"), "private key /missing.pem"),
                            (("/missing.pem", good[1]), "certificate /missing.pem"), ((good[1], good[1]), "certificate")):
            env = {"CUELINE_TLS_CERTIFICATE": pair[0], "CUELINE_TLS_KEY": pair[1]}
            self.check(refuse("--data", self.data, "--port", "0", env=env), words)
        self.check(refuse("--data", self.data, env={"CUELINE_TLS_KEY": good[1]}), "belong together", code=2)

    def test_bad_configuration_names_the_line(self):
        for text, words in (("[server]\nport = 70000\n", "line 2: server.port must be a whole number from 0 to 65535"),
                            ("[server]\n\nprot = 80\n", "line 3: there is no setting server.prot"),
                            ("[sever]\n", r"line 1: there is no section \[sever\]"),
                            ("[server]\nport = \n", "line 2: "), ("[log]\nlevel = \"loud\"\n", "log.level")):
            self.check(refuse("--config", self.config(text), "--data", self.data), words, code=2)

    def test_bad_environment(self):
        self.check(refuse("--data", self.data, env={"CUELINE_SERVER_PORT": "x"}), "CUELINE_SERVER_PORT must be", code=2)

    # ---- a polite end ----

    def test_stopping_says_so_and_keeps_everything(self):
        server = Server(data=self.data)
        school = School(server)
        client = Client(server, school.admin).live()
        said = school.say(3, "Before")
        server.process.send_signal(signal.SIGTERM)
        self.assertEqual(client.close_code(), 1001)
        client.close()
        self.assertEqual(server.process.wait(PATIENCE), 0)
        server.start()
        self.addCleanup(server.__exit__)
        again = Client(server)
        again.hello(school.admin, client.position)
        self.assertEqual(again.until_kind("caught_up")["position"]["sequence"], max(said, client.position["sequence"]))

    def test_commands_under_way_are_answered_before_the_end(self):
        server = Server(data=self.data, env={"CUELINE_LIMITS_COMMANDS_BURST": "1000"})
        self.addCleanup(server.__exit__)
        school = School(server)
        client = Client(server, school.admin).live()
        for number in range(100):
            client.command(f"c{number}", "post_message", timeline=3, text="x", mentions=[])
        client.reply("c0")
        server.process.send_signal(signal.SIGTERM)
        answered = 1
        with self.assertRaises(Closed) as end:
            while True:
                line = client.next()
                answered += line["kind"] == "reply" and line["id"].startswith("c")
        self.assertEqual(end.exception.code, 1001)
        server.process.wait(PATIENCE)
        server.start()
        # Those not answered are sent again with their ids; in the end each is there once.
        sequences = [school.command("post_message", command_id=f"c{number}", timeline=3, text="x", mentions=[])[0]
                     for number in range(100)]
        self.assertEqual(len(set(sequences)), 100)

    def test_who_does_not_leave_is_left(self):
        server = Server(data=self.data, env={"CUELINE_SERVER_STOP_SECONDS": "1"})
        school = School(server)
        client = Client(server, school.admin).live()
        server.process.send_signal(signal.SIGTERM)  # the client does not answer the close
        started = time.monotonic()
        self.assertEqual(server.process.wait(PATIENCE), 0)
        self.assertLess(time.monotonic() - started, 4)
        client.close()

    def test_a_second_signal_ends_it_at_once(self):
        server = Server(data=self.data, env={"CUELINE_SERVER_STOP_SECONDS": "60"})
        school = School(server)
        client = Client(server, school.admin).live()
        server.process.send_signal(signal.SIGTERM)
        server.wait_for("told to stop")
        time.sleep(0.1)
        server.process.send_signal(signal.SIGTERM)
        self.assertIn(server.process.wait(PATIENCE), (0, 128 + signal.SIGTERM))
        client.close()

    def test_a_new_set_up_link_until_there_is_a_school(self):
        server = Server(data=self.data)
        first = server.setup_secret()
        server.restart()
        self.assertNotEqual(server.setup_secret(), first)
        School(server)
        server.restart()
        time.sleep(0.3)
        self.assertNotIn("/setup/", server.text(server.out))
        server.stop()

    def test_several_io_threads(self):
        with Server(data=self.data, env={"CUELINE_SERVER_IO_THREADS": "3"}) as server:
            school = School(server)
            clients = [Client(server, school.admin).live() for _ in range(6)]
            said = [school.say(3, f"number {number}") for number in range(30)]
            for client in clients:
                client.until_kind("entry", lambda line: line["entry"]["sequence"] == said[-1])
                self.assertEqual(sorted(client.entries), said)
            self.assertEqual(server.stop(), 0)


if __name__ == "__main__":
    unittest.main()
