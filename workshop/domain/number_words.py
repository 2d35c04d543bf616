"""Numbers written as words, French and English, put into digits: “vingt-quatre” and “twenty-four” are 24."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNITS = (
    "zéro zero|un une one|deux two|trois three|quatre four|cinq five|six|sept seven|huit eight|neuf nine|dix ten|"
    "onze eleven|douze twelve|treize thirteen|quatorze fourteen|quinze fifteen|seize sixteen|seventeen|eighteen|"
    "nineteen"
)
_TENS = (
    "vingt vingts twenty|trente thirty|quarante forty|cinquante fifty|soixante sixty|septante seventy|"
    "octante huitante eighty|nonante ninety"
)
_MULTIPLES = {"cent": 100, "cents": 100, "hundred": 100, "mille": 1000, "thousand": 1000}
_VALUES = (
    {word: n for n, words in enumerate(_UNITS.split("|")) for word in words.split()}
    | {word: 10 * n for n, words in enumerate(_TENS.split("|"), 2) for word in words.split()}
    | _MULTIPLES
)
#: These are articles and pronouns, too: alone they state no number.
_ARTICLES = frozenset(["un", "une", "one"])
_WORD = rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})"
_RUN = re.compile(rf"\b{_WORD}(?:(?:\s+et\s+|-et-|\s+and\s+|-|\s+){_WORD})*\b", re.IGNORECASE)
_PARTS = re.compile(rf"({_WORD})((?:\s+(?:et|and)\s+|-et-|-|\s+)?)", re.IGNORECASE)


def in_digits(text: str) -> str:
    """The text with every number that is written as words in digits; articles stay what they are."""
    return _RUN.sub(lambda run: "".join(_read(run.group())), text)


def _read(run: str) -> Iterator[str]:
    """The numbers of a run of words one after another, with what stood between them."""
    number, before, link, written = 0, 0, "", ""
    for word, after in _PARTS.findall(run):
        value = _VALUES[word.casefold()]
        if written and _belongs(before, link.strip(), value):
            number = _joined(number, before, value)
            written = f"{written}{link}{word}"
        else:
            if written:
                yield _said(number, written) + link
            number, written = value, word
        before, link = value, after
    yield _said(number, written)


def _belongs(before: int, link: str, value: int) -> bool:
    """Whether a word goes on with the number before it: “soixante et onze”, “deux cent trois”, “quatre-vingts”."""
    if link in ("et", "-et-"):
        return before in range(20, 100, 10) and value in (1, 11)
    if value in (100, 1000):
        return before < value
    if before in (100, 1000):
        return value < before
    if before == 10:
        return value in (7, 8, 9)  # dix-sept
    return (before, value) == (4, 20) or (before in range(20, 100, 10) and value < 20 and link != "and")


def _joined(number: int, before: int, value: int) -> int:
    if value == 1000:
        return number * value
    if value == 100 or (before, value) == (4, 20):
        return number - before + before * value
    return number + value


def _said(number: int, written: str) -> str:
    return written if written.casefold() in _ARTICLES else str(number)
