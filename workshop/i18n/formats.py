"""Numbers, dates, places and lists as each language writes them (CLDR through Babel)."""
from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import floor, log10

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from workshop.i18n.languages import Language

_ORDINALS = {
    "en": {"one": "st", "two": "nd", "few": "rd", "other": "th"},
    "fr": {"one": "er", "other": "e"},
}


def number(value: float, language: Language) -> str:
    """A number with grouped thousands: whole ones in full, others with `decimals` digits at most; under zero with a
    minus, not a hyphen."""
    if value == 0:
        return "0"  # also for -0.0
    if isinstance(value, int) and 0 < value < 1000:
        return str(value)  # alike in every language, and most numbers of a page are such
    digits = 0 if isinstance(value, int) else decimals(value)
    said = format_decimal(round(value, digits), format="#,##0." + "#" * digits, locale=language.locale)
    return said.replace("-", "−")


def decimals(value: float) -> int:
    """How many decimals help a reader: two figures below 1 (0.41, 0.0079), one decimal below 100, none above."""
    size = abs(value)
    if size >= 100:
        return 0
    return 1 if size >= 1 or size == 0 else 1 - floor(log10(size))


def percent(share: float, language: Language) -> str:
    """A share of 0 to 1 in whole percents: "46 %" with a no-break space, "46%"."""
    return format_percent(round(share, 2), format=None, locale=language.locale)


def day(value: date, language: Language) -> str:
    """A date in words: "18 juillet 2018", "1er juillet 2018", "18 July 2018"."""
    return _first_of_month(format_date(value, "long", locale=language.locale), language)


def dates(first: date | None, last: date | None, language: Language) -> str:
    """From one day to another: "du 12 au 14 mars 2026", "12–14 March 2026"; one day alone if they are the same or one
    is missing; empty without any."""
    known = sorted({value for value in (first, last) if value})
    if len(known) < 2:
        return "".join(day(value, language) for value in known)
    start, end = _start(known[0], known[1], language), day(known[1], language)
    if language.code == "fr":
        return f"du {start} au {end}"
    return f"{start}–{end}" if start.isdecimal() else f"{start} – {end}"


def _start(first: date, last: date, language: Language) -> str:
    """The first day without the month and year it shares with the last: "12", "28 février", "30 décembre 2025"."""
    if first.year != last.year:
        return day(first, language)
    pattern = "d " if first.month == last.month else "d MMMM"
    return _first_of_month(format_date(first, pattern, locale=language.locale), language).strip()


def _first_of_month(text: str, language: Language) -> str:
    return "1er " + text.removeprefix("1 ") if language.code == "fr" and text.startswith("1 ") else text


def ordinal(place: int, language: Language, feminine: bool = False) -> str:
    """A place: "1er" ("1re" for a feminine noun), "2e"; "1st", "2nd"; the bare number in other languages."""
    endings = _ORDINALS.get(language.code, {})
    ending = endings.get(Locale.parse(language.locale).ordinal_form(place), "")
    return number(place, language) + ("re" if feminine and ending == "er" else ending)


def listing(parts: Sequence[str], language: Language) -> str:
    """Several things named in one breath: "X, Y et Z"."""
    return format_list(list(parts), locale=language.locale)
