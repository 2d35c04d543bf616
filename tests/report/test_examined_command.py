"""The command that prints a report: whatever it is given, one sentence in the language of the terminal, never a
traceback, never half a file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.report.report_sample import sample_facts
from tests.support import HOUSE
from workshop import cli
from workshop.cli.report import NO_FACTS
from workshop.domain.text import msg
from workshop.i18n.phrasebook import Phrasebook
from workshop.tally.recount.fields import shown

FULL = Path("/dev/full")
WHOLE = sample_facts().as_json()


def without_results(data: dict) -> dict:
    vote = next(part for part in data["activities"] if part["activity"]["kind"] == "rank")
    vote["outcome"]["results"] = {}
    return data


def changed(data: dict, **values: object) -> str:
    return json.dumps(data | values)


SPOILT = {
    "no text": b"\x80\x81", "nothing": b"", "no JSON": b"[", "an empty object": b"{}", "a list": b"[]",
    "half": json.dumps(WHOLE).encode()[:5000], "as deep as a well": b"[" * 200_000,
    "no number": changed(WHOLE, seats="many").encode(), "no day": changed(WHOLE, published="2026-13-45").encode(),
    "a kind there is not": json.dumps(WHOLE).replace('"kind": "rank"', '"kind": "guess"').encode(),
    "a vote without result": json.dumps(without_results(json.loads(json.dumps(WHOLE)))).encode(),
    "no colour": changed(WHOLE, edition=WHOLE["edition"] | {"accent": "red; }"}).encode(),
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "facts.json"


def said(capfd) -> str:
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err.strip()


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("what", SPOILT)
def test_facts_that_are_none_are_refused_in_one_sentence(file, capfd, what, language):
    file.write_bytes(SPOILT[what])
    assert cli.main(["report", str(file), "--language", language, "--format", "html"]) == 2
    unread = msg("The file {file} cannot be read.", file=shown(str(file)))
    assert said(capfd) == Phrasebook(language).say(unread if what == "no text" else NO_FACTS)


@pytest.mark.parametrize("arguments", [
    ["--language", "xx"], ["--format", "exe"], ["--nope"], ["a", "b", "c"], ["--language"], ["--password-file"]])
def test_other_arguments_are_answered_with_how_the_command_is_written(capfd, arguments):
    assert cli.main(["report", *arguments]) == 2
    assert "python -m workshop report [FACTS]" in said(capfd)


@pytest.mark.parametrize("name", ["nowhere.json", ".", "nul\0.json"])
def test_a_file_that_cannot_be_read_is_named(tmp_path, capfd, name):
    assert cli.main(["report", str(tmp_path / name), "--language", "en"]) == 2
    assert said(capfd).endswith("cannot be read.")


def test_a_password_without_words_or_for_another_form_is_refused(file, tmp_path, capfd):
    file.write_text(json.dumps(WHOLE), "utf-8")
    (tmp_path / "empty").touch()
    command = ["report", str(file), "--language", "en", "--password-file", str(tmp_path / "empty")]
    assert cli.main(command) == 2
    assert "holds no password" in said(capfd)
    assert cli.main([*command, "--format", "csv"]) == 2
    assert said(capfd) == "A password is for PDF files only."


@pytest.mark.skipif(not FULL.exists(), reason="only some systems have a disk that is always full")
def test_a_full_disk_is_told_in_one_sentence(file):
    file.write_text(json.dumps(WHOLE), "utf-8")
    with FULL.open("wb") as full:
        command = [sys.executable, "-m", "workshop", "report", str(file), "--format", "html", "--language", "en"]
        run = subprocess.run(command, cwd=HOUSE, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr == "The report cannot be written: there is no room for it, or nobody reads it.\n"


def test_control_the_facts_themselves_are_printed(file, capfdbinary):
    file.write_text(json.dumps(WHOLE), "utf-8")
    assert cli.main(["report", str(file), "--language", "en", "--format", "html"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"<!doctype html>")
    assert err == b""
