"""Every call that the server makes on its data folder fails, with EIO and with ENOSPC, once or from there on. Nothing
acknowledged or delivered may be lost, nothing hangs, and the server goes on or ends with code 5 and one sentence.

    calls.py [RUNS | all [SEED]]

A run is a life of the server from its start, which recovers what a kill left, to its stop: a `short` one with 1,000
messages, or a `long` one with enough of them to fill a memory table, so that the write-ahead file is changed, written
out and compacted in between. First the calls of both are counted; then each run fails the Nth call of one kind on one
kind of file. What a failed sync was to keep is gone afterwards, and everything else that was not synced (watched.py).
Then a start without a fault must have everything, and `cueline doctor` must be content."""

import collections
import copy
import errno
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

import people
import server
import strace
import watched

RUNS = 200
CONTROL_RUNS = 4
PEOPLE = 3
LIVES = {"short": (1_000, 0, 600), "long": (2_400, 3_800, 3_900)}  # messages, and the sizes of their texts
ERRORS = {"EIO": f"{errno.EIO}", "ENOSPC": f"{errno.ENOSPC}",
          "EIO for good": f"{errno.EIO} lasting", "ENOSPC for good": f"{errno.ENOSPC} lasting"}
PATIENCE = 30


class Suite:
    def __init__(self, chance):
        self.chance = chance
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="cueline-calls-"))
        self.folder = watched.Watched(self.scratch)
        self.port = server.free_port()
        self.prepare()

    def serve(self, environment=None, before=()):
        return server.Server(self.folder.data, self.port, self.scratch / "errors", environment, before)

    def prepare(self):
        """A school with some history: three files written out, and a write-ahead file that the next start replays."""
        self.folder.on()
        with self.serve() as founding:
            staff = server.found_school(founding, PEOPLE)
            founding.stop()
        self.people = people.People(staff, self.port, self.chance)
        for _ in range(3):
            with self.serve() as served:
                self.talk(self.people, served, 150)
                served.kill()
                self.people.hang_up(listen=True)
        if self.people.ledger.faults:
            raise RuntimeError("\n".join(self.people.ledger.told))
        self.folder.mark()

    def talk(self, talking, served, count):
        """False: it has ended, or is about to, before everything was answered."""
        if not talking.connect(served.alive):
            return False
        enough = talking.acknowledged + count
        if not talking.run(lambda: talking.acknowledged >= enough and talking.ready(), PATIENCE):
            talking.ledger.fault("hung", "no answer came any more")
            served.kill()
        return any(person.connection.open for person in talking.persons)

    def live(self, life, environment, kill=False, before=()):
        """One life under this environment; answers the people after it, and how the server ended."""
        count, smallest, largest = LIVES[life]
        self.folder.reset()
        self.folder.on()
        talking = copy.deepcopy(self.people)
        talking.smallest, talking.largest = smallest, largest
        with self.serve({**self.folder.environment(), **environment}, before) as served:
            going = self.talk(talking, served, count)
            if kill:
                served.kill()
            talking.hang_up(listen=True)
            code = served.stop(PATIENCE) if going and not kill else served.wait(PATIENCE)
            if code is None:
                talking.ledger.fault("hung", "the server did not end")
                served.kill()
            return talking, code, served.said()

    def start_again(self, talking):
        """Without a fault: everything is there, and what was under way is answered."""
        with self.serve() as served:
            talking.sending = False
            if not self.talk(talking, served, 0):
                talking.ledger.fault("unopened", served.said()[-800:])
                return
            talking.run(talking.settled, PATIENCE)
            if not talking.settled():
                talking.ledger.fault("hung", "commands sent again were not answered")
            talking.hang_up(listen=True)
            if (code := served.stop(PATIENCE)) != 0:
                talking.ledger.fault("ended", f"the next stop ended with {code}: {served.said()[-800:]}")
        doctor = subprocess.run([server.BIN / "cueline", "doctor", self.folder.data], capture_output=True, text=True)
        if doctor.returncode != 0:
            talking.ledger.fault("ill", doctor.stdout[-800:] + doctor.stderr[-800:])

    def count_calls(self, life):
        """How often each kind of call is made on each kind of file. A tracer sees no others."""
        trace = self.scratch / "trace"
        traced = self.count_calls_once(life, strace.command(trace))
        strace.compare(trace, self.folder.root, self.folder.graves, traced)
        return self.count_calls_once(life)  # with a tracer the commits are smaller and more

    def count_calls_once(self, life, before=()):
        talking, code, said = self.live(life, {"FAULTS_CALLS": "1"}, before=before)
        if code != 0 or talking.ledger.faults:
            raise RuntimeError(f"a run without a fault ended with {code}: {said}{talking.ledger.told}")
        return collections.Counter(rest for what, rest in self.folder.lines() if what == "call")

    def fail(self, life, call, nth, error):
        """One run; answers what came of it in a word, and the people. `error`: its number, and whether it lasts."""
        talking, code, said = self.live(life, {"FAULTS_FAIL": f"{call} {nth} {error}"})
        reached = any(what == "failed" for what, _ in self.folder.lines())
        sentences = [line for line in said.splitlines() if line.startswith("cueline: ")]
        how = "went on" if code == 0 else "stopped" if code == 5 else f"ended with {code}"
        if code == 5 and len(sentences) != 1:
            talking.ledger.fault("mute", f"{len(sentences)} sentences: {said[-800:]}")
        if code not in (0, 5, None):
            talking.ledger.fault("crashed", f"code {code}: {said[-800:]}")
        self.folder.cut(self.chance, worst=True)
        self.start_again(talking)
        return how if reached else "not reached", talking

    def control(self, call, nth):
        """The call is not carried out and reports success; then a kill. Somebody has to notice."""
        talking, _, _ = self.live("short", {"FAULTS_FAIL": f"{call} {nth} 0"}, kill=True)
        self.folder.cut(self.chance, worst=True)
        self.start_again(talking)
        return talking.ledger.faults


