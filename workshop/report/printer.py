"""The printer: a program that stays, and prints what it is ordered to, one file after another.

    python -m workshop.report.printer

An order is a line of JSON – {"language", "edition", "password", "bytes"} – and then so many bytes of facts (JSON). It
is answered with a line that holds the length of the file, and the file. A printer that fails simply ends: whoever
ordered sees that no answer comes and starts another one. It ends, too, when nobody is there to order any more, and
after a while without an order.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Mapping
from threading import Timer
from typing import Any, BinaryIO

from workshop.document.render import lock, warm_up
from workshop.report.editions import printed
from workshop.report.facts import Facts

NICENESS = 10  # a vote comes first whenever both want the processor
IDLE_SECONDS = 600.0


def main(orders: BinaryIO, files: BinaryIO, idle_seconds: float = IDLE_SECONDS) -> None:
    """Print until the orders end. What is no longer used is looked for between two orders, when nobody waits."""
    warm_up()
    gc.freeze()
    gc.disable()
    while order := _next(orders, idle_seconds):
        made = _made(order, orders.read(order["bytes"]))
        files.write(b"%d\n" % len(made) + made)
        files.flush()
        gc.collect()


def _next(orders: BinaryIO, idle_seconds: float) -> Mapping[str, Any]:
    """The next order, empty at the end; the program ends where none comes in time."""
    idle = Timer(idle_seconds, os._exit, (0,))  # no way to wait for a pipe with a limit is the same on every system
    idle.daemon = True
    idle.start()
    line = orders.readline()
    idle.cancel()
    return json.loads(line) if line else {}


def _made(order: Mapping[str, Any], facts: bytes) -> bytes:
    made = printed(Facts.from_json(json.loads(facts)), order["language"], order["edition"])
    return lock(made, order["password"]) if order["password"] else made


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing but files goes where files are read
    main(sys.stdin.buffer, answers)
