"""What a form or a socket sends, and what a facilitator sets, kind by kind."""

from __future__ import annotations

import pytest

from workshop.activities.ideas import rules as ideas
from workshop.activities.pick import rules as pick
from workshop.activities.rank import rules as rank
from workshop.domain.errors import Mendable

ITEMS = ["A", "B", "C", "D"]


def test_picks_are_kept_in_the_order_of_the_list_so_that_tapping_leaves_no_trace():
    assert pick.parse({"items": ["C", "A"]}, pick.Options(3), ITEMS) == {"picks": ["A", "C"]}


def test_a_ranking_keeps_the_order_of_tapping():
    assert rank.parse({"items": ["C", "A"]}, rank.Options(3), ITEMS) == {"ranking": [["C"], ["A"]]}


@pytest.mark.parametrize("rules", [pick, rank])
def test_skipping_a_question_is_allowed(rules):
    (answer,) = rules.parse({"items": []}, rules.options({}), ITEMS).values()
    assert answer == []


@pytest.mark.parametrize(
    "rules, options, chosen",
    [(pick, pick.Options(2), ["A", "B", "C"]), (rank, rank.Options(1), ["A", "B"])],
)
def test_too_many_items_are_refused_and_just_as_many_are_not(rules, options, chosen):
    rules.parse({"items": chosen[:-1]}, options, ITEMS)
    with pytest.raises(Mendable):
        rules.parse({"items": chosen}, options, ITEMS)


def test_without_a_number_of_places_the_whole_list_is_ranked():
    assert rank.options({}) == rank.options({"top": ""}) == rank.Options(None)
    assert len(rank.parse({"items": ITEMS}, rank.Options(), ITEMS)["ranking"]) == 4


@pytest.mark.parametrize("options", [rank.Options(5), pick.Options(4), pick.Options(9)])
def test_options_that_do_not_fit_the_list_are_refused_on_opening(options):
    with pytest.raises(Mendable):
        options.check_items(4)


@pytest.mark.parametrize("options", [rank.Options(4), rank.Options(None), pick.Options(3), ideas.Options(10)])
def test_options_that_fit_the_list_pass(options):
    options.check_items(4)


def test_numbers_may_come_as_text_from_a_form():
    assert pick.options({"max": " 2 "}).max == 2
    assert rank.options({"top": "4"}).top == 4


@pytest.mark.parametrize("value", ["٣", "9" * 5000, "1e3", "-1", "", "3.0"])
def test_numbers_that_are_none_are_refused(value):
    with pytest.raises(Mendable):
        pick.options({"max": value})


@pytest.mark.parametrize(
    "data",
    [{}, {"text": "  \u202e "}, {"text": "x" * 201}, {"text": 3}, {"text": "x", "language": None}],
)
def test_an_idea_without_words_or_with_too_many_is_refused(data):
    with pytest.raises(Mendable):
        ideas.parse(data, ideas.Options(), [])


def test_an_idea_is_cleaned_and_names_its_addressee_only_where_asked():
    sent = {"text": " Une\nidée ", "language": "fr", "addressee": "donors"}
    assert ideas.parse(sent, ideas.Options(), []) == {"text": "Une idée", "language": "fr", "addressee": ""}
    assert ideas.parse(sent, ideas.Options(addressee=True), [])["addressee"] == "donors"
    with pytest.raises(Mendable):
        ideas.parse(sent | {"addressee": "everybody"}, ideas.Options(addressee=True), [])
