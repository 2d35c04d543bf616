"""The result of an agreement on paper: diverging bars, what was decided, common ground, every figure in tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.activities.agree.board import order as order_of
from workshop.activities.agree.board import support
from workshop.activities.agree.ground import Ground, by_zone, grounds
from workshop.activities.agree.rules import options
from workshop.activities.agree.scales import Choice, choices, has_veto
from workshop.activities.agree.words import (
    DECISIONS,
    MEANINGS,
    MOSTLY_OPPOSED,
    NO_ANSWER,
    RULES_SET,
    SUPPORTED,
    is_mostly_opposed,
)
from workshop.activities.by_group import columns, listed, tables
from workshop.activities.standing import unplaced
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Cell, Table
from workshop.document.figures import Bar, BarChart, DivergingBars, ScaleRow
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.disclosure import share_text
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, Message, msg, nmsg
from workshop.findings.finding import filled
from workshop.tally.agree import SCALES

MOST_BARS = 13
COLUMN = 0.155
MEDIAN = msg("median")


@dataclass(frozen=True)
class _Proposal:
    """One proposal and what may be seen of it: its figures, how many chose each step and the support in words (None
    where hidden)."""

    label: Label
    figures: Mapping[str, Any]
    counts: Mapping[str, int] | None
    support: Message | None

    @property
    def decision(self) -> Message | None:
        """In words; None where it is hidden."""
        if self.figures["n"] == 0:
            return NO_ANSWER
        return MOSTLY_OPPOSED if is_mostly_opposed(self.figures) else DECISIONS.get(self.figures["decision"])

    @property
    def verdict(self) -> Message:
        """The decision and the vetoes."""
        decision = self.decision or HIDDEN
        if not self.figures["vetoes"]:
            return decision
        return nmsg("{decision}, {n} veto", "{decision}, {n} vetoes", self.figures["vetoes"], decision=decision)


def _proposals(activity: Activity, outcome: SafeOutcome) -> dict[str, _Proposal]:
    """By item id; most support first, those without a place last."""
    order = order_of(outcome)
    ids = [*listed(order), *(item.id for item in unplaced(activity.items, order))]
    return {item: _proposal(activity, outcome, item) for item in ids}


def _proposal(activity: Activity, outcome: SafeOutcome, item: str) -> _Proposal:
    found = outcome.results
    row = found["counts"][item]
    counts = None if row is None else dict(zip(map(str, SCALES[found["scale"]].steps), row, strict=True))
    return _Proposal(activity.item(item).label, found["results"][item], counts, support(outcome, item))


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """How the answers lie on the scale, and what was decided by the rule."""
    return (_chart(activity, outcome, voice), _decided(activity, outcome, voice))


def wall(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """Bars of support and the line of consensus: fewer words than steps, for the back of the room."""
    chosen = options(activity.options)
    shown = tuple(_proposals(activity, outcome).values())
    return (
        BarChart(
            bars=tuple(_support_bar(proposal, voice) for proposal in shown),
            alt=" ".join(_spoken(proposal, voice) for proposal in shown),
            ticks=((chosen.consensus, voice.percent(chosen.consensus / 100)),),
        ),
    )


def _support_bar(proposal: _Proposal, voice: Voice) -> Bar:
    share = proposal.figures["support"]
    return Bar(
        voice.text(proposal.label),
        None if share is None else 100 * share,
        voice.say(proposal.support or HIDDEN),
        lead=proposal.figures["decision"] == "consensus",
        note="" if proposal.counts is None else voice.say(proposal.verdict),
    )


def _hidden_bar(proposal: _Proposal, voice: Voice) -> ScaleRow:
    words = _only_support(proposal.support) if proposal.support else HIDDEN
    return ScaleRow(voice.text(proposal.label), None, hidden=voice.say(words))


def _chart(activity: Activity, outcome: SafeOutcome, voice: Voice) -> DivergingBars:
    scale = outcome.results["scale"]
    shown = list(_proposals(activity, outcome).values())[:MOST_BARS]
    steps = tuple(reversed(choices(scale)))
    return DivergingBars(
        steps=tuple(voice.say(_named(step)) for step in steps),
        rows=tuple(_bar(proposal, scale, voice) for proposal in shown),
        alt=" ".join(_told(proposal, steps, voice) for proposal in shown),
        median="" if scale == "three" else voice.say(MEDIAN),
        neutral=tuple(place for place, step in enumerate(steps, 1) if step.meaning == "undecided"),
        caption=voice.say(msg("How far participants support each proposal")),
        note=f"{voice.say(_rule(activity))} {voice.cut(len(shown), len(activity.items))}".strip(),
    )


def _named(step: Choice) -> Message:
    return msg("{sign} {words}", sign=step.sign, words=step.words) if step.sign else step.words


def _bar(proposal: _Proposal, scale: str, voice: Voice) -> ScaleRow:
    if proposal.counts is None:
        return _hidden_bar(proposal, voice)
    found = proposal.figures
    return ScaleRow(
        voice.text(proposal.label),
        tuple(proposal.counts[step.value] for step in reversed(choices(scale))),
        n=voice.number(found["n"]),
        median=None if found["median"] is None else _place(found["median"], scale),
        median_text="" if found["median"] is None else voice.number(found["median"]),
        note=voice.say(proposal.verdict),
    )


def _only_support(words: Message) -> Message:
    return msg("support: {share}; the rest is not shown, to protect participants", share=words)


def _place(median: float, scale: str) -> float:
    """Where a median stands on the scale with its worst step first, counted from 1."""
    return len(SCALES[scale].steps) + 1 - median if scale == "gradients" else median + 1


def _spoken(proposal: _Proposal, voice: Voice) -> str:
    words = proposal.support or HIDDEN
    if proposal.counts is None:
        return voice.say(msg("{item}: support {share}.", item=proposal.label, share=words))
    return voice.say(
        msg("{item}: support {share}, {decision}.", item=proposal.label, share=words, decision=proposal.verdict)
    )


def _told(proposal: _Proposal, steps: Sequence[Choice], voice: Voice) -> str:
    """The support, and how many chose each step."""
    if proposal.counts is None:
        return _spoken(proposal, voice)
    counts = tuple(msg("“{step}” {n}", step=_named(step), n=proposal.counts[step.value]) for step in steps)
    return voice.say(msg("{support} Answers: {counts}.", support=_spoken(proposal, voice), counts=counts))


def _rule(activity: Activity) -> Message:
    chosen = options(activity.options)
    return filled(RULES_SET[has_veto(chosen.scale)], consensus=chosen.consensus, broad=chosen.broad)


def _decided(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    """Support, vetoes, decision and, where zones are published, the lowest support of any of them."""
    common, vetoes = by_zone(outcome), has_veto(outcome.results["scale"])
    shown = list(_proposals(activity, outcome).items())[:MOST_BARS]
    columns: dict[Message, Callable[[str, _Proposal], Cell]] = {
        msg("Support"): lambda item, proposal: _cell(proposal.support, voice),
        **({msg("Vetoes"): lambda item, proposal: _number(proposal.figures["vetoes"], voice)} if vetoes else {}),
        msg("Decision"): lambda item, proposal: _cell(proposal.decision, voice),
        **({msg("Lowest in a zone"): lambda item, proposal: _lowest(common.get(item), voice)} if common else {}),
    }
    return Table(
        head=(voice.say(msg("Proposal")), *map(voice.say, columns)),
        rows=tuple(
            (voice.text(proposal.label), *(cell(item, proposal) for cell in columns.values()))
            for item, proposal in shown
        ),
        caption=voice.say(msg("What was decided")),
        widths=(1 - COLUMN * len(columns), *([COLUMN] * len(columns))),
        note=voice.say(MEANINGS[outcome.results["scale"]]),
    )


def _lowest(ground: Ground | None, voice: Voice) -> Cell:
    return _cell(None if ground is None else share_text(ground.yes, ground.n), voice)


def _cell(words: Message | None, voice: Voice) -> Cell:
    return Cell(voice.say(words)) if words else Cell(voice.say(HIDDEN), muted=True)


def _number(figure: float | None, voice: Voice) -> Cell:
    return Cell(voice.say(HIDDEN), muted=True) if figure is None else Cell(voice.number(figure))


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """How many chose each step, how many of each group support each proposal, and common ground by every dimension."""
    by_group = tables(activity, outcome, dimensions, order_of(outcome), SUPPORTED, voice)
    return (_steps(activity, outcome, voice), *by_group, *_common(activity, outcome, dimensions, voice))


def _steps(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    steps = choices(outcome.results["scale"])
    width = 0.07 if len(steps) > 3 else 0.14
    return Table(
        head=(voice.say(msg("Proposal")), *(step.sign or voice.say(step.words) for step in steps), voice.say(MEDIAN)),
        rows=tuple(_step_row(proposal, steps, voice) for proposal in _proposals(activity, outcome).values()),
        caption=voice.say(msg("How many participants chose each step")),
        numeric=tuple(range(1, len(steps) + 2)),
        widths=(1 - width * (len(steps) + 1), *([width] * (len(steps) + 1))),
        note=" · ".join(voice.say(_named(step)) for step in steps if step.sign),
        dense=True,
    )


def _step_row(proposal: _Proposal, steps: Sequence[Choice], voice: Voice) -> tuple[Text | Cell, ...]:
    counts, median = proposal.counts, proposal.figures["median"]
    figures = [None if counts is None else counts[step.value] for step in steps]
    middle = Cell("–") if counts is not None and median is None else _number(median, voice)
    return (voice.text(proposal.label), *(_number(times, voice) for times in figures), middle)


def _common(activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice) -> Iterator[Table]:
    for dimension in dimensions:
        found = grounds(outcome, dimension.key)
        if found:
            yield _common_table(activity, outcome, dimension, found, voice)


def _common_table(
    activity: Activity, outcome: SafeOutcome, dimension: Dimension, found: Mapping[str, Ground], voice: Voice
) -> Table:
    names = {id(column.group): column.members or column.name for column in columns(outcome, dimension, voice)}
    breakdown = outcome.breakdown(dimension.key)
    groups = [names[id(group)] for group in breakdown.groups] if breakdown else []
    ranked = sorted(found, key=lambda item: (-found[item].lowest, -found[item].product))
    heads = (msg("Proposal"), msg("Lowest support"), msg("Group"), msg("Group-informed consensus"))
    return Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(
            (
                voice.text(activity.item(item).label),
                voice.say(share_text(found[item].yes, found[item].n)),
                _lowest_groups(found[item], groups, voice),
                voice.number(round(found[item].product, 2)),
            )
            for item in ranked
        ),
        caption=voice.say(msg("Common ground by group: {dimension}", dimension=dimension.label)),
        widths=(0.46, 0.18, 0.22, 0.14),
        numeric=(3,),
        note=voice.say(
            msg("The lowest support of any group that is shown, of all its participants who answered the question.")
        ),
        dense=True,
    )


def _lowest_groups(ground: Ground, groups: Sequence[str], voice: Voice) -> str:
    if len(ground.places) == len(groups):
        return voice.say(msg("the same in all groups"))
    return voice.listing(tuple(groups[place] for place in ground.places))
