"""Fills the disk under a real server, step by step, and makes room again: run.py [FILLS | control].

A fill: a small tmpfs; messages by a sender and a file that grows beside the folder; what is refused at which step;
room again, without a restart; at the end a restart that must find every acknowledged message, once, in order.
"""

import base64
import contextlib
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from server import School, Server  # noqa: E402  (its folder is known only now)
from socket_client import Client  # noqa: E402

MIB = 1 << 20
DISK = 320 * MIB
PATIENCE = 20
FREE_RATES = {f"CUELINE_LIMITS_{name}": "1000000" for name in
              ("COMMANDS_PER_SECOND", "COMMANDS_BURST", "FRAMES_PER_SECOND", "FRAMES_BURST")}
ROOMS = {"low": 150, "scarce": 52, "none": 24}  # MiB left; storage/free_space.hpp draws the lines
LEVEL = {"enough": 0, "low": 1, "scarce": 2, "none": 3}


@contextlib.contextmanager
def small_disk():
    with tempfile.TemporaryDirectory(prefix="cueline-disk-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "cueline", folder], check=True)
        try:
            yield pathlib.Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def free(folder):
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


class Fill:
    """A file beside the data that leaves so much room."""

    def __init__(self, folder):
        self.folder, self.file = folder, folder / "somebody-elses-file"

    def leave(self, size):
        with open(self.file, "ab") as file:
            more = free(self.folder) - size
            os.ftruncate(file.fileno(), max(0, self.file.stat().st_size + min(more, 0)))
            if more > 0:
                os.posix_fallocate(file.fileno(), self.file.stat().st_size, more)

    def give_back(self):
        self.file.unlink(missing_ok=True)


class Staff:
    """Who sends, and what was acknowledged."""

    def __init__(self, server):
        self.server, self.said, self.count = server, [], 0
        self.school = School(server)
        self.para_id, self.para = self.school.person("Pia Para")
        self.room = self.school.room("Room 12", [self.school.admin_id, self.para_id])
        self.student = self.school.command("add_student", name="Jo Reyes", classroom=self.room, care_team=[self.school.admin_id, self.para_id])[0]

    def ask(self, kind, command_id=None, **fields):
        self.count += 1
        status, reply = self.server.post(
            "/api/commands", {"id": command_id or f"disk-{self.count}", "command": {"kind": kind, **fields}},
            self.school.admin)
        return status, reply

    def say(self, size=200):
        text = f"number {self.count} " + "".join(random.choices("abcdefghij ", k=size))
        status, reply = self.ask("post_message", timeline=self.room, text=text, mentions=[])
        if status == 200:
            self.said.append((reply["sequences"][0], text))
        return status, reply

    def alert(self):
        return self.ask("send_alert", **{
            "template_code": "custom", "title": "Assembly is now 10:40", "text": "", "severity": 2, "mode": "all",
            "audience": {"channels": [self.room], "roles": [], "persons": []},
            "until": int(time.time() * 1000) + 3_600_000})

    def observe(self):
        return self.ask("observe", students=[self.student], signs=["covers_ears"], intensity=2, urgency="fyi",
                        basis="saw", note="", context={}, seen_at=int(time.time() * 1000))


def level(server):
    status, _, page = server.request("GET", "/metrics")
    assert status == 200
    return int(float(re.search(rb"^cueline_disk_room (\S+)$", page, re.M)[1]))


def wait_for(what, condition):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{what}: did not come"
        time.sleep(0.05)


def refused(answer):
    status, reply = answer
    return status != 200 and json.dumps(reply).find("disk_full") >= 0 and json.dumps(reply).find("retry_after_ms") >= 0


def taken(answer):
    return answer[0] == 200


def read_back(staff):
    """Every message acknowledged, read through the socket's own history."""
    reader = Client(staff.server, staff.school.admin).live()
    found, before = {}, None
    while True:
        asked = {"kind": "history", "id": "h", "timeline": staff.room, "limit": 50}
        reader.send({**asked, **({"before": before} if before else {})})
        page = reader.until_kind("history_page")["entries"]
        if not page:
            break
        for entry in page:
            found[entry["sequence"]] = entry["body"].get("text")
        before = min(entry["sequence"] for entry in page)
    reader.close()
    for sequence, text in staff.said:
        assert found.get(sequence) == text, f"entry {sequence} was acknowledged and is not there"


def fill_once(chance):
    with small_disk() as disk, Server(data=str(disk / "data"), env=FREE_RATES) as server:
        staff, fill = Staff(server), Fill(disk)
        for _ in range(chance.randrange(5, 40)):
            answer = staff.say(chance.randrange(2_000))
            assert taken(answer), answer
        fill.leave(ROOMS["low"] * MIB)
        wait_for("the warning", lambda: "getting full" in server.text())
        assert level(server) == LEVEL["low"] and taken(staff.say()) and taken(staff.observe())

        fill.leave(ROOMS["scarce"] * MIB)
        wait_for("only changes", lambda: refused(staff.say()))
        assert level(server) == LEVEL["scarce"]
        assert refused(staff.observe()), "an observation was taken although the disk is nearly full"
        sent = staff.alert()
        assert taken(sent), f"a change was refused before the disk was full: {sent}"

        fill.leave(ROOMS["none"] * MIB + chance.randrange(4 * MIB))
        wait_for("read only", lambda: refused(staff.alert()))
        assert level(server) == LEVEL["none"] and refused(staff.say()) and refused(staff.observe())
        fill.leave(chance.randrange(4 * MIB))  # others take the rest
        time.sleep(0.3)
        assert refused(staff.say()) and server.process.poll() is None
        read_back(staff)

        repeated = f"again-{chance.randrange(1 << 30)}"
        words = {"timeline": staff.room, "text": "kept by the client", "mentions": []}
        assert refused(staff.ask("post_message", repeated, **words))
        fill.give_back()
        wait_for("room again", lambda: taken(staff.ask("post_message", repeated, **words)))
        assert "room again" in server.text() and taken(staff.say()) and taken(staff.observe()) and taken(staff.alert())
        assert server.process.poll() is None, "the server had to be started again"
        server.restart()
        read_back(staff)
        assert server.stop() == 0
        return len(staff.said)


def flood_once(watched):
    """Nobody but the server fills the disk. Answers whether it goes on."""
    env = FREE_RATES | ({} if watched else {"CUELINE_TEST_ROOM": "off"})
    with small_disk() as disk, Server(data=str(disk / "data"), env=env) as server:
        staff, fill = Staff(server), Fill(disk)
        fill.leave((70 if watched else 36) * MIB)
        sender = Client(server, staff.school.admin).live()
        full, sent, answered = False, 0, 0
        try:
            while answered < 12_000 and not full:
                while sent - answered < 32:
                    words = base64.b64encode(os.urandom(2_700)).decode()  # that does not compress away
                    sender.command(f"flood-{sent}", "post_message", timeline=staff.room, text=words, mentions=[])
                    sent += 1
                reply = sender.until_kind("reply")
                answered += 1
                full = "disk_full" in json.dumps(reply)
            time.sleep(0.5)
        except Exception as error:  # noqa: BLE001  a closed connection is what the control is for
            return False, f"{answered} messages, then {type(error).__name__}"
        assert full or not watched, f"{answered} messages and the disk is not full"
        return server.process.poll() is None, f"{answered} messages"


def main():
    if os.geteuid() != 0:
        print("NOT ROOT: no small disk can be made, nothing was tried", file=sys.stderr)
        return 1
    if sys.argv[1:] == ["control"]:
        goes_on, what = flood_once(watched=False)
        print(f"control, levels off: {what}; the server {'went on' if goes_on else 'did not go on'}")
        return 1 if goes_on else 0
    fills = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    said = sum(fill_once(chance) for _ in range(fills))
    goes_on, what = flood_once(watched=True)
    assert goes_on, f"flooded by its own people the server did not stay: {what}"
    print(f"{fills} fills and a flood ({what}), {said} messages acknowledged, all there; seed {seed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
