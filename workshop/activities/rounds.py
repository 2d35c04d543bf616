"""Several rounds of one question: the rule that ends them, what changed in between, what to talk about first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.rounds import Histograms, comparable
from workshop.domain.safe import SafeOutcome, Shown
from workshop.domain.text import Message, msg
from workshop.findings import Finding, agreement_word
from workshop.findings.finding import MOST_NAMED, filled, quoted_items
from workshop.tally.rounds import STABLE_BELOW, W_STABLE_BELOW, change, stop_reason
from workshop.tally.spread import agreement_a

#: Under so many people no percentage is printed (METHOD 5.2 R8).
PERCENT_FROM = 10


def by_statement(outcome: SafeOutcome) -> Histograms:
    """How many make the kind's statement on each item, and how many do not."""
    named = outcome.named.items()
    return {item: (f.value, outcome.n - f.value) if isinstance(f, Shown) else None for item, f in named}


def share_making_it(outcome: SafeOutcome, item: str) -> float | None:
    """The share of participants who make the statement, 0 to 100."""
    figure = outcome.named[item]
    return 100 * figure.value / outcome.n if isinstance(figure, Shown) and outcome.n else None


def with_unsaid(outcome: SafeOutcome, counts: Histograms) -> Histograms:
    """Histograms with those who said nothing of the item as the last number, so that each is about the whole room; an
    item whose counts are hidden has its statement."""
    stated = by_statement(outcome)
    return {
        item: stated.get(item) if row is None else [*row, outcome.n - sum(row)] for item, row in counts.items()
    }


def divided(counts: Sequence[int] | None) -> bool:
    """Whether answers on a scale stand far apart: van der Eijk's agreement A under 0, from ten answers on (METHOD
    3.3)."""
    if counts is None or sum(counts) < PERCENT_FROM:
        return False
    found = agreement_a(counts)
    return found is not None and found < 0


@dataclass(frozen=True)
class Rounds:
    """How a kind compares two rounds of one question.

    answers(safe outcome) -> how many gave each answer, by item or by "side:item"; None where that is hidden.
    level(safe outcome, item) -> where the item stands, 0 to 100 in every round alike; `caption` says what that is.
    consensus(safe outcome) -> whether the rule declared before the vote is met; None where the kind has none.
    split(safe outcome) -> items on which the room is divided, to be discussed before the next round.
    by_group: whether the statement counted by group means the same in every round.
    dealt: whether each phone is asked another part of the whole in every round; then nobody's answers can be compared
        between rounds, and what changed is not only what people think.
    """

    caption: Message
    answers: Callable[[SafeOutcome], Histograms] = by_statement
    level: Callable[[SafeOutcome, str], float | None] = share_making_it
    consensus: Callable[[SafeOutcome], bool] | None = None
    split: Callable[[SafeOutcome], Sequence[str]] = lambda outcome: ()
    by_group: bool = True
    dealt: bool = False


@dataclass(frozen=True)
class Course:
    """The rounds of an activity that are counted, the first one first; withheld ones keep their place."""

    activity: Activity
    rounds: Rounds
    outcomes: tuple[SafeOutcome, ...]

    @property
    def shown(self) -> list[int]:
        """The numbers of the rounds whose result may be seen."""
        return [number for number, outcome in enumerate(self.outcomes, 1) if not outcome.withheld]

    @property
    def compared(self) -> tuple[int, int] | None:
        """The last two rounds that may be seen."""
        return (self.shown[-2], self.shown[-1]) if len(self.shown) > 1 else None

    @property
    def pair(self) -> tuple[SafeOutcome, SafeOutcome] | None:
        """Their outcomes."""
        return self.compared and (self.outcomes[self.compared[0] - 1], self.outcomes[self.compared[1] - 1])

    @cached_property
    def changed(self) -> Mapping[str, Any] | None:
        """`change` of tally.rounds between them; what is hidden in either is left out."""
        if self.pair is None:
            return None
        known = comparable(*map(self.rounds.answers, self.pair))
        before, after = ({key: both[place] for key, both in known.items()} for place in (0, 1))
        return change(before, after, *map(kendall_w, self.pair))

    @property
    def reason(self) -> str | None:
        """Which part of the declared rule ends the rounds: "consensus", "stable" or "rounds"; None to go on."""
        if not self.outcomes:
            return None
        last = self.outcomes[-1]
        met = bool(self.rounds.consensus) and not last.withheld and self.rounds.consensus(last)  # type: ignore[misc]
        changed = None if last.withheld else self.changed
        found = stop_reason(len(self.outcomes), met, changed)
        return found or ("rounds" if len(self.outcomes) >= self.activity.rounds else None)

    @property
    def split(self) -> tuple[str, ...]:
        """The items on which the room was divided in the last round that may be seen."""
        return tuple(self.rounds.split(self.outcomes[self.shown[-1] - 1])) if self.shown else ()


def kendall_w(outcome: SafeOutcome) -> float | None:
    """Of a ranking, unless figures beside it are hidden: it is then rounded, and says nothing of small changes."""
    if outcome.results.get("places") is None:
        return None
    return outcome.results["agreement"]["kendall_w"]


_PERCENT = round(100 * STABLE_BELOW)
_STABLE = msg("the answers are stable: for every item, less than {percent}% of the answers moved", percent=_PERCENT)
_STABLE_W = msg(
    "the answers are stable: for every item, less than {percent}% of the answers moved, and people agree as much as"
    " before (Kendall’s W changed by less than {w})",
    percent=_PERCENT,
    w=W_STABLE_BELOW,
)


