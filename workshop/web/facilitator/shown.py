"""What the control page knows of one activity: ideas to read, or a result with the sentences that may be said."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import request

from workshop.activities.kind import Kind
from workshop.activities.said import findings
from workshop.domain.activity import Activity, State
from workshop.domain.ideas import Idea, IdeaState
from workshop.domain.people import Dimension
from workshop.domain.persons import may_point_at_somebody
from workshop.domain.plan import Action
from workshop.domain.progress import stepped
from workshop.domain.safe import SafeBreakdown, SafeOutcome
from workshop.domain.text import Message, msg
from workshop.findings import Finding
from workshop.services.compare_ideas import MOST_AT_ONCE
from workshop.services.lookup import kind_of
from workshop.services.ports import Store
from workshop.services.read_back import Sentence, sentences
from workshop.services.read_results import read_results
from workshop.services.suggest_duplicates import likely_duplicates
from workshop.web.facilitator.rounds import RoundsView, rounds_view
from workshop.web.parts import parts

TABS = tuple(state.value for state in IdeaState)
MOST_PAIRS = 3


@dataclass(frozen=True)
class ActivityView:
    """`answered` in steps while it is open; `task` is what people are asked to do, `aloud` how to say it. `safe` and
    `findings` once there is a result. `ideas` by state, `tab` the list shown, `duplicates` pairs that look alike.
    `actions` are the rows of a plan, `sentences` what may be read back."""

    kind: Kind
    answered: int
    task: Message
    aloud: Message
    safe: SafeOutcome | None = None
    findings: tuple[Finding, ...] = ()
    ideas: Mapping[str, list[Idea]] = field(default_factory=dict)
    tab: str = "pending"
    duplicates: tuple[tuple[Idea, Idea], ...] = ()
    editing: str = ""
    rounds: RoundsView | None = None
    actions: tuple[Action, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @property
    def merges(self) -> bool:
        """Whether texts that say the same may be merged here; remarks on a sentence each are not."""
        return self.kind.collects_ideas and self.tab in (IdeaState.PENDING, IdeaState.APPROVED) and not self.editing

    @property
    def is_long_list(self) -> bool:
        """Whether there are more ideas than people can rank at once."""
        return self.kind.collects_ideas and len(self.ideas[IdeaState.APPROVED]) > MOST_AT_ONCE

    def may_name_somebody(self, idea: Idea) -> bool:
        """Whether an idea should be read twice before it is approved."""
        return any(may_point_at_somebody(text) for text in (idea.original, *dict(idea.wording.texts).values()))

    @property
    def some_ideas(self) -> bool:
        """Whether there is anything to moderate."""
        return any(self.ideas.values())

    def compared(self, dimensions: Sequence[Dimension]) -> tuple[Dimension, ...]:
        """Those by which the room may see the result."""
        return tuple(one for one in dimensions if (part := self._part(one)) and part.groups)

    def not_compared(self, dimensions: Sequence[Dimension]) -> list[tuple[Message, list[Dimension]]]:
        """Why the others are withheld: each reason once, with those it holds for."""
        reasons: dict[Message, list[Dimension]] = {}
        for one in dimensions:
            if (part := self._part(one)) and not part.groups and part.withheld:
                reasons.setdefault(part.withheld, []).append(one)
        return list(reasons.items())

    def _part(self, dimension: Dimension) -> SafeBreakdown | None:
        return self.safe.breakdown(dimension.key) if self.safe else None

    def said_of(self, dimension: str) -> tuple[Finding, ...]:
        """The sentences on the whole room (""), or on the groups of one dimension."""
        return tuple(finding for finding in self.findings if finding.dimension == dimension)


def activity_view(store: Store, activity: Activity) -> ActivityView:
    """What to show of this activity in its present state."""
    kind = kind_of(activity)
    safe = _result(store, activity)
    said = findings(activity, safe, store.snapshot().workshop.dimensions) if safe else ()
    ideas = _texts(store, activity)
    by_state = {state: [idea for idea in ideas if idea.state == state] for state in TABS}
    task = kind.describe(kind.options(activity.options), len(activity.items))
    return ActivityView(
        kind, _answered(store, activity), task, _aloud(kind, task), safe, said,
        by_state, _tab(by_state),
        _pairs(likely_duplicates(ideas)) if kind.collects_ideas else (),
        request.values.get("edit", ""), rounds=rounds_view(store, activity),
        actions=store.actions(activity.id) if kind.writes_plan else (),
        sentences=sentences(store, activity) if kind.reads_back and activity.state is State.DRAFT else ())


def _texts(store: Store, activity: Activity) -> list[Idea]:
    """What is read before anybody sees it: ideas, or remarks in the order of the items they speak of."""
    kind, place = kind_of(activity), {item: number for number, item in enumerate(activity.item_ids)}
    texts = store.ideas(activity.id) if kind.collects_ideas or kind.takes_remarks else ()
    return sorted(texts, key=lambda text: place.get(text.item, -1))


def _pairs(duplicates: tuple[tuple[Idea, Idea], ...]) -> tuple[tuple[Idea, Idea], ...]:
    """A few of the pairs, no idea twice: what three ideas have in common is told when two of them are one."""
    pairs: list[tuple[Idea, Idea]] = []
    seen: set[str] = set()
    for pair in duplicates:
        if seen.isdisjoint(idea.id for idea in pair):
            pairs.append(pair)
            seen |= {idea.id for idea in pair}
    return tuple(pairs[:MOST_PAIRS])


def _answered(store: Store, activity: Activity) -> int:
    answered = store.answered(activity.id, activity.round)
    return stepped(answered, store.seats()) if activity.state is State.OPEN else answered


def _aloud(kind: Kind, task: Message) -> Message:
    if kind.writes_plan:
        return msg("“{task} Name organisations, never persons: whoever is named can be threatened.”", task=task)
    if kind.collects_ideas:
        return msg(
            "“{task} Leave out the names of persons and villages. Nothing is shown before we have read it.”", task=task)
    return msg("“{task} Nobody sees your choice, and you can change it until we close.”", task=task)


def _tab(ideas: Mapping[str, list[Idea]]) -> str:
    """The list asked for; else what is still to be read, else what was approved."""
    tab = request.values.get("tab", "")
    usual = IdeaState.PENDING if ideas[IdeaState.PENDING] or not ideas[IdeaState.APPROVED] else IdeaState.APPROVED
    return tab if tab in TABS else usual.value


def _result(store: Store, activity: Activity) -> SafeOutcome | None:
    closed = activity.state in (State.CLOSED, State.REVEALED)
    counted = closed and store.outcome(activity.id, activity.round) is not None
    return read_results(store, activity, parts().aside) if counted else None
