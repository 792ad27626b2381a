"""A TCP proxy that misbehaves by a seed: delays, slices, stalls and cuts what goes through it."""

import random
import selectors
import socket
import threading
import time


class Proxy:
    """Listens on `port`; for each connection draws from the seed how it is treated. `calm` leaves later ones alone."""

    def __init__(self, target, seed):
        self.target, self.random, self.calm = target, random.Random(seed), False
        self.cuts = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            mood = random.Random(self.random.random())
            threading.Thread(target=self.serve, args=(client, mood), daemon=True).start()

    def serve(self, client, mood):
        try:
            server = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            client.close()
            return
        # How many bytes from the server go through before the cut; most cuts fall into the middle of a frame.
        left = float("inf") if self.calm else mood.choice([300, 1_500, 6_000, 20_000]) * mood.random() + 150
        largest = 65_536 if self.calm else mood.choice([1, 7, 100, 5_000, 65_536])
        pause = 0 if self.calm else mood.choice([0, 0, 0.001, 0.01])
        with selectors.DefaultSelector() as selector, client, server:
            selector.register(client, selectors.EVENT_READ, server)
            selector.register(server, selectors.EVENT_READ, client)
            slices = 0
            while True:
                for key, _ in selector.select():
                    try:
                        data = key.fileobj.recv(largest)
                        if not data:
                            return
                        if key.fileobj is server:
                            left -= len(data)
                            data = data if left > 0 else data[: int(len(data) * mood.random())]
                        key.data.sendall(data)
                    except OSError:
                        return
                    if left <= 0:
                        self.cuts += 1
                        self.cut(client, server, mood)
                        return
                    slices += 1
                    if pause and slices % 20 == 0:
                        time.sleep(pause)
                    if not self.calm and mood.random() < 0.001:
                        time.sleep(0.2)  # a stall

    @staticmethod
    def cut(client, server, mood):
        """Either both ends learn of it at once, or the server keeps a connection to nobody for a while."""
        if mood.random() < 0.5:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            client.close()
            time.sleep(mood.random() * 0.5)

    def close(self):
        self.listener.close()
