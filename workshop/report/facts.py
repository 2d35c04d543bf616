"""The facts of one report: already safe, frozen, plain JSON. Everything the report says is said from here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from workshop.activities import KINDS
from workshop.domain.activity import Activity, Topic
from workshop.domain.disclosure import TOO_FEW, partitions
from workshop.domain.event_data import EventData
from workshop.domain.people import UNSAID, Dimension, Groups
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, Message
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.findings import Finding
from workshop.report.edition import Edition
from workshop.report.fingerprint import digest
from workshop.report.plain_json import as_json, from_json

FORMAT = "workshop-facts/1"


@dataclass(frozen=True)
class WordingChange:
    """Words that were changed after people could answer."""

    before: Label
    after: Label


@dataclass(frozen=True)
class ActivityFacts:
    """One closed activity, what may be seen of its result and what may be said about it (METHOD 3.4). `rounds`: all of
    it, the first one first, where it may be asked more than once; `outcome` is the last that may be seen."""

    activity: Activity
    outcome: SafeOutcome
    findings: tuple[Finding, ...] = ()
    wording_changes: tuple[WordingChange, ...] = ()
    rounds: tuple[SafeOutcome, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether its result may be printed at all."""
        return self.outcome.withheld is None


@dataclass(frozen=True)
class Part:
    """A published group of participants: the choices it takes together, and how many people."""

    choices: tuple[str, ...]
    n: int


@dataclass(frozen=True)
class Attendance:
    """Who took part, by one dimension; without parts where `withheld` says why."""

    dimension: str
    parts: tuple[Part, ...] = ()
    withheld: Message | None = None


@dataclass(frozen=True)
class Facts:
    """Everything a report is made from. `published` is the only date of the document; `languages` are those in which
    the participants answered; `rehearsal` says that the participants were invented."""

    title: Label
    place: str
    starts: date | None
    ends: date | None
    published: date
    organisers: str
    min_group: int
    rehearsal: bool
    seats: int
    languages: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    attendance: tuple[Attendance, ...]
    activities: tuple[ActivityFacts, ...]
    texts: ReportTexts
    events: EventData | None = None
    edition: Edition = field(default=Edition())

    def as_json(self) -> dict[str, Any]:
        return {"format": FORMAT, **as_json(self)}

    def written(self) -> Iterator[str]:
        """`as_json` as text, in pieces of a millisecond's work; the same facts always give the same text."""
        rest = replace(self, activities=()).as_json()
        del rest["activities"]
        yield '{"activities": ['
        for place, part in enumerate(self.activities):
            yield (", " if place else "") + _line(as_json(part))
        yield "], " + _line(rest).removeprefix("{")

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Facts:
        """Raises ValueError where the data are not facts of this format."""
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ValueError(f"not {FORMAT}")
        try:
            return from_json(cls, data)
        except (KeyError, TypeError, AttributeError, StopIteration) as problem:
            raise ValueError(f"not {FORMAT}: {problem}") from problem

    @property
    def organisers_line(self) -> str:
        """The organisers, who may be written on several lines, on one."""
        return ", ".join(line.strip() for line in self.organisers.splitlines() if line.strip())

    @cached_property
    def digest(self) -> bytes:
        """What the fingerprint shows (report/fingerprint.py)."""
        return digest(self)

    def dimension(self, key: str) -> Dimension:
        return next(dimension for dimension in self.dimensions if dimension.key == key)

    def about(self, *topics: Topic) -> tuple[ActivityFacts, ...]:
        """The shown activities of these topics, in the order of the agenda."""
        return tuple(facts for facts in self.activities if facts.shown and facts.activity.topic in topics
                     and not _has_own_chapter(facts))  # fmt: skip

    @property
    def validations(self) -> tuple[ActivityFacts, ...]:
        """What was said of the summary when it was read back, where that may be shown."""
        return tuple(facts for facts in self.activities if facts.shown and KINDS[facts.activity.kind].reads_back)

    @property
    def plans(self) -> tuple[ActivityFacts, ...]:
        """The action plans, which are no results and have a chapter of their own."""
        return tuple(facts for facts in self.activities if KINDS[facts.activity.kind].writes_plan)


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _has_own_chapter(facts: ActivityFacts) -> bool:
    """Whether it stands by itself, whatever its topic."""
    kind = KINDS[facts.activity.kind]
    return kind.writes_plan or kind.reads_back


def attendance(workshop: Workshop, profiles: Sequence[Groups]) -> tuple[Attendance, ...]:
    """Who is in the room, by every dimension, through the same gate as any result (METHOD 5.2 R4, R5)."""
    parts = partitions([(groups, 1) for groups in profiles], workshop.dimensions, workshop.min_group)
    return tuple(_attended(dimension, parts[dimension.key], profiles) for dimension in workshop.dimensions)


def _attended(dimension: Dimension, parts: Sequence[tuple[str, ...]], profiles: Sequence[Groups]) -> Attendance:
    answers = Counter(groups.get(dimension.key, UNSAID) for groups in profiles)
    counted = tuple(Part(part, sum(answers[choice] for choice in part)) for part in parts)
    return Attendance(dimension.key, counted, None if counted else TOO_FEW)


def workshop_facts(
    workshop: Workshop,
    texts: ReportTexts,
    published: date,
    seats: int,
    languages: Sequence[str],
    attendance: Sequence[Attendance],
    activities: Sequence[ActivityFacts],
    events: EventData | None = None,
    edition: Edition = Edition(),  # noqa: B008 - it is frozen
) -> Facts:
    """Facts from domain values that have passed the gate; `published` stands in where the workshop has no dates."""
    return Facts(
        title=workshop.title,
        place=workshop.place,
        starts=workshop.starts,
        ends=workshop.ends,
        published=workshop.ends or workshop.starts or published,
        organisers=workshop.organisers,
        min_group=workshop.min_group,
        rehearsal=workshop.rehearsal,
        seats=seats,
        languages=tuple(sorted(set(languages))),
        dimensions=workshop.dimensions,
        attendance=tuple(attendance),
        activities=tuple(map(_without_originals, activities)),
        texts=texts,
        events=events,
        edition=edition,
    )


def _without_originals(facts: ActivityFacts) -> ActivityFacts:
    """Ideas only as they were approved: what was first typed may name people or places."""
    results = facts.outcome.results
    if "ideas" not in results:
        return facts
    ideas = [{key: value for key, value in idea.items() if key != "originals"} for idea in results["ideas"]]
    return replace(facts, outcome=replace(facts.outcome, results={**results, "ideas": ideas}))
