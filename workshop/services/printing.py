"""Reports in the making: printed one after another while the room goes on, and handed out when they are ready."""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.report.facts import Facts
from workshop.services.ports import AT_ONCE, Aside, Press

#: So many finished files are kept, in memory only.
MOST = 8


class Stage(Enum):
    """How far it has come: nothing is guessed, each of these can be seen."""

    WAITING = "waiting"
    PRINTING = "printing"
    READY = "ready"
    FAILED = "failed"


STAGES: dict[Stage, Message] = {
    Stage.WAITING: msg("The figures are gathered. Another file is being made first."),
    Stage.PRINTING: msg("The figures are gathered. The pages are being set."),
    Stage.READY: msg("The file is ready."),
}


@dataclass
class Printing:
    """One file: in which language and form, how far it is, and what came of it. The password is kept until the file is
    printed, and never shown."""

    key: str
    facts: str
    language: str
    edition: str
    password: str = field(default="", repr=False)
    stage: Stage = Stage.WAITING
    body: bytes = b""
    problem: Message | None = None
    locked: bool = False


class Printings:
    """Files by key. The same facts in the same language and form are printed once.

    `start` runs a function beside the one that asked (a greenlet on the laptop, at once in tests); the facts are
    written down in pieces, between which votes are served."""

    def __init__(self, press: Press, start: Callable[[Callable[[], None]], object], aside: Aside = AT_ONCE) -> None:
        self._press = press
        self._start = start
        self._aside = aside
        self._files: OrderedDict[str, Printing] = OrderedDict()
        self._queue: deque[Printing] = deque()
        self._at_work = False

    def ask(self, facts: Facts, language: str, edition: str) -> Printing:
        """The file of these facts, begun unless it is there already; one that failed is tried again."""
        written = self._written(facts)
        key = hashlib.sha256(f"{language} {edition} {written}".encode()).hexdigest()[:32]
        found = self._files.get(key)
        if found and found.stage is not Stage.FAILED:
            self._files.move_to_end(key)
            return found
        return self._begun(Printing(key, written, language, edition))

    def ask_locked(self, facts: Facts, language: str, password: str) -> Printing:
        """The PDF of these facts behind a password: begun every time, under a key from which nothing can be guessed."""
        written = self._written(facts)
        return self._begun(Printing(secrets.token_hex(16), written, language, "pdf", password, locked=True))

    def find(self, key: str) -> Printing | None:
        """The file with this key; None where it was never asked for or is kept no longer."""
        return self._files.get(key)

    def forget_all(self) -> None:
        """When a workshop is erased or the data are locked; the file being made then is handed to nobody."""
        self._files.clear()
        self._queue.clear()
        self._press.stop()

    def _written(self, facts: Facts) -> str:
        pieces = []
        for piece in facts.written():
            pieces.append(piece)
            self._aside.give_way()
        return "".join(pieces)

    def _begun(self, printing: Printing) -> Printing:
        self._files[printing.key] = printing
        self._queue.append(printing)
        finished = [key for key, one in self._files.items() if one.stage in (Stage.READY, Stage.FAILED)]
        for key in finished[: max(0, len(self._files) - MOST)]:
            del self._files[key]
        if not self._at_work:
            self._at_work, printing.stage = True, Stage.PRINTING  # it waits for no other
            self._start(self._work)
        return printing

    def _work(self) -> None:
        try:
            while self._queue:
                self._print(self._queue.popleft())
        finally:
            self._at_work = False

    def _print(self, printing: Printing) -> None:
        printing.stage = Stage.PRINTING
        try:
            printing.body = self._press.print_edition(
                printing.facts, printing.language, printing.edition, printing.password
            )
            printing.stage = Stage.READY
        except Mendable as problem:
            printing.problem = problem.message
        finally:
            printing.facts = printing.password = ""
            if printing.stage is Stage.PRINTING:
                printing.stage = Stage.FAILED
