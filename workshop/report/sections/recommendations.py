"""Recommendations by addressee, each with the evidence for its priority, its importance and feasibility, its ground."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from workshop.activities import KINDS
from workshop.activities.ideas.report import ADDRESSEE_NAMES, mentions
from workshop.activities.kind import Aspect
from workshop.activities.standing import standings
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Heading, KeepTogether, Paragraph, Table
from workshop.domain.activity import Topic
from workshop.domain.text import Label, Message, msg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.result import deciding, result

#: What was collected says of a recommendation how often it was put forward.
MENTIONS = msg("Mentions")

#: So many recommendations stay on one page with the name of those they speak to.
FEW = 8

MENTIONS_WIDTH = 0.106
#: So many results are told of each recommendation, and together take so much of the width at most.
MOST_RESULTS, MOST_WIDTH = 3, 0.64


@dataclass(frozen=True)
class Advice:
    """One recommendation: to whom, and by kind of activity what speaks for it; `order` is small for the first."""

    key: str
    label: Label
    addressee: str
    evidence: Mapping[str, str]
    order: tuple[float, ...]


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """A table for each addressee; then what the whole room put first."""
    about = facts.about(Topic.RECOMMENDATIONS)
    tables = tuple(block for addressee in ADDRESSEE_NAMES for block in _addressed(addressee, about, voice))
    votes = tuple(block for part in _last_votes(about) for block in result(part, voice))
    if not tables and not votes:
        return ()
    return (Heading(1, voice.say(msg("Recommendations"))), Paragraph(voice.say(_lead(about)), "lead"), *tables, *votes)


def _last_votes(about: Sequence[ActivityFacts]) -> Iterator[ActivityFacts]:
    """Every vote on what was voted on last; those that narrowed a longer list down stand in the tables."""
    last = deciding(about)
    if last is None or KINDS[last.activity.kind].collects_ideas:
        return
    final = set(last.activity.item_ids)
    yield from (part for part in about if part.activity.items and set(part.activity.item_ids) <= final)


def _lead(about: Sequence[ActivityFacts]) -> Message:
    last = next((part for part in reversed(about) if KINDS[part.activity.kind].standings), None)
    if last is None:
        return msg("Inside each table, what was put forward most often stands first.")
    return msg(
        "In the participants’ own order: inside each table by their last vote, “{question}”, then by the votes before "
        "it.",
        question=last.activity.question,
    )


def _addressed(addressee: str, about: Sequence[ActivityFacts], voice: Voice) -> tuple[Block, ...]:
    mine = [advice for advice in advices(about, voice) if advice.addressee == addressee]
    if not mine:
        return ()
    columns = _columns(about, mine)
    table = Table(
        head=(voice.say(msg("Recommendation")), *(voice.say(column.head) for column in columns)),
        rows=tuple((voice.text(one.label), *(column.cell(one, voice) for column in columns)) for one in mine),
        widths=_widths(columns),
        numeric=tuple(range(1, len(columns) + 1)),
        dense=True,
    )
    heading = Heading(2, voice.say(ADDRESSEE_NAMES[addressee]))
    return (KeepTogether((heading, table)),) if len(mine) <= FEW else (heading, table)


@dataclass(frozen=True)
class _Column:
    """What one result, or one side of it, says of each recommendation."""

    head: Message
    width: float
    cell: Callable[[Advice, Voice], str]


def _columns(about: Sequence[ActivityFacts], mine: Sequence[Advice]) -> list[_Column]:
    """Of the results that say something of these, the latest first in need of room; in the order of the agenda."""
    last = {part.activity.kind: part for part in about}
    saying = [kind for kind in last if any(kind in advice.evidence for advice in mine)]
    return [column for kind in saying[-MOST_RESULTS:] for column in _sides(last[kind])]


def _sides(part: ActivityFacts) -> list[_Column]:
    kind = part.activity.kind
    standings = KINDS[kind].standings
    aspects = standings.aspects(part.outcome) if standings else ()
    if not aspects:
        width = standings.width if standings else MENTIONS_WIDTH
        return [_Column(evidence_head(kind), width, lambda one, _: one.evidence.get(kind, "–"))]
    return [_Column(side.head, side.width, _told(side, kind)) for side in aspects]


def _told(side: Aspect, kind: str) -> Callable[[Advice, Voice], str]:
    return lambda one, voice: side.cell(one.key, voice) if kind in one.evidence else "–"


def evidence_head(kind: str) -> Message:
    """The head of the column with what this kind of result says of a recommendation."""
    standings = KINDS[kind].standings
    return standings.head if standings else MENTIONS


def _widths(columns: Sequence[_Column]) -> tuple[float, ...]:
    wanted = sum(column.width for column in columns)
    scale = min(1.0, MOST_WIDTH / wanted) if wanted else 1.0
    return (1 - scale * wanted, *(scale * column.width for column in columns))


def advices(about: Sequence[ActivityFacts], voice: Voice) -> list[Advice]:
    """Every recommendation once, best placed first: by the last vote, then the votes before it, then mentions."""
    by_kind = {part.activity.kind: part for part in about}  # the last of each kind
    found: dict[str, tuple[Label, str]] = {}
    for part in about:
        found |= {key: known for key, known in _named(part) if key not in found}
    latest_first = [part for part in reversed(about) if by_kind[part.activity.kind] is part]
    evidence = [(part.activity.kind, dict(_evidence(part, voice))) for part in latest_first]
    made = [
        Advice(
            key,
            label,
            addressee,
            {kind: told[key][0] for kind, told in evidence if key in told},
            tuple(told[key][1] if key in told else inf for _, told in evidence),
        )
        for key, (label, addressee) in found.items()
    ]
    return sorted(made, key=lambda advice: advice.order)


def _named(part: ActivityFacts) -> Iterator[tuple[str, tuple[Label, str]]]:
    if KINDS[part.activity.kind].collects_ideas:
        for idea in part.outcome.results["ideas"]:
            yield idea["id"], (Label.from_json(idea["wording"]), idea["addressee"])
    for item in part.activity.items:
        yield item.id, (item.label, item.addressee)


def _evidence(part: ActivityFacts, voice: Voice) -> Iterator[tuple[str, tuple[str, float]]]:
    """For each recommendation what this result says of it, and its place."""
    if KINDS[part.activity.kind].collects_ideas:
        for idea in part.outcome.results["ideas"]:
            yield idea["id"], (mentions(idea, voice), -idea["mentions"])
        return
    found = KINDS[part.activity.kind].standings
    if found is None:
        return
    for item in part.activity.items:
        yield item.id, (voice.say(HIDDEN), inf)
    for standing in standings(part.activity.items, found.order(part.outcome)):
        yield standing.item.id, (found.evidence(part.outcome, standing, voice), standing.place)
