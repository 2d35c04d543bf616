"""Our own recount files: JSON of the format workshop-recount/1, read strictly."""
from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, tee
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.text import Label, Message, msg
from workshop.tally.recount.fields import MAX_ITEMS, an_object, member, optional, shown
from workshop.tally.recount.kinds import KINDS
from workshop.tally.recount.question import Ballot, FileKind, Question

FORMAT = "workshop-recount/1"

#: Longer whole numbers are no counts.
MOST_DIGITS = 20

#: More ballots than these are of no workshop, and fill the memory of a laptop.
MOST_BALLOTS = 100_000

#: A ballot is nested five deep.
_DEEPEST = 100
_SIGNS = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]')


@dataclass(frozen=True)
class _Flaw:
    """Stands where the JSON says what cannot be counted, until it is known in which item or ballot that is."""

    problem: Message


def read_json(text: str) -> Question:
    """The question of one of our recount files.

    Raises Mendable, naming the line where it is no JSON and the ballot where one is wrong.
    """
    data = _parsed(text)
    _check_sound(data, but=("items", "ballots"))
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Mendable(msg("This is not a recount file: “format” must be “{format}”.", format=FORMAT))
    kind = _kind(data)
    options = kind.options(optional(data, "options", dict) or {})
    empty = Question(kind.key, options, _items(member(data, "items", list)))
    if ("summary" in data) == ("ballots" in data):
        raise Mendable(msg("A recount file holds either “ballots” or a “summary”."))
    if "summary" in data:
        return replace(empty, summary=kind.summary(member(data, "summary", dict), empty.item_ids, options))
    return replace(empty, ballots=_ballots(member(data, "ballots", list), kind, empty))


def _parsed(text: str) -> Any:
    if not text.strip():
        raise in_line(1, msg("The file is empty."))
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise Mendable(msg("The file is not valid JSON: see line {line}, column {column}.",
                           line=str(error.lineno), column=str(error.colno))) from None
    except RecursionError:
        raise in_line(_too_deep(text), msg("The file is nested too deeply to be a recount file.")) from None


def in_line(line: int, problem: Message) -> Mendable:
    """What is wrong, with its line."""
    return Mendable(msg("Line {line}: {problem}", line=str(line), problem=problem))


def _too_deep(text: str) -> int:
    """The line in which the text is nested more deeply than any recount file; signs within texts open nothing."""
    signs, again = tee(_SIGNS.finditer(text))
    depths = accumulate((sign[0] in "[{") - (sign[0] in "]}") for sign in again)
    place = next((sign.start() for sign, depth in zip(signs, depths, strict=True) if depth > _DEEPEST), len(text))
    return text.count("\n", 0, place) + 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Flaw:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    times = Counter(name for name, _ in pairs)
    twice = next(name for name, n in times.items() if n > 1)
    return _Flaw(msg("“{name}” is given twice in the same object.", name=shown(twice)))


def _no_number(name: str) -> _Flaw:
    return _Flaw(msg("{name} is not a number that can be counted.", name=name))


def _whole_number(digits: str) -> int | _Flaw:
    """Python refuses to read a number of thousands of digits, and sentences to quote one of over twenty."""
    return int(digits) if len(digits) <= MOST_DIGITS else _Flaw(msg("A whole number is too long to be counted."))


def _check_sound(data: Any, but: Collection[str] = ()) -> None:
    """No flaw is anywhere within; what the members `but` hold is left to those who read them. Raises Mendable."""
    left = [data]
    while left:
        match left.pop():
            case _Flaw(problem):
                raise Mendable(problem)
            case dict() as found:
                left += [value for name, value in found.items() if found is not data or name not in but]
            case list() as found:
                left += found


def _kind(data: Mapping[str, Any]) -> FileKind:
    name = member(data, "kind", str)
    if name not in KINDS:
        known = ", ".join(KINDS)
        raise Mendable(msg("The kind “{kind}” cannot be recounted; those that can are: {known}.",
                           kind=shown(name), known=known))
    return KINDS[name]


def _items(raw: list[Any]) -> tuple[Item, ...]:
    if not 1 <= len(raw) <= MAX_ITEMS:
        raise Mendable(msg("A recount file has from 1 to {most} items.", most=MAX_ITEMS))
    seen: set[str] = set()
    return tuple(_item_at(place, data, seen) for place, data in enumerate(raw, 1))


def _item_at(place: int, data: Any, seen: set[str]) -> Item:
    try:
        _check_sound(data)
        item = _item(an_object(data))
        if item.id in seen:
            raise Mendable(msg("Its id {id} is already taken.", id=shown(item.id)))
    except Mendable as problem:
        raise Mendable(msg("Item {n}: {problem}", n=str(place), problem=problem.message)) from None
    seen.add(item.id)
    return item


def _item(data: Mapping[str, Any]) -> Item:
    label = optional(data, "label", dict) or {}
    if not member(data, "id", str) or not all(isinstance(text, str) for text in label.values()):
        raise Mendable(msg("It needs an “id” that is not empty, and a “label” that holds texts."))
    return Item(data["id"], Label(tuple(sorted(label.items()))), bool(optional(data, "sensitive", bool)))


def _ballots(raw: list[Any], kind: FileKind, question: Question) -> tuple[Ballot, ...]:
    if len(raw) > MOST_BALLOTS:
        raise Mendable(msg("Ballot {n}: {problem}", n=str(MOST_BALLOTS + 1),
                           problem=msg("A recount file has at most {most} ballots.", most=MOST_BALLOTS)))
    ids = dict.fromkeys(question.item_ids)
    return tuple(_ballot_at(place, data, kind, ids, question.options) for place, data in enumerate(raw, 1))


def _ballot_at(place: int, data: Any, kind: FileKind, ids: Collection[str], options: Mapping[str, Any]) -> Ballot:
    try:
        _check_sound(data)
        # a ballot that says nothing at all is an abstention, like one that says it names nothing
        answer = kind.ballot(data, ids, options) if set(an_object(data)) - {"groups"} else ()
        return Ballot(answer, _groups(optional(data, "groups", dict) or {}))
    except Mendable as problem:
        raise Mendable(msg("Ballot {n}: {problem}", n=str(place), problem=problem.message)) from None


def _groups(raw: Mapping[str, Any]) -> Mapping[str, str]:
    if not all(isinstance(choice, str) and choice for choice in raw.values()):
        raise Mendable(msg("“groups” must give a text for every attribute."))
    return raw
