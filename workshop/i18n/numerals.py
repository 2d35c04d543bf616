"""Numbers as words, for running text and texts that are read aloud; French as in Mali (soixante-dix, quatre-vingts)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial

_FRENCH = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: Numbers of four digits, years among them, times, dates and decimals are left in figures.
_FIGURES = re.compile(r"(?<![\d.,:/\u00a0\u202f-])\d{1,3}(?![\d:/]|[.,\u00a0\u202f]\d|\u202f\d)(?:\s?(?P<percent>%))?")
#: What stays in figures in running text: whatever stands in parentheses, the number of a round, percents.
_LEFT_IN_FIGURES = re.compile(r"\([^)]*\)|\b(?:round|tour)\s\{\w+\}|\{\w+\}\s?%")
_LARGEST_WORD = 9
#: Nouns of our sentences that one thing is counted in; only “une” tells them from the others.
_FEMININE = frozenset(
    {"action", "catégorie", "comparaison", "fois", "idée", "note", "paire", "personne", "phrase", "place",
     "proposition", "recommandation", "réponse", "zone"}
)
_PERCENT = {"fr": "pour cent", "en": "percent"}


def in_words(text: str, code: str) -> str:
    """``text`` with its whole numbers under a thousand as words, percent signs too; other languages keep figures."""
    spell = _SPELLED.get(code)
    if spell is None:
        return text

    def said(match: re.Match[str]) -> str:
        number = spell(int(match[0].rstrip("% \u00a0\u202f")))
        return f"{number} {_PERCENT[code]}" if match["percent"] else number

    return _FIGURES.sub(said, text)


def with_words(sentence: str, counts: Mapping[str, int], code: str) -> str:
    """A sentence whose parameters in braces `counts` count something, with these as words where all are one to nine.

    Where one is larger all are left in braces: what is compared looks alike, “6 of the 24”.
    """
    parts = _LEFT_IN_FIGURES.split(sentence)
    said = {name: n for name, n in counts.items() if any(f"{{{name}}}" in part for part in parts)}
    if code not in _SPELLED or not said or not all(1 <= n <= _LARGEST_WORD for n in said.values()):
        return sentence
    kept = [*_LEFT_IN_FIGURES.findall(sentence), ""]
    return "".join(_spelled(part, said, code) + figures for part, figures in zip(parts, kept, strict=True))


def _spelled(part: str, counts: Mapping[str, int], code: str) -> str:
    for name, n in counts.items():
        part = _count(name).sub(partial(_counted, n, code), part)
    return part


@cache
def _count(name: str) -> re.Pattern[str]:
    """A parameter, with the “de” before it that loses its e before “un”, and the word that is counted."""
    return re.compile(rf"(?P<of>\bde\s)?\{{{name}\}}(?=(?:\s(?P<counted>\w+))?)")


def _counted(n: int, code: str, match: re.Match[str]) -> str:
    of, word = match["of"] or "", _SPELLED[code](n)
    if code != "fr" or n != 1:
        return of + word
    return f"{of and 'd’'}{'une' if match['counted'] in _FEMININE else word}"


def _french(n: int) -> str:
    if n < len(_FRENCH):
        return _FRENCH[n]
    return _french_tens(n) if n < 100 else _french_hundreds(n)


def _french_tens(n: int) -> str:
    tens = max(ten for ten in _FRENCH_TENS if ten <= n)
    rest = n - tens
    if rest == 0:
        return "quatre-vingts" if n == 80 else _FRENCH_TENS[tens]
    link = " et " if rest in (1, 11) and tens != 80 else "-"
    return f"{_FRENCH_TENS[tens]}{link}{_FRENCH[rest]}"


def _french_hundreds(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    start = "cent" if hundreds == 1 else f"{_FRENCH[hundreds]} cent"
    if rest == 0:
        return start if hundreds == 1 else f"{start}s"
    return f"{start} {_french(rest)}"


def _english(n: int) -> str:
    if n < len(_ENGLISH):
        return _ENGLISH[n]
    if n < 100:
        tens, rest = divmod(n, 10)
        return _ENGLISH_TENS[tens - 2] + (f"-{_ENGLISH[rest]}" if rest else "")
    hundreds, rest = divmod(n, 100)
    return f"{_ENGLISH[hundreds]} hundred" + (f" and {_english(rest)}" if rest else "")


_SPELLED: dict[str, Callable[[int], str]] = {"fr": _french, "en": _english}
