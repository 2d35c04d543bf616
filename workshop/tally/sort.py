"""A question where people sort items into categories: where most put each item, and how far they agree."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from workshop.domain.text import Message, msg
from workshop.tally.agree import Answers
from workshop.tally.compared import compare_agree
from workshop.tally.ties import plain, quotient

#: An item that fewer than this share put into the same category is one to discuss (METHOD A9).
SETTLED = 0.6

_UNEVEN = msg("Fleiss' kappa needs the same number of answers, at least two, for every item.")
_ONE_CATEGORY = msg("Everybody put every item into the same category; Fleiss' kappa has nothing to divide by.")

Counts = Mapping[str, Mapping[str, int]]


def count_sorted(
    items: Sequence[str], ballots: Sequence[Mapping[str, str]], categories: Sequence[str]
) -> dict[str, Any]:
    """Per item the counts, `modal` and `modal_share`, and Fleiss' kappa of all, in the form of RECOUNT.md.

    `ballots`: one mapping item -> category per person; items may be left out, {} is an abstention. `modal` is None
    where categories share the first place: "modals" names them all. Beyond RECOUNT.md: "n" (answers for the item),
    "to_discuss" (items whose largest category has under 60 % of their answers) and "reasons".
    Raises ValueError for an unknown item or category.
    """
    cast = [ballot for ballot in ballots if ballot]
    if any(not (ballot.keys() <= set(items) and set(ballot.values()) <= set(categories)) for ballot in cast):
        raise ValueError("a ballot names an unknown item or category")
    chosen = Counter(answer for ballot in cast for answer in ballot.items())
    counts = {item: {category: chosen[item, category] for category in categories} for item in items}
    return _result(items, len(cast), len(ballots) - len(cast), counts)


def count_sorted_summary(items: Sequence[str], n: int, counts: Counts, categories: Sequence[str]) -> dict[str, Any]:
    """The same from a recount sheet; a category that is left out was chosen by nobody.

    Raises ValueError for figures that no `n` ballots give.
    """
    complete = {item: {category: counts[item].get(category, 0) for category in categories} for item in items}
    answers = [sum(row.values()) for row in complete.values()]
    if max(answers) > n or min(min(row.values()) for row in complete.values()) < 0 or sum(answers) < n:
        raise ValueError(f"{n} ballots cannot sort the items like this")
    return _result(items, n, None, complete)


def _result(items: Sequence[str], n: int, abstentions: int | None, counts: Counts) -> dict[str, Any]:
    results = {item: _item(row) for item, row in counts.items()}
    shares = {item: result["modal_share"] for item, result in results.items()}
    rows = [list(row.values()) for row in counts.values()]
    kappa = fleiss_kappa(rows)
    return {
        "ballots": n,
        "abstentions": abstentions,
        "items": list(items),
        "results": results,
        "fleiss_kappa": None if kappa is None else plain(kappa),
        "to_discuss": [item for item in items if shares[item] is not None and shares[item] < SETTLED],
        "reasons": {"fleiss_kappa": _no_kappa(rows).as_json()} if kappa is None else {},
    }


def _item(row: Mapping[str, int]) -> dict[str, Any]:
    n, most = sum(row.values()), max(row.values())
    modals = [category for category, count in row.items() if count == most > 0]
    return {
        "n": n,
        "counts": dict(row),
        "modal": modals[0] if len(modals) == 1 else None,
        "modal_share": quotient(most, n),
        "modals": modals,
    }


def fleiss_kappa(rows: Sequence[Sequence[int]]) -> Fraction | None:
    """Agreement beyond chance of several raters who sort things into categories (Fleiss 1971): 1 when they always
    agree, 0 when no more than chance would have it, below when less.

    `rows`: per item how many chose each category. None where the items have different numbers of answers or fewer than
    two, and where all answers are the same.
    """
    n = sum(rows[0])
    if n < 2 or any(sum(row) != n for row in rows):
        return None
    agreeing = Fraction(sum(count * (count - 1) for row in rows for count in row), len(rows) * n * (n - 1))
    chance = sum(Fraction(sum(column), len(rows) * n) ** 2 for column in zip(*rows, strict=True))
    return (agreeing - chance) / (1 - chance) if chance != 1 else None


def _no_kappa(rows: Sequence[Sequence[int]]) -> Message:
    answers = {sum(row) for row in rows}
    return _ONE_CATEGORY if len(answers) == 1 and answers.pop() >= 2 else _UNEVEN


def sorted_alike(ballot: Mapping[str, str], modals: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The items that a ballot puts where most of the room put them: the statement that is counted by group.

    `modals`: the room's most chosen category of each item; several where these share the first place.
    """
    return frozenset(item for item, category in ballot.items() if category in modals[item])


def compare_sorted(
    items: Sequence[str], groups: Mapping[str, Sequence[Mapping[str, str]]], modals: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """Every pair of groups on every item by the share of ballots that sort it like most of the room, in the form of
    RECOUNT.md `--by`: Fisher's exact test, Holm over the items of one pair.

    Who did not sort an item did not sort it like the room: so every difference follows from the numbers of ballots that
    the gate lets pass, and tells nothing besides them.
    """
    agreed = {
        key: [_agreed(items, sorted_alike(ballot, modals)) for ballot in ballots] for key, ballots in groups.items()
    }
    return compare_agree(items, agreed, scale="three", least=1)


def _agreed(items: Sequence[str], alike: frozenset[str]) -> Answers:
    """Its question is then: agreed with the room, or not."""
    return {item: "agree" if item in alike else "disagree" for item in items}
