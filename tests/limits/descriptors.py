"""The server with 64 file descriptors: more clients than fit, and a log that has to open files meanwhile."""

import socket
import subprocess
import sys

from limited import Closed, LimitedServer, Room, few_descriptors
from server import BINARY

GUESTS = 100
MESSAGES = 6_000


def knock(server):
    """A connection that says nothing."""
    guest = socket.socket()
    guest.settimeout(10)
    guest.connect(("127.0.0.1", server.port))
    return guest


def run(env):
    with LimitedServer(few_descriptors(64), env=env) as server:
        room = Room(server)
        member = room.client()
        guests = [knock(server) for _ in range(GUESTS)]
        try:
            # Enough for several tables to be written and merged while no descriptor is to be had.
            taken = room.flood(member, MESSAGES, "y" * 3_900)
        except (Closed, OSError) as error:
            return print(f"descriptors: with {GUESTS} guests at the door the server did not stay: {error!r}") or False
        for guest in guests:
            guest.close()
        for _ in range(100):  # there is room again
            try:
                later = room.client()
                break
            except (Closed, OSError):
                continue
        assert room.flood(later, 50, "z") == 50 and room.flood(member, 50, "z") == 50
        ended = server.stop()
        print(f"descriptors: 64, {GUESTS} guests at the door, {taken} messages taken, new ones get in afterwards")
        return taken == MESSAGES and ended == 0


def refuses_too_few():
    started = subprocess.run([BINARY, "serve", "--data", "/nonexistent/data"], preexec_fn=few_descriptors(40),
                             capture_output=True, text=True, timeout=20, check=False)
    assert started.returncode == 5 and "at least 64" in started.stderr, started.stderr
    return True


if __name__ == "__main__":
    control = sys.argv[1:] == ["control"]
    well = run({"CUELINE_TEST_DESCRIPTORS": "off"}) if control else refuses_too_few() and run({})
    sys.exit(0 if well != control else 1)
