"""The imprint of the report: its licence, and the organisations that agreed to be named."""

from __future__ import annotations

from workshop.domain.imprint import Imprint, refuse_imprint, refuse_persons_among
from workshop.domain.passages import Passage
from workshop.services.edit_report import write_passage
from workshop.services.ports import Announcer, Store
from workshop.services.report_edition import IMPRINT, Passages, content_of


def imprint_of(passages: Passages) -> Imprint:
    """As it was written."""
    return Imprint.from_json(content_of(passages, IMPRINT))


def write_imprint(
    store: Store, announcer: Announcer, seen: int, imprint: Imprint, *, overrule: bool = False
) -> Passage:
    """Keep it; `overrule`: whoever writes knows that words that look like a person's name are none.

    Raises Mendable, naming the field (LooksLikePerson may be overruled), and ChangedMeanwhile."""
    refuse_imprint(imprint)
    if not overrule:
        refuse_persons_among(imprint, imprint_of(store.passages()).organisations)
    return write_passage(store, announcer, IMPRINT, seen, imprint.as_json() if imprint != Imprint() else None)
