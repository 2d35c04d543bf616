"""The commands of the terminal: each exists, each is listed, and a wrong word gets a sentence."""
from __future__ import annotations

import importlib

import pytest

from workshop import cli
from workshop.domain.errors import Mendable
from workshop.domain.text import msg


@pytest.fixture(params=["fr", "en"])
def language(request, monkeypatch):
    monkeypatch.setenv("WORKSHOP_LANGUAGE", request.param)
    return request.param


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_a_main(name):
    assert callable(importlib.import_module(cli.COMMANDS[name][0]).main)


def test_help_lists_every_command(language, capsys):
    assert cli.main(["--help"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(cli.COMMANDS)


def test_no_word_lists_them_too_but_is_not_success(capsys):
    assert cli.main([]) == 2
    assert "recount" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--language", "fr"], ["--port", "8080", "--language=fr"]], ids=" ".join)
def test_a_sentence_of_a_command_is_in_the_language_it_was_given(monkeypatch, capsys, arguments):
    monkeypatch.setenv("WORKSHOP_LANGUAGE", "en")
    monkeypatch.setattr(cli, "command", lambda name: raising(Mendable(msg("The file is not text in UTF-8."))))
    cli.main(["run", *arguments])
    french = capsys.readouterr().err
    cli.main(["run"])
    assert capsys.readouterr().err == "The file is not text in UTF-8.\n" != french


def test_the_terminal_speaks_french_where_its_messages_are_french(monkeypatch):
    for name in ("WORKSHOP_LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert cli.phrasebook().code == "en"
    monkeypatch.setenv("LC_MESSAGES", "fr_FR.UTF-8")
    assert cli.phrasebook().code == "fr"


WRONG = ["run --porrt 3", "run --port", "run here", "demo --slow", "rehearse --participants many", "rehearse --nope",
         "report --format poem", "report a b", "recount", "recount a b"]  # fmt: skip


@pytest.mark.parametrize("words", WRONG)
def test_what_stands_wrongly_behind_a_command_gets_one_sentence_in_the_language_of_the_terminal(
    language, words, capsys
):
    assert cli.main(words.split()) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert not [english for english in ("usage:", "error:", "argument", "invalid", "choose from") if english in said]
    assert "--help" in said or "python -m workshop" in said


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself_in_the_language_of_the_terminal(language, name, capsys):
    assert cli.main([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The command is") == (language == "en")
    assert len(said.splitlines()) > 1
    assert "show this help" not in said


def test_an_unknown_command_gets_a_sentence_and_the_list(language, capsys):
    assert cli.main(["rnu"]) == 2
    said = capsys.readouterr().err
    assert "rnu" in said
    assert "run" in said
    assert "Traceback" not in said


def test_what_a_person_can_mend_is_said_and_what_is_a_bug_is_not_hidden(monkeypatch, capsys):
    monkeypatch.setenv("WORKSHOP_LANGUAGE", "en")
    monkeypatch.setattr(cli, "command", lambda name: raising(Mendable(msg("The file is empty."))))
    assert cli.main(["recount"]) == 2
    assert capsys.readouterr().err == "The file is empty.\n"
    monkeypatch.setattr(cli, "command", lambda name: raising(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        cli.main(["recount"])


def test_an_interrupt_ends_a_command_quietly(monkeypatch, capsys):
    monkeypatch.setattr(cli, "command", lambda name: raising(KeyboardInterrupt()))
    assert cli.main(["run"]) == 130
    assert capsys.readouterr().err == ""


def raising(problem: BaseException):
    def main(_argv: list[str]) -> int:
        raise problem

    return main
