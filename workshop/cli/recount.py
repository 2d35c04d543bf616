"""python -m workshop recount FILE [--json] [--by ATTRIBUTE]: counts any recount file again (RECOUNT.md)."""
from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from workshop.activities.counting import Arithmetic, Vote, counted
from workshop.cli import phrasebook
from workshop.cli.arguments import Arguments, explained, printable
from workshop.domain.disclosure import part_key, release
from workshop.domain.errors import Mendable
from workshop.domain.people import UNSAID, Choice, Dimension
from workshop.domain.safe import SafeComparison
from workshop.domain.text import Label, Message, msg, nmsg
from workshop.i18n.phrasebook import Phrasebook
from workshop.tally.recount.fields import shown
from workshop.tally.recount.json_file import in_line, read_json
from workshop.tally.recount.kinds import KINDS
from workshop.tally.recount.preflib import SUFFIXES, read_preflib
from workshop.tally.recount.question import Ballot, FileKind, Question, Table

#: Far more than a thousand ballots need; a wrong file must not fill the memory.
MAX_BYTES = 20_000_000

#: The smallest group compared with another one, and the least that may be asked for (METHOD 5.2 R2).
USUAL_GROUP = 5
LEAST_GROUP = 3

#: Kinds of which what is counted by group is a choice among the items.
CHOOSING = ("pick", "rank")

#: Every pair of groups is compared on every item: more of them would say nothing and take for ever.
MOST_GROUPS = 40

NO_ABSTENTIONS = msg("The recount sheet does not say how many ballots were empty.")

USAGE = msg("The command is: python -m workshop recount FILE [--json] [--by ATTRIBUTE] [--min-group N]")
HELP = (
    msg("FILE is a recount file of a workshop (JSON) or a PrefLib ranking file (.soc, .soi, .toc, .toi)."),
    msg("--json prints one JSON object instead of tables."),
    msg("--by ATTRIBUTE compares the groups that the ballots of the file name, such as zone."),
    msg("--min-group N sets the smallest group that may be compared: {usual}, unless told otherwise; at least {least}.",
        usual=USUAL_GROUP, least=LEAST_GROUP),
)


def main(argv: Sequence[str]) -> int:
    """Count the file and print a table, or JSON; 2 and one sentence on standard error when it cannot be counted."""
    book = phrasebook()
    if explained(argv, USAGE, HELP):
        return 0
    try:
        arguments = _arguments(argv)
        min_group = _group_size(arguments.min_group)
        question = read(Path(arguments.file))
        figures = count(question, arguments.by, min_group)
    except Mendable as problem:
        print(printable(book.say(problem.message), sys.stderr.encoding), file=sys.stderr)
        return 2
    text = _json(question, figures, book) if arguments.json else "\n".join(_for_people(question, figures, book))
    print(printable(text, sys.stdout.encoding))
    return 0


def _arguments(argv: Sequence[str]) -> Namespace:
    """Raises Mendable."""
    parser = Arguments(USAGE)
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--by")
    parser.add_argument("--min-group", default=str(USUAL_GROUP))
    return parser.parse_args(argv)


def _group_size(text: str) -> int:
    if not text.isdecimal() or len(text) > 9 or int(text) < LEAST_GROUP:
        raise Mendable(msg("--min-group must be a whole number of at least {n}: smaller groups give people away.",
                           n=LEAST_GROUP))
    return int(text)


