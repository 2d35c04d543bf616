"""Recommendations by addressee, each with the evidence for its priority: mentions, support, rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from workshop.activities import KINDS
from workshop.activities.ideas.report import ADDRESSEE_NAMES, mentions
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


@dataclass(frozen=True)
class Advice:
    """One recommendation: to whom, and by kind of activity what speaks for it; `order` is small for the first."""

    label: Label
    addressee: str
    evidence: Mapping[str, str]
    order: tuple[float, ...]


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """A table for each addressee; then what the whole room put first."""
    about = facts.about(Topic.RECOMMENDATIONS)
    tables = tuple(block for addressee in ADDRESSEE_NAMES for block in _addressed(addressee, about, voice))
    last = deciding(about)
    vote = result(last, voice) if last and not KINDS[last.activity.kind].collects_ideas else ()
    if not tables and not vote:
        return ()
    return (Heading(1, voice.say(msg("Recommendations"))), Paragraph(voice.say(_lead(about)), "lead"), *tables, *vote)


def _lead(about: Sequence[ActivityFacts]) -> Message:
    if any(not KINDS[part.activity.kind].collects_ideas for part in about):
        return msg("In the participants’ own order: inside each table, what they put first stands first.")
    return msg("Inside each table, what was put forward most often stands first.")


def _addressed(addressee: str, about: Sequence[ActivityFacts], voice: Voice) -> tuple[Block, ...]:
    mine = [advice for advice in advices(about, voice) if advice.addressee == addressee]
    kinds = [kind for kind in KINDS if any(kind in advice.evidence for advice in mine)]
    if not mine:
        return ()
    table = Table(
        head=(voice.say(msg("Recommendation")), *(voice.say(evidence_head(kind)) for kind in kinds)),
        rows=tuple((voice.text(one.label), *(one.evidence.get(kind, "–") for kind in kinds)) for one in mine),
        widths=(1 - sum(map(_width, kinds)), *map(_width, kinds)),
        numeric=tuple(range(1, len(kinds) + 1)),
    )
    heading = Heading(2, voice.say(ADDRESSEE_NAMES[addressee]))
    return (KeepTogether((heading, table)),) if len(mine) <= FEW else (heading, table)


def evidence_head(kind: str) -> Message:
    """The head of the column with what this kind of result says of a recommendation."""
    standings = KINDS[kind].standings
    return standings.head if standings else MENTIONS


def _width(kind: str) -> float:
    standings = KINDS[kind].standings
    return standings.width if standings else MENTIONS_WIDTH


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
