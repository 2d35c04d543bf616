"""An action plan as a table for spreadsheets: UTF-8 with a mark at the beginning, semicolons, and no formula in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from workshop.activities.actions.words import FIELD_NAMES, PROGRESS_NAMES
from workshop.activities.voice import Voice
from workshop.document.harmless import harmless
from workshop.domain.plan import DAYS, LONGEST, Action
from workshop.domain.text import msg


def plan_csv(actions: Sequence[Action], voice: Voice) -> bytes:
    """One line for each row, under a head in the voice's language. Words that exist only in another language stand in
    that; days are written like 2026-03-12, as every spreadsheet reads them."""
    return spreadsheet((_head(voice), *(_line(n, action, voice) for n, action in enumerate(actions, 1))))


def _head(voice: Voice) -> tuple[str, ...]:
    fields = (*LONGEST, *DAYS, "progress")
    return (voice.say(msg("No.")), *(voice.say(FIELD_NAMES[name]) for name in fields))


def _line(number: int, action: Action, voice: Voice) -> Iterator[str]:
    yield str(number)
    yield from (action[name].best(voice.code)[0] for name in LONGEST)
    yield from (day.isoformat() if (day := getattr(action, name)) else "" for name in DAYS)
    yield voice.say(PROGRESS_NAMES[action.progress])


def spreadsheet(lines: Iterable[Iterable[str]]) -> bytes:
    """The lines as CSV that Excel and LibreOffice open by a double click."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")
