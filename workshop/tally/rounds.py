"""Two rounds of the same question: what changed in between, when to stop, and what to talk about first."""
from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from workshop.domain.rounds import Counts
from workshop.tally.ties import plain

#: An item is stable when fewer than this share of the people moved (Scheibe et al. 1975; METHOD 2.2).
STABLE_BELOW = 0.15

#: Agreement is stable when Kendall's W changed by less.
W_STABLE_BELOW = 0.05

#: More rounds than these tire people more than they teach them.
MOST_ROUNDS = 3

#: An item divides the room when so many people at least, and so large a share of them, put it first, and as many last.
SPLIT_PEOPLE = 3
SPLIT_SHARE = Fraction(1, 5)


def moved(before: Counts, after: Counts) -> Fraction | None:
    """The share of people whose distribution of answers moved: sum |f1 - f2| / 2 / n (Scheibe et al. 1975).

    `before`, `after`: how many gave each answer, in the same order. Where fewer or more people took part in the second
    round, the shares of the answers are compared, which is the same for equal numbers. It is the least number of people
    who can have changed their minds: two who changed places are not seen. None where a round has no answers.
    """
    n, m = Fraction(sum(before)), Fraction(sum(after))
    if not n or not m:
        return None
    return sum((abs(Fraction(f) / n - Fraction(g) / m) for f, g in zip(before, after, strict=True)), Fraction(0)) / 2


def change(
    before: Mapping[str, Counts],
    after: Mapping[str, Counts],
    w_before: float | None = None,
    w_after: float | None = None,
) -> dict[str, Any]:
    """What changed for every item (histograms as in `moved`) and, for rankings, in Kendall's W (after minus before).

    "largest" is the share of the item that moved most: nothing is called stable while one item moves.
    """
    shares = {item: moved(counts, after[item]) for item, counts in before.items()}
    known = [share for share in shares.values() if share is not None]
    return {
        "moved": {item: None if share is None else plain(share) for item, share in shares.items()},
        "largest": plain(max(known)) if known else None,
        "w_change": None if w_before is None or w_after is None else w_after - w_before,
    }


def stop_reason(rounds: int, consensus: bool, changed: Mapping[str, Any] | None = None) -> str | None:
    """Which part of the stop rule of METHOD 2.2 ends the rounds, or None to go on.

    "consensus": the rule declared before the vote is met; "stable": since the round before (`changed`, the result of
    `change`; None after the first round) no item moved by 15 % or more and W, where there is one, changed by less than
    0.05; "rounds": this was the third. Where several apply, the first of these.
    """
    if consensus:
        return "consensus"
    if changed is not None and _is_stable(changed):
        return "stable"
    return "rounds" if rounds >= MOST_ROUNDS else None


def _is_stable(changed: Mapping[str, Any]) -> bool:
    """Rounded, since a difference of two figures may miss the limit by its last digit."""
    largest, w_change = changed["largest"], changed["w_change"]
    if largest is None or round(largest, 12) >= STABLE_BELOW:
        return False
    return w_change is None or round(abs(w_change), 12) < W_STABLE_BELOW


def place_histograms(figures: Mapping[str, Any]) -> dict[str, Counts]:
    """For every item of a counted ranking how often it stood at each place and, last, how often it was unranked."""
    rows = {item: list(map(_exact, row)) for item, row in figures["places"].items()}
    return {item: [*row, figures["ballots"] - sum(row)] for item, row in rows.items()}


def _exact(times: float) -> Fraction:
    """A share of a place that was tied came as a float."""
    return Fraction(times).limit_denominator(10**6)


def split_items(figures: Mapping[str, Any]) -> list[str]:
    """The items of a counted ranking that several people put first and several last: to be discussed before the next
    round, since their middling score hides two camps (nominal group technique, METHOD 2.1: "three 5s and three 1s").

    First and last are the first and the last of the places asked for; where all places were asked for, an item left
    unranked counts as last. Several: at least three people, and a fifth of the ballots.
    """
    enough = max(SPLIT_PEOPLE, SPLIT_SHARE * figures["ballots"])
    all_places = len(figures["items"])
    return [
        item
        for item, (*places, unranked) in place_histograms(figures).items()
        if min(places[0], places[-1] + (unranked if len(places) == all_places else 0)) >= enough
    ]