def targets(calls):
    """Everything that can fail: (life, call, nth, error)."""
    return [(life, call, nth, error) for life, counts in calls.items() for call, count in counts.items()
            for nth in range(1, count + 1) for error in ERRORS]


def sample(everything, runs, chance):
    """One of each kind of failure first, then two, and so on: rare calls are tried as well as frequent ones."""
    chance.shuffle(everything)
    taken, ranked = collections.Counter(), []
    for life, call, nth, error in everything:
        taken[life, call, error] += 1
        ranked.append((taken[life, call, error], (life, call, nth, error)))
    ranked.sort(key=lambda pair: pair[0])
    return [target for _, target in ranked[:runs]]


def fail_calls(suite, chosen):
    """Answers whether all was well."""
    ways, harmless, faults, acknowledged = collections.Counter(), collections.Counter(), collections.Counter(), 0
    for life, call, nth, error in chosen:
        how, talking = suite.fail(life, call, nth, ERRORS[error])
        if how == "not reached" and nth > 1 and not talking.ledger.faults:
            nth //= 2  # commits are larger, and so fewer, on a busy machine
            how, talking = suite.fail(life, call, nth, ERRORS[error])
        ways[how] += 1
        harmless[call] += how == "went on"
        acknowledged += talking.acknowledged
        if talking.ledger.faults:
            faults += talking.ledger.faults
            print(f"{life} {call} {nth} {error}: {dict(talking.ledger.faults)} {talking.ledger.told[:3]}", flush=True)
    told = ", ".join(f"{count:,} {how}" for how, count in ways.most_common())
    print(f"calls: {len(chosen):,} runs, {told}; {acknowledged:,} acknowledged, {faults['lost']:,} lost"
          f"{'' if not faults else f' {dict(faults)}: FAILED'}")
    went_on = ", ".join(f"{call} {count}" for call, count in sorted(harmless.items()) if count)
    print(f"calls: it went on after {went_on or 'none of them'}", flush=True)
    return not faults


def run_controls(suite, calls):
    results = []
    for call in ("sync wal", "write wal"):
        noticed = 0
        for _ in range(CONTROL_RUNS):
            noticed += bool(suite.control(call, suite.chance.randrange(5, calls["short"][call] // 2)))
        results.append(noticed == CONTROL_RUNS)
        print(f"calls, a failed {call} reported as success (control): noticed in {noticed} of {CONTROL_RUNS} runs"
              f"{'' if results[-1] else ': FAILED'}", flush=True)
    return results


def main(arguments):
    runs = arguments[0] if arguments else str(RUNS)
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1 << 32)
    suite = Suite(random.Random(seed))
    begun = time.monotonic()
    calls = {life: suite.count_calls(life) for life in LIVES}
    everything = targets(calls)
    if calls["long"]["open wal"] <= calls["short"]["open wal"] or not calls["short"]["unlink table"]:
        raise RuntimeError(f"no memory table was filled, or nothing was compacted: {calls}")
    print(f"seed {seed}; " + "; ".join(f"a {life} run makes {sum(counts.values()):,} calls of {len(counts)} kinds"
                                       for life, counts in calls.items()), flush=True)
    chosen = everything if runs == "all" else sample(everything, int(runs), suite.chance)
    results = [fail_calls(suite, chosen), *run_controls(suite, calls)]
    print(f"{time.monotonic() - begun:.0f} s")
    if counts := os.environ.get("CUELINE_COUNTS"):
        with open(counts, "a") as file:
            print(sum(results), len(results) - sum(results), file=file)
    if all(results):
        shutil.rmtree(suite.scratch)
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
