"""What may be said of a plan: how many actions it holds, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.domain.activity import Activity
from workshop.domain.plan import Progress
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import nmsg
from workshop.findings.finding import Finding


def plan_findings(activity: Activity, safe: SafeOutcome) -> Sequence[Finding]:
    """A plan is an agreement of this room, not a result; what is said of it is only how much of it there is."""
    return tuple(_findings(safe)) if safe.n else ()


def _findings(safe: SafeOutcome) -> Iterator[Finding]:
    yield Finding("plan", nmsg("The plan holds {n} action.", "The plan holds {n} actions.", safe.n))
    done, dropped = (safe.results["progress"][state] for state in (Progress.DONE, Progress.DROPPED))
    if done:
        sentence = nmsg("{n} action of {all} is done.", "{n} actions of {all} are done.", done, all=safe.n)
        yield Finding("done", sentence)
    if dropped:
        sentence = nmsg("{n} action of {all} was dropped.", "{n} actions of {all} were dropped.", dropped, all=safe.n)
        yield Finding("dropped", sentence)
