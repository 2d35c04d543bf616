"""Judgements on a scale in recount files: options, ballots and counts per step, checked one by one."""
from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.tally.recount.fields import MAX_COUNT, an_object, check_named, member, optional_whole, per_item, shown
from workshop.tally.spread import FEWEST_STEPS

#: More steps than anybody can tell apart.
MOST_STEPS = 100

Sheet = TypeVar("Sheet")


def scale_option(data: Mapping[str, Any]) -> int:
    """The length of the scale, 5 where the file does not say. Raises Mendable."""
    scale = optional_whole(data, "scale", least=FEWEST_STEPS)
    if scale is not None and scale > MOST_STEPS:
        raise Mendable(msg("A scale has at most {most} steps.", most=MOST_STEPS))
    return scale or 5


def judgements(data: Mapping[str, Any], name: str, ids: Collection[str]) -> Mapping[str, Any]:
    """data[name], something said of some of the items. Raises Mendable."""
    said = member(data, name, dict)
    check_named(list(said), ids)
    return said


def a_step(value: Any, item: str, least: int, most: int) -> int:
    """The same, if it is a whole number within the bounds. Raises Mendable, naming the item."""
    if not is_whole(value) or not least <= value <= most:
        raise Mendable(msg("Item {item}: a whole number from {least} to {most} is expected, not {found}.",
                           item=shown(item), least=least, most=most, found=shown(value)))
    return value


def is_whole(value: Any) -> bool:
    """Whether a value of the file is a whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def count_lists(data: Mapping[str, Any], name: str, ids: Collection[str], scale: int) -> dict[str, list[int]]:
    """data[name], for every item how many chose each step, the lowest first. Raises Mendable."""
    return {item: _count_list(row, item, scale) for item, row in per_item(member(data, name, dict), ids).items()}


def _count_list(row: Any, item: str, scale: int) -> list[int]:
    if not isinstance(row, list) or len(row) != scale or not all(map(_is_count, row)):
        raise Mendable(msg("The counts of item {item} must be a list of {n} whole numbers, one per step.",
                           item=shown(item), n=scale))
    return row


def count_tables(data: Mapping[str, Any], name: str, ids: Collection[str]) -> dict[str, Mapping[str, int]]:
    """data[name], for every item how many chose the steps that are named. Raises Mendable."""
    return {item: _count_table(row, item) for item, row in per_item(member(data, name, dict), ids).items()}


def _count_table(row: Any, item: str) -> Mapping[str, int]:
    if not all(map(_is_count, an_object(row).values())):
        raise Mendable(msg("The counts of item {item} must be whole numbers.", item=shown(item)))
    return row


def _is_count(value: Any) -> bool:
    return is_whole(value) and 0 <= value <= MAX_COUNT


def checked(summary: Sheet, count: Callable[[Sheet], object], n: int) -> Sheet:
    """The summary, counted once for the checks that counting makes itself. Raises Mendable."""
    try:
        count(summary)
    except ValueError:
        sentence = msg("The figures of the summary contradict one another: no ballots with n = {n} give them.", n=n)
        raise Mendable(sentence) from None
    return summary


def per_step(counts: Sequence[int]) -> str:
    """Counts in one cell of a table, the lowest step first."""
    return " / ".join(map(str, counts))
