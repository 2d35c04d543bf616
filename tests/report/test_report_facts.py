"""Facts are plain JSON, already safe, and the same after a journey through a file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.report.report_sample import WORKSHOP, profiles, sample_facts
from workshop.domain.text import Label
from workshop.report.facts import Facts, attendance


def test_facts_survive_json():
    facts = sample_facts()
    assert Facts.from_json(json.loads(json.dumps(facts.as_json()))) == facts


@pytest.mark.parametrize("data", [None, [], {}, {"format": "workshop-facts/2"}, {"format": "workshop-facts/1"}])
def test_what_is_not_facts_is_refused(data):
    with pytest.raises(ValueError):
        Facts.from_json(data)


def test_a_fact_of_the_wrong_type_is_refused():
    for key, value in {
        "seats": "24",
        "title": 3,
        "activities": {},
        "starts": "soon",
        "dimensions": [{"key": 1}],
    }.items():
        with pytest.raises(ValueError):
            Facts.from_json({**sample_facts().as_json(), key: value})


def test_ideas_come_without_the_words_first_typed():
    assert "originals" not in json.dumps(sample_facts().as_json())


def test_no_part_of_the_attendance_is_smaller_than_the_smallest_group():
    for people in range(1, 40):
        parts = [part for row in attendance(WORKSHOP, profiles(people)) for part in row.parts]
        assert all(part.n >= WORKSHOP.min_group for part in parts)


def test_a_breakdown_without_parts_says_why():
    assert all(row.withheld for row in attendance(WORKSHOP, profiles(4)))


def test_every_published_group_has_the_smallest_size():
    for part in sample_facts().activities:
        groups = [group for breakdown in part.outcome.breakdowns for group in breakdown.groups]
        assert all(group.n >= part.activity.min_group(WORKSHOP) for group in groups)


def test_organisers_on_several_lines_are_named_on_one():
    facts = replace(sample_facts(), organisers=" A \n\n B", title=Label.of(fr="T"))
    assert facts.organisers_line == "A, B"


@pytest.mark.parametrize("facts", [sample_facts(), replace(sample_facts(), activities=())])
def test_facts_are_written_piece_by_piece_as_the_json_that_they_are(facts):
    pieces = list(facts.written())
    assert json.loads("".join(pieces)) == facts.as_json()
    assert len(pieces) == len(facts.activities) + 2
