"""The report in other forms on the facilitator's page: a quiet list, each form in both languages, from the press."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.support.desk import Desk
from tests.support.read_back import csv_lines
from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.report.editions import EDITIONS
from workshop.services.printing import Printings
from workshop.web.parts import EXTENSION

OTHERS = [form for form in EDITIONS if form != "pdf"]


class Press:
    """Remembers what it was asked to print."""

    def get_ready(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def print_edition(self, facts: str, language: str, edition: str, password: str = "") -> bytes:
        return f"{language} {edition} {len(facts) > 1000}".encode()


@pytest.fixture
def quick(desk: Desk) -> Desk:
    app = desk.app
    press = Press()
    printings = Printings(press, lambda work: work())
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], press=press, printings=printings)
    return desk


def links(desk: Desk) -> list[str]:
    return re.findall(r'href="/facilitator/(report/making/[^"]+)"', desk.get("report").get_data(as_text=True))


def test_there_is_no_list_before_the_first_result(quick):
    assert links(quick) == []
    assert quick.get("report/fr/docx").status_code == 400


def test_every_form_is_offered_in_both_languages(hall, quick):
    hall.vote()
    assert links(quick) == [f"report/making/{code}/{form}" for form in ("pdf", *OTHERS) for code in ("fr", "en")]


@pytest.mark.parametrize("form", EDITIONS)
@pytest.mark.parametrize("code, name", [("fr", "rapport"), ("en", "report")])
def test_a_form_is_printed_by_the_press_and_saved_under_its_name(hall, quick, form, code, name):
    hall.vote()
    answer = quick.get(f"report/{code}/{form}")
    assert answer.get_data() == f"{code} {form} True".encode()
    assert answer.content_type == EDITIONS[form].media_type
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}{EDITIONS[form].file}"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_names_of_files_and_forms_are_all_different():
    assert len({edition.file for edition in EDITIONS.values()}) == len(EDITIONS)


@pytest.mark.parametrize("path", ["report/fr/exe", "report/de/docx", "report/fr/preview", "report/fr/..%2fdocx"])
def test_another_form_or_language_is_no_page(hall, quick, path):
    hall.vote()
    assert quick.get(path).status_code == 404


def test_the_real_press_prints_the_figures_of_the_room(hall, desk):
    hall.vote()
    answer = desk.get("report/en/plain-csv")
    assert answer.status_code == 200
    assert any(line["value"] for line in csv_lines(answer.get_data(), ",", "utf-8"))


# ---- files in the making ----

def made(desk: Desk, path: str) -> tuple[str, str]:
    """Where the page of a file in the making is, and what it says."""
    answer = desk.get(path)
    assert answer.status_code == 303
    address = answer.headers["Location"].removeprefix("/facilitator/")
    return address, desk.words(address)


@pytest.mark.parametrize("code, name", [("fr", "rapport.pdf"), ("en", "report.pdf")])
def test_a_file_is_made_while_a_page_waits_and_then_comes_by_itself(hall, quick, code, name):
    hall.vote()
    _, page = made(quick, f"report/making/{code}/pdf")
    assert 'value="3"' in page
    file = re.search(r'http-equiv="refresh" content="0; url=/facilitator/([^"]+)"', page).group(1)
    answer = quick.get(file)
    assert answer.get_data() == f"{code} pdf True".encode()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_page_says_how_far_the_file_is_and_looks_again(hall, quick):
    hall.vote()
    later: list = []
    parts = quick.app.extensions[EXTENSION]
    quick.app.extensions[EXTENSION] = replace(parts, printings=Printings(Press(), later.append))
    address, page = made(quick, "report/making/en/pdf")
    assert 'value="2"' in page
    assert 'http-equiv="refresh" content="1"' in page
    assert quick.get(address.replace("making", "made")).status_code == 404
    later[0]()
    assert 'value="3"' in quick.words(address)


def test_a_file_that_could_not_be_printed_says_so_and_can_be_asked_for_again(hall, quick):
    hall.vote()

    class Broken(Press):
        def print_edition(self, facts: str, language: str, edition: str, password: str = "") -> bytes:
            raise Mendable(msg("Out of paper."))

    parts = quick.app.extensions[EXTENSION]
    quick.app.extensions[EXTENSION] = replace(parts, printings=Printings(Broken(), lambda work: work()))
    _, page = made(quick, "report/making/en/pdf")
    assert "Out of paper." in page
    assert "Try again" in page
    assert "refresh" not in page


def test_a_finished_file_goes_with_the_workshop_that_is_erased(hall, quick):
    hall.vote()
    address, _ = made(quick, "report/making/en/pdf")
    key = address.rpartition("/")[2]
    parts = quick.app.extensions[EXTENSION]
    assert parts.printings.find(key).body
    quick.post("workshops/erase", workshop="of another laptop")
    assert parts.printings.find(key).body, "control: nothing was erased"
    quick.post("workshops/erase", workshop=hall.store.snapshot().workshop.id)
    assert parts.printings.find(key) is None


@pytest.mark.parametrize("path", ["report/making/de/pdf", "report/making/fr/exe", "report/making/0", "report/made/0"])
def test_what_nobody_asked_for_is_not_there(hall, quick, path):
    hall.vote()
    assert quick.get(path).status_code == 404
