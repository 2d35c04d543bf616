"""Every edition says the same figures: read back from each, and held to those that passed the gate."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from html import escape

import pytest

from tests.report.report_sample import sample_facts
from tests.report.whole_report import whole_facts
from tests.support.read_back import csv_lines, docx_pictures, docx_tables, html_tables, pdf_words, squeezed
from workshop.activities import KINDS
from workshop.activities.by_group import columns
from workshop.activities.voice import HIDDEN, Voice
from workshop.cli import main
from workshop.document.as_table import as_table
from workshop.document.blocks import Table
from workshop.document.chapters import chapters, in_order
from workshop.document.charts.parts import parts
from workshop.document.figures import Figure
from workshop.document.readings import words_of
from workshop.document.render.docx import TALLEST
from workshop.document.text import clean, labelled
from workshop.domain.activity import Topic
from workshop.domain.safe import Shown
from workshop.domain.text import msg
from workshop.i18n.numerals import in_words
from workshop.report.compose import compose
from workshop.report.data import compose_tallies
from workshop.report.editions import EDITIONS, printed
from workshop.report.sections.result import deciding
from workshop.report.sections.summary import DRIVERS, PEACEBUILDERS, bars
from workshop.report.words import words

languages = pytest.mark.parametrize("language", ["fr", "en"])


@cache
def edition(language: str, form: str) -> bytes:
    return printed(whole_facts(), language, form)


def spoken(cell) -> str:
    return labelled(getattr(cell, "text", cell))


@cache
def report_tables(language: str) -> list[list[list[str]]]:
    """The tables of the report as its blocks say them, each row in plain words."""
    tables = (block for block in in_order(compose(whole_facts(), language).blocks) if isinstance(block, Table))
    return [[[spoken(cell) for cell in row] for row in (table.head, *table.rows)] for table in tables]


def alike(rows: list[list[str]]) -> list[list[str]]:
    return [[squeezed(cell) for cell in row] for row in rows]


@languages
def test_the_word_document_has_every_table_of_the_report(language):
    assert list(map(alike, docx_tables(edition(language, "docx")))) == list(map(alike, report_tables(language)))


@languages
def test_the_web_page_has_every_table_of_the_report(language):
    found = list(map(alike, html_tables(edition(language, "html"))))
    assert len(report_tables(language)) > 20
    assert [table for table in map(alike, report_tables(language)) if table not in found] == []


@cache
def figures(language: str) -> list[Figure]:
    return [block for block in in_order(compose(whole_facts(), language).blocks) if isinstance(block, Figure)]


@languages
def test_the_web_page_has_the_figures_of_every_drawing_as_a_table_and_aloud(language):
    tables, page = list(map(alike, html_tables(edition(language, "html")))), edition(language, "html").decode()
    said = words(Voice(language))
    assert len(figures(language)) > 15
    for figure in figures(language):
        table = as_table(figure, said)
        assert alike([[spoken(cell) for cell in row] for row in (table.head, *table.rows)]) in tables, figure.caption
        assert f'aria-label="{escape(clean(figure.alt))}"' in page, figure.caption


@languages
def test_the_word_document_says_the_figures_of_every_drawing_aloud(language):
    aloud = docx_pictures(edition(language, "docx"))
    assert [one.caption for one in figures(language) if clean(one.alt) not in aloud and not in_parts(one, aloud)] == []


def in_parts(figure: Figure, aloud: list[str]) -> bool:
    """Whether a drawing higher than a page is said part by part."""
    said = [clean(part.alt) for part in parts(figure, TALLEST)]
    return len(said) > 1 and all(one in aloud for one in said)


@languages
def test_the_pdf_has_every_row_of_every_table(language):
    said = pdf_words(edition(language, "pdf"))
    rows = [squeezed("".join(row)) for table in report_tables(language) for row in table[1:]]
    assert [row for row in rows if row not in said] == []


def data_cells(language: str):
    """(question, table) of the publishable tallies."""
    for chapter in chapters(compose_tallies(whole_facts(), language).blocks):
        for block in chapter.blocks:
            if isinstance(block, Table):
                yield labelled(chapter.heading.text), block


@languages
@pytest.mark.parametrize("form, encoding", [("csv", "utf-8-sig"), ("plain-csv", "utf-8")])
def test_the_lines_of_data_have_every_figure_with_its_words(language, form, encoding):
    separator = ";" if (language, form) == ("fr", "csv") else ","
    lines = [list(line.values()) for line in csv_lines(edition(language, form), separator, encoding)]
    known = {(line[0], line[-1].removeprefix("'")) for line in lines}
    wanted = [
        (question, spoken(cell))
        for question, table in data_cells(language)
        for row in table.rows
        for i, cell in enumerate(row)
        if i in table.numeric and words_of(cell)
    ]
    assert len(wanted) > 500
    assert [pair for pair in wanted if pair not in known] == []


def numbers(language: str, form: str) -> list[tuple[str, ...]]:
    """value, of and percent of every line."""
    separator = ";" if (language, form) == ("fr", "csv") else ","
    lines = csv_lines(edition(language, form), separator, "utf-8-sig")
    return [tuple(cell.replace(",", ".") for cell in list(line.values())[4:7]) for line in lines]


def test_all_files_of_data_hold_the_same_numbers_in_the_same_order():
    one, *others = (numbers(language, form) for language in ("fr", "en") for form in ("csv", "plain-csv"))
    assert [line for line in one if any(line)]
    assert all(other == one for other in others)


def test_another_number_in_one_file_would_be_seen():
    other = printed(replace(whole_facts(), seats=25), "en", "plain-csv")
    assert other != edition("en", "plain-csv")


@languages
def test_counts_of_groups_are_those_that_passed_the_gate_and_hidden_ones_are_words(language):
    voice, facts = Voice(language), whole_facts()
    lines = csv_lines(edition(language, "plain-csv"), ",", "utf-8")
    checked = hidden = 0
    for number, part in enumerate(facts.activities, 1):
        if not part.shown or KINDS[part.activity.kind].group_words is None:
            continue
        caption = voice.say(KINDS[part.activity.kind].group_words.table)
        told = {(line["row"], line["column"], line["of"], line["value"], line["text"]) for line in lines
                if line["question"].startswith(f"{number}. ") and line["table"] == caption}  # fmt: skip
        for dimension in facts.dimensions:
            for column in columns(part.outcome, dimension, voice):
                for item, figure in column.group.named.items():
                    name = labelled(voice.text(part.activity.item(item).label))
                    if isinstance(figure, Shown):
                        words_ = (f"{figure.value:.0f}", voice.number(int(figure.value)))
                        assert (name, column.name, f"{column.group.n}", *words_) in told
                    else:
                        hidden += 1
                        shown = [
                            line for line in told if line[:2] == (name, column.name) and line[4] == voice.say(HIDDEN)
                        ]
                        assert shown
                        assert {line[3] for line in shown} == {""}
                    checked += 1
    assert checked > 100
    assert hidden


def test_the_sample_has_every_kind_two_rounds_a_plan_and_event_data():
    facts = whole_facts()
    assert {part.activity.kind for part in facts.activities} == set(KINDS)
    assert max(len(part.rounds) for part in facts.activities) == 2
    assert facts.events


@languages
def test_event_data_and_earlier_rounds_are_among_the_lines_with_whom_to_credit(language):
    lines = csv_lines(edition(language, "plain-csv"), ",", "utf-8")
    reported = [line for line in lines if line["question"].endswith(whole_facts().events.credit)]
    counts = whole_facts().events.counts
    assert {line["value"] for line in reported} >= {str(count.events) for count in counts if count.events}
    earlier = Voice(language).say(msg("The same figures in round {n}", n=1))
    assert [line["text"] for line in lines if line["table"].endswith(earlier)]


def leaders_of(language: str):
    """(question, label, printed figure) of the answers that the short editions name."""
    voice, facts = Voice(language), whole_facts()
    for _, topic in (*DRIVERS[:1], (None, Topic.CONCERNS), *PEACEBUILDERS):
        part = deciding(facts.about(topic))
        number = facts.activities.index(part) + 1
        for bar in bars(part, voice):
            yield number, labelled(bar.label), bar.value_text


@languages
@pytest.mark.parametrize("form, topics", [("poster", 1), ("poster-a4", 1), ("sheet", 4), ("radio", 4)])
def test_the_short_editions_say_the_figures_of_the_lines_of_data(language, form, topics):
    data, lines = edition(language, form), csv_lines(edition(language, "plain-csv"), ",", "utf-8")
    said = squeezed(data.decode("utf-8-sig").casefold()) if form == "radio" else pdf_words(data).casefold()
    told = list(leaders_of(language))
    chosen = told if topics > 1 else [one for one in told if one[0] == told[0][0]]
    assert len(chosen) >= 3
    for number, label, figure in chosen:
        assert set(counted(figure)) <= numbers_of(lines, number, label), (label, figure)
        wanted = [squeezed(in_words(one, language)) if form == "radio" else one for one in counted(figure)]
        far = len(said) if form.startswith("poster") else 150
        places = said.split(squeezed(label).casefold())[1:]
        assert any(all(one in place[:far] for one in wanted) for place in places), (label, figure)


def counted(words: str) -> list[str]:
    """The numbers in some words."""
    return re.findall(r"\d+", words)


def numbers_of(lines: list[dict[str, str]], question: int, label: str) -> set[str]:
    """Every number that the lines of data have for an answer."""
    own = (line for line in lines if line["question"].startswith(f"{question}. ")
           and squeezed(line["row"]) == squeezed(label))  # fmt: skip
    return {number for line in own for number in counted(f"{line['text']} {line['of']}")}


def test_a_table_of_other_figures_would_be_seen():
    few = [alike(table) for table in docx_tables(printed(sample_facts(12), "en", "docx"))]
    assert few != [alike(table) for table in report_tables("en")]


@pytest.mark.parametrize("form", EDITIONS)
def test_every_edition_of_a_small_workshop_is_made(form):
    """Nothing may be shown of four people: still there is a report, and it says so."""
    assert len(printed(sample_facts(4), "fr", form)) > 100


def test_the_command_prints_any_edition_to_standard_output(tmp_path, capfdbinary):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(whole_facts().as_json()), "utf-8")
    assert main(["report", str(file), "--language", "fr", "--format", "csv"]) == 0
    assert capfdbinary.readouterr().out == edition("fr", "csv")