def declared(activity: Activity, rounds: Rounds) -> Message:
    """The stop rule as it stands on phones, wall and the facilitator's page before anybody votes."""
    stable = _STABLE_W if activity.kind == "rank" else _STABLE
    if rounds.consensus:
        return msg(
            "Up to {n} rounds with discussion in between. We stop sooner when every proposal reaches consensus, or when"
            " {stable}.",
            n=activity.rounds,
            stable=stable,
        )
    return msg(
        "Up to {n} rounds with discussion in between. We stop sooner when {stable}.", n=activity.rounds, stable=stable
    )


_REASONS = {
    "consensus": msg("The rounds end here by the rule set before the vote: every proposal reached consensus."),
    "stable": msg("The rounds end here by the rule set before the vote: the answers are stable."),
}
_GO_ON = msg("No part of the rule set before the vote ends the rounds yet: another round may be opened.")
_REASONS_SHORT = {
    "consensus": msg("Round {n}: consensus, rounds ended"),
    "stable": msg("Round {n}: answers stable, rounds ended"),
    "rounds": msg("Round {n}: the last one"),
}


def applied(course: Course) -> Message:
    """Which part of the rule applied."""
    if course.reason == "rounds":
        return msg(
            "The rounds end here by the rule set before the vote: this was the last of {n} rounds.",
            n=len(course.outcomes),
        )
    return _REASONS[course.reason] if course.reason else _GO_ON


def applied_short(course: Course) -> Message:
    """The same for the foot of the wall."""
    template = _REASONS_SHORT[course.reason] if course.reason else msg("Round {n}: another may follow")
    return filled(template, n=len(course.outcomes))


def to_discuss(course: Course) -> Message | None:
    """Which items divide the room."""
    if not course.split:
        return None
    return msg(
        "Before the next round, talk about what divides the room: {items}.",
        items=quoted_items(course.activity, course.split[:5]),
    )


def course_findings(course: Course) -> tuple[Finding, ...]:
    """What may be said of the rounds: what moved most, how agreement changed, which part of the rule applied."""
    if len(course.outcomes) < 2:
        return ()
    left = msg("The rounds ended after round {n}, before any part of the rule set before the vote applied.",
               n=len(course.outcomes))  # fmt: skip
    return (*_moved(course), *_agreement(course), Finding("stop", applied(course) if course.reason else left))


def _moved(course: Course) -> Iterator[Finding]:
    if course.changed is None or not course.changed["largest"]:
        return
    moved = course.changed["moved"].items()
    items = tuple(dict.fromkeys(item_of(key) for key, share in moved if share == course.changed["largest"]))
    words = moved_words(course, course.changed["largest"])
    if words is None:
        return
    first, second = course.compared or (0, 0)
    named = quoted_items(course.activity, items[:MOST_NAMED])
    if course.rounds.dealt:
        yield Finding("moved", _dealt_anew(first, second, named, words), items)
        return
    same = _same_number(course)
    sentence = msg(
        "From round {first} to round {second} answers moved most on {item}: at least {share}.",
        first=first, second=second, item=named, share=words,
    ) if same else msg(
        "From round {first} to round {second} answers moved most on {item}: at least {share}"
        " ({before} participants took part, then {after}).",
        first=first, second=second, item=named, share=words, before=course.pair[0].n, after=course.pair[1].n,  # type: ignore[index]
    )  # fmt: skip
    yield Finding("moved", sentence, items)


def _dealt_anew(first: int, second: int, items: tuple[Message, ...], share: Message) -> Message:
    return msg(
        "From round {first} to round {second} answers moved most on {item}: {share} of them are different. Everybody"
        " was asked other pairs each time, so this is not only a change of mind.",
        first=first, second=second, item=items, share=share,
    )  # fmt: skip


def item_of(key: str) -> str:
    """The item that a histogram speaks of."""
    return key.rpartition(":")[2]


def moved_words(course: Course, share: float | None) -> Message | None:
    """A share of people who moved, as the size of the room allows; None where it may not be printed."""
    if share is None or course.pair is None:
        return None
    before, after = (outcome.n for outcome in course.pair)
    if _same_number(course) and after < PERCENT_FROM and not course.rounds.dealt:
        return share_text(round(share * after), after)
    return msg("{percent}%", percent=round(100 * share)) if min(before, after) >= PERCENT_FROM else None


def _same_number(course: Course) -> bool:
    return course.pair is not None and course.pair[0].n == course.pair[1].n


def _agreement(course: Course) -> Iterator[Finding]:
    if course.pair is None or course.changed is None or course.changed["w_change"] is None:
        return
    before, after = map(kendall_w, course.pair)
    assert before is not None  # there is a difference of both
    assert after is not None
    first, second = course.compared or (0, 0)
    said = {"first": first, "second": second, "before": round(before, 2), "after": round(after, 2)}
    yield Finding("w_change", _w_sentence(course.changed["w_change"], agreement_word(after), said))


def _w_sentence(changed: float, word: Message, said: Mapping[str, object]) -> Message:
    if abs(changed) < W_STABLE_BELOW:
        return msg(
            "Agreement among participants hardly changed from round {first} to round {second} (Kendall’s W = {before},"
            " then {after}); it is {word}.",
            word=word, **said,
        )  # fmt: skip
    if changed > 0:
        return msg(
            "Agreement among participants grew from round {first} to round {second} (Kendall’s W = {before}, then"
            " {after}); it is now {word}.",
            word=word, **said,
        )  # fmt: skip
    return msg(
        "Agreement among participants fell from round {first} to round {second} (Kendall’s W = {before}, then"
        " {after}); it is now {word}.",
        word=word, **said,
    )  # fmt: skip
