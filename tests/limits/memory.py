"""The server in 256 MiB: many connections that all hear everything, and a log larger than that."""

import sys
import threading

from limited import Closed, LimitedServer, Room, enter, memory_group

MIB = 1 << 20
READERS = 200
MESSAGES, LETTERS = 15_000, 3_900  # 58 MB into the log, 200 times that to readers who do not all keep up


def read_slowly(client, stop):
    try:
        while not stop.is_set():
            client.more()
            client.buffer = b""
    except (Closed, OSError):
        pass


def run(size):
    with memory_group(size) as group:
        try:
            with LimitedServer(enter(group)) as server:
                room = Room(server)
                readers = [room.client() for _ in range(READERS)]
                stop = threading.Event()
                # A few read, the others have stopped: the server keeps a position for each, not a queue.
                threads = [threading.Thread(target=read_slowly, args=(client, stop)) for client in readers[:4]]
                for thread in threads:
                    thread.start()
                taken = room.flood(room.client(), MESSAGES, "x" * LETTERS)
                stop.set()
                alive = server.process.poll() is None
                peak = int((group / "memory.max_usage_in_bytes").read_text())
                status = (group / "memory.stat").read_text()
                resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("rss "))
                for client in readers:
                    client.close()
                for thread in threads:
                    thread.join()
                ended = server.stop()
                print(f"memory: {READERS} connections, {taken} messages of {LETTERS} letters; {resident // MIB} MiB of "
                      f"its own, {peak // MIB} MiB with the system's cache, of {size // MIB}")
                return alive and ended == 0 and taken == MESSAGES
        except (AssertionError, Closed, OSError) as error:
            print(f"memory: in {size // MIB} MiB the server did not stay: {type(error).__name__}")
            return False


if __name__ == "__main__":
    control = sys.argv[1:] == ["control"]
    well = run(12 * MIB if control else 256 * MIB)
    sys.exit(0 if well != control else 1)
