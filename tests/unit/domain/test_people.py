"""Groups to compare by, and one seat's place in them."""
from __future__ import annotations

import pytest

from workshop.domain.errors import Mendable
from workshop.domain.people import UNSAID, Choice, Dimension, checked_profile
from workshop.domain.text import Label


def choice(key: str, **texts: str) -> Choice:
    return Choice(key, Label.of(**texts))


ZONE = Dimension("zone", Label.of(fr="Zone"), (choice("north", fr="Nord"), choice("south", fr="Sud")))
GENDER = Dimension("gender", Label.of(fr="Genre"), (choice("f", fr="Femme"), choice("m", fr="Homme")))


def test_everybody_may_prefer_not_to_say():
    assert ZONE.keys == ("north", "south", UNSAID)


@pytest.mark.parametrize("key, found", [("south", ZONE.choices[1]), (UNSAID, None), ("moon", None)])
def test_a_choice_is_found_by_its_key(key, found):
    assert ZONE.choice(key) == found


@pytest.mark.parametrize("choices", [
    (choice("n", fr="Nord"), choice("n", fr="Sud")),
    (choice("n", fr="Nord"), choice("s", fr="NORD")),
    (choice("n", fr="Nord"), choice(UNSAID, fr="Sud")),
])
def test_the_same_group_twice_is_refused(choices):
    with pytest.raises(Mendable) as refused:
        Dimension("zone", Label.of(fr="Zone"), choices)
    assert refused.value.field == "dimensions"


def test_groups_may_share_a_word_in_different_languages():
    assert Dimension("zone", Label(), (choice("a", fr="Centre"), choice("b", en="Centre")))


@pytest.mark.parametrize("answers, profile", [
    ({"zone": "north", "gender": "f"}, {"zone": "north", "gender": "f"}),
    ({"zone": "north"}, {"zone": "north", "gender": UNSAID}),
    ({"zone": "", "gender": UNSAID, "name": "Aminata"}, {"zone": UNSAID, "gender": UNSAID}),
])
def test_a_profile_is_complete_and_holds_nothing_else(answers, profile):
    assert checked_profile((ZONE, GENDER), answers) == profile


def test_a_group_that_does_not_exist_is_refused_at_its_question():
    with pytest.raises(Mendable) as refused:
        checked_profile((ZONE, GENDER), {"zone": "north", "gender": "north"})
    assert refused.value.field == "gender"
