"""What is printed, shown and exported says no more than the value that test_gate_attack.py attacks: the SafeOutcome of
each question. Every edition of the report is made from the facts alone, of which outcomes are all that people answered;
and every figure by group that a table prints is one of those that the attacker reads."""
from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from tests.properties.test_gate_attack import released
from tests.support.random_workshop import COMPARED, random_workshop
from workshop.activities import KINDS
from workshop.activities.by_group import tables
from workshop.activities.said import findings
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Document, Table
from workshop.document.readings import reading, words_of
from workshop.domain.outcome_json import safe_as_json
from workshop.domain.people import Seat
from workshop.domain.safe import Hidden, Shown
from workshop.domain.text import Label
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.report.editions import EDITIONS, printed
from workshop.report.facts import ActivityFacts, Facts, attendance, workshop_facts
from workshop.report.words import words

ROOMS = (1, 6, 8, 11, 20, 23, 31, 44)
QUICK = ("csv", "plain-csv", "html", "radio")


def facts_of(seed: int) -> Facts:
    """The report's facts of a random workshop, from what was published of each question each time it was put."""
    votes = list(random_workshop(seed))
    parts = []
    for vote in votes:
        rounds = tuple(released(vote))
        number = max([n for n, safe in enumerate(rounds, 1) if not safe.withheld], default=len(rounds))
        activity = replace(vote.activity, round=min(number, vote.activity.rounds))
        safe = rounds[number - 1]
        parts.append(ActivityFacts(activity, safe, findings(activity, safe, vote.dimensions), rounds=rounds))
    workshop = Workshop("w", Label.of(en="Peace"), dimensions=votes[0].dimensions, min_group=5)
    people = [groups for _, (_, groups) in votes[0].answers]
    here = attendance(workshop, people)
    return workshop_facts(workshop, ReportTexts(), date(2026, 3, 14), len(people), ["en"], here, parts)


@pytest.mark.parametrize("seed", ROOMS)
def test_every_edition_is_made_from_the_facts_alone(seed):
    """The same facts from JSON, in another process's memory as it were, give the same pages: nothing else is read."""
    facts = facts_of(seed)
    read_back = Facts.from_json(json.loads(json.dumps(facts.as_json())))
    assert [safe_as_json(part.outcome) for part in read_back.activities] == [
        safe_as_json(part.outcome) for part in facts.activities
    ]
    for edition, made in EDITIONS.items():
        for language in ("en", "fr"):
            assert made.compose(read_back, language) == made.compose(facts, language), edition
    for edition in QUICK:
        assert printed(read_back, "en", edition) == printed(facts, "en", edition)


@pytest.mark.parametrize("seed", ROOMS)
def test_facts_hold_nothing_of_a_person(seed):
    """Neither seats nor ballots nor cells of the cross-table: only how many are in each published part, k at least."""
    facts = facts_of(seed)
    told = json.dumps(facts.as_json())
    assert '"cells"' not in told
    assert '"ballot"' not in told
    assert Seat.__name__ not in told
    assert all(part.n >= facts.min_group for counted in facts.attendance for part in counted.parts)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("seed", ROOMS)
def test_every_figure_by_group_on_paper_is_one_that_the_attacker_reads(seed, language):
    facts, voice, figures = facts_of(seed), Voice(language), 0
    for part in facts.activities:
        kind = KINDS[part.activity.kind]
        if not part.shown or not kind.standings:
            continue
        order = kind.standings.order(part.outcome)
        printed_tables = [block for block in tables(part.activity, part.outcome, facts.dimensions, order,
                                                    kind.group_words, voice) if isinstance(block, Table)]  # fmt: skip
        told = known(part.outcome)
        for table in printed_tables:
            for row in table.rows:
                for cell in row[1:]:
                    said = words_of(cell)
                    if said == voice.say(HIDDEN):
                        continue
                    found = reading(said, words(voice))
                    assert found, said
                    assert found.value in told
                    figures += 1
    assert figures or not any(part.shown for part in facts.activities)


def known(safe):
    """The room's and the groups' figures that are shown."""
    groups = [group.named for breakdown in safe.breakdowns for group in breakdown.groups]
    return {figure.value for named in (safe.named, *groups) for figure in named.values() if isinstance(figure, Shown)}


def emptied(facts: Facts) -> Facts:
    """The same report where nothing is known by group."""
    parts = [replace(part, outcome=replace(part.outcome, breakdowns=())) for part in facts.activities]
    return replace(facts, activities=tuple(parts))


def test_no_group_is_named_in_an_annex_that_knows_none():
    """Control of the above: what tables print by group comes from breakdowns, and goes with them."""
    facts = next(facts for facts in map(facts_of, ROOMS) if any(b.groups for p in facts.activities
                                                               for b in p.outcome.breakdowns))  # fmt: skip
    assert len(table_heads(emptied(facts))) < len(table_heads(facts))


def table_heads(facts: Facts) -> list[str]:
    document: Document = EDITIONS["csv"].compose(facts, "en")
    return [words_of(head) for block in document.blocks if isinstance(block, Table) for head in block.head]


@pytest.mark.parametrize("kind", COMPARED)
def test_no_figure_of_a_sensitive_item_by_group_stands_on_any_page(kind):
    """An odd number nobody else has would give it away: the item is hidden in every table of its groups."""
    for seed in range(12):
        for vote in random_workshop(seed, (kind,), 30):
            (safe, *_) = released(vote)
            for item in (item.id for item in vote.activity.items if item.sensitive):
                figures = [group.named[item] for part in safe.breakdowns for group in part.groups]
                assert all(isinstance(figure, Hidden) for figure in figures)
