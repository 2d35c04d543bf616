"""The PDF behind a password: opens with it only, is said to be no archival form, and the password is kept nowhere."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from tests.report.report_sample import sample_facts
from tests.support.desk import Desk
from tests.support.pdf_validation import PROFILES, failures
from workshop.cli import main
from workshop.document.render import lock
from workshop.report.editions import printed
from workshop.services.printing import Printings
from workshop.web.parts import EXTENSION

PASSWORD = "une forêt de mots"


@cache
def pdf() -> bytes:
    return printed(sample_facts(), "fr", "poster-a4")


class Press:
    def get_ready(self) -> None:
        pass

    def print_edition(self, facts: str, language: str, edition: str, password: str = "") -> bytes:
        assert edition == "pdf"
        return lock(pdf(), password)


@pytest.fixture
def desk(hall) -> Desk:
    hall.vote()
    press = Press()
    printings = Printings(press, lambda work: work())
    hall.app.extensions[EXTENSION] = replace(hall.app.extensions[EXTENSION], press=press, printings=printings)
    return Desk(hall.app)


def test_it_opens_with_the_password_only_and_is_encrypted_with_aes_256():
    data = lock(pdf(), PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(data), password="another")
    with pikepdf.open(io.BytesIO(data), password=PASSWORD) as file:
        assert (file.encryption.R, file.encryption.bits, file.encryption.stream_method.name) == (6, 256, "aesv3")
        assert len(file.pages) == 1
    assert b"Mopti" not in data


def test_it_says_no_longer_that_it_is_archival_but_still_that_it_is_accessible():
    with pikepdf.open(io.BytesIO(lock(pdf(), PASSWORD)), password=PASSWORD) as file:
        told = file.Root.Metadata.read_bytes()
        assert b"pdfaid:part" not in told
        assert b"pdfuaid:part" in told
        assert b"<dc:title>" in told
        assert "/StructTreeRoot" in file.Root
        assert (str(file.Root.Lang), bool(file.Root.MarkInfo.Marked)) == ("fr", True)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    with pikepdf.open(io.BytesIO(pdf())) as file:
        assert b"pdfaid:part" in file.Root.Metadata.read_bytes()


def test_the_tags_outlive_the_lock():
    with pikepdf.open(io.BytesIO(lock(pdf(), PASSWORD)), password=PASSWORD) as file:
        out = io.BytesIO()
        file.save(out)
    assert failures(out.getvalue(), PROFILES[0]) == []


@pytest.mark.parametrize("language, name", [("fr", "rapport"), ("en", "report")])
def test_the_facilitator_takes_it_away_under_its_name(desk, language, name):
    asked = desk.post("report/locked", password=PASSWORD, language=language)
    assert asked.status_code == 303
    page = desk.words(asked.headers["Location"].removeprefix("/facilitator/"))
    assert "PDF with a password" in page
    assert PASSWORD not in page + asked.headers["Location"]
    answer = desk.get(re.search(r'data-file="/facilitator/([^"]+)"', page).group(1))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}-locked.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert len(pikepdf.open(io.BytesIO(answer.get_data()), password=PASSWORD).pages) == 1


@pytest.mark.parametrize("weak", ["", "short", "a" * 61, "中" * 43])
def test_a_password_too_short_or_too_long_is_refused_with_a_sentence_and_not_repeated(desk, weak):
    answer = desk.post("report/locked", password=weak, language="fr")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert 'class="note bad near"' in page
    assert not weak or weak not in page


def test_another_language_is_no_page(desk):
    assert desk.post("report/locked", password=PASSWORD, language="de").status_code == 404


def test_the_page_names_that_the_archival_form_is_excluded(desk):
    page = desk.get("report").get_data(as_text=True)
    assert "AES-256" in page
    assert "Not for archives" in page
    assert 'type="password"' in page


def test_the_command_locks_with_the_first_line_of_a_file(tmp_path, capfdbinary):
    facts, secret = tmp_path / "facts.json", tmp_path / "password"
    facts.write_text(json.dumps(sample_facts().as_json()), "utf-8")
    secret.write_text(f"{PASSWORD}\n", "utf-8")
    assert main(["report", str(facts), "--format", "poster-a4", "--password-file", str(secret)]) == 0
    with pikepdf.open(io.BytesIO(capfdbinary.readouterr().out), password=PASSWORD) as file:
        assert file.encryption.R == 6
    assert main(["report", str(facts), "--format", "radio", "--password-file", str(secret)]) == 2
