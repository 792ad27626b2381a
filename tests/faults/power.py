"""The power goes while people talk: whoever was told that a message is safe, or was shown one, must find it again.

    power.py [CUTS [SEED]]      CUTS of each kind; the controls keep their size

Two kinds of cuts. `shim`: the server is killed, then every file is cut back to what it synced, or to a random point
after it, and the creations, renames and removals that no sync of their folder followed are undone (watched.py).
`image`: the server runs on an ext4 with a journal, on a loop device, on a disk that knows what was flushed; of the rest
a cut keeps nothing, everything, or a random choice of blocks (disk.py). A cut comes under full load, or while the server
starts and recovers. What people are told is all that is compared, over the wire (ledger.py)."""

import collections
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

import disk
import people
import server
import watched

CUTS = 150
CONTROL_CUTS = 10  # and as many again, up to three times, until a loss is noticed
CUTS_OF_ONE_SCHOOL = 15  # then a new one, so that reading everything again stays quick
PEOPLE = 3


class Suite:
    """Cuts of one kind, under one environment."""

    def __init__(self, kind, chance, environment=None):
        self.kind = kind
        self.chance = chance
        self.environment = environment or {}
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="cueline-power-"))
        self.machine = disk.Disk(self.scratch) if kind == "image" else watched.Watched(self.scratch)
        self.port = server.free_port()
        self.cuts = self.acknowledged = self.delivered = self.schools = 0
        self.faults = collections.Counter()
        self.told = []

    def serve(self, environment=None):
        return server.Server(self.machine.data, self.port, self.scratch / "errors",
                             {**self.machine.environment(), **(environment or {})})

    def found(self):
        """A new folder; the power goes right after the founding, at its worst. What was founded is there again."""
        self.machine.on()
        with self.serve() as founding:
            self.staff = server.found_school(founding, PEOPLE)
            founding.kill()
        self.machine.cut(self.chance, worst=True)
        if self.kind == "image":
            self.machine.unmount()
        self.machine.on()
        with self.serve() as again:
            server.wait_until_listening(again)
            for token in self.staff["tokens"]:
                if server.epoch_of(self.port, token) != self.staff["epoch"]:
                    raise RuntimeError("the founding was lost")
            if again.stop() != 0:
                raise RuntimeError("the server did not stop well: " + again.said())
        self.machine.mark()

    def run(self, cuts):
        """Goes through so many cuts, or up to the first fault."""
        self.found()
        while self.cuts < cuts and not self.faults:
            self.live_through(min(CUTS_OF_ONE_SCHOOL, cuts - self.cuts))
        self.machine.close()

    def run_control(self, cuts):
        self.found()
        while self.cuts < cuts or (self.noticed() == 0 and self.cuts < 4 * cuts):
            self.live_through(cuts)
        self.machine.close()

    def noticed(self):
        """Losses that this checker found, or before it the server, which then does not start."""
        return self.faults["lost"] + self.faults["refused"]

    def live_through(self, cuts):
        """One school, from its founding to an ordinary end."""
        self.machine.reset()
        self.schools += 1
        talking = people.People(self.staff, self.port, self.chance)
        for _ in range(cuts):
            talking.largest = 3_900 if self.chance.random() < 0.1 else 600
            self.cut_once(talking)
            self.cuts += 1
            if talking.ledger.faults:
                break
        else:
            self.end_well(talking)
        self.acknowledged += talking.acknowledged
        self.delivered += talking.ledger.delivered
        self.faults += talking.ledger.faults
        self.told += talking.ledger.told

    def cut_once(self, talking):
        self.machine.on()
        with self.serve(self.environment) as served:
            early = talking.acknowledged > 0 and self.chance.random() < 0.15  # while it opens and recovers
            if not early and not self.talk(talking, served, self.chance.randrange(100, 1_200)):
                return
            if self.kind == "image" and (early or self.chance.random() < 0.7):
                self.cut_under_load(talking, served, early)
            else:
                self.kill_and_cut(talking, served, early)
        if self.kind == "image":
            self.machine.unmount()

    def cut_under_load(self, talking, served, early):
        """What has been heard before counts; what is said while the disk makes its last writes may be true or not."""
        if not early:
            talking.burst()
        writes = self.chance.randrange(100 if early else 6)
        self.machine.cut(self.chance, writes, 0.12 if early else 0.03)
        served.kill()
        talking.hang_up(listen=False)

    def kill_and_cut(self, talking, served, early):
        """Whatever it has ever said counts."""
        time.sleep(self.chance.random() * (0.12 if early else self.chance.choice([0, 0.004])))
        served.kill()
        talking.hang_up(listen=True)
        self.machine.cut(self.chance)

    def talk(self, talking, served, count):
        if not talking.connect(served.alive):
            said = served.said()
            kind = "refused" if "is damaged and was left as it is" in said else "unopened"
            talking.ledger.fault(kind, "the server did not start: " + said[-600:])
            return False
        enough = talking.acknowledged + count
        if not talking.run(lambda: talking.acknowledged >= enough and talking.ready()):
            talking.ledger.fault("hung", "no answer came any more")
        elif not served.alive():
            talking.ledger.fault("ended", "the server ended by itself: " + served.said()[-600:])
        return not talking.ledger.faults

    def end_well(self, talking):
        """Everything is read once more, what was under way is answered, the server stops, the doctor is content."""
        self.machine.on()
        with self.serve() as served:
            talking.sending = False
            if not self.talk(talking, served, 0):
                return
            if not talking.run(talking.settled):
                talking.ledger.fault("hung", "commands sent again were not answered")
            talking.hang_up(listen=True)
            if (code := served.stop()) != 0:
                talking.ledger.fault("ended", f"the server stopped with {code}: {served.said()[-600:]}")
        doctor = subprocess.run([server.BIN / "cueline", "doctor", self.machine.data],
                                capture_output=True, text=True)
        if doctor.returncode != 0:
            talking.ledger.fault("ill", doctor.stdout[-600:] + doctor.stderr[-600:])

    def figures(self):
        taken = [f"{count:,} {what}" for what, count in sorted(self.machine.taken.items())]
        faults = [f"{self.faults[kind]:,} {kind}" for kind in ["lost", *sorted(self.faults.keys() - {"lost"})]]
        return ", ".join([f"{self.cuts:,} cuts of {self.schools} schools", f"{self.acknowledged:,} acknowledged",
                          f"{self.delivered:,} delivered", *faults, *taken])


