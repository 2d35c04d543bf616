"""KINDS: which kinds of question a recount file may hold. A new kind is one file and one line here."""
from __future__ import annotations

from workshop.tally.recount.pick import PICK
from workshop.tally.recount.question import FileKind
from workshop.tally.recount.rank import RANK

KINDS: dict[str, FileKind] = {kind.key: kind for kind in (RANK, PICK)}