def read(path: Path) -> Question:
    """The question of a recount file, ours or PrefLib's (by its suffix).

    Raises Mendable.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise Mendable(msg("The file {file} cannot be read.", file=shown(str(path)))) from None
    if len(content) > MAX_BYTES:
        raise Mendable(msg("The file is larger than {n} MB; that is no recount file.", n=MAX_BYTES // 1_000_000))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + content[: error.start].count(b"\n")
        raise in_line(line, msg("The file is not text in UTF-8.")) from None
    suffix = path.suffix.lower()
    return read_preflib(text, suffix) if suffix in SUFFIXES else read_json(text)


def count(question: Question, by: str | None, min_group: int) -> dict[str, Any]:
    """The figures of RECOUNT.md, with "groups" where a comparison was asked for.

    Raises Mendable.
    """
    figures = {"kind": question.kind} | KINDS[question.kind].count(question)
    if figures["abstentions"] is None:
        figures["reasons"] = {"abstentions": NO_ABSTENTIONS.as_json()} | figures.get("reasons", {})
    return figures if by is None else figures | {"groups": by_groups(question, figures, by, min_group)}


def by_groups(question: Question, figures: Mapping[str, Any], by: str, min_group: int) -> dict[str, Any]:
    """The "groups" of RECOUNT.md: what the gate lets through of a comparison by one attribute of the ballots.

    Raises Mendable where no ballot carries the attribute.
    """
    kind = KINDS[question.kind]
    names = _group_names(question, by)
    dimension = Dimension(by, Label(), tuple(Choice(key, Label()) for key in names if key != UNSAID))
    key_of = {name: key for key, name in names.items()}
    votes = [_vote(ballot, kind, {**question.options, "figures": figures}, {by: key_of[ballot.groups.get(by, UNSAID)]})
             for ballot in question.ballots]  # fmt: skip
    arithmetic = Arithmetic(
        compare=lambda _, groups: kind.compare(question, groups, min_group) if kind.compare else [],
        choosing=question.kind in CHOOSING,
    )
    outcome = counted(question, (dimension,), min_group, votes, figures, arithmetic)
    safe = release(outcome, question.items, (dimension,), min_group).breakdown(by)
    if safe is None or safe.withheld:
        return {"by": by, "withheld": True}
    published = [part_key(tuple(names[key] for key in group.choices)) for group in safe.groups]
    if len(set(published)) < len(published):
        raise Mendable(msg("Two groups by “{attribute}” would both be called {group}; give them names without “+”.",
                           attribute=shown(by), group=shown(max(published, key=published.count))))
    sizes = {name: group.n for name, group in zip(published, safe.groups, strict=True)}
    sensitive = {item.id for item in question.items if item.sensitive}
    comparisons = [_comparison(found, published, kind.statistic, found.item in sensitive) for found in safe.comparisons]
    return {"by": by, "sizes": sizes, "withheld": False, "comparisons": comparisons}


def _vote(ballot: Ballot, kind: FileKind, options: Mapping[str, Any], groups: Mapping[str, str]) -> Vote:
    """An abstention names nothing, whatever its kind."""
    named = kind.named(ballot.answer, options) if ballot.answer else frozenset()
    return Vote(ballot.answer, named, groups)


def _group_names(question: Question, by: str) -> dict[str, str]:
    """The names of the groups by keys of our own, in the order of the names: whatever a file calls its groups, the keys
    of merged ones are no others'. Raises Mendable."""
    found = {ballot.groups[by] for ballot in question.ballots if by in ballot.groups}
    if not found:
        raise Mendable(msg("No ballot of this file carries “{attribute}”, so nothing can be compared by it.",
                           attribute=shown(by)))
    if len(found) > MOST_GROUPS:
        raise Mendable(msg("“{attribute}” divides the ballots into {n} groups; at most {most} can be compared.",
                           attribute=shown(by), n=len(found), most=MOST_GROUPS))
    return {f"{place:02}": name for place, name in enumerate(sorted(found - {UNSAID}))} | {UNSAID: UNSAID}


_FIGURES = ("difference", "p", "p_holm", "exact")


def _comparison(found: SafeComparison, groups: Sequence[str], statistic: str, sensitive: bool) -> dict[str, Any]:
    """Stricter than the report, as RECOUNT.md asks: never a figure of a sensitive item, whatever the gate lets pass."""
    told = {"item": found.item, "groups": [groups[place] for place in found.groups], "statistic": statistic}
    if found.comparison and not sensitive:
        return told | {name: getattr(found.comparison, name) for name in _FIGURES}
    direction = {} if found.direction is None else {"direction": groups[found.direction]}
    return told | dict.fromkeys(_FIGURES) | direction


