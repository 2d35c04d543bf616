"""The one obvious next button of the control page: what it says, what it does, why now."""
from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.activity import Activity, State
from workshop.domain.stage import DISCUSSION, Stage, panel_of
from workshop.domain.text import Message, msg
from workshop.services.lookup import kind_of


@dataclass(frozen=True)
class Step:
    """`words` stand on the button, `why` above it; pressing it posts `field`=`value` to `endpoint` (the report is only
    a link). `keys` are those that press it."""

    words: Message
    why: Message
    endpoint: str = "facilitator.step"
    field: str = "go"
    value: str = ""
    keys: str = "space"


#: Of an action plan, which nobody votes on.
_PLAN = {
    State.DRAFT: Step(msg("Open the action plan"), msg("Then it can be written: here, and on the groups’ phones."),
                      value="open"),
    State.OPEN: Step(msg("Close it for the phones"),
                     msg("You can go on writing afterwards; the phones let go of their actions."), value="close"),
    State.CLOSED: Step(msg("Show the plan"), msg("Read it through first: is any person named?"), value="reveal",
                       keys="space r"),
}


def next_step(activity: Activity, current: Activity | None, following: Activity | None, stage: Stage) -> Step:
    """What comes next for the `activity` looked at, while the room is at `current`."""
    if kind_of(activity).writes_plan and activity.state in _PLAN:
        return _PLAN[activity.state]
    ideas = kind_of(activity).collects_ideas
    if activity.state is State.DRAFT:
        return _open(ideas)
    if activity.state is State.OPEN:
        return _close(ideas)
    if activity.state is State.CLOSED:
        return Step(msg("Show the ideas") if ideas else msg("Reveal the result"),
                    msg("Everything is counted and sealed: no ballot leads back to a phone any more."),
                    value="reveal", keys="space r")
    if current is None or activity.id != current.id:
        return Step(msg("Show it to the room again"), msg("The room is at another point of the agenda."), value="here")
    return _after_reveal(following, stage)


def page_step(activity: Activity, current: Activity | None, stage: Stage, pages: int) -> Step | None:
    """To the next page of a plan that the room is reading; None where there is none."""
    reading = current is not None and current.id == activity.id and activity.state is State.REVEALED
    if not reading or stage.panel == DISCUSSION or stage.page >= pages:
        return None
    words = msg("Page {n} of the plan", n=stage.page + 1)
    why = msg("The plan is longer than the wall.")
    return Step(words, why, "facilitator.stage", "panel", panel_of(stage.side, stage.page + 1))


def _open(ideas: bool) -> Step:
    why = msg("When you open it, the question appears on the phones and on the wall.")
    return Step(msg("Open for ideas") if ideas else msg("Open the vote"), why, value="open")


def _close(ideas: bool) -> Step:
    if ideas:
        why = msg("After closing, none can be sent; rewording and merging go on.")
        return Step(msg("Close the ideas"), why, value="close")
    why = msg("Does anybody need help? After closing, no answer can be given or changed.")
    return Step(msg("Close the vote"), why, value="close")


def _after_reveal(following: Activity | None, stage: Stage) -> Step:
    if stage.panel != DISCUSSION:
        why = msg("Let the room speak. A vote opens the discussion; it does not end it.")
        return Step(msg("Open the discussion"), why, "facilitator.stage", "panel", DISCUSSION)
    if following is None:
        return Step(msg("To the report"), msg("That was the last activity of the agenda."), "facilitator.report")
    why = msg("When everybody who wants to has spoken.")
    return Step(msg("Go on to the next activity"), why, value="next", keys="space n")
