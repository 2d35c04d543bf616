"""Which figures a sentence states, and that another wording may state no other."""
from __future__ import annotations

import pytest

from workshop.domain.stated_figures import foreign, stated

FR = "« Litiges fonciers » : 8 sur 9 au Centre, 62 % (8 sur 13) dans le Sud."
EN = "“Land disputes”: 8 of 9 in the Centre, 62% (8 of 13) in the South."


def test_what_belongs_together_is_one_figure():
    assert stated(EN) == ("8 of 9", "62% 8 of 13")
    assert stated(FR) == ("8 sur 9", "62% 8 sur 13")
    assert stated("No figure here.") == ()


def test_what_is_counted_may_stand_between_a_part_and_its_whole():
    assert stated("6 participants sur 10") == stated("6 sur 10") == stated("6 membres du groupe sur les 10")
    assert stated("6 of the 10 participants") == ("6 of 10",)
    assert foreign("10 participants sur 6", "6 participants sur 10") == ("10 sur 6",)


@pytest.mark.parametrize("words", [
    "In the Centre, 8 of 9 named land.", "Land disputes come first.", "In the South 62% (8 of 13) did."])
def test_leaving_figures_out_or_moving_them_is_allowed(words):
    assert foreign(words, EN) == ()


@pytest.mark.parametrize("words", [
    "In the Centre, 9 of 9 named land.", "8 of 13 in the Centre.", "8 people named it.", "٨ of ٩, and ٧ of ٩.",
    "½ named it.", "Half of the room named it.", "Most named it.", "Ⅸ named it", "8 of  9 and 10", "8² of 9",
])
def test_any_other_figure_is_found_in_digits_of_any_script_and_in_words(words):
    assert foreign(words, EN)


def test_words_of_number_that_the_sentence_states_itself_may_stay():
    assert foreign("These two share the first place.", "Two answers share the first place.") == ()
    assert foreign("These three share it.", "Two answers share the first place.") == ("three",)
