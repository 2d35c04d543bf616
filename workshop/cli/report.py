"""python -m workshop report --language fr < facts.json > report.pdf: the press, in a process of its own."""

from __future__ import annotations

import argparse
import json
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


def main(argv: Sequence[str]) -> int:
    """Read facts (JSON), write the report, or only its fingerprint. Raises Mendable where the facts cannot be read."""
    if explained(argv, USAGE, HELP):
        return 0
    asked = _arguments(argv)
    if asked.fingerprint:
        return _tell(_facts(asked.facts))
    made = printed(_facts(asked.facts), asked.language, asked.format)
    sys.stdout.buffer.write(_locked(made, asked.format, asked.password_file) if asked.password_file else made)
    sys.stdout.buffer.flush()
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
        return lock(made, password_file.read_text("utf-8").splitlines()[0])
    except (OSError, ValueError, IndexError) as problem:
        raise Mendable(msg("The password cannot be read from its file: {reason}.", reason=str(problem))) from problem


def _facts(path: Path | None) -> Facts:
    try:
        text = path.read_text("utf-8") if path else sys.stdin.buffer.read().decode("utf-8")
        return Facts.from_json(json.loads(text))
    except (OSError, ValueError) as problem:
        raise Mendable(msg("The facts of the report cannot be read: {reason}.", reason=str(problem))) from problem
