"""The action plan in the report: a chapter of its own in both languages, over as many pages as it needs; as CSV."""
from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from tests.report.report_sample import TEXTS, WORKSHOP
from tests.support.pdf_text import pages
from workshop.activities import KINDS
from workshop.activities.actions.report import period
from workshop.activities.actions.rules import plan_cast
from workshop.activities.said import findings
from workshop.activities.voice import Voice
from workshop.document.blocks import Document, Heading, Paragraph, Table
from workshop.document.render import RENDERERS
from workshop.document.text import plain
from workshop.domain.activity import Activity, State
from workshop.domain.disclosure import release
from workshop.domain.plan import LONGEST, Action, Progress
from workshop.domain.text import Label
from workshop.report.compose import compose
from workshop.report.facts import ActivityFacts, Facts, workshop_facts
from workshop.report.plan_csv import plan_csv, spreadsheet
from workshop.report.words import words

PLAN = Activity("p", "actions", Label.of(fr="Qui fait quoi ?", en="Who does what?"), State.REVEALED)
ROWS = (
    Action("1", "p", {"action": Label.of(fr="Réunir le cadre", en="Convene the framework"),
                      "responsible": Label.of(fr="Mairie"), "partners": Label.of(fr="Radios", en="Radio stations"),
                      "risk": Label.of(fr="La route", en="The road")},
           date(2026, 4, 1), date(2026, 9, 30), place=1),
    Action("2", "p", {"action": Label.of(fr="Former", en="Train")}, None, date(2026, 5, 1), Progress.DONE, place=2),
)  # fmt: skip


def facts(*rows: Action) -> Facts:
    kind = KINDS["actions"]
    safe = release(kind.count(PLAN, (), 5, [plan_cast(row) for row in rows]), (), (), 0)
    part = ActivityFacts(PLAN, safe, findings(PLAN, safe, ()))
    return workshop_facts(WORKSHOP, TEXTS, date(2026, 3, 14), 24, ("fr", "en"), (), (part,))


def many(count: int, text: str = "Réunir le cadre de concertation ") -> list[Action]:
    return [replace(ROWS[0], id=str(n), place=n, words=ROWS[0].words | {"action": Label.of(fr=f"{text}{n}.")})
            for n in range(1, count + 1)]  # fmt: skip


def chapter(document: Document) -> list:
    """The blocks from the plan's heading to the next of its level."""
    places = [n for n, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1]
    start = next(n for n in places if document.blocks[n].text in ("Plan d’action", "Action plan"))
    return list(document.blocks[start : next(n for n in places if n > start)])


def test_the_plan_is_a_chapter_of_its_own_and_stands_nowhere_else_as_a_result():
    document = compose(facts(*ROWS), "en")
    titles = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert "Other results" not in titles
    assert titles.index("Action plan") < titles.index("Annexes")
    first, second = (block for block in chapter(document) if isinstance(block, Table))
    assert [plain(cell.text if hasattr(cell, "text") else cell) for cell in first.rows[0]] == [
        "1", "Convene the framework", "Mairie\u00a0[fr]; with: Radio stations", "1 April – 30 September 2026",
        "Planned",
    ]  # fmt: skip
    assert [plain(row[2]) for row in second.rows] == ["The road"]


def test_facts_with_a_plan_survive_their_file_and_without_rows_there_is_no_chapter():
    assert Facts.from_json(facts(*ROWS).as_json()) == facts(*ROWS)
    titles = [block.text for block in compose(facts(), "en").blocks if isinstance(block, Heading)]
    assert "Action plan" not in titles


@pytest.mark.parametrize("starts, ends, said", [
    (date(2026, 4, 1), date(2026, 4, 30), "1–30 April 2026"), (None, date(2026, 4, 1), "until 1 April 2026"),
    (date(2026, 4, 1), None, "from 1 April 2026"), (None, None, "–"),
])  # fmt: skip
def test_a_period_says_what_is_known_of_it(starts, ends, said):
    assert period(Action("1", "p", {}, starts, ends), Voice("en")) == said


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_long_plan_goes_on_over_pages_with_every_row_once_and_no_head_without_a_row(code):
    document = compose(facts(*many(60)), code)
    told = pages(RENDERERS["pdf"](document, words(Voice(code))))
    text = " ".join(" ".join(page.split()) for page in told)
    assert all(text.count(f"concertation {n}.") == 1 for n in range(1, 61))
    assert RENDERERS["html"](document, words(Voice(code))).count(b"cadre de concertation") == 60


@pytest.mark.parametrize("filling", range(0, 30, 3))
def test_a_table_breaks_between_rows_so_that_no_page_ends_on_a_head(filling):
    rows = tuple((str(n), "word " * 70) for n in range(12))
    blocks = (Heading(1, "T"), *[Paragraph("x")] * filling, Table(("Numero", "What"), rows, widths=(0.1, 0.9)))
    for page in pages(RENDERERS["pdf"](Document("t", "en", blocks, date(2026, 1, 1)), words(Voice("en")))):
        assert page.count("Numero") <= 1
        assert ("Numero" in page) == ("word" in page)


def test_a_row_higher_than_a_page_is_still_printed_whole():
    table = Table(("Number", "What"), (("1", "word " * 6000), ("2", "last")), widths=(0.1, 0.9))
    told = pages(RENDERERS["pdf"](Document("t", "en", (Heading(1, "T"), table), date(2026, 1, 1)), words(Voice("en"))))
    assert sum(page.count("word") for page in told) == 6000


def test_the_longest_words_still_fit_the_page():
    full = {name: Label.of(fr="Mot " * (limit // 4)) for name, limit in LONGEST.items()}
    rows = [Action(str(n), "p", full, place=n) for n in range(1, 61)]
    assert len(RENDERERS["pdf"](compose(facts(*rows), "fr"), words(Voice("fr")))) < 1_000_000


def table_of(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_csv_has_a_line_for_each_row_under_a_head():
    head, one, two = table_of(plan_csv(ROWS, Voice("en")))
    assert head[:3] == ["No.", "Problem", "Action"]
    assert one == ["1", "", "Convene the framework", "Mairie", "Radio stations", "", "", "The road",
                   "2026-04-01", "2026-09-30", "Planned"]  # fmt: skip
    assert (two[0], two[-1]) == ("2", "Done")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1", " =1"])
def test_no_cell_begins_a_formula(cell):
    ((kept,),) = table_of(spreadsheet([[cell]]))
    assert kept.startswith("'")
    assert table_of(spreadsheet([["1 = 1"]])) == [["1 = 1"]], "control"
