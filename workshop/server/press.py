"""Has reports printed in a process of its own, so that no vote waits for one."""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import gevent
from gevent import Timeout, subprocess
from gevent.lock import BoundedSemaphore

from workshop.domain.errors import Mendable
from workshop.domain.text import msg

PROGRAM_FOLDER = Path(__file__).resolve().parents[2]
PRINTER = (sys.executable, "-m", "workshop.report.printer")
SECONDS = 60
GENTLY = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # Windows


class StandingPress:
    """services.ports.Press: a printer (report/printer.py) that stays from one report to the next.

    It is started when a report is likely to be asked for, and anew after every failure. One report at a time: a second
    one waits its turn, so that the other processor stays free for votes. Only the asking greenlet waits; the loop goes
    on. Nothing is written to disk: facts go in by one pipe and the file comes out of another.
    """

    def __init__(self, printer: Sequence[str] = PRINTER, seconds: float = SECONDS) -> None:
        self._command = list(printer)
        self._seconds = seconds
        self._turn = BoundedSemaphore(1)
        self._printer: subprocess.Popen[bytes] | None = None

    def get_ready(self) -> None:
        """Start the printer beside whoever asks: loading it takes most of a second."""
        if self._printer is None and not self._turn.locked():
            gevent.spawn(self._start_in_turn)

    def print_edition(self, facts: str, language: str, edition: str, password: str = "") -> bytes:
        """The edition of these facts (JSON). Raises Mendable when the printer fails or takes longer than it may."""
        handed = facts.encode()
        order = {"language": language, "edition": edition, "password": password, "bytes": len(handed)}
        with self._turn:
            printed = self._printed(json.dumps(order).encode() + b"\n" + handed)
        if not printed:
            raise Mendable(msg("The report could not be printed. Nothing was lost: wait a moment and try again."))
        return printed

    def stop(self) -> None:
        """End the printer, whatever it prints: whoever waits for that file is told that it failed."""
        if self._printer:
            with suppress(OSError):  # it may have ended by itself
                self._printer.kill()
        with self._turn:
            self._put_away()

    def _start_in_turn(self) -> None:
        with self._turn:
            self._running()

    def _printed(self, order: bytes) -> bytes:
        """The file; nothing when there is none in time, and then no printer is left that might answer late."""
        printed = b""
        try:
            with Timeout(self._seconds, False), suppress(OSError, ValueError):
                printed = _answer(self._running(), order)
        finally:
            if not printed:
                self._put_away()
        return printed

    def _running(self) -> subprocess.Popen[bytes]:
        if self._printer and self._printer.poll() is not None:  # it was idle for long, or somebody ended it
            self._put_away()
        self._printer = self._printer or subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROGRAM_FOLDER,
            creationflags=GENTLY, start_new_session=True,  # Ctrl-C is for the server, which ends it
        )  # fmt: skip
        return self._printer

    def _put_away(self) -> None:
        printer, self._printer = self._printer, None
        if printer:
            with suppress(OSError), printer:  # waits for its end, and closes pipes in which an order may be stuck
                printer.kill()


def _answer(printer: subprocess.Popen[bytes], order: bytes) -> bytes:
    """The whole file, or nothing. Raises OSError or ValueError where the printer has ended."""
    assert printer.stdin
    assert printer.stdout
    printer.stdin.write(order)
    printer.stdin.flush()
    length = int(printer.stdout.readline())
    made: bytes = printer.stdout.read(length)
    return made if len(made) == length else b""
