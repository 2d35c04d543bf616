"""Change what the facilitator prepared. What protects people is locked once the first ballot is in."""

from __future__ import annotations

from workshop.domain.errors import Mendable
from workshop.domain.people import Dimension
from workshop.domain.text import Label, msg
from workshop.domain.workshop import Workshop
from workshop.services.change_printed import change_printed
from workshop.services.create_workshop import refuse_same_title
from workshop.services.exchanged_names import refuse_exchanged
from workshop.services.ports import Announcer, Store, Vault, Writing


def edit_workshop(vault: Vault, store: Store, announcer: Announcer, workshop: Workshop) -> None:
    """Replace the workshop's data. Raises Mendable on a title taken, or on a change of something locked."""
    refuse_same_title(vault, workshop)

    def act(tx: Writing) -> None:
        _refuse_unlocking(tx, workshop)
        tx.put_workshop(workshop)

    change_printed(store, announcer, act, phones=True)


def _refuse_unlocking(tx: Writing, workshop: Workshop) -> None:
    before = tx.snapshot().workshop
    if tx.any_ballot() and workshop.min_group != before.min_group:
        raise Mendable(msg("The smallest group was shown on the ballots: it can no longer be changed."), "min_group")
    if tx.any_ballot() and workshop.auditor_file != before.auditor_file:
        raise Mendable(msg("What the ballots said about the auditor’s file can no longer be changed."), "auditor_file")
    if tx.seats() and _choices(workshop) != _choices(before):
        raise Mendable(
            msg("People have already joined with these groups: only their wording can be changed."), "dimensions"
        )
    if tx.seats():
        for old, new in zip(before.dimensions, workshop.dimensions, strict=True):
            refuse_exchanged(_names(old), _names(new), "dimensions")


def _names(dimension: Dimension) -> dict[str, Label]:
    return {choice.key: choice.label for choice in dimension.choices}


def _choices(workshop: Workshop) -> list[tuple[str, list[str]]]:
    return [(dimension.key, [choice.key for choice in dimension.choices]) for dimension in workshop.dimensions]
