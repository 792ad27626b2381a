"""People in one room who send without pause and listen, over any number of restarts; they keep a ledger."""

import json
import os
import select
import time

import ledger
import wire

WINDOW = 16  # commands of each person under way
NOISE = os.urandom(1 << 16).translate(bytes(33 + value % 90 for value in range(256))).replace(b'"', b"'").replace(
    b"\\", b"/").decode()


class Person:
    def __init__(self, number, token, position):
        self.number = number
        self.token = token
        self.sent = 0
        self.under_way = {}  # command id -> (word, text), in the order they were sent
        self.connection = None
        self.position = position
        self.reading = None  # the entries of a reading from the beginning, until it is complete


class People:
    def __init__(self, staff, port, chance, largest=600):
        self.port = port
        self.chance = chance
        self.smallest, self.largest = 0, largest  # letters of a text
        self.room = staff["room"]  # its opening is the last entry of the founding: everything after it is read
        self.epoch = staff["epoch"]
        self.ledger = ledger.Ledger()
        self.persons = [Person(number, token, self.room) for number, token in enumerate(staff["tokens"], 1)]
        self.promised = set()  # before everybody connected
        self.sending = True

    @property
    def acknowledged(self):
        return len(self.ledger.acknowledged)

    def connect(self, alive, patience=wire.PATIENCE):
        """Everybody connects; the first reads everything, the others go on from where they were. False: in vain."""
        deadline = time.monotonic() + patience
        self.promised = self.ledger.promised()
        for person in self.persons:
            whole = person.number == 1
            hello = {"token": person.token,
                     "position": {"sequence": self.room if whole else person.position, "epoch": self.epoch}}
            while True:
                try:
                    person.connection = wire.Connection(self.port, hello)
                    break
                except OSError:
                    if not alive() or time.monotonic() > deadline:
                        return False
                    time.sleep(0.002)
            person.reading = [] if whole else None
            person.connection.send(*(self.command(identity, text) for identity, (_, text) in person.under_way.items()))
        return True

    def command(self, identity, text):
        return {"kind": "command", "id": identity,
                "command": {"kind": "post_message", "timeline": self.room, "text": text, "mentions": []}}

    def burst(self):
        """Gives the server something to do while nobody listens."""
        for person in self.persons:
            if person.connection.open:
                self.send_more(person, 4 * WINDOW)

    def send_more(self, person, window=WINDOW):
        messages = []
        while self.sending and len(person.under_way) < window:
            person.sent += 1
            word = f"s{person.number}-{person.sent}"
            begin = self.chance.randrange(1 << 15)
            text = f"{word} {NOISE[begin:begin + self.chance.randrange(self.smallest, self.largest)]}."
            self.ledger.sent[word] = text
            person.under_way[word] = (word, text)
            messages.append(self.command(word, text))
        if messages:
            person.connection.send(*messages)

    def run(self, done, seconds=wire.PATIENCE):
        """Sends and listens until done() or until everybody's connection has ended. False: the time is over."""
        deadline = time.monotonic() + seconds
        while not done():
            connected = [person for person in self.persons if person.connection and person.connection.open]
            if not connected:
                return True
            if time.monotonic() > deadline:
                return False
            for person in connected:
                if person.reading is None:
                    self.send_more(person)
            ready, _, _ = select.select([person.connection for person in connected], [], [], 0.01)
            for person in connected:
                if person.connection in ready or person.connection.waiting:
                    self.hear(person)
        return True

    def hear(self, person):
        for line in person.connection.read():
            if line.startswith(b'{"kind":"entry"'):
                entry = self.ledger.see(line)
                person.position = max(person.position, entry["sequence"])
                if person.reading is not None:
                    person.reading.append(entry)
                continue
            message = json.loads(line)
            if message["kind"] == "reply":
                self.answered(person, message)
            elif message["kind"] == "welcome" and message["epoch"] != self.epoch:
                self.ledger.fault("lost", "the log has another epoch")
            elif message["kind"] == "snapshot":
                self.ledger.fault("lost", "the server does not know the position of somebody who was there")
            elif message["kind"] == "caught_up" and person.reading is not None:
                self.ledger.compare(self.promised, person.reading)
                person.reading = None

    def answered(self, person, reply):
        problem = reply.get("problem")
        if problem and problem["code"] in ("log_broken", "stopping"):
            return  # stays under way: sent again to the next server
        if problem or len(reply["sequences"]) != 1 or reply["id"] not in person.under_way:
            self.ledger.fault("refused", str(reply))
            return
        word, _ = person.under_way.pop(reply["id"])
        self.ledger.acknowledge(reply["sequences"][0], word)

    def ready(self):
        """Whether the first has read everything again."""
        return all(person.reading is None for person in self.persons)

    def settled(self):
        return all(not person.under_way for person in self.persons)

    def hang_up(self, listen):
        """`listen`: what has arrived still counts."""
        for person in self.persons:
            if person.connection and listen:
                self.hear(person)
            if person.connection:
                person.connection.close()
            person.connection = None
