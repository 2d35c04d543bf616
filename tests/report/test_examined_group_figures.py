"""What the gate withheld stands as a figure in no edition: read back by other programs from every page, cell, chart,
alternative text, bookmark and line of metadata, and held to what was published of each group. And the method names all
that was withheld, question by question and round by round, with the reason."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import pytest

from tests.properties.test_gate_attack import released
from tests.support.random_workshop import Vote, random_workshop
from tests.support.read_figures import Read, read_edition
from workshop.activities.by_group import columns
from workshop.activities.said import findings
from workshop.activities.voice import HIDDEN, Voice
from workshop.domain.activity import Topic
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.safe import Hidden, SafeOutcome, Shown
from workshop.domain.text import Label, msg
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.report.editions import EDITIONS, printed
from workshop.report.facts import ActivityFacts, Facts, attendance, workshop_facts
from workshop.report.sections.withheld import COMPLETE, NOTHING

GROUPS = {"n": "Northbank", "c": "Midland", "s": "Southfield", "f": "Womenfolk", "m": "Menfolk", "y": "Youngers",
          "o": "Elders"}  # fmt: skip
NAMES = GROUPS | {"zone": "Where", "gender": "Sex", "age": "Years"}
ANSWERS = (("Anvil", "Brook", "Cedar", "Delta", "Ember"), ("Falcon", "Granite", "Harbour", "Indigo", "Juniper"))
OTHERS = tuple(Voice(code).say(msg("Others together")) for code in ("en", "fr"))
QUESTIONS = ("Which weighs?", "Which counts?")
TOPICS = (Topic.CONCERNS, Topic.DRIVERS)
#: Rooms with figures by group and hidden ones among them; the last asks a question three times.
ROOMS = (1, 8, 11, 23)
#: The forms that print figures by group.
BY_GROUP = ("pdf", "docx", "html", "xlsx", "csv", "plain-csv")

pytestmark = pytest.mark.needs("pdfinfo", "pdftotext")


def word(key: str) -> Label:
    return Label.of(fr=NAMES[key], en=NAMES[key])


def worded(vote: Vote, number: int) -> Vote:
    """The same vote with names that stand nowhere else in a report."""
    items = tuple(Item(item.id, Label.of(fr=name, en=name), item.sensitive)
                  for item, name in zip(vote.activity.items, ANSWERS[number], strict=False))  # fmt: skip
    asked = Label.of(fr=QUESTIONS[number], en=QUESTIONS[number])
    dimensions = tuple(Dimension(d.key, word(d.key), tuple(Choice(c.key, word(c.key)) for c in d.choices))
                       for d in vote.dimensions)  # fmt: skip
    activity = replace(vote.activity, items=items, question=asked, topic=TOPICS[number])
    return replace(vote, activity=activity, dimensions=dimensions)


@cache
def room(seed: int) -> Facts:
    """A random workshop as the report knows it."""
    votes = [worded(vote, number) for number, vote in enumerate(random_workshop(seed))]
    dimensions, people = votes[0].dimensions, [groups for _, (_, groups) in votes[0].answers]
    workshop = Workshop("w", Label.of(en="Peace"), dimensions=dimensions, min_group=5)
    told = [part_of(vote) for vote in votes]
    here = attendance(workshop, people)
    return workshop_facts(workshop, ReportTexts(), date(2026, 3, 14), len(people), ["en"], here, told)


def part_of(vote: Vote) -> ActivityFacts:
    rounds = tuple(released(vote))
    number = max([n for n, safe in enumerate(rounds, 1) if not safe.withheld], default=1)
    activity, safe = replace(vote.activity, round=min(number, vote.activity.rounds)), rounds[number - 1]
    return ActivityFacts(activity, safe, findings(activity, safe, vote.dimensions), rounds=rounds)


# ---- what was published ----

Group = tuple[str, int]


@dataclass
class Published:
    """Of every answer in every group, by the names on paper: the figures that may stand there, None for “not shown”;
    and of every group all numbers that may stand beside its name."""

    figures: dict[tuple[str, Group], set[float | None]] = field(default_factory=lambda: defaultdict(set))
    beside: dict[str, set[float]] = field(default_factory=lambda: defaultdict(set))


def published(facts: Facts, voice: Voice) -> Published:
    known = Published()
    for part in facts.activities:
        for outcome in {id(one): one for one in (part.outcome, *part.rounds)}.values():
            _add(known, part, outcome, facts, voice)
    for one in facts.attendance:
        dimension = facts.dimension(one.dimension)
        for counted in one.parts:
            for name in map(voice.plain, (dimension.choice(c).label for c in counted.choices if dimension.choice(c))):
                known.beside[name] |= {counted.n, facts.seats, round(100 * counted.n / facts.seats)}
    return known


def _add(known: Published, part: ActivityFacts, outcome: SafeOutcome, facts: Facts, voice: Voice) -> None:
    for dimension in facts.dimensions:
        for column in columns(outcome, dimension, voice):
            for item, figure in column.group.named.items():
                told = figure.value if isinstance(figure, Shown) else None
                known.figures[voice.plain(part.activity.item(item).label), (column.name, column.group.n)].add(told)
                numbers = {column.group.n} if told is None else {column.group.n, told}
                known.beside[column.name] |= numbers
                for name in filter(None, re.split(r", | and | et ", column.members)):
                    known.beside[name] |= numbers


# ---- what is read ----

@dataclass(frozen=True)
class Claim:
    """That an edition says of an answer in a group of `n`."""

    answer: str
    group: Group
    words: str


def claims(read: Read, form: str, answers: tuple[str, ...]) -> Iterator[Claim]:
    for table in (_tidy(rows) for rows in read.tables):
        for start, head in enumerate(table):
            sized = {place: found for place, cell in enumerate(head) if (found := _sized(cell))}
            for row in _rows_under(table[start + 1 :]) if sized else ():
                name = next((cell for cell in row if cell in answers), "")
                yield from (Claim(name, sized[place], row[place]) for place in sized if name and place < len(row))
    if form in ("csv", "plain-csv"):
        yield from _lines(read, answers)
    for text in read.texts:
        yield from _spoken(text, answers)


def _tidy(rows: list[list[str]]) -> list[list[str]]:
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def _sized(cell: str) -> Group | None:
    found = re.fullmatch(r"(.+) \(([0-9]+)\)", cell)
    return (found[1], int(found[2])) if found else None


def _rows_under(rows: list[list[str]]) -> Iterator[list[str]]:
    for row in rows:
        if any(map(_sized, row)):
            return
        yield row


def _lines(read: Read, answers: tuple[str, ...]) -> Iterator[Claim]:
    """Lines of data: row, column, value, of how many, words."""
    mark = ";" if read.texts[0].count(";") > 5 else ","
    for cells in csv.reader(read.texts, delimiter=mark):
        if len(cells) == 8 and cells[2] in answers and cells[3] in (*GROUPS.values(), *OTHERS) and cells[4]:
            yield Claim(cells[2], (cells[3], int(cells[5])), cells[4])


def _spoken(text: str, answers: tuple[str, ...]) -> Iterator[Claim]:
    """“Anvil: Northbank 7 of 9”, “Anvil … in the group “Northbank” (7 of 9)”: of the answer named last."""
    groups = "|".join(map(re.escape, (*GROUPS.values(), *OTHERS)))
    pattern = rf"({'|'.join(answers)})|({groups})[ \u00a0\u202f»”:(]{{0,4}}([0-9]+)\s(?:of|sur)\s([0-9]+)"
    named = ""
    for found in re.finditer(pattern, text):
        if found[1]:
            named = found[1]
        elif named:
            yield Claim(named, (found[2], int(found[4])), found[3])


def unpublished(read: Read, form: str, facts: Facts, language: str) -> list[object]:
    """Claims that are none of the published ones, and numbers beside the name of a group that are not its own."""
    voice = Voice(language)
    known, hidden = published(facts, voice), voice.say(HIDDEN)
    room_itself = voice.say(msg("All"))
    answers = tuple(voice.plain(item.label) for part in facts.activities for item in part.activity.items)
    wrong: list[object] = []
    for claim in claims(read, form, answers):
        if claim.group[0] != room_itself:
            told = None if claim.words == hidden else float(claim.words.split()[0].replace(",", "."))
            if told not in known.figures[claim.answer, claim.group]:
                wrong.append(claim)
    return wrong + list(_strange_neighbours(read, known))


def _strange_neighbours(read: Read, known: Published) -> Iterator[tuple[str, str]]:
    for text in read.texts:
        for found in re.finditer(rf"({'|'.join(GROUPS.values())})[ \u00a0\u202f»”:(,;]{{0,4}}(?:n = )?([0-9]+)", text):
            if float(found[2]) not in known.beside[found[1]]:
                yield found[1], found[0]


# ---- nothing else is said ----

@cache
def made(seed: int, language: str, form: str) -> Read:
    return read_edition(printed(room(seed), language, form), form)


@pytest.mark.parametrize("form", EDITIONS)
@pytest.mark.parametrize("seed, language", [*((seed, "en") for seed in ROOMS), (ROOMS[2], "fr")])
def test_no_edition_says_a_figure_of_a_group_that_was_not_published(seed, language, form):
    assert unpublished(made(seed, language, form), form, room(seed), language) == []


@pytest.mark.parametrize("form", BY_GROUP)
def test_the_readers_find_figures_of_groups_and_hidden_ones_among_them(form):
    voice, found = Voice("en"), []
    for seed in ROOMS:
        answers = tuple(voice.plain(item.label) for part in room(seed).activities for item in part.activity.items)
        found += list(claims(made(seed, "en", form), form, answers))
    assert sum(claim.words.isdigit() for claim in found) > 40
    if form not in ("csv", "plain-csv"):  # a line of data that is not shown has no size beside it
        assert sum(claim.words == voice.say(HIDDEN) for claim in found) > 30


def leaking(facts: Facts) -> Facts:
    """Hidden figures by group as if they were none."""
    parts = []
    for part in facts.activities:
        told = [replace(b, groups=tuple(replace(g, named={i: f if isinstance(f, Shown) else Shown(min(3, g.n))
                                                          for i, f in g.named.items()}) for g in b.groups))
                for b in part.outcome.breakdowns]  # fmt: skip
        outcome = replace(part.outcome, breakdowns=tuple(told))
        parts.append(replace(part, outcome=outcome, rounds=(*part.rounds[:-1], outcome) if part.rounds else ()))
    return replace(facts, activities=tuple(parts))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", BY_GROUP)
def test_control_a_hidden_figure_that_were_printed_would_be_found_in_each_edition(form, language):
    leaky = read_edition(printed(leaking(room(ROOMS[2])), language, form), form)
    wrong = unpublished(leaky, form, room(ROOMS[2]), language)
    assert any(isinstance(one, Claim) and one.words == "3" for one in wrong)


def test_control_a_figure_in_an_alternative_text_or_a_bookmark_would_be_found():
    facts = room(ROOMS[2])
    for text in ("Anvil: Womenfolk 3 of 14.", "Womenfolk: 99", "The answer “Anvil” in the group “Womenfolk” (3 of 14)"):
        assert unpublished(Read([], [text]), "pdf", facts, "en")


def test_control_a_chart_that_kept_a_cell_would_be_found():
    chart = [["", "Womenfolk (14)"], ["Anvil", "3"]]
    assert unpublished(Read([chart], []), "xlsx", room(ROOMS[2]), "en")


# ---- and what was withheld is named ----

def withheld_rows(read: Read) -> dict[str, list[str]]:
    """The rows of the method's table as a screen reader says them, by question."""
    tables = [rows for rows in map(_tidy, read.tables) if rows[0][1:2] == ["Whole room"]]
    return {row[0]: row[1:] for rows in tables for row in rows[1:]}


