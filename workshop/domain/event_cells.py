"""The cells of one row of an export: read strictly, never guessed. What cannot be read is named with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workshop.domain.errors import Mendable
from workshop.domain.event_data import EventType
from workshop.domain.regions import folded, unscrambled
from workshop.domain.text import Message, cleaned_line, msg

#: ACLED's first year, and what nobody will import by this program.
YEARS = range(1997, 2101)
#: Figures of the greatest number of deaths in one event.
MOST_DIGITS = 5
LONGEST_NAME = 60
#: How much of a cell that is wrong is shown.
SHOWN = 40

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?[ -]+([^\W\d_]+)\.?,?[ -]+(\d{4}|\d{2})")
#: The beginnings of the names of months, without accents, in English and French: no other month begins so.
_MONTHS = (
    ("jan",), ("feb", "fev"), ("mar",), ("apr", "avr"), ("may", "mai"), ("jun", "juin"),
    ("jul", "juil"), ("aug", "aou"), ("sep",), ("oct",), ("nov",), ("dec",),
)  # fmt: skip
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_WHOLE = re.compile(r"(\d+)(?:[.,]0+)?")

#: What ACLED writes, and wrote in earlier editions.
_TYPES = {
    folded(name): sort
    for sort, names in {
        EventType.BATTLES: (
            "Battles", "Battle-No change of territory", "Battle-Government regains territory",
            "Battle-Non-state actor overtakes territory",
        ),
        EventType.EXPLOSIONS: ("Explosions/Remote violence", "Remote violence"),
        EventType.CIVILIANS: ("Violence against civilians",),
        EventType.RIOTS: ("Riots",),
        EventType.PROTESTS: ("Protests",),
        EventType.STRATEGIC: ("Strategic developments", "Strategic development"),
    }.items()
    for name in names
}  # fmt: skip


@dataclass(frozen=True)
class Region:
    """A region of a country; `key` is alike for all its spellings, the name is as it was first written."""

    key: str
    name: str
    country: str = ""


def refused(line: int, what: Message) -> Mendable:
    """Why a row cannot be counted."""
    return Mendable(msg("Line {line}: {what}", line=str(line), what=what), "file")


class Cells:
    """Reads the cells of rows of this width, whose columns stand at `places`. `regions` are all that were met.
    Raises Mendable for what cannot be read."""

    def __init__(self, places: Mapping[str, int], width: int, exported: date) -> None:
        self.regions: dict[str, Region] = {}
        self._places, self._width = places, width
        self._exported = exported
        self._days: dict[str, date] = {}
        self._types: dict[str, EventType] = {}
        self._known: dict[tuple[str, str], Region] = {}

    def check_width(self, line: int, row: Sequence[str]) -> None:
        """Refuses a row whose cells do not stand under their heads."""
        if len(row) < self._width:
            raise refused(line, msg("it has fewer cells than the head. Is the file whole? Export it again."))
        if any(cell.strip() for cell in row[self._width :]):
            raise refused(line, msg("it has more cells than the head, some in the wrong columns. Export it again."))

    def id(self, row: Sequence[str]) -> str:
        """ACLED's number of the event, or nothing."""
        return self._cell("event_id_cnty", row)

    def updated(self, row: Sequence[str]) -> tuple[int, str]:
        """When the event was last updated: comparable, whether it is a number or a date."""
        stamp = self._cell("timestamp", row)
        return (int(stamp) if stamp.isascii() and stamp.isdecimal() and len(stamp) < 20 else 0, stamp)

    def day(self, line: int, row: Sequence[str]) -> date:
        """The day of the event, not after the export."""
        text = self._filled("event_date", line, row)
        if text not in self._days:
            self._days[text] = self._checked_day(line, text)
        return self._days[text]

    def type(self, line: int, row: Sequence[str]) -> EventType:
        """One of ACLED's types, as it writes them now or wrote them before."""
        text = self._filled("event_type", line, row)
        if text not in self._types:
            if folded(text) not in _TYPES:
                what = msg("“{value}” is no type of event of ACLED. Export the file again.", value=_shown(text))
                raise refused(line, what)
            self._types[text] = _TYPES[folded(text)]
        return self._types[text]

    def fatalities(self, line: int, row: Sequence[str]) -> int:
        """The deaths reported, a whole number from 0."""
        text = self._filled("fatalities", line, row)
        if text.startswith(("-", "−")) and text[1:].isdecimal():
            what = msg("“{value}” fatalities: there cannot be fewer than none. Correct it.", value=_shown(text))
            raise refused(line, what)
        number = _WHOLE.fullmatch(text) if text.isascii() else None
        if not number or len(number[1]) > MOST_DIGITS:
            what = msg("“{value}” is no number of fatalities. Write a whole number, 0 for none.", value=_shown(text))
            raise refused(line, what)
        return int(number[1])

    def region(self, line: int, row: Sequence[str]) -> Region:
        """The region, the same for all its spellings, or the district where no region is named; without either it is a
        region of its own."""
        written = self._cell("admin1", row) or self._cell("admin2", row), self._cell("country", row)
        if written not in self._known:
            self._known[written] = self._new_region(line, *written)
        return self._known[written]

    def _new_region(self, line: int, name: str, country: str) -> Region:
        named = _name(line, name)
        key = " ".join(filter(None, (folded(named), folded(_name(line, country)))))
        return self.regions.setdefault(key, Region(key, named, _name(line, country)))

    def _cell(self, column: str, row: Sequence[str]) -> str:
        place = self._places.get(column)
        return row[place].strip() if place is not None else ""

    def _filled(self, column: str, line: int, row: Sequence[str]) -> str:
        text = self._cell(column, row)
        if not text:
            what = msg("nothing stands in the column {column}. Fill it in, or export the file again.", column=column)
            raise refused(line, what)
        return text

    def _checked_day(self, line: int, text: str) -> date:
        day = _day(text)
        if day is None or day.year not in YEARS:
            raise refused(
                line,
                msg(
                    "“{value}” is no date that can be read. Dates look like 2022-06-30, 30 June 2022 or 30/06/2022, "
                    "the day before the month.",
                    value=_shown(text),
                ),
            )
        if day > self._exported:
            what = msg("an event of {day}, after the day of the export, {exported}. Check the two dates.",
                       day=day, exported=self._exported)  # fmt: skip
            raise refused(line, what)
        return day


