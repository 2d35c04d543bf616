"""Which figures a sentence states, and that another wording may state no other, nor these of something else."""
from __future__ import annotations

import pytest

from workshop.domain.stated_figures import foreign, in_their_order, own_figures, stated, told_of_groups

FR = "« Litiges fonciers » : 8 sur 9 au Centre, 62 % (8 sur 13) dans le Sud."
EN = "“Land disputes”: 8 of 9 in the Centre, 62% (8 of 13) in the South."
LONG = (
    "The answer “Land, 40 plots” was named more often in the group “Under 35” (8 of 9) than in the group “35 and over”"
    " (62%, 8 of 13): 5 events from 14 March 2020 to 6 January 2022, three of four in round 2."
)
LANGUE = (
    "La réponse « Litiges » a été citée par plus de la moitié : « Moins de 35 ans » 8 sur 9, « Sud » 62 % (8 sur 13), "
    "trois sur quatre, 1 246 décès."
)


def refused(words: str, generated: str) -> bool:
    return bool(foreign(words, generated)) or not in_their_order(words, generated)


def test_what_belongs_together_is_one_figure():
    assert stated(EN) == ("8 of 9", "62% 8 of 13")
    assert stated(FR) == ("8 sur 9", "62% 8 sur 13")
    assert stated("No figure here.") == ()
    assert own_figures(LONG) == ("8 of 9", "62%", "8 of 13", "5", "14 March 2020", "6 January 2022", "3 of 4",
                                 "round 2")  # fmt: skip
    assert own_figures(LANGUE) == ("plus de la moitié", "8 sur 9", "62% 8 sur 13", "3 sur 4", "1246")


def test_what_is_counted_may_stand_between_a_part_and_its_whole():
    assert stated("6 participants sur 10") == stated("6 sur 10") == stated("6 membres du groupe sur les 10")
    assert stated("6 of the 10 participants") == stated("six out of ten") == stated("6 of its 10") == ("6 of 10",)
    assert foreign("10 participants sur 6", "6 participants sur 10") == ("10 sur 6",)


@pytest.mark.parametrize("words", [
    "In the Centre, 8 of 9 named land.", "Land disputes come first.", "In the South 62% (8 of 13) did."])
def test_leaving_figures_out_or_moving_them_is_allowed(words):
    assert not refused(words, EN)


@pytest.mark.parametrize("words", [
    "Eight of nine of “Under 35”, then 5 events.", "Land, 40 plots: 8 out of 9.", "35 and over: 62%", "3 of 4",
    "From 14 March 2020 on.", "In round 2 three out of four.",
])
def test_figures_may_be_written_in_words_and_stand_in_names(words):
    assert not refused(words, LONG)


@pytest.mark.parametrize("words", [
    "plus de la moitié", "huit sur neuf", "Chez les moins de 35 ans, 8 participants sur 9", "1246 décès", "1 246 décès",
    "62 pour cent (8 sur 13)",
])
def test_the_same_in_french(words):
    assert not refused(words, LANGUE)


@pytest.mark.parametrize("words", [
    "In the Centre, 9 of 9 named land.", "8 of 13 in the Centre.", "8 people named it.", "٨ of ٩, and ٧ of ٩.",
    "½ named it.", "Half of the room named it.", "Most named it.", "Ⅸ named it", "8 of  9 and 10", "8² of 9",
])
def test_any_other_figure_is_found_in_digits_of_any_script_and_in_words(words):
    assert foreign(words, EN)


@pytest.mark.parametrize("words", [
    "٨ of ٧", "８ of １３ and ９", "IX of XIII", "more than 8 of 9", "Over 8 of 9", "≥ 8 of 9", "nearly 8 of 9",
    "−5 events",
    "5％ of the room", "5 ٪", "5‰", "5 per cent", "5 percent", "5 million", "5 dozen", "5k events", "14 events",
    "2020 deaths", "40 people", "35 people", "2 people", "all participants", "none", "a third", "two-thirds",
    "one in two",
    "only one person", "a single person", "twice as many", "8½ of 9", "five of eight", "nine of eight", "62% of 13",
    "ninety-nine", "1\u200d8 of 9", "𝟵 of 𝟵", "ｈａｌｆ", "𝐡𝐚𝐥𝐟", "八 of 十", "6 January 2020", "8-9", "8 to 9",
    "8 of nine hundred", "“9 of 9”", "8 of 9 here and 8 of 9 there", "8 of 13, and elsewhere 8 of 9",
])  # fmt: skip
def test_no_way_to_write_another_figure_passes(words):
    assert refused(words, LONG)


@pytest.mark.parametrize("words", [
    "les trois quarts", "trois sur trois", "tous les participants", "aucun", "un seul participant", "MOITIÉ", "moitie",
    "une personne sur deux", "un tiers", "une dizaine", "quatre-vingts", "quatre-vingt-dix-neuf pour cent", "septante",
    "1 246 %", "au moins 8 sur 9", "jusqu’à 8 sur 9", "près de huit sur neuf", "8 des 13", "246", "35 participants",
    "la plupart", "à l’unanimité", "un sur neuf", "8 sur neuf cents", "8 sur 13 ici, 8 sur 9 là",
])  # fmt: skip
def test_nor_in_french(words):
    assert refused(words, LANGUE)


def test_words_of_number_that_the_sentence_states_itself_may_stay():
    assert foreign("These two share the first place.", "Two answers share the first place.") == ()
    assert foreign("These three share it.", "Two answers share the first place.") == ("3",)


GROUPS = ("North", "South", "Centre", "North-South", "Other")
DIFFERENCE = "“Land in the South” was named more often in “North” (7 of 8) than in “South” (0 of 8)."


@pytest.mark.parametrize("words", [
    "In the South (7 of 8) more often than in the North (0 of 8).", "In the South 7 of 8 named it.",
    "In the North 0 of 8 named it.", "In the Centre 7 of 8 named it.", "North, and North again.",
    "7 of 8 in the North.",
])  # fmt: skip
def test_a_figure_is_said_of_no_other_group(words):
    assert not in_their_order(words, DIFFERENCE, GROUPS)


@pytest.mark.parametrize("words", [
    "Land matters most to the North (7 of 8); the South is silent (0 of 8).", "In the North land is urgent.",
    "The North named “Land in the South”, the other side did not.", "7 of 8 on the other side.",
])  # fmt: skip
def test_groups_may_be_left_out_and_words_like_them_are_none(words):
    assert in_their_order(words, DIFFERENCE, GROUPS)


def test_groups_and_numbers_are_told_as_they_are_read():
    assert told_of_groups(DIFFERENCE, DIFFERENCE, GROUPS) == ["North", "7 of 8", "South", "0 of 8"]
