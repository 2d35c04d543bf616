"""What a tap does to an unfinished ballot, so that ranking works by plain form posts."""

from __future__ import annotations

from collections.abc import Sequence


def moved(items: Sequence[str], move: str) -> tuple[str, ...]:
    """The items in order after a move: "tap:ID" adds at the end (or takes out again), "up:ID" and "down:ID" shift by
    one place, "undo" takes the last away; anything else changes nothing."""
    action, _, item = move.partition(":")
    order = list(items)
    if action == "undo":
        return tuple(order[:-1])
    if action == "tap":
        return tuple(order[: order.index(item)] + order[order.index(item) + 1 :]) if item in order else (*order, item)
    if action in ("up", "down") and item in order:
        return _shifted(order, order.index(item), -1 if action == "up" else 1)
    return tuple(order)


def place_after(items: Sequence[str], move: str) -> int | None:
    """The place, from 1, to look at once the items stand in this order after the move: where the item is now, or the
    free one after "undo". None where nothing was moved."""
    action, _, item = move.partition(":")
    if action == "undo":
        return len(items) + 1
    return items.index(item) + 1 if action in ("tap", "up", "down") and item in items else None


def _shifted(order: list[str], place: int, step: int) -> tuple[str, ...]:
    target = place + step
    if 0 <= target < len(order):
        order[place], order[target] = order[target], order[place]
    return tuple(order)
