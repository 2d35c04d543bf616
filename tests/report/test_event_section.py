"""The chapter of event data: credit under every figure, caution first, the same figures in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.report.report_sample import sample_facts
from tests.report.test_report_compose import said, texts, titles
from tests.support.event_file import event_file
from workshop.activities.voice import Voice
from workshop.document.blocks import Callout, KeepTogether, Table
from workshop.document.plots import ColumnPanels
from workshop.domain.event_data import EventData
from workshop.domain.event_file import read_event_file
from workshop.domain.event_import import EventImport
from workshop.domain.people import Choice
from workshop.domain.text import Label
from workshop.report.facts import Facts
from workshop.report.sections.event_data import section

CREDIT = "Invented for this test, by nobody"
NORTH = Choice("north", Label.of(fr="Nord", en="North"))
ZONES = {"gao mali": "north", "kidal mali": "north", "kayes mali": "left_out"}  # the others are of no zone
ROWS = (
    *[{"admin1": "Gao", "fatalities": 4}] * 3, {"admin1": "Kidal", "event_date": "2022-01-05", "event_type": "Riots"},
    {"admin1": "Gao", "event_type": "Strategic developments", "fatalities": 7}, {"admin1": "Ségou", "fatalities": 1234},
    {"admin1": "Kayes", "fatalities": 99}, {"admin1": "", "event_type": "Strategic developments"},
)  # fmt: skip


def events(rows=ROWS, zones=(NORTH,)) -> EventData:
    file = read_event_file(event_file(rows).encode(), date(2024, 5, 1))
    return EventImport(file, CREDIT, date(2024, 5, 1), ZONES).by_zone(zones)


def facts(**changes) -> Facts:
    return replace(sample_facts(), events=replace(events(), **changes))


def chapter(language, **changes):
    for block in section(facts(**changes), Voice(language)):
        yield from block.blocks if isinstance(block, KeepTogether) else (block,)


def test_it_stands_after_the_recommendations_and_before_the_annexes_and_only_with_data():
    order = titles(facts())
    assert order.index("Recommendations") < order.index("Event data") < order.index("Annexes")
    assert "Event data" not in titles(sample_facts())


def test_nothing_is_shown_without_credit():
    assert "Event data" not in titles(facts(credit=""))


def test_it_begins_with_the_caution_and_every_figure_and_table_of_figures_has_its_credit():
    blocks = list(chapter("en"))
    assert isinstance(blocks[2], Callout)
    assert "others have reported, not all that happened" in said(facts(), "en")
    assert "no finding of this workshop" in said(facts(), "en")
    figures = [block for block in blocks if isinstance(block, ColumnPanels)]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [figure.caption for figure in figures] == [
        "Reported events by year and zone", "Reported fatalities by year and zone",
    ]  # fmt: skip
    assert [CREDIT in str(block.note) for block in (*figures, *tables)] == [True] * 5 + [False]
    assert all("14 March 2020 – 5 January 2022" in str(block.note) for block in figures)
    assert all("1 May 2024" in str(block.note) for block in figures)


def test_totals_leave_out_strategic_developments_and_regions_that_are_not_counted():
    panels = [block for block in chapter("en") if isinstance(block, ColumnPanels)]
    assert [(p.title, p.values) for p in panels[0].panels] == [("North", (3, 0, 1)), ("Other regions", (1, 0, 0))]
    assert [p.values for p in panels[1].panels] == [(12, 0, 0), (1234, 0, 0)]
    years, _, types, regions = (block for block in chapter("en") if isinstance(block, Table))
    assert years.rows[-1] == ("Total", "4", "1", "5")
    assert types.rows[-2:] == (("Together", "5", "1,246"), ("Strategic developments", "2", "7"))
    assert regions.rows == (
        ("North", "Gao, Kidal"), ("Other regions", "no region named, Ségou"), ("Not counted", "Kayes"),
    )  # fmt: skip


def test_every_column_of_a_figure_is_in_its_alternative_text_and_its_table():
    for figure in (block for block in chapter("en") if isinstance(block, ColumnPanels)):
        for panel in figure.panels:
            years = [step.rstrip("*") for step in figure.steps]
            assert all(f"{year}: {text}" in figure.alt for year, text in zip(years, panel.texts, strict=True))


def test_both_languages_say_the_same_numbers():
    def numbers(language):
        tables = [block for block in chapter(language) if isinstance(block, Table)]
        rows = [text for table in tables for row in table.rows for text in row[1:]]
        return ["".join(re.findall(r"\d", text)) for text in rows]

    assert numbers("fr") == numbers("en")


def test_zones_are_those_of_today_and_regions_of_none_are_counted_by_themselves():
    renamed, new = replace(NORTH, label=Label.of(fr="Le Nord")), Choice("valley", Label.of(fr="Vallée"))
    assert [zone.label["fr"] for zone in events(zones=[renamed]).zones] == ["Le Nord", ""]
    zones = events(zones=[new]).zones
    assert [(zone.key, zone.regions) for zone in zones] == [
        ("valley", ()), ("other_regions", ("Gao", "Kidal", "", "Ségou")),
    ]  # fmt: skip
    assert events(zones=[new]).total("events") == events().total("events")


def test_events_that_are_in_no_figure_are_said():
    assert "1 event is in no figure" in said(facts(), "en")
    assert "in no figure" not in said(facts(not_counted=0), "en")


def test_where_nothing_was_reported_a_sentence_stands_instead_of_an_empty_chart():
    found = events([{"admin1": "Gao", "event_type": "Strategic developments"}])
    assert "No event of these types was reported" in said(replace(sample_facts(), events=found), "en")
    assert "No fatality was reported" in said(replace(sample_facts(), events=found), "en")
    assert "ColumnPanels" not in repr(section(replace(sample_facts(), events=found), Voice("en")))
    peaceful = events([{"admin1": "Gao"}])
    assert "No fatality was reported" in said(replace(sample_facts(), events=peaceful), "en")
    assert "No event" not in said(replace(sample_facts(), events=peaceful), "en")
    assert repr(section(replace(sample_facts(), events=peaceful), Voice("en"))).count("ColumnPanels(") == 1


@pytest.mark.parametrize("count, heads", [(1, [3]), (6, [8]), (7, [6, 5]), (12, [8, 8])])
def test_zones_that_one_table_cannot_hold_have_several_with_each_zone_once(count, heads):
    zones = [Choice(f"z{n}", Label.of(fr=f"Zone {n}", en=f"Zone {n}")) for n in range(count)]
    found = events([{"admin1": "Gao"}], zones)
    found = replace(found, zones=found.zones[:count])
    blocks = section(replace(sample_facts(), events=found), Voice("en"))
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [len(table.head) for table in tables] == heads
    assert [name for table in tables for name in table.head[1:-1]] == [f"Zone {n}" for n in range(count)]
    assert {table.rows[-1][-1] for table in tables} == {str(found.total("events"))}
    assert len({table.caption for table in tables}) == len(tables)


@pytest.mark.parametrize("first, last, marked", [
    ("2020-01-01", "2022-12-31", []), ("2020-01-02", "2022-12-31", ["2020*"]), ("2020-01-01", "2022-12-30", ["2022*"]),
    ("2020-03-01", "2022-04-01", ["2020*", "2022*"]), ("2020-03-01", "2020-04-01", ["2020*"]),
])  # fmt: skip
def test_years_that_may_not_be_whole_are_marked_in_every_chart_and_named(first, last, marked):
    found = events([{"admin1": "Gao", "fatalities": 1, "event_date": day} for day in (first, last)])
    blocks = section(replace(sample_facts(), events=found), Voice("en"))
    charts = [b for block in blocks if isinstance(block, KeepTogether) for b in block.blocks
              if isinstance(b, ColumnPanels)]  # fmt: skip
    for chart in charts:
        assert [step for step in chart.steps if "*" in step] == marked
        assert ("* A year that may not be whole." in str(chart.note)) == bool(marked)
    named = ", ".join(step.rstrip("*") for step in marked).replace(", ", " and ")
    assert len(charts) == 2
    assert (f"may not be whole: {named}." in str(blocks[2].text)) == bool(marked)


def test_the_facts_survive_json():
    assert Facts.from_json(facts().as_json()) == facts()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_place_of_a_sentence_is_left_open(language):
    assert "{" not in "".join(texts(tuple(chapter(language))))
