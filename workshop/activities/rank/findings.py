"""What may be said of a ranking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workshop.domain.activity import Activity
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg
from workshop.findings.finding import MOST_NAMED, Finding, filled, quoted, quoted_items
from workshop.findings.words import Strength, agreement_word

#: From this Kendall's W on, a first place is stated without a word on agreement.
AGREED = 0.5

#: Below it, the word that agreement_word has for it.
_LITTLE_AGREED = (
    (0.4, msg("{item} comes first under every counting method, but agreement among participants is only moderate.")),
    (0.2, msg("{item} comes first under every counting method, but agreement among participants is weak.")),
    (0.0, msg("{item} comes first under every counting method, but agreement among participants is very weak.")),
)


def rank_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """The order and how far it holds, then how far people agree."""
    ranking = _Ranking(activity, safe.results)
    return (*ranking.order(), *ranking.agreement())


def strength_of(activity: Activity, safe: SafeOutcome) -> Strength | None:
    """How far the order of a ranking holds; None where it cannot be known."""
    ranking = _Ranking(activity, safe.results)
    return Strength(ranking.verdict, ranking.first_place_only) if ranking.verdict else None


@dataclass(frozen=True)
class _Ranking:
    activity: Activity
    results: Mapping[str, Any]

    @cached_property
    def leaders(self) -> Sequence[str]:
        """Who comes first in the default count; several when tied."""
        return tuple(self.results["methods"]["borda"]["order"][0])

    @cached_property
    def verdict(self) -> str | None:
        """The verdict of the recount; where its top is the whole list, which says nothing, that on the first place."""
        verdict = self.results["robustness"]["verdict"]
        if verdict is None or not self.first_place_only:
            return verdict
        if not self.first_everywhere:
            return "inconclusive"
        return "robust" if self._first_whoever_is_left_out else "sensitive"

    @cached_property
    def first_place_only(self) -> bool:
        """Whether so few answers were ranked that only the first place can be robust or not."""
        return len(self.top) >= len(self.activity.items)

    @property
    def _first_whoever_is_left_out(self) -> bool:
        found = self.results["robustness"]
        firsts = found.get("first_place") or {}
        return firsts.get(self.leaders[0]) == (found.get("leave_one_out") or {}).get("of", -1)

    @cached_property
    def top(self) -> tuple[str, ...]:
        return tuple(self.results["robustness"]["top_items"])

    @cached_property
    def w(self) -> float | None:
        return self.results["agreement"]["kendall_w"]

    @cached_property
    def orders(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """Every order that some method gives, as tie-groups."""
        methods = [method for method in self.results["methods"].values() if method]
        tied = [method["order"] for method in methods if "order" in method]
        optimal = [[[item] for item in order] for method in methods for order in method.get("orders", ())]
        return tuple(tuple(frozenset(group) for group in order) for order in (*tied, *optimal))

    @cached_property
    def first_everywhere(self) -> bool:
        """Whether one item comes first, alone, under every method."""
        winners = (self.results["methods"].get("irv") or {}).get("winners") or self.leaders
        firsts = {order[0] for order in self.orders} | {frozenset(winners)}
        return len(firsts) == 1 and len(self.leaders) == 1

    @property
    def order_everywhere(self) -> bool:
        """Whether every method puts the top items in the same order."""
        return len({self._top_of(order) for order in self.orders}) == 1

    def _top_of(self, order: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
        return tuple(group & set(self.top) for group in order if group & set(self.top))

    def order(self) -> Iterator[Finding]:
        if len(self.leaders) > 1:
            yield Finding("tied_first", _share_first(self.activity, self.leaders), tuple(self.leaders))
        if self.verdict == "robust":
            yield from self._robust()
        elif self.verdict == "sensitive":
            yield from self._sensitive()
        elif self.verdict == "inconclusive":
            yield Finding("inconclusive", _INCONCLUSIVE)

    def _robust(self) -> Iterator[Finding]:
        if self.first_everywhere:
            yield Finding("robust", self._robust_sentence(), tuple(self.leaders))
        elif not self.order_everywhere:
            yield Finding("robust_set", _top_set(self.activity, self.top), self.top)

    def _robust_sentence(self) -> Message:
        item = quoted(self.activity.item(self.leaders[0]).label)
        if self.w is not None and self.w >= AGREED and self.order_everywhere:
            return msg("Participants put {item} first; this order holds under every counting method.", item=item)
        if self.w is None or self.w >= AGREED:
            return msg("Participants put {item} first, whatever the counting method.", item=item)
        return _little_agreed(item, self.w)

    def _sensitive(self) -> Iterator[Finding]:
        n = 1 if self.first_place_only else self.results["robustness"]["top"]
        if len(self.leaders) == 1:
            item = quoted(self.activity.item(self.leaders[0]).label)
            yield Finding("sensitive_first", _stays_among(item, n), tuple(self.leaders))
        if n > 1:
            yield Finding("sensitive", _depends(n), self.top)

    def agreement(self) -> Iterator[Finding]:
        said = self.verdict == "robust" and self.first_everywhere and self.w is not None and self.w < AGREED
        if self.w is not None and not said:
            word = agreement_word(self.w)
            yield Finding("agreement", msg("Agreement among participants is {word}.", word=word))


_MANY_ON_TOP = msg("The same {n} answers lead under every counting method; their order depends on the method.")
_INCONCLUSIVE = msg(
    "There is no clear order: which answers come first depends on the counting method or on a single ballot."
)


def _share_first(activity: Activity, leaders: Sequence[str]) -> Message:
    if len(leaders) > MOST_NAMED:
        return msg("{n} answers share first place.", n=len(leaders))
    return msg("{items} share first place.", items=quoted_items(activity, leaders))


def _little_agreed(item: Message, w: float) -> Message:
    sentence = next(sentence for least, sentence in _LITTLE_AGREED if w >= least)
    return filled(sentence, item=item)


def _top_set(activity: Activity, top: Sequence[str]) -> Message:
    if len(top) > MOST_NAMED:
        return filled(_MANY_ON_TOP, n=len(top))
    items = quoted_items(activity, top)
    if len(top) == 3:
        return msg("{items} are the top three; their order depends on the method.", items=items)
    return msg("{items} are the top {n}; their order depends on the method.", items=items, n=len(top))


def _stays_among(item: Message, n: int) -> Message:
    return nmsg(
        "{item} comes first, alone or tied, under every counting method, but this may depend on a single ballot.",
        "{item} comes first in the main count and stays among the top {n} under every counting method.",
        n, item=item,
    )  # fmt: skip


def _depends(n: int) -> Message:
    return msg("Who else is among the top {n} depends on the counting method or on a single ballot.", n=n)
