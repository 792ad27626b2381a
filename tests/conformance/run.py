"""Plays all cases against a server, in several slicings; prints `passed failed` at the end.

usage: run.py [frames | upgrades | requests | control | clients ...]
"""

import concurrent.futures
import sys
import time

from exchange import Frames, Requests, bytewise, sliced, whole

import cases_frames
import cases_requests
import cases_upgrades
from clients import CLIENTS, complaint_of
from front import FAULTS, Front, answers_another_key
from server import School, Server

AT_ONCE = 8


class Door:
    """What a case needs to know of the server it is played against."""

    tls = None

    def __init__(self, port, token, patience=10):
        self.port, self.token, self.patience = port, token, patience

    def tls_context(self):
        return None


PARTS = {
    "frames": (Frames, cases_frames.CASES),
    "upgrades": (Requests, cases_upgrades.CASES),
    "requests": (Requests, cases_requests.CASES),
}


def plays_of(part, slicings=3):
    kind, cases = PARTS[part]
    names = [case.name for case in cases]
    assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
    for case in cases:
        ways = [("whole", whole)]
        ways += [] if case.at_once else [("in slices", sliced(case.name))]
        ways += [] if case.at_once or case.slow else [("byte by byte", bytewise)]
        for how, slices in ways[:slicings]:
            yield kind(case), how, slices


def play(door, plays):
    """The plays that did not end as they should: (case, how, outcome)."""
    def one(entry):
        exchange, how, slices = entry
        try:
            outcome = exchange.play(door, slices)
        except Exception as trouble:  # of the server: whatever it is, the case has failed
            outcome = [repr(trouble)]
        return None if outcome == exchange.case.outcome else (exchange.case, how, outcome)

    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return [wrong for wrong in pool.map(one, plays) if wrong]


def report(part, plays, wrong, started):
    bad = {case.name for case, _, _ in wrong}
    cases = len(PARTS[part][1])
    print(f"  {part}: {cases} cases, {len(plays)} plays, {len(bad)} failed, {time.monotonic() - started:.1f} s",
          file=sys.stderr)
    for case, how, outcome in wrong:
        print(f"  FAILED {case.name} ({how}): {outcome} instead of {case.outcome}", file=sys.stderr)
    return cases - len(bad), len(bad)


def control(door):
    """Every fault has to be noticed, and nothing where there is none."""
    passed = failed = 0
    for part, faults in FAULTS.items():
        for fault in (None, *faults):
            with Front(door.port, part, fault) as front:
                wrong = play(Door(front.port, door.token, 0.5 if fault else 10), plays_of(part, slicings=1))
            noticed = len({case.name for case, _, _ in wrong})
            good = bool(noticed) == bool(fault)
            passed, failed = passed + good, failed + (not good)
            name = fault.__name__ if fault else "no fault"
            print(f"  control, {part}: {name}: {noticed} cases fail{'' if good else ' FAILED'}", file=sys.stderr)
            if not fault and wrong:
                report(part, [], wrong, time.monotonic())
    return passed, failed


def clients(door, tokens):
    """Each client of others goes through its loop, and notices an answer to another key."""
    passed = failed = 0
    with Front(door.port, "clients", answers_another_key) as front:
        for name in CLIENTS:
            started = time.monotonic()
            complaint = complaint_of(name, door.port, tokens)
            fooled = complaint_of(name, front.port, tokens) is None
            bad = bool(complaint) + fooled
            passed, failed = passed + 2 - bad, failed + bad
            print(f"  clients: {name}{f' FAILED: {complaint}' if complaint else ''}"
                  f"{' FAILED: takes an answer to another key' if fooled else ''}, {time.monotonic() - started:.1f} s",
                  file=sys.stderr)
    return passed, failed


def main():
    wanted = sys.argv[1:] or [*PARTS, "control", "clients"]
    passed = failed = 0
    limits = ("COMMANDS_PER_SECOND", "COMMANDS_BURST", "FRAMES_PER_SECOND", "FRAMES_BURST", "CONNECTIONS_PER_PERSON")
    with Server(env={f"CUELINE_LIMITS_{name}": "1000000" for name in limits}) as server:
        school = School(server)
        door = Door(server.port, school.admin)
        for part in wanted:
            started = time.monotonic()
            if part == "control":
                good, bad = control(door)
            elif part == "clients":
                good, bad = clients(door, [school.admin, school.person("Cleo Colleague")[1]])
            else:
                plays = [*plays_of(part)]
                good, bad = report(part, plays, play(door, plays), started)
            passed, failed = passed + good, failed + bad
    print(passed, failed)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
