"""Validation: what is refused, how sentences are counted, what may be said, and what stays hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workshop.activities.said import findings
from workshop.activities.validate import KIND
from workshop.activities.validate.words import SUMMARY
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label

QUESTION = Label.of(en="What worries you?")
ITEMS = (
    Item("s1", Label.of(en="Sentence one."), about=QUESTION),
    Item("s2", Label.of(en="Sentence two."), about=QUESTION),
    Item(SUMMARY, Label.of(en="The summary")),
)
READ = Activity("v", "validate", Label.of(en="Does it say what we said?"), items=ITEMS)
ZONE = Dimension("zone", Label.of(en="Zone"), tuple(Choice(key, Label.of(en=key)) for key in ("north", "south")))


def ballot(**answers):
    marks = [f"{item}={answer}" for item, answer in answers.items()]
    return KIND.parse({"items": marks}, KIND.options({}), READ.item_ids)


def result(*ballots, activity=READ):
    votes = [(made, {"zone": ("north", "south")[place % 2]}) for place, made in enumerate(ballots)]
    return release(KIND.count(activity, (ZONE,), 5, votes), activity.items, (ZONE,), 5)


def said(safe, activity=READ):
    return [Voice("en").say(found.sentence) for found in findings(activity, safe, (ZONE,))]


@pytest.mark.parametrize("marks", [["s1=maybe"], ["s1="], ["s1=yes", "s1=no"], ["other=yes"], ["s1"], ["s1=YES"]])
def test_what_is_no_answer_to_a_sentence_is_refused(marks):
    with pytest.raises(Mendable):
        KIND.parse({"items": marks}, KIND.options({}), READ.item_ids)


@pytest.mark.parametrize("names", ["x", "0123456789abcdeg", [1], 5, ["a" * 17], ["a" * 16] * 201])
def test_what_names_no_sentence_is_refused(names):
    with pytest.raises(Mendable):
        KIND.options({"left_out": names})


def test_the_choice_of_sentences_survives_its_form():
    names = ["0123456789abcdef", "fedcba9876543210"]
    assert KIND.options({"left_out": " ".join(names)}) == KIND.options({"left_out": names})


def test_answers_are_counted_sentence_by_sentence_and_never_by_group():
    safe = result(*[ballot(s1="yes", summary="yes")] * 6, *[ballot(s1="changes", s2="no")] * 4)
    assert safe.results["counts"] == {"s1": [6, 4, 0], "s2": [0, 0, 4], SUMMARY: [6, 0, 0]}
    assert safe.results["results"]["s1"] == {"n": 10, "yes": 0.6}
    assert safe.breakdowns == ()
    assert KIND.recount is None


def test_only_who_wants_a_change_may_remark_on_it():
    assert KIND.takes_remarks(ballot(s1="changes", s2="no", summary="changes")) == ("s1", SUMMARY)


def test_the_summary_is_said_first_then_what_was_not_confirmed():
    safe = result(*[ballot(s1="yes", s2="no", summary="yes")] * 7, *[ballot(s1="yes", s2="yes", summary="changes")] * 2)
    assert said(safe) == [
        "Does the summary say what was said? Participants who say yes: 7 of 9; yes, with changes: 2; no: 0.",
        "Sentences confirmed without changes by more than half of those who answered on them: one of two.",
        "Confirmed as it stands by no more than half of those who answered: sentence 2.",
    ]


def test_half_is_not_more_than_half():
    safe = result(*[ballot(s1="yes")] * 3, *[ballot(s1="no")] * 3)
    assert said(safe)[0].endswith("0 of 1; for the others there is no figure.")


def test_of_a_sentence_on_something_sensitive_only_the_share_of_yes_is_told():
    items = (replace(ITEMS[0], sensitive=True), *ITEMS[1:])
    activity = replace(READ, items=items)
    votes = [ballot(s1="yes", s2="yes")] * 4 + [ballot(s1="changes", s2="no")] * 4
    safe = result(*votes, activity=activity)
    assert safe.results["counts"]["s1"] is None
    assert safe.results["results"]["s1"]["yes"] == 0.5
    rare = result(*votes[:4], *[ballot(s1="yes", s2="no")] * 4, activity=activity)  # all say yes: not told
    printed = repr(KIND.results(activity, rare, Voice("en")))
    assert "not shown" in printed
    assert "8 of 8" not in printed


def test_remarks_are_printed_beneath_their_sentence_as_they_were_approved():
    safe = result(*[ballot(s1="changes")] * 6)
    with_words = replace(safe, results={**safe.results, "remarks": {"s1": [{"en": "Say it of the young."}]}})
    assert "Say it of the young." in repr(KIND.results(READ, with_words, Voice("en")))
    assert "Changes asked for" not in repr(KIND.results(READ, safe, Voice("en")))


def test_few_ballots_show_nothing():
    assert result(*[ballot(s1="yes")] * 4).withheld
