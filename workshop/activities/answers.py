"""Reading what a form or a socket sent, and what a facilitator set: nothing in it is trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshop.domain.digits import whole
from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg

UNREADABLE = msg("This answer could not be read. Reload the page and answer again.")


def chosen_items(data: Mapping[str, object], item_ids: Sequence[str]) -> tuple[str, ...]:
    """The ids under "items", in the order given; empty is an abstention.

    Raises Mendable: not a list of ids, an item that is not in the list, an item twice."""
    chosen = data.get("items")
    if not isinstance(chosen, list | tuple) or not all(isinstance(item, str) for item in chosen):
        raise Mendable(UNREADABLE, "items")
    if not set(chosen) <= set(item_ids):
        raise Mendable(
            msg("This answer names something that is not in the list. Reload the page and answer again."), "items"
        )
    if len(set(chosen)) != len(chosen):
        raise Mendable(msg("The same item is chosen twice. Choose each item once."), "items")
    return tuple(chosen)


def judgements(data: Mapping[str, object], keys: Sequence[str]) -> dict[str, str]:
    """What was said of each key (an item id, or one with a criterion before it) by the marks "key=value" under "items".

    Raises Mendable: not a list of such marks, an unknown key, a key twice. The values are not yet checked."""
    marks = data.get("items")
    if not isinstance(marks, list | tuple) or not all(isinstance(mark, str) and "=" in mark for mark in marks):
        raise Mendable(UNREADABLE, "items")
    said = [(key, value) for key, _, value in (mark.rpartition("=") for mark in marks)]
    chosen_items({"items": [key for key, _ in said]}, keys)
    return dict(said)


def check_at_most(chosen: Sequence[str], most: int, sentence: Message) -> None:
    """Raises Mendable with `sentence` where more than `most` items are chosen."""
    if len(chosen) > most:
        raise Mendable(sentence, "items")


def whole_number(value: object, low: int, high: int, sentence: Message, field: str) -> int:
    """A whole number from `low` to `high`, also when it comes as text from a form; else Mendable with `sentence`."""
    if isinstance(value, str):
        value = whole(value)
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Mendable(sentence, field)
    return value
