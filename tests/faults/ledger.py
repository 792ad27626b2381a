"""What people were told, and whether they are told the same again. Knows nothing but what crossed the wire."""

import collections
import json


class Ledger:
    """Of one school: every text that was sent, every entry that anybody saw, every acknowledgement."""

    def __init__(self):
        self.sent = {}  # word -> the whole text
        self.entries = {}  # sequence -> the entry, as the bytes it first came in
        self.words = {}  # word -> sequence
        self.acknowledged = {}  # sequence -> word
        self.delivered = 0
        self.faults = collections.Counter()  # lost, doubled, changed, swapped, refused, unopened
        self.told = []  # the first of them in words

    def fault(self, kind, sentence):
        self.faults[kind] += 1
        if len(self.told) < 20:
            self.told.append(f"{kind}: {sentence}")

    def acknowledge(self, sequence, word):
        if self.acknowledged.setdefault(sequence, word) != word:
            self.fault("doubled", f"entry {sequence} was acknowledged for {self.acknowledged[sequence]} and {word}")
        if self.words.get(word, sequence) != sequence:
            self.fault("swapped", f"{word} is entry {self.words[word]} and was acknowledged as {sequence}")

    def see(self, line):
        """An entry as it came, live or read again; answers it parsed."""
        entry = json.loads(line)["entry"]
        sequence = entry["sequence"]
        self.delivered += 1
        known = self.entries.get(sequence)
        if known is None:
            self.entries[sequence] = line
            self.see_first(sequence, entry)
        elif known != line and json.loads(known)["entry"] != entry:
            self.fault("changed", f"entry {sequence} was {known!r} and is {line!r}")
        return entry

    def see_first(self, sequence, entry):
        text = entry["body"].get("text") if entry["body"]["kind"] == "message_posted" else None
        if text is None:
            return
        word = text.split(" ", 1)[0]
        if self.sent.get(word) != text:
            self.fault("changed", f"entry {sequence} has a text that nobody sent: {text[:40]!r}")
        if self.words.setdefault(word, sequence) != sequence:
            self.fault("doubled", f"{word} is entry {self.words[word]} and entry {sequence}")
        if self.acknowledged.get(sequence, word) != word:
            self.fault("swapped", f"entry {sequence} was acknowledged for {self.acknowledged[sequence]} and is {word}")

    def promised(self):
        """The sequences of all that has been acknowledged or shown to anybody so far."""
        return self.acknowledged.keys() | self.entries.keys()

    def compare(self, promised, seen):
        """`seen`: the entries of one reading of everything, begun after `promised`, in the order they came."""
        self.compare_order(seen)
        for sequence in sorted(promised - {entry["sequence"] for entry in seen}):
            how = "acknowledged" if sequence in self.acknowledged else "delivered"
            self.fault("lost", f"entry {sequence} ({self.acknowledged.get(sequence)}) was {how}")

    def compare_order(self, seen):
        """No entry twice, each in front of the one that names it, and what one person sent in the order it was sent."""
        last, timelines, senders = 0, {}, {}
        for entry in seen:
            sequence, timeline = entry["sequence"], entry["timeline"]
            if sequence <= last:
                self.fault("doubled", f"entry {sequence} came after entry {last}")
            last = sequence
            if timeline in timelines and entry["previous"] != timelines[timeline]:
                self.fault("lost", f"entry {sequence} follows {entry['previous']}, but {timelines[timeline]} was last")
            timelines[timeline] = sequence
            if entry["body"]["kind"] == "message_posted":
                sender, _, number = entry["body"]["text"].split(" ", 1)[0].partition("-")
                if int(number) <= senders.get(sender, 0):
                    self.fault("swapped", f"entry {sequence} of {sender} is number {number}, out of order")
                senders[sender] = int(number)
