"""python -m workshop report --language fr < facts.json > report.pdf: the press, in a process of its own."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from workshop.cli.arguments import Arguments, explained
from workshop.document.render import lock
from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.report.editions import EDITIONS, printed
from workshop.report.facts import Facts
from workshop.report.fingerprint import eight_words, whole_fingerprint
from workshop.tally.recount.fields import shown

USAGE = msg(
    "The command is: python -m workshop report [FACTS] [--language fr|en] [--format {formats}] [--fingerprint] "
    "[--password-file FILE]",
    formats="|".join(EDITIONS),
)
HELP = (
    msg("FACTS is a file with the facts of a workshop (JSON); without it they are read from standard input."),
    msg("--language sets the language of the report, --format what is made: pdf, unless told otherwise."),
    msg("--fingerprint prints the eight words of the data, and no report."),
    msg("--password-file FILE locks a PDF with the password in the first line of this file."),
)

#: Said of anything that is no facts, whatever exactly is wrong with it.
NO_FACTS = msg("These are not the facts of a workshop, or not all of them, or somebody changed them.")


def main(argv: Sequence[str]) -> int:
    """Read facts (JSON), write the report, or only its fingerprint.

    Raises Mendable where the facts cannot be read or the report cannot be written."""
    if explained(argv, USAGE, HELP):
        return 0
    asked = _arguments(argv)
    facts = _facts(asked.facts)
    if asked.fingerprint:
        return _tell(facts)
    made = _made(facts, asked.language, asked.format)
    _write(_locked(made, asked.format, asked.password_file) if asked.password_file else made)
    return 0


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = Arguments(USAGE)
    parser.add_argument("facts", nargs="?", type=Path)
    parser.add_argument("--language", choices=("fr", "en"), default="fr")
    parser.add_argument("--format", choices=tuple(EDITIONS), default="pdf")
    parser.add_argument("--fingerprint", action="store_true")
    parser.add_argument("--password-file", type=Path)
    return parser.parse_args(list(argv))


def _tell(facts: Facts) -> int:
    """The fingerprint by which this report can be compared with another."""
    for code, words in eight_words(facts).items():
        print(f"{code}: {words}")
    print(f"SHA-256: {whole_fingerprint(facts)}")
    return 0


def _locked(made: bytes, form: str, password_file: Path) -> bytes:
    """The file behind a password, which stands in a file: what is typed after a command may be read by others."""
    if EDITIONS[form].media_type != "application/pdf":
        raise Mendable(msg("A password is for PDF files only."))
    try:
        return lock(made, _text(password_file).splitlines()[0])
    except IndexError as problem:
        raise Mendable(msg("The file {file} holds no password.", file=shown(str(password_file)))) from problem


def _facts(path: Path | None) -> Facts:
    text = _text(path) if path else _typed()
    try:
        return Facts.from_json(json.loads(text))
    except (ValueError, RecursionError) as problem:
        raise Mendable(NO_FACTS) from problem


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, ValueError) as problem:  # ValueError: no UTF-8, or a NUL in the name
        raise Mendable(msg("The file {file} cannot be read.", file=shown(str(path)))) from problem


def _typed() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except ValueError as problem:
        raise Mendable(NO_FACTS) from problem


def _made(facts: Facts, language: str, form: str) -> bytes:
    try:
        return printed(facts, language, form)
    except (LookupError, TypeError, ValueError, AttributeError) as problem:
        # the shape is right, and what it holds is not what this program wrote
        raise Mendable(NO_FACTS) from problem


def _write(made: bytes) -> None:
    try:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
    except OSError as problem:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python tries once more while it ends
        raise Mendable(msg("The report cannot be written: there is no room for it, or nobody reads it.")) from problem