def _day(text: str) -> date | None:
    iso, local, words = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text), _IN_WORDS.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if local:
            return date(int(local[4]), int(local[3]), int(local[1]))
        return date(_year(words[3]), _month(words[2]), int(words[1])) if words else None
    except ValueError:
        return None


def _year(figures: str) -> int:
    """Two figures, as spreadsheets shorten a date to "15-Jan-23", are a year of the first hundred of YEARS."""
    year = int(figures)
    return year if len(figures) > 2 else YEARS.start + (year - YEARS.start) % 100


def _month(name: str) -> int:
    """From 1 to 12; 0, which no date has, for anything else."""
    found = [n for n, starts in enumerate(_MONTHS, 1) if folded(name).startswith(starts)]
    return found[0] if found else 0


def _name(line: int, text: str) -> str:
    """A name as it may be shown: a formula, or a paragraph, is none."""
    if text.startswith(_FORMULA):
        what = msg("“{value}” begins like a formula, not like a name. Correct it, or export the file again.",
                   value=_shown(text))  # fmt: skip
        raise refused(line, what)
    name = unscrambled(cleaned_line(text))
    if len(name) > LONGEST_NAME or (name and not any(character.isalpha() for character in name)):
        what = msg("“{value}” is no name of a region. Correct it, or export the file again.", value=_shown(name))
        raise refused(line, what)
    return name


def _shown(text: str) -> str:
    return cleaned_line(text)[:SHOWN]