def kept_back(facts: Facts) -> Iterator[tuple[str, list[object]]]:
    """Every question and round with how many answers are hidden in the room and by each dimension; “all” of them."""
    for part in facts.activities:
        several = len(part.rounds) > 1
        for number, outcome in enumerate(part.rounds if several else (part.outcome,), 1):
            name = part.activity.question["en"] + (f" – Round {number}" if several else "")
            cells = [_hidden_count(outcome, key) for key in (None, *(d.key for d in facts.dimensions))]
            if any(cells):
                yield name, cells
    if any(one.withheld for one in facts.attendance):
        yield "Who took part", [0, *("all" if one.withheld else 0 for one in facts.attendance)]


def _hidden_count(outcome: SafeOutcome, dimension: str | None) -> object:
    if outcome.withheld:
        return "all"
    if dimension is None:
        return sum(isinstance(figure, Hidden) for figure in outcome.named.values())
    breakdown = outcome.breakdown(dimension)
    if breakdown is None or breakdown.withheld:
        return "all"
    return sum(isinstance(figure, Hidden) for figure in breakdown.groups[0].named.values())


def counted(cell: str) -> object:
    return "all" if cell == NOTHING.text else 0 if cell == COMPLETE.text else int(cell.split()[0])


@pytest.mark.parametrize("seed", [*ROOMS, 6, 20])
def test_all_that_was_withheld_is_named_in_the_method_with_the_reason(seed):
    facts, read = room(seed), made(seed, "en", "pdf")
    rows, told = withheld_rows(read), dict(kept_back(facts))
    assert {name: [counted(cell) for cell in cells] for name, cells in rows.items()} == told
    said = "".join("".join(read.texts).split())
    reasons = {outcome.withheld for part in facts.activities for outcome in (part.outcome, *part.rounds)}
    for reason in filter(None, reasons):
        assert "".join(Voice("en").say(reason).split()) in said


def test_control_a_row_that_were_missing_would_be_seen():
    facts = room(ROOMS[2])
    parts = [replace(part, outcome=replace(part.outcome, breakdowns=()), rounds=()) for part in facts.activities]
    without = read_edition(printed(replace(facts, activities=tuple(parts)), "en", "pdf"), "pdf")
    assert set(withheld_rows(without)) != set(dict(kept_back(facts)))
