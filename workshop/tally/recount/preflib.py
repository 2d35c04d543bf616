"""PrefLib's ranking files: .soc .soi .toc .toi, with today's “#” headers or in the older form (preflib.org/format)."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.text import Label, Message, msg
from workshop.tally.profile import Ranking
from workshop.tally.recount.fields import MAX_COUNT, MAX_ITEMS, shown
from workshop.tally.recount.question import Ballot, Question

#: Strict or with ties, complete or incomplete orders.
SUFFIXES = (".soc", ".soi", ".toc", ".toi")

_LINE_END = re.compile(r"\r\n?|\n")
_ALTERNATIVE = r"\d{1,9}"
_PLACE = rf"(?:{_ALTERNATIVE}|\{{{_ALTERNATIVE}(?:,{_ALTERNATIVE})*\}})"
_ORDER = re.compile(rf"{_PLACE}(?:,{_PLACE})*", re.ASCII)
_GROUP = re.compile(r"\{([^}]*)\}|([^,{}]+)")


@dataclass(frozen=True)
class _Row:
    """One order of the file as text, with how many people cast it, and its line for the sentences about it."""

    line: int
    times: str
    order: str


def read_preflib(text: str, suffix: str) -> Question:
    """The question of a PrefLib file; its alternatives are named by their numbers.

    Raises Mendable, naming the line.
    """
    lines = [(number, line.strip()) for number, line in enumerate(_LINE_END.split(text), 1) if line.strip()]
    if not lines:
        raise _wrong(1, msg("The file is empty."))
    headers, rows = _modern(lines) if _is_modern(lines[0][1]) else _old(lines)
    items = tuple(_item(number, headers) for number in range(1, _declared_items(headers) + 1))
    ids = frozenset(item.id for item in items)
    ballots = tuple(_ballot(row, ids, suffix) for row in rows)
    voters = sum(ballot.times for ballot in ballots)
    if voters > MAX_COUNT:
        raise Mendable(msg("The file holds more ballots than can be counted here ({most}).", most=MAX_COUNT))
    _check_declared(headers, "NUMBER VOTERS", voters)
    _check_declared(headers, "NUMBER UNIQUE ORDERS", len(ballots))
    return Question("rank", {"top": None}, items, ballots)


def _item(number: int, headers: _Headers) -> Item:
    _, name = headers.get(f"ALTERNATIVE NAME {number}", (0, ""))
    return Item(str(number), Label.of(en=name))


_Lines = list[tuple[int, str]]
_Headers = Mapping[str, tuple[int, str]]


def _is_modern(first: str) -> bool:
    """An order in the first line has lost its headers: that is then said, and nothing about the older form."""
    return first.startswith("#") or ":" in first


def _modern(lines: _Lines) -> tuple[_Headers, list[_Row]]:
    """“# NAME: value” headers, then “times: order”."""
    headers, rows = {}, []
    for number, line in lines:
        name, colon, value = line.partition(":")
        if line.startswith("#"):
            headers[name.lstrip("# ").upper()] = (number, value.strip())
        elif colon:
            rows.append(_Row(number, name.strip(), value))
        else:
            raise _wrong(number, msg("An order is expected, such as {example}.", example="3: 1,2,{3,4}"))
    return headers, rows


def _old(lines: _Lines) -> tuple[_Headers, list[_Row]]:
    """The number of alternatives, a line for each, “voters,sum,orders”, then “times,order”."""
    first = lines[0]
    headers = {"NUMBER ALTERNATIVES": first}
    count = _declared_items(headers)
    if len(lines) < count + 2:
        raise _wrong(lines[-1][0], msg("The file ends too early."))
    number, totals = lines[count + 1]
    voters, _, orders = totals.partition(",")
    for alternative, (line, text) in enumerate(lines[1 : count + 1], 1):
        headers[f"ALTERNATIVE NAME {alternative}"] = (line, text.partition(",")[2].strip())
    headers |= {"NUMBER VOTERS": (number, voters), "NUMBER UNIQUE ORDERS": (number, orders.rpartition(",")[2])}
    return headers, list(_old_rows(lines[count + 2 :]))


def _old_rows(lines: _Lines) -> Iterator[_Row]:
    for number, line in lines:
        times, _, order = line.partition(",")
        yield _Row(number, times.strip(), order)


def _wrong(line: int, problem: Message) -> Mendable:
    return Mendable(msg("Line {line}: {problem}", line=str(line), problem=problem))


def _number(text: str, line: int, least: int, most: int) -> int:
    text = text.strip()
    if not re.fullmatch(r"\d{1,12}", text, re.ASCII) or not least <= int(text) <= most:
        raise _wrong(line, msg("A whole number from {least} to {most} is expected, not “{found}”.",
                               least=least, most=most, found=shown(text)))
    return int(text)


def _declared_items(headers: _Headers) -> int:
    if "NUMBER ALTERNATIVES" not in headers:
        raise Mendable(msg("The file has no line “# NUMBER ALTERNATIVES: …”, so it is no PrefLib ranking file."))
    line, value = headers["NUMBER ALTERNATIVES"]
    return _number(value, line, 1, MAX_ITEMS)


def _check_declared(headers: _Headers, name: str, found: int) -> None:
    """A file cut short or glued together does not hold what its headers announce: it is not counted by half."""
    if name not in headers:
        return
    line, value = headers[name]
    declared = _number(value, line, 0, MAX_COUNT)
    if declared != found:
        raise _wrong(line, msg("{name} says {declared}, but the file holds {found}.",
                               name=name, declared=declared, found=found))


def _ballot(row: _Row, ids: frozenset[str], suffix: str) -> Ballot:
    times = _number(row.times, row.line, 1, MAX_COUNT)
    ranking = _ranking(row)
    named = [item for group in ranking for item in group]
    problem = _problem(named, ids, suffix, has_ties=len(ranking) < len(named))
    if problem:
        raise _wrong(row.line, problem)
    return Ballot(ranking, times=times)


def _ranking(row: _Row) -> Ranking:
    order = re.sub(r"[ \t]*([,{}])[ \t]*", r"\1", row.order.strip())
    if not order:
        return ()
    if not _ORDER.fullmatch(order):
        raise _wrong(row.line, msg("“{order}” is no order such as {example}.", order=shown(order), example="1,2,{3,4}"))
    return tuple(_tie_group(tied or alone) for tied, alone in _GROUP.findall(order))


def _tie_group(text: str) -> tuple[str, ...]:
    return tuple(str(int(number)) for number in text.split(","))


def _problem(named: list[str], ids: frozenset[str], suffix: str, has_ties: bool) -> Message | None:
    """What is wrong with an order, if anything: each alternative once, as strict and complete as the suffix says."""
    unknown = next((item for item in named if item not in ids), None)
    if unknown is not None:
        return msg("There is no alternative {item}.", item=unknown)
    if len(set(named)) < len(named):
        twice = next(item for item in named if named.count(item) > 1)
        return msg("Alternative {item} is named twice.", item=twice)
    if has_ties and suffix in (".soc", ".soi"):
        return msg("A {suffix} file holds no ties.", suffix=suffix)
    if len(named) < len(ids) and suffix in (".soc", ".toc"):
        return msg("A {suffix} file holds complete orders; alternatives missing here: {n}.",
                   suffix=suffix, n=len(ids) - len(named))
    return None
