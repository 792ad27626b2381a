"""A case: its name, the bytes a client sends, and what must come back, in order."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    bytes: bytes             # of requests: TOKEN becomes a session's
    outcome: list
    signed_in: bool = True   # frames: after hello
    fields: tuple = ()       # requests: header fields that belong to the outcome
    head_only: bool = False  # requests: the first answer has no body
    asks_last: bool = True   # requests: one good request follows
    slow: bool = False       # too long to be sent byte by byte
    at_once: bool = False    # means something only when all of it is there before the answer
