"""EDITIONS: the forms in which the report is taken away. All are made from the same facts, through the same gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workshop.activities.voice import Voice
from workshop.document.blocks import Document
from workshop.document.render import RENDERERS
from workshop.domain.text import Message, msg
from workshop.report.compose import compose
from workshop.report.data import compose_annex, compose_tallies
from workshop.report.facts import Facts
from workshop.report.poster import compose_poster
from workshop.report.radio import compose_radio
from workshop.report.sheet import compose_sheet
from workshop.report.words import words


@dataclass(frozen=True)
class Edition:
    """One form: what it is for, what it says, what kind of file it is.

    ``name`` and ``purpose`` are shown where it is offered; ``file`` is the end of the file's name.
    """

    name: Message
    purpose: Message
    compose: Callable[[Facts, str], Document]
    file: str
    media_type: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
EDITIONS: dict[str, Edition] = {
    "pdf": Edition(msg("PDF"), msg("To print and to send."), compose, ".pdf", "application/pdf"),
    "docx": Edition(
        msg("Word document"), msg("The whole report, to be edited further."), compose, ".docx",
        f"{_OFFICE}.wordprocessingml.document"),
    "html": Edition(
        msg("Web page in one file"), msg("Opens in any browser, without internet."), compose, ".html",
        "text/html; charset=utf-8"),
    "xlsx": Edition(
        msg("Workbook"), msg("Every figure that may be published, with charts: a sheet for each question."),
        compose_annex, ".xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    "csv": Edition(
        msg("Table for spreadsheets"), msg("The same figures, one in each line."), compose_tallies, ".csv",
        "text/csv; charset=utf-8"),
    "plain-csv": Edition(
        msg("Table for programs"), msg("The same lines with decimal points, parted by commas."), compose_tallies,
        "-data.csv", "text/csv; charset=utf-8"),
    "sheet": Edition(
        msg("Bilingual sheet"), msg("The findings on two pages, both languages side by side."), compose_sheet,
        "-fr-en.pdf", "application/pdf"),
    "poster": Edition(
        msg("Poster, A3"), msg("One page to be hung up."), compose_poster, "-poster-a3.pdf", "application/pdf"),
    "poster-a4": Edition(
        msg("Poster, A4"), msg("The same page for a small printer."), compose_poster, "-poster-a4.pdf",
        "application/pdf"),
    "radio": Edition(
        msg("Text for the radio"), msg("Short sentences to be read aloud, numbers as words."), compose_radio,
        "-radio.txt", "text/plain; charset=utf-8"),
}  # fmt: skip


def printed(facts: Facts, language: str, edition: str = "pdf") -> bytes:
    """The report in one language and form; the same facts give the same bytes."""
    return RENDERERS[edition](EDITIONS[edition].compose(facts, language), words(Voice(language)))
