"""Prints reports in a process of its own, so that no vote waits for one."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from gevent import subprocess
from gevent.lock import BoundedSemaphore

from workshop.domain.errors import Mendable
from workshop.domain.text import msg

PROGRAM_FOLDER = Path(__file__).resolve().parents[2]
PRINTER = (sys.executable, "-m", "workshop", "report")
SECONDS = 60
#: What files begin with: an edition that does not was not printed.
BEGINNINGS = {
    **dict.fromkeys(("pdf", "sheet", "poster", "poster-a4"), b"%PDF-"),
    "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "html": b"<!doctype html>",
}
NICENESS = 10  # a vote comes first whenever both want the processor
GENTLY = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)  # Windows


class ProcessPress:
    """services.ports.Press: hands the facts to `python -m workshop report` and takes the file from it.

    One report at a time: a second one waits its turn, so that the other processor stays free for votes.
    Only the asking greenlet waits; the loop goes on.
    """

    def __init__(self, printer: Sequence[str] = PRINTER, seconds: float = SECONDS) -> None:
        self._printer = printer
        self._seconds = seconds
        self._turn = BoundedSemaphore(1)

    def print_edition(self, facts: str, language: str, edition: str) -> bytes:
        """The edition of these facts (JSON). Raises Mendable when the printer fails or takes longer than it may."""
        with self._turn:
            printed = self._run([*self._printer, "--language", language, "--format", edition], facts.encode())
        if not printed or not printed.startswith(BEGINNINGS.get(edition, b"")):
            raise Mendable(msg("The report could not be printed. Nothing was lost: wait a moment and try again."))
        return printed

    def _run(self, command: list[str], facts: bytes) -> bytes:
        """What the program wrote, or nothing when it failed; its complaints go to the terminal."""
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROGRAM_FOLDER, creationflags=GENTLY
        ) as process:
            _make_way_for_votes(process.pid)
            try:
                printed, _ = process.communicate(facts, timeout=self._seconds)
            except subprocess.TimeoutExpired:
                printed = b""
            finally:
                process.kill()  # does nothing to one that has ended
            return printed if process.wait() == 0 else b""


def _make_way_for_votes(process_id: int) -> None:
    if hasattr(os, "setpriority"):
        with suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, process_id, NICENESS)
