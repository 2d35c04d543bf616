"""The words of the report, explained in a sentence each (docs/glossary.md): all that it uses, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass

from workshop.activities import KINDS
from workshop.activities.kind import Term
from workshop.activities.voice import Voice
from workshop.domain.text import msg
from workshop.findings.groups import NAMED
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.withheld import keeps_back

#: Kinds that print the middle answer without a rating of their own to explain it.
WITH_MEDIANS = ("agree", "matrix", "rate")
MEDIAN: Term = (
    msg("Median"),
    msg("the middle answer when all answers on one line are put in order; half lie on either side."),
)


def glossary(facts: Facts) -> tuple[Term, ...]:
    """The words of the kinds whose results are printed, then those that every kind may use, where they are used."""
    shown = [part for part in facts.activities if part.shown]
    kinds = {part.activity.kind for part in shown}
    own = dict.fromkeys(term for part in shown for term in _own(part, facts))
    own |= dict.fromkeys([MEDIAN] if kinds & set(WITH_MEDIANS) else [])
    return (*own, *_common(facts, shown))


def _own(part: ActivityFacts, facts: Facts) -> Iterator[Term]:
    """The words of its kind that stand in what is printed of it."""
    voice, glossary = Voice("en"), KINDS[part.activity.kind].glossary
    unseen = {_core(voice.say(term[0])) for term in glossary}
    for words in map(str.casefold, _printed(part, facts, voice)):
        unseen = {core for core in unseen if core not in words}
        if not unseen:
            break
    yield from (term for term in glossary if _core(voice.say(term[0])) not in unseen)


def _printed(part: ActivityFacts, facts: Facts, voice: Voice) -> Iterator[str]:
    """The texts of a result, those first that cost least to make: often these have every word already."""
    kind = KINDS[part.activity.kind]
    remarks = kind.standings.remarks(part.activity, part.outcome) if kind.standings else ()
    yield from map(voice.say, (*remarks, *(found.sentence for found in part.findings)))
    yield from _words(kind.results(part.activity, part.outcome, voice))
    yield from _words(kind.tallies(part.activity, part.outcome, facts.dimensions, voice))


def _core(term: str) -> str:
    """A term without what explains it in brackets: “Agreement (Kendall’s W)” is printed as Agreement."""
    return term.partition(" (")[0].casefold()


def _words(printed: object) -> Iterator[str]:
    """Every text in blocks, figures and tables, in captions and alternative texts as well."""
    if isinstance(printed, str):
        yield printed
    elif isinstance(printed, Sequence):
        yield from (word for part in printed for word in _words(part))
    elif is_dataclass(printed) and not isinstance(printed, type):
        yield from (word for field in fields(printed) for word in _words(getattr(printed, field.name)))


def _common(facts: Facts, shown: list[ActivityFacts]) -> Iterator[Term]:
    yield from (term for is_used, term in COMMON if any(map(is_used, shown)))
    if any(map(keeps_back, facts.activities)):
        yield msg("Not shown"), msg("kept back to protect people. It is not zero.")
    yield msg("Sensitive question"), msg("one where to be known for an answer could put somebody in danger.")


def _is_vote(part: ActivityFacts) -> bool:
    return KINDS[part.activity.kind].votes


def _names(part: ActivityFacts) -> bool:
    return KINDS[part.activity.kind].group_words is NAMED


def _has_ties(part: ActivityFacts) -> bool:
    standings = KINDS[part.activity.kind].standings
    return standings is not None and any(len(group) > 1 for group in standings.order(part.outcome))


def _was_asked_again(part: ActivityFacts) -> bool:
    return len(part.rounds) > 1


def _was_drawn_again(part: ActivityFacts) -> bool:
    return bool(part.outcome.results.get("stability"))


def _is_compared(part: ActivityFacts) -> bool:
    return any(found.dimension for found in part.findings)


#: Words that several kinds use, each after the question whether a result uses it.
COMMON: tuple[tuple[Callable[[ActivityFacts], bool], Term], ...] = (
    (
        _is_vote,
        (msg("n"), msg("how many people answered: the participants of a group, or those who judged an item.")),
    ),
    (_names, (msg("Named by"), msg("how many participants ranked or chose the answer at all."))),
    (_has_ties, (msg("Tied"), msg("equal: the same place. A tie is never broken by chance."))),
    (
        _was_asked_again,
        (msg("Round"), msg("one vote on a question; after a discussion the same question may be asked again.")),
    ),
    (
        _was_drawn_again,
        (
            msg("Stability"),
            msg(
                "whether the same answers stay in front when one participant is left out, or when a room as large is "
                "drawn again and again from this one. It says how firmly the result stands in this room only."
            ),
        ),
    ),
    (
        _is_compared,
        (
            msg("Difference between groups"),
            msg("a gap that chance would rarely produce in this room. It says nothing of the population."),
        ),
    ),
)
