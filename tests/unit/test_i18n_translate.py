"""The translators' tool: the same sentences give the same files, and what does not fit is said."""
from __future__ import annotations

import importlib.util
import json

import pytest

from tests.support import HOUSE
from workshop.i18n.languages import Language

spec = importlib.util.spec_from_file_location("translate", HOUSE / "tools" / "translate.py")
translate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(translate)

SENTENCES = {"Undo", "Place {n}", ("{n} vote", "{n} votes")}


@pytest.fixture
def french(tmp_path, monkeypatch) -> Language:
    """French with a catalogue of its own, and a program that says SENTENCES."""

    class Elsewhere(Language):
        catalogue = tmp_path / "fr" / "messages.po"

    monkeypatch.setattr(translate, "extract", lambda root: SENTENCES)
    monkeypatch.setattr(translate, "POT", tmp_path / "messages.pot")
    spoken = Elsewhere("fr", "Français", True, "ltr", "WorkshopSans", "fr")
    monkeypatch.setattr(translate, "languages", lambda: (spoken,))
    return spoken


def merged(french: Language, tmp_path, **files: dict) -> int:
    paths = []
    for name, content in files.items():
        paths.append(tmp_path / f"{name}.json")
        paths[-1].write_text(json.dumps(content), encoding="utf-8")
    return translate.merge(paths, french)


def test_what_is_merged_stays_through_updates_and_the_files_do_not_change(french, tmp_path, capsys):
    assert merged(french, tmp_path, room={"Undo": "Annuler", "{n} vote": ["{n} voix", "{n} voix"]}) == 0
    assert translate.update() == 1
    assert "fr: Place {n}" in capsys.readouterr().out
    first = french.catalogue.read_bytes()
    translate.update()
    assert french.catalogue.read_bytes() == first
    assert translate.translations(french) == {"Undo": "Annuler", "{n} vote": ("{n} voix", "{n} voix")}


def test_a_catalogue_is_sorted_and_holds_no_place_and_no_date(french):
    translate.update()
    text = french.catalogue.read_text(encoding="utf-8")
    assert text.index("Place {n}") < text.index("Undo") < text.index("{n} vote")
    assert "Date" not in text
    assert "#:" not in text


def test_a_sentence_that_left_the_program_leaves_the_catalogue(french, tmp_path, monkeypatch):
    merged(french, tmp_path, room={"Undo": "Annuler"})
    monkeypatch.setattr(translate, "extract", lambda root: {"Place {n}"})
    translate.update()
    assert "Annuler" not in french.catalogue.read_text(encoding="utf-8")


@pytest.mark.parametrize("text, translation, objection", [
    ("Gone", "Parti", "the program does not say this"),
    ("Undo", ["Un", "Deux"], "singular and plural do not fit"),
    ("{n} vote", "{n} voix", "singular and plural do not fit"),
    ("Place {n}", "Place {rang}", "empty, or with a parameter"),
    ("Undo", "", "empty, or with a parameter"),
    ("{n} vote", ["{n} voix", ""], "empty, or with a parameter"),
])
def test_what_does_not_fit_is_left_out_and_said(french, tmp_path, capsys, text, translation, objection):
    assert merged(french, tmp_path, room={text: translation}) == 1
    assert objection in capsys.readouterr().out
    assert translate.translations(french) == {}


def test_two_rooms_that_say_a_sentence_differently_are_told_and_the_later_one_is_kept(french, tmp_path, capsys):
    assert merged(french, tmp_path, one={"Undo": "Annuler"}, two={"Undo": "Défaire"}) == 1
    assert "Annuler / Défaire" in capsys.readouterr().out
    assert translate.translations(french) == {"Undo": "Défaire"}
