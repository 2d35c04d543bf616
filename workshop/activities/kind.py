"""The contract every kind of activity fulfils: everything the product knows of a kind stands in the kind's folder."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from workshop.activities.rounds import Rounds
from workshop.activities.standing import Order, Standing
from workshop.activities.voice import Voice
from workshop.document.blocks import Block
from workshop.domain.activity import Activity
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension, Groups
from workshop.domain.safe import SafeBreakdown, SafeOutcome
from workshop.domain.text import Message, msg
from workshop.findings import Finding
from workshop.findings.groups import GroupWords

Json = Mapping[str, object]

#: One answer as counted: the kind's ballot JSON and the groups of its voter (empty for ideas, which carry none).
CountedCast = tuple[Json, Groups]

#: An answer as a phone sends it, in this order: "A" is an item that was chosen, "A=4" an item with what was said of it.
Marks = tuple[str, ...]

#: A word of the report and what it means.
Term = tuple[Message, Message]


class Options(Protocol):
    """What the facilitator sets for one activity; frozen, complete, in range."""

    def as_json(self) -> Mapping[str, Any]: ...

    def check_items(self, items: int) -> None:
        """Raises Mendable where these options make no sense for a list of so many items; asked before opening."""


@dataclass(frozen=True)
class Figure:
    """What the room says of one item, for bars: `length` 0 to 100 (None where it has none or may not be shown) and the
    words beside it."""

    length: float | None
    words: Message | None


@dataclass(frozen=True)
class Aspect:
    """One thing that a result says of each item, as a column of a table: its head, cell(item, voice), its share of the
    width."""

    head: Message
    cell: Callable[[str, Voice], str]
    width: float


@dataclass(frozen=True)
class Standings:
    """How a kind puts items in an order, and what it says of each.

    order(safe outcome) -> tie-groups, best first; items whose figure is hidden are in none, unless places may be told.
    figure(safe outcome, item) -> its bar. unit(safe outcome) -> what the bars are, and of how many people.
    evidence(safe outcome, standing, voice) -> what speaks for an item in one cell of a table headed `head`, `width`
    (share of the page) wide; aspects(safe outcome) -> the same in several columns, none where one cell says it all.
    remarks(activity, safe outcome) -> short sentences beneath the bars.
    agreement(safe outcome) -> how far people agree, in a word and in steps of five; None where it is not measured.
    of_importance: whether a first place means that people give the item more weight.
    """

    order: Callable[[SafeOutcome], Order]
    figure: Callable[[SafeOutcome, str], Figure]
    unit: Callable[[SafeOutcome], Message]
    evidence: Callable[[SafeOutcome, Standing, Voice], str]
    head: Message
    width: float = 0.165
    remarks: Callable[[Activity, SafeOutcome], Iterable[Message]] = lambda activity, outcome: ()
    agreement: Callable[[SafeOutcome], tuple[Message, int] | None] = lambda outcome: None
    of_importance: bool = True
    aspects: Callable[[SafeOutcome], tuple[Aspect, ...]] = lambda outcome: ()


Blocks = Callable[[Activity, SafeOutcome, Voice], tuple[Block, ...]]
Tallies = Callable[[Activity, SafeOutcome, Sequence[Dimension], Voice], tuple[Block, ...]]


@dataclass(frozen=True)
class Kind:
    """One kind of activity, assembled in its folder's __init__.py.

    options(json) -> the kind's Options; raises Mendable.
    parse(data, options, item_ids) -> the ballot as JSON in the form of RECOUNT.md, checked; raises Mendable.
        `data` is what a form or a socket sent: {"items": Marks}, of ideas {"text", "language", "addressee"}.
        Without marks it is an abstention ("skip this question").
    marks(ballot) -> the marks that parse to it, so that a recorded answer can be read back and changed.
    count(activity, dimensions, min_group, casts) -> Outcome, with breakdowns, comparisons and the cells of the audit.
    describe(options, number of items) -> what the participant is asked to do ("Tap up to 3 answers.").
    findings(activity, safe outcome) -> what may be said of the whole room.
    results(activity, safe outcome, voice) -> blocks with the result of the whole room.
    tallies(activity, safe outcome, dimensions, voice) -> blocks for the annex: every figure that may be published, of
        the room and of its groups.
    invent(asked, options, liking, chance) -> the marks of an invented participant who likes items so much (about 0,
        spread about 1); `asked` as the phone was asked: item ids, or what `ask` gave.
    check(activity): raises Mendable where its items make no sense for this kind; asked when it is saved and opened.
    beside_ranking: whether the places (`Item.place`) of a ranking of the same items stand beside its result.
    rules, glossary: how answers are counted, and words of the report, one sentence each.
    ask(activity, turn, answered) -> what this phone is asked of the items, where that is not all of them; `turn` counts
        phones, and what the phone has answered so far is among it.
    recount(safe outcome) -> the publishable "summary" of RECOUNT.md, or None where it may not be had.
    place: where it stands among the kinds that are offered, small first.
    standings: None where items have no order. group_words: what is said of groups; None where they are not compared.
    by_group(activity, safe outcome, dimension, breakdown) -> further sentences on the groups of one dimension, made
        from the figures that it shows.
    rounds: how two rounds of a question are compared; None where the kind is asked only once.
    wall(activity, safe outcome, voice) -> one figure that the wall shows in place of ranked bars.
    reads_back: whether its items are sentences that were said of the other results, made when it opens.
    takes_remarks(ballot) -> the items on which the voter may remark in words, read before anybody sees them.
    why_no_recount: the reason where the kind has no recount sheet.
    """

    key: str
    name: Message
    explanation: Message
    options: Callable[[Json], Options]
    parse: Callable[[Json, Any, Sequence[str]], dict[str, object]]
    count: Callable[[Activity, tuple[Dimension, ...], int, Sequence[CountedCast]], Outcome]
    describe: Callable[[Any, int], Message]
    findings: Callable[[Activity, SafeOutcome], Sequence[Finding]]
    results: Blocks
    tallies: Tallies
    invent: Callable[[Sequence[str], Any, Mapping[str, float], random.Random], Marks]
    marks: Callable[[Json], Marks] = lambda ballot: ()
    check: Callable[[Activity], None] = lambda activity: None
    beside_ranking: bool = False
    rules: tuple[Term, ...] = ()
    glossary: tuple[Term, ...] = ()
    ask: Callable[..., tuple[str, ...]] | None = None
    recount: Callable[[SafeOutcome], Json | None] | None = None
    standings: Standings | None = None
    group_words: GroupWords | None = None
    by_group: Callable[[Activity, SafeOutcome, Dimension, SafeBreakdown], Iterable[Finding]] | None = None
    rounds: Rounds | None = None
    wall: Blocks | None = None
    collects_ideas: bool = False
    writes_plan: bool = False
    reads_back: bool = False
    takes_remarks: Callable[[Json], Sequence[str]] | None = None
    why_no_recount: Message = msg("Ideas are not counted, so there is nothing to recount.")
    fewest_items: int = 2
    place: int = 100

    @property
    def votes(self) -> bool:
        """Whether people cast ballots, of which each seat has one."""
        return not (self.collects_ideas or self.writes_plan)