def run_suite(name, kind, cuts, chance, environment=None):
    """With an environment it is a control: something must be lost, and noticed."""
    suite = Suite(kind, chance, environment)
    begun = time.monotonic()
    if environment:
        suite.run_control(cuts)
        good = suite.noticed() > 0
    else:
        suite.run(cuts)
        good = not suite.faults and suite.acknowledged > 0
    print(f"{name}: {suite.figures()}, {time.monotonic() - begun:.0f} s{'' if good else ': FAILED'}", flush=True)
    if good:
        shutil.rmtree(suite.scratch)
        return True
    print("\n".join(suite.told[:10] or ["nothing was lost, so this suite would not notice a loss"]))
    print(f"the folder is {suite.scratch}", flush=True)
    return False


SYNC_OFF = {"CUELINE_TEST_SYNC": "off"}
EVERY_SECOND_SYNC = {"FAULTS_SKIP_SYNC": "2"}  # one commit in two is acknowledged before it is synced
FOLDERS_NOT_SYNCED = {"FAULTS_PRETEND": "folder"}


def main(arguments):
    cuts = int(arguments[0]) if arguments else CUTS
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    suites = [("shim", "shim", cuts, None),
              ("shim, sync off (control)", "shim", CONTROL_CUTS, SYNC_OFF),
              ("shim, every second sync left out (control)", "shim", CONTROL_CUTS, EVERY_SECOND_SYNC),
              ("shim, folders not synced (control)", "shim", CONTROL_CUTS, FOLDERS_NOT_SYNCED)]
    reason = disk.why_not()
    if reason:
        print(f"image: not run: {reason}")
    else:
        shim = {"LD_PRELOAD": str(server.BIN / "faults_shim.so"), "FAULTS_ROOT": tempfile.gettempdir()}
        suites += [("image", "image", cuts, None),
                   ("image, sync off (control)", "image", CONTROL_CUTS, SYNC_OFF),
                   ("image, every second sync left out (control)", "image", CONTROL_CUTS, EVERY_SECOND_SYNC | shim)]
    results = [run_suite(name, kind, count, random.Random(f"{seed} {name}"), environment)
               for name, kind, count, environment in suites]
    if reason and os.geteuid() == 0:
        results.append(False)
    if counts := os.environ.get("CUELINE_COUNTS"):
        with open(counts, "a") as file:
            print(sum(results), len(results) - sum(results), file=file)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
