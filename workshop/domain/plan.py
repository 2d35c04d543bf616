"""An action plan: who does what, when, with what, how one will know, and what it may cost people (METHOD A10).

A row is text that a group stands behind and that is published. It names organisations, never private persons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from math import inf
from types import MappingProxyType

from workshop.domain.errors import Mendable
from workshop.domain.text import Label, cleaned_line, msg, nmsg

#: The words of a row, in the order in which they are asked, and how many letters each may have.
LONGEST: Mapping[str, int] = MappingProxyType(
    {
        "problem": 200,
        "action": 240,
        "responsible": 200,
        "partners": 200,
        "resources": 200,
        "indicator": 200,
        "risk": 300,
    }
)
#: The days of a row.
DAYS = ("starts", "ends")
#: More rows than these nobody follows up.
MAX_ACTIONS = 60
#: So long is the mark by which one version of a row is told from another.
VERSION_DIGITS = 16
#: What is typed into a year's place by mistake lies outside these.
YEARS = range(2000, 2101)

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LOCAL_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


class Progress(StrEnum):
    """How far an action has come; done and dropped are final until somebody says otherwise."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Action:
    """One row of a plan. `words` holds the fields of LONGEST that are not empty; `place` orders the rows as the
    facilitator put them, 0 where nobody has: then their random ids do, so that no order tells who wrote first."""

    id: str
    activity: str
    words: Mapping[str, Label] = field(default_factory=dict)
    starts: date | None = None
    ends: date | None = None
    progress: Progress = Progress.PLANNED
    place: int = 0

    def __getitem__(self, name: str) -> Label:
        """The words of one field, an empty label where there are none."""
        return self.words.get(name, Label())

    def is_overdue(self, today: date) -> bool:
        """Whether its last day has passed and it is neither done nor dropped."""
        return self.ends is not None and self.ends < today and self.progress in (Progress.PLANNED, Progress.UNDER_WAY)

    @property
    def version(self) -> str:
        """Another one after every change of what the row says; where it stands plays no part."""
        said = json.dumps({**self.as_json(), "place": 0}, sort_keys=True)
        return sha256(said.encode()).hexdigest()[:VERSION_DIGITS]

    def as_json(self) -> dict[str, object]:
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in DAYS}
        words = {name: label.as_json() for name, label in self.words.items()}
        own = {"id": self.id, "activity": self.activity, "progress": self.progress.value, "place": self.place}
        return {**own, "words": words, **days}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Action:
        words = {name: Label.from_json(texts) for name, texts in dict(data["words"]).items()}  # type: ignore[call-overload]
        starts, ends = (date.fromisoformat(str(data[name])) if data[name] else None for name in DAYS)
        place = int(str(data["place"]))
        return cls(str(data["id"]), str(data["activity"]), words, starts, ends, Progress(str(data["progress"])), place)


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The rows as they are read: those with a place first."""
    return tuple(sorted(actions, key=lambda action: (action.place or inf, action.id)))


def written(action: Action, typed: Mapping[str, str], language: str) -> Action:
    """The row with what was typed in this language; its words in other languages stay.

    Raises Mendable, naming the field: no action, too long, no such day, an end before the start, an unknown state."""
    words = {name: _written(name, action[name], typed.get(name, ""), language) for name in LONGEST}
    if not words["action"]:
        raise Mendable(msg("Write what will be done, in a few words."), "action")
    starts, ends = (_day(typed.get(name, ""), name) for name in DAYS)
    if starts and ends and ends < starts:
        raise Mendable(msg("The action ends before it begins. Check the two dates."), "ends")
    kept = {name: label for name, label in words.items() if label}
    return replace(action, words=kept, starts=starts, ends=ends, progress=_progress(typed, action))


def typed_of(action: Action, language: str) -> dict[str, str]:
    """What a form shows of the row, so that `written` gives it back."""
    words = {name: action[name][language] for name in LONGEST}
    days = {name: day.isoformat() if (day := getattr(action, name)) else "" for name in DAYS}
    return {**words, **days, "progress": action.progress.value}


def _written(name: str, before: Label, typed: str, language: str) -> Label:
    text, limit = cleaned_line(typed), LONGEST[name]
    if len(text) > limit:
        raise Mendable(nmsg("Too long: {n} character fits.", "Too long: {n} characters fit.", limit), name)
    return Label.of(**{**dict(before.texts), language: text})


def _day(typed: str, name: str) -> date | None:
    text = cleaned_line(typed)
    if not text:
        return None
    iso, local = _ISO_DAY.fullmatch(text), _LOCAL_DAY.fullmatch(text)
    parts = iso.groups() if iso else local.groups()[::-1] if local else ()
    try:
        day = date(*(int(part) for part in parts))
    except (TypeError, ValueError):
        raise Mendable(msg("This is no day of the calendar. Write it like 2026-03-12 or 12/03/2026."), name) from None
    if day.year not in YEARS:
        raise Mendable(
            msg("Look at the year again: it must be from {low} to {high}.", low=str(YEARS[0]), high=str(YEARS[-1])),
            name,
        )
    return day


def _progress(typed: Mapping[str, str], action: Action) -> Progress:
    return progress_of(typed["progress"]) if typed.get("progress") else action.progress


def progress_of(value: str) -> Progress:
    """The state of that name; raises Mendable."""
    if value not in [progress.value for progress in Progress]:
        raise Mendable(msg("Choose one of the states shown."), "progress")
    return Progress(value)
