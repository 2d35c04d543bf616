"""The passphrase in the terminal: chosen twice, given once, and never asked for without end."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop.cli import passphrase
from workshop.cli.passphrase import TRIES, ask_passphrase
from workshop.domain.errors import Mendable
from workshop.domain.text import Message
from workshop.places import Places
from workshop.storage.keys import Effort
from workshop.storage.vault import DiskVault

GOOD, OTHER = "four or five words", "five or six words"


def say(message: Message) -> str:
    return message.text


@pytest.fixture
def vault(tmp_path: Path) -> DiskVault:
    return DiskVault(Places(tmp_path), effort=Effort(1, 64, 1))


@pytest.fixture
def fingers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What somebody types, line by line; then the line is cut."""
    lines: list[str] = []

    def typed(question: str) -> str:
        if not lines:
            raise EOFError
        return lines.pop(0)

    monkeypatch.setattr(passphrase, "getpass", typed)
    return lines


def test_a_new_passphrase_is_typed_twice(vault, fingers):
    fingers += [GOOD, OTHER, "short", GOOD, GOOD]
    ask_passphrase(vault, say)
    assert vault.has_passphrase()
    vault.lock()
    assert not vault.unlock(OTHER)
    assert vault.unlock(GOOD)


@pytest.mark.parametrize("lines", [[], [GOOD], ["short"] * 9, [GOOD, OTHER] * 9], ids=len)
def test_without_a_good_one_nothing_is_set_up(vault, fingers, lines):
    fingers += lines
    with pytest.raises(Mendable):
        ask_passphrase(vault, say)
    assert not vault.is_set_up()


def test_at_every_other_start_it_opens_the_data(vault, fingers, capsys):
    vault.set_up(GOOD)
    vault.lock()
    fingers += [OTHER, GOOD]
    ask_passphrase(vault, say)
    assert not vault.is_locked()
    assert "not the passphrase" in capsys.readouterr().err


def test_after_some_wrong_ones_it_gives_up(vault, fingers):
    vault.set_up(GOOD)
    vault.lock()
    fingers += [OTHER] * TRIES + [GOOD]
    with pytest.raises(Mendable, match="wrong"):
        ask_passphrase(vault, say)
    assert vault.is_locked()


def test_where_nobody_can_type_that_is_said(vault, fingers):
    vault.set_up(GOOD)
    vault.lock()
    with pytest.raises(Mendable, match="Nobody can type"):
        ask_passphrase(vault, say)


def test_without_passphrase_nothing_is_asked(vault, fingers):
    vault.set_up(None)
    ask_passphrase(vault, say)
