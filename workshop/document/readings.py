"""Figures read back from the words in which they are printed: so no file of data says more than the paper does."""

import re
from dataclasses import dataclass
from functools import cache

from workshop.document.blocks import Cell, Table
from workshop.document.text import Text, plain
from workshop.document.words import Words

FACETS = ("value", "of", "percent")


@dataclass(frozen=True)
class Reading:
    """What a cell says in numbers: a value, of how many, which percentage; None where it does not say that.

    ``decimals`` are those of the value as printed.
    """

    value: float | None = None
    of: float | None = None
    percent: float | None = None
    decimals: int = 0

    @property
    def facets(self) -> tuple[str, ...]:
        return tuple(name for name in FACETS if getattr(self, name) is not None)


def words_of(cell: Text | Cell) -> str:
    """The plain words of a cell."""
    return plain(cell.text if isinstance(cell, Cell) else cell)


def reading(text: str, words: Words) -> Reading | None:
    """The figures of ``text`` when it says nothing else: "12,5", "58 %", "5 of 7", "71% (17 of 24)", "2nd, tied"."""
    said = _spaced(text).strip()
    found = next((match for pattern in _patterns(words) if (match := pattern.fullmatch(said))), None)
    if found is None:
        return None
    printed = found.groupdict()
    figures = {name: _number(printed[key], words) for name, key in _KEYS.items() if printed.get(key)}
    return Reading(**figures, decimals=len((printed.get("x") or "").partition(words.decimal)[2]))


def group_and_size(head: str, words: Words) -> tuple[str, float] | None:
    """The name of a group and how many it has, from the head of its column; None where the head says no number."""
    found = _pattern(words.sized, words).fullmatch(_spaced(head))
    if found is None:
        return None
    return head[: found.end("group")], _number(found["n"], words)


def facets(table: Table, column: int, words: Words) -> tuple[str, ...]:
    """Which figures a column holds, in the order of FACETS; none where it holds words.

    A column that is not declared numeric holds figures only where all its cells do.
    """
    cells = [words_of(row[column]) for row in table.rows]
    found = [reading(cell, words) for cell in cells if cell]
    if column not in table.numeric and not all(found):
        return ()
    present = {facet for one in found if one for facet in one.facets}
    return tuple(facet for facet in FACETS if facet in present)


def row_heads(table: Table, words: Words) -> int:
    """The column that names the rows: the first one of words, else the first."""
    return next((column for column in range(len(table.head)) if not facets(table, column, words)), 0)


_KEYS = {"value": "x", "of": "n", "percent": "percent"}
_PLACE = r"(?P<x>[0-9]+)[^\W\d_]{1,3}"


@cache
def _patterns(words: Words) -> tuple[re.Pattern[str], ...]:
    """The sentences of ``words`` as expressions, the bare number first."""
    sentences = ("{x}", "{percent}%", "{percent} %", *words.shares, *words.ranked)
    return tuple(_pattern(sentence, words) for sentence in sentences)


@cache
def _pattern(sentence: str, words: Words) -> re.Pattern[str]:
    number = rf"[+\-−]?[0-9]+(?:{' ' if words.decimal == ',' else ','}[0-9]{{3}})*(?:{re.escape(words.decimal)}[0-9]+)?"
    named = {name: f"(?P<{name}>{number})" for name in ("x", "n", "percent")}
    named |= {"place": _PLACE, "group": "(?P<group>.+)"}
    parts = re.split(r"\{(\w+)\}", _spaced(sentence))
    return re.compile("".join(named[part] if i % 2 else re.escape(part) for i, part in enumerate(parts)))


def _number(printed: str, words: Words) -> float:
    grouped = " " if words.decimal == "," else ","
    return float(printed.replace(grouped, "").replace(words.decimal, ".").replace("−", "-"))


def _spaced(text: str) -> str:
    """All spaces alike: which one stands where is a matter of typography."""
    return re.sub(r"[\u00a0\u202f]", " ", text)
