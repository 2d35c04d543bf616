"""What stands behind a command: argparse reads it, but speaks English and in several lines. We say in the language of
the terminal how the command is written."""
from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import NoReturn

from workshop.cli import phrasebook
from workshop.domain.errors import Mendable
from workshop.domain.text import Message


class Arguments(ArgumentParser):
    """Refuses what it cannot read with `usage`, one sentence, as a Mendable."""

    def __init__(self, usage: Message):
        super().__init__(add_help=False, allow_abbrev=False)
        self._sentence = usage

    def error(self, message: str) -> NoReturn:
        raise Mendable(self._sentence)


def explained(argv: Sequence[str], usage: Message, lines: Sequence[Message]) -> bool:
    """Whether help was asked for, which is then printed: how the command is written, and what each part does."""
    if not {"-h", "--help"}.intersection(argv):
        return False
    say = phrasebook(argv).say
    print(printable("\n".join(map(say, (usage, *lines))), sys.stdout.encoding))
    return True


def printable(text: str, encoding: str | None) -> str:
    """The text as far as the terminal can write it; no terminal may turn a result into a traceback."""
    return text.encode(encoding or "utf-8", "replace").decode(encoding or "utf-8")
