"""python -m workshop report --language fr < facts.json > report.pdf: the press, in a process of its own."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.report.editions import EDITIONS, printed
from workshop.report.facts import Facts


def main(argv: Sequence[str]) -> int:
    """Read facts (JSON), write the report. Raises Mendable where the facts cannot be read."""
    asked = _arguments(argv)
    sys.stdout.buffer.write(printed(_facts(asked.facts), asked.language, asked.format))
    sys.stdout.buffer.flush()
    return 0


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m workshop report")
    parser.add_argument("facts", nargs="?", type=Path)
    parser.add_argument("--language", choices=("fr", "en"), default="fr")
    parser.add_argument("--format", choices=tuple(EDITIONS), default="pdf")
    return parser.parse_args(list(argv))


def _facts(path: Path | None) -> Facts:
    try:
        text = path.read_text("utf-8") if path else sys.stdin.buffer.read().decode("utf-8")
        return Facts.from_json(json.loads(text))
    except (OSError, ValueError) as problem:
        raise Mendable(msg("The facts of the report cannot be read: {reason}.", reason=str(problem))) from problem