def _json(question: Question, figures: Mapping[str, Any], book: Phrasebook) -> str:
    kept = {key: value for key, value in figures.items() if key not in ("places", "counts", "reasons")}
    return json.dumps(kept | _reasons(figures, book), indent=1, allow_nan=False)


def _reasons(figures: Mapping[str, Any], book: Phrasebook) -> dict[str, Any]:
    """Why figures are null; only where some are."""
    reasons = {key: book.say(Message.from_json(reason)) for key, reason in figures.get("reasons", {}).items()}
    return {"reasons": reasons} if reasons else {}


def _for_people(question: Question, figures: Mapping[str, Any], book: Phrasebook) -> Iterator[str]:
    yield book.say(nmsg("{n} ballot counted.", "{n} ballots counted.", figures["ballots"]))
    if figures["abstentions"]:
        yield book.say(nmsg("{n} abstention.", "{n} abstentions.", figures["abstentions"]))
    for part in KINDS[question.kind].explain(question, figures):
        yield from _said(part, book)
    for reason in dict.fromkeys(_reasons(figures, book).get("reasons", {}).values()):
        yield "* " + reason
    if "groups" in figures:
        for part in _groups_for_people(question, figures["groups"]):
            yield from _said(part, book)


def _groups_for_people(question: Question, groups: Mapping[str, Any]) -> Iterator[Message | Table]:
    if groups["withheld"]:
        yield msg("By {attribute}: withheld, to protect the people in groups that are too small.",
                  attribute=groups["by"])
        return
    yield Table((msg("By {attribute}", attribute=groups["by"]), msg("Ballots")), tuple(groups["sizes"].items()))
    head = (msg("Item"), msg("Groups"), msg("Difference"), msg("p"), msg("p after Holm"), msg("Test"))
    yield Table(head, tuple(map(_compared, groups["comparisons"])))
    yield from _about(question, {row["item"] for row in groups["comparisons"]})


def _about(question: Question, compared: Collection[str]) -> Iterator[Message]:
    kind = KINDS[question.kind]
    if kind.difference:
        yield kind.difference
    yield msg("Difference: first group minus second. p: how often chance alone would make such a difference; "
              "after Holm, corrected for the number of items.")
    left = tuple(item for item in question.item_ids if item not in compared)
    if kind.compare and left:
        yield msg("Not compared, since nobody judged it or to protect the people in a group: {items}.", items=left)


def _compared(row: Mapping[str, Any]) -> tuple[Any, ...]:
    pair = " - ".join(row["groups"])
    if row["p"] is None:
        hidden = msg("hidden")
        more = msg("more often: {group}", group=row["direction"]) if "direction" in row else hidden
        return row["item"], pair, more, hidden, hidden, None
    test = msg("exact") if row["exact"] else msg("drawn at random")
    return row["item"], pair, row["difference"], row["p"], row["p_holm"], test


def _said(part: Message | Table, book: Phrasebook) -> Iterator[str]:
    if isinstance(part, Message):
        yield _visible(book.say(part))
        return
    filled = [c for c in range(len(part.head)) if any(row[c] or row[c] == 0 for row in part.rows)]
    cells = [[_cell(row[column], book) for column in filled] for row in (part.head, *part.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    yield ""
    for row in cells:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
    yield ""


def _cell(value: Any, book: Phrasebook) -> str:
    match value:
        case None:
            return "-"
        case Message():
            return _visible(book.say(value))
        case Label():
            return _visible(book.label(value)[0])
        case int() | float():
            return book.number(value)
        case _:
            return _visible(value)


def _visible(text: str) -> str:
    """Nothing that a file says may move the cursor of the terminal; typographic spaces are no danger."""
    return "".join(c if c.isprintable() or c in "\u00a0\u202f" else "�" for c in text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
