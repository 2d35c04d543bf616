"""What the control page knows of one activity: progress, ideas to read, or a result with the sentences that may be said."""
from __future__ import annotations

from dataclasses import dataclass, field

from flask import request

from workshop.activities.kind import Kind
from workshop.domain.activity import Activity, State
from workshop.domain.ideas import Idea, IdeaState
from workshop.domain.safe import SafeOutcome
from workshop.findings import Finding, findings
from workshop.services.lookup import kind_of
from workshop.services.ports import Store
from workshop.services.read_results import read_results
from workshop.services.suggest_duplicates import likely_duplicates

TABS = tuple(state.value for state in IdeaState)


@dataclass(frozen=True)
class ActivityView:
    """`safe` and `findings` once there is a result; `ideas` by state, `tab` the one shown, `duplicates` pairs that look alike."""

    kind: Kind
    answered: int
    safe: SafeOutcome | None = None
    findings: tuple[Finding, ...] = ()
    ideas: dict[str, list[Idea]] = field(default_factory=dict)
    tab: str = "pending"
    duplicates: tuple[tuple[Idea, Idea], ...] = ()
    editing: str = ""


def activity_view(store: Store, activity: Activity) -> ActivityView:
    """What to show of this activity in its present state."""
    kind = kind_of(activity)
    safe = _result(store, activity)
    said = findings(activity, safe, store.snapshot().workshop.dimensions) if safe else ()
    ideas = store.ideas(activity.id) if kind.collects_ideas else ()
    tab = request.args.get("tab", "pending")
    return ActivityView(
        kind, store.answered(activity.id, activity.round), safe, said, {state: [i for i in ideas if i.state == state] for state in TABS},
        tab if tab in TABS else "pending", likely_duplicates(ideas), request.args.get("edit", ""))


def _result(store: Store, activity: Activity) -> SafeOutcome | None:
    ready = activity.state in (State.CLOSED, State.REVEALED) and store.outcome(activity.id, activity.round) is not None
    return read_results(store, activity) if ready else None
