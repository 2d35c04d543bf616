"""French no-break spaces: put in where they belong, nowhere else, and only once."""
from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop.i18n.typography import french, typeset

N, W = "\u202f", "\u00a0"


@pytest.mark.parametrize("typed, printed", [
    ("Qui ?", f"Qui{N}?"),
    ("Qui?", f"Qui{N}?"),
    ("Quoi ?!", f"Quoi{N}?!"),
    ("Oui ; non", f"Oui{N}; non"),
    ("(Prêts ?)", f"(Prêts{N}?)"),
    ("Il demande : « Qui ? »", f"Il demande{W}: «{N}Qui{N}?{N}»"),
    ("«Oui», dit-elle", f"«{N}Oui{N}», dit-elle"),
    (f"«{W}Oui{W}»", f"«{N}Oui{N}»"),
    ("Nord: 7", f"Nord{W}: 7"),
    ("46 % ou 46%", f"46{W}% ou 46{W}%"),
    ("{share} %, n° {n} : {name} ?", f"{{share}}{W}%, n°{W}{{n}}{W}: {{name}}{N}?"),
    ("à 12 km, 5 h et 200 €", f"à 12{W}km, 5{W}h et 200{W}€"),
    ("https://example.org/a?b ; fin", f"https://example.org/a?b{N}; fin"),
])
def test_spaces_that_must_not_break(typed, printed):
    assert french(typed) == printed


@pytest.mark.parametrize("text", [
    "à 12:30", "192.168.1.10:8080", "http://atelier.local/?a=1;b=2", "merci :-) ou :) ou ;-)", "a &amp; b", "(?)", "?",
    "12 345", "atelier.local/?", "3 mars", "5 minutes", "50%25", "l’État", "…", "",
])
def test_what_only_looks_like_punctuation_stays(text):
    assert french(text) == text


typed = st.text(alphabet=st.sampled_from(list("aé1 :;!?«»%°n(){}/-.,&€km\u00a0\u202f\n")), max_size=30)


@given(typed | st.text())
@example("a?!;:»%")
@example("1:!.")
@example("«»")
@example("« « a » »")
def test_setting_twice_is_setting_once(text):
    assert french(french(text)) == french(text)


@given(typed | st.text())
def test_only_spaces_change(text):
    assert re.sub(r"\s", "", french(text)) == re.sub(r"\s", "", text)


@given(typed | st.text())
def test_lines_stay_lines(text):
    assert french(text).count("\n") == text.count("\n")


@pytest.mark.parametrize("code, printed", [("fr", f"Qui{N}?"), ("en", "Qui ?"), ("bm", "Qui ?")])
def test_only_french_is_set_as_french(code, printed):
    assert typeset("Qui ?", code) == printed
