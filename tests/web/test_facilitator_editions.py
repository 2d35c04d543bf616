"""The report in other forms on the facilitator's page: a quiet list, each form in both languages, from the press."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.desk import Desk
from tests.support.phones import PICK, Hall
from tests.support.read_back import csv_lines
from workshop.report.editions import EDITIONS
from workshop.web.parts import EXTENSION

OTHERS = [form for form in EDITIONS if form != "pdf"]


class Press:
    """Remembers what it was asked to print."""

    def print_edition(self, facts: str, language: str, edition: str) -> bytes:
        return f"{language} {edition} {len(facts) > 1000}".encode()


@pytest.fixture
def hall(tmp_path: Path):
    plain = replace(PICK, items=tuple(item for item in PICK.items if not item.sensitive)[:4])
    hall = Hall.made(tmp_path, plain)
    yield hall
    hall.parts.vault.close()


@pytest.fixture
def desk(hall) -> Desk:
    return Desk(hall.app)


def voted(hall, desk: Desk) -> None:
    desk.post("step", go="open", activity="pick")
    items = hall.store.snapshot().activity("pick").item_ids
    for number in range(12):
        hall.phone(zone=("north", "centre", "south")[number % 3]).answer("pick", items[number % 2])
    desk.post("step", go="close", activity="pick")


@pytest.fixture
def quick(desk: Desk) -> Desk:
    app = desk.app
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], press=Press())
    return desk


def links(desk: Desk) -> list[str]:
    return re.findall(r'href="/facilitator/(report/(?:fr|en)/[^"]+)"', desk.get("report").get_data(as_text=True))


def test_there_is_no_list_before_the_first_result(quick):
    assert links(quick) == []
    assert quick.get("report/fr/docx").status_code == 400


def test_every_form_is_offered_in_both_languages(hall, quick):
    voted(hall, quick)
    assert links(quick) == [f"report/{code}/{form}" for form in OTHERS for code in ("fr", "en")]


@pytest.mark.parametrize("form", EDITIONS)
@pytest.mark.parametrize("code, name", [("fr", "rapport"), ("en", "report")])
def test_a_form_is_printed_by_the_press_and_saved_under_its_name(hall, quick, form, code, name):
    voted(hall, quick)
    answer = quick.get(f"report/{code}/{form}")
    assert answer.get_data() == f"{code} {form} True".encode()
    assert answer.content_type == EDITIONS[form].media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}{EDITIONS[form].file}"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_names_of_files_and_forms_are_all_different():
    assert len({edition.file for edition in EDITIONS.values()}) == len(EDITIONS)


@pytest.mark.parametrize("path", ["report/fr/exe", "report/de/docx", "report/fr/preview", "report/fr/..%2fdocx"])
def test_another_form_or_language_is_no_page(hall, quick, path):
    voted(hall, quick)
    assert quick.get(path).status_code == 404


def test_the_real_press_prints_the_figures_of_the_room(hall, desk):
    voted(hall, desk)
    answer = desk.get("report/en/plain-csv")
    assert answer.status_code == 200
    assert any(line["value"] for line in csv_lines(answer.get_data(), ",", "utf-8"))
