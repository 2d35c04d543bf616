"""KINDS: which kinds of question a recount file may hold. A new kind is one file and one line here."""
from __future__ import annotations

from workshop.tally.recount.agree import AGREE
from workshop.tally.recount.influence import INFLUENCE
from workshop.tally.recount.matrix import MATRIX
from workshop.tally.recount.pick import PICK
from workshop.tally.recount.points import POINTS
from workshop.tally.recount.question import FileKind
from workshop.tally.recount.rank import RANK
from workshop.tally.recount.rate import RATE
from workshop.tally.recount.sort import SORT

KINDS: dict[str, FileKind] = {kind.key: kind for kind in (RANK, POINTS, PICK, RATE, MATRIX, AGREE, INFLUENCE, SORT)}
