"""The clock of the server jumps by a day, forward and back, while it runs and across restarts (libfaketime)."""

import datetime
import glob
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from limited import FREE_RATES, Client, Room
from server import BINARY, Server

LIBRARY = next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)
DAY = 24 * 3600
HOUR_MS = 3_600_000


def now_ms():
    return int(time.time() * 1000)


class Clock:
    """Offset by what stands in a file. Only the wall clock: timers run on."""

    def __init__(self, folder):
        self.file = pathlib.Path(folder) / "clock"
        self.jump(0)
        self.env = FREE_RATES | {"LD_PRELOAD": LIBRARY, "FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_NO_CACHE": "1",
                                 "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_RESET": "1"}

    def jump(self, seconds):
        draft = self.file.with_suffix(".new")
        draft.write_text(f"{seconds:+d}s\n")
        draft.rename(self.file)
        self.offset = seconds


def change(room, until, title):
    return room.school.command(
        "send_alert", template_code="custom", title=title, text="", severity=1, mode="all", until=until,
        audience={"channels": [room.room], "roles": [], "persons": []})[0]


def jumps(folder):
    clock = Clock(folder)
    with Server(env=clock.env) as server:
        room = Room(server)
        colleague = room.school.person("Pia Para")[0]
        room.room = room.school.room("Room 14", [2, colleague])
        listener = room.client()
        position = dict(listener.position)
        soon = change(room, now_ms() + HOUR_MS, "Ends within the day")
        later = change(room, now_ms() + 40 * HOUR_MS, "Ends the day after")
        said = [room.school.say(room.room, "before")]
        clock.jump(DAY)
        listener.until_kind("entry", lambda line: line["entry"]["body"].get("kind") == "alert_ended")
        said.append(room.school.say(room.room, "a day later"))
        clock.jump(-DAY)
        said.append(room.school.say(room.room, "two days back"))
        server.restart()
        said.append(room.school.say(room.room, "still then, after a restart"))
        assert room.school.person("Quinn New")[1], "nobody can be invited with the clock back"
        clock.jump(2 * DAY)
        server.restart()
        said.append(room.school.say(room.room, "the day after"))
        time.sleep(1.5)
        all_entries = read_from(server, room, position)
        times = [entry["time"] for entry in all_entries]
        assert times == sorted(times), "an entry is older than the one before it"
        ended = [entry["body"]["alert"] for entry in all_entries if entry["body"].get("kind") == "alert_ended"]
        assert sorted(ended) == sorted([soon, later]), f"what was due happened otherwise than once: {ended}"
        assert set(said) <= {entry["sequence"] for entry in all_entries}
        stamps = re.findall(r"^(\d{4}-\d\d-\d\dT\S+)", server.text(), re.M)
        assert stamps, "no log"
        assert server.stop() == 0
    return len(all_entries)


def read_from(server, room, position):
    reader = Client(server)
    reader.hello(room.school.admin, position)
    reader.live()
    found = [one for versions in reader.entries.values() for one in versions]
    reader.close()
    return sorted(found, key=lambda entry: entry["sequence"])


def until_words(at, words, folder):
    """What `cueline alert send --until WORDS` makes of it when the clock says `at` (UTC)."""
    then = {"LD_PRELOAD": LIBRARY, "FAKETIME": f"@{at}", "TZ": "UTC", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    with Server(env=FREE_RATES | then) as server:
        room = Room(server)
        room.school.person("Pia Para")
        listener = room.client()
        env = {**os.environ, **then, "CUELINE_TOKEN": room.school.admin, "HOME": folder,
               "CUELINE_SERVER": f"http://127.0.0.1:{server.port}"}
        asked = subprocess.run([BINARY, "alert", "send", "Bell", "--role", "para", "--until", words], env=env,
                               capture_output=True, text=True, timeout=30, check=False)
        assert asked.returncode == 0, asked.stderr
        sent = listener.until_kind("entry", lambda line: line["entry"]["body"].get("kind") == "alert_sent")
        return sent["entry"]["body"]["until"]


def utc_ms(text):
    return int(datetime.datetime.fromisoformat(text + "+00:00").timestamp() * 1000)


def daylight_saving(folder):
    """The school's zone is Europe/Lisbon: at 01:00 UTC on 28 March 2027 it goes from 01:00 to 02:00, back on 31
    October from 02:00 to 01:00. The clock of the computer is UTC, so its own zone must not matter."""
    cases = [("2027-03-28 00:30:00", "03:30", "2027-03-28T02:30:00"),   # over the gap: one hour less away
             ("2027-03-28 00:30:00", "01:30", "2027-03-28T01:00:00"),   # inside the gap: the first instant there is
             ("2027-10-31 00:10:00", "01:30", "2027-10-31T00:30:00"),   # told twice: the first
             ("2027-10-31 00:10:00", "03:30", "2027-10-31T03:30:00")]
    for at, words, instant in cases:
        found = until_words(at, words, folder)
        assert found == utc_ms(instant), f"{words} said at {at}: {found}, not {utc_ms(instant)}"
    return len(cases)


if __name__ == "__main__":
    if not LIBRARY:
        sys.exit("libfaketime is not installed: deploy/setup.sh test")
    with tempfile.TemporaryDirectory(prefix="cueline-clock-") as name:
        count = jumps(name)
        cases = daylight_saving(name)
    print(f"clock: jumps of a day forward and back, running and across restarts, {count} entries in order, what was due "
          f"happened once; {cases} times over the two changes of daylight saving")
