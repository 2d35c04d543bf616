"""A further language: complete and ready it is offered for every edition, in its own formats; before, it is not."""

from __future__ import annotations

import importlib.util
import io
import shutil
import zipfile
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from tests.report.report_sample import sample_facts
from tests.support import HOUSE
from tests.support.pdf_text import pages
from tests.support.pdf_validation import PROFILES, failures
from workshop.activities.voice import Voice
from workshop.i18n import catalogue, languages, phrasebook
from workshop.i18n.catalogue import parameters
from workshop.report.editions import EDITIONS, printed
from workshop.report.sheet import compose_sheet

spec = importlib.util.spec_from_file_location("translate", HOUSE / "tools" / "translate.py")
translate = importlib.util.module_from_spec(spec)
spec.loader.exec_module(translate)

#: Bambara by its code only: the sentences are English, told apart by ɲ; it counts and dates as French of Mali does.
ENTRY = '\n[[language]]\ncode = "bm"\nname = "Bamanankan"\nready = {ready}\ndirection = "{direction}"\npdf_font = ' \
        '"WorkshopSans"\nlocale = "fr"\n'  # fmt: skip
MARK = "ɲ "


@cache
def sentences() -> frozenset:
    return frozenset(translate.extract(HOUSE))


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Make the languages of the house and one more, with all but so many of its sentences."""
    folder = tmp_path / "translations"
    shutil.copytree(languages.TRANSLATIONS, folder)
    for module in (languages, translate):
        monkeypatch.setattr(module, "TRANSLATIONS", folder)
    caches = (languages.languages, languages.ready_languages, catalogue.catalogue, phrasebook.phrasebook)

    def forget():
        for one in caches:
            one.cache_clear()

    def write(ready="true", without=0, direction="ltr"):
        entry = ENTRY.format(ready=ready, direction=direction)
        (folder / "languages.toml").write_text((folder / "languages.toml").read_text("utf-8") + entry, "utf-8")
        forget()
        spoken = languages.languages()[-1]
        said = {translate._key(one): _marked(one) for one in sorted(sentences(), key=str)[without:]}
        translate.write(spoken.catalogue, sentences(), said, spoken)
        return spoken

    forget()
    yield write
    monkeypatch.undo()
    forget()


def _marked(sentence):
    return f"{MARK}{sentence}" if isinstance(sentence, str) else tuple(f"{MARK}{form}" for form in sentence)


def test_a_complete_language_is_offered_and_the_tool_says_so(written, capsys):
    written()
    translate.status()
    assert languages.is_ready("bm")
    assert "bm (Bamanankan): complete, offered" in capsys.readouterr().out


def test_a_language_with_gaps_is_not_offered_and_the_tool_says_how_many(written, capsys):
    written(ready="false", without=7)
    translate.status()
    assert not languages.is_ready("bm")
    said = f"bm (Bamanankan): 7 of {len(sentences())} sentences have no translation, not offered"
    assert said in capsys.readouterr().out


def test_a_complete_language_that_is_not_yet_offered_is_named(written, capsys):
    written(ready="false")
    translate.status()
    assert "bm (Bamanankan): complete, not offered: set ready = true" in capsys.readouterr().out


def test_a_language_offered_with_gaps_is_an_error_of_the_tool(written, capsys):
    written(without=7)
    assert translate.status() == 1
    assert "7 of" in next(line for line in capsys.readouterr().out.splitlines() if line.startswith("bm"))


@pytest.mark.parametrize("form", EDITIONS)
def test_every_edition_is_made_in_it_and_in_no_other_words(written, form):
    written()
    made = printed(sample_facts(), "bm", form)
    assert len(made) > 1000
    said = str(EDITIONS[form].compose(sample_facts(), "bm"))
    assert MARK in said
    assert said.count("Results of the workshop, not") == said.count(f"{MARK}Results of the workshop, not") > 0


def test_the_files_say_which_language_they_are_in(written):
    written()
    with pikepdf.open(io.BytesIO(printed(sample_facts(), "bm"))) as file:
        assert str(file.Root.Lang) == "bm"
    with zipfile.ZipFile(io.BytesIO(printed(sample_facts(), "bm", "docx"))) as file:
        assert '<w:lang w:val="bm"' in file.read("word/styles.xml").decode()
    assert b'<html lang="bm">' in printed(sample_facts(), "bm", "html")


def test_a_language_written_from_the_right_lays_its_editions_out_from_there(written):
    written(direction="rtl")
    assert b'<html lang="bm" dir="rtl">' in printed(sample_facts(12), "bm", "html")
    with zipfile.ZipFile(io.BytesIO(printed(sample_facts(12), "bm", "docx"))) as file:
        assert "<w:bidiVisual/>" in file.read("word/document.xml").decode()
    with zipfile.ZipFile(io.BytesIO(printed(sample_facts(12), "bm", "xlsx"))) as file:
        assert 'rightToLeft="1"' in file.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("profile", PROFILES)
def test_its_report_is_accessible_and_archivable(written, profile):
    written()
    assert failures(printed(sample_facts(), "bm"), profile) == []


def test_numbers_and_dates_are_those_of_its_place(written):
    written()
    assert Voice("bm").number(12345.5) == "12\u202f346"
    assert "mars 2026" in "".join(pages(printed(sample_facts(), "bm")))


def test_its_sheet_has_the_first_language_beside_it(written):
    written()
    assert {row.languages for row in compose_sheet(sample_facts(), "bm").blocks} == {("bm", "fr")}
    assert {row.languages for row in compose_sheet(sample_facts(), "fr").blocks} == {("fr", "en")}


def test_every_pseudo_sentence_keeps_its_parameters():
    """The control of the pseudo-language itself."""
    for one in sentences():
        texts = (one,) if isinstance(one, str) else one
        marked = _marked(one)
        assert parameters((marked,) if isinstance(marked, str) else marked) == parameters(texts)


def test_without_its_entry_the_language_is_unknown():
    assert replace(languages.language("bm")).code == "fr"
