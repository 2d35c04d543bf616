"""An action plan on the wall, page by page: what, who, when, in letters for the back of the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.activities.actions.report import period
from workshop.domain.activity import Activity
from workshop.domain.plan import Action
from workshop.web.projector.room import NARROW, STAGE, Column, pages, title_height
from workshop.web.projector.voices import Voices

#: The columns of the narrow wall, as in projector.css.
WHAT = Column(19.4, 1.3, 1.4, "Bold")
WHO = Column(12.5, 1.3, 1.4)
WHEN = Column(9.2, 1.3, 1.4)
#: Above and beneath a row, and the head of the table; the state stands beneath the days.
AIR, HEAD, STATE = 0.95, 2.6, 1.4


@dataclass(frozen=True)
class PlanPage:
    """The rows of one page, each with its number in the plan; `page` of `pages`."""

    rows: tuple[tuple[int, Action], ...]
    page: int
    pages: int
    total: int


def plan_page(activity: Activity, actions: Sequence[Action], voices: Voices, page: int) -> PlanPage:
    """The page asked for, or the last where there are fewer."""
    found = _pages(activity, actions, voices)
    number = min(page, len(found))
    return PlanPage(found[number - 1], number, len(found), len(actions))


def _pages(activity: Activity, actions: Sequence[Action], voices: Voices) -> list[tuple[tuple[int, Action], ...]]:
    left = STAGE - title_height(NARROW, voices, activity.question) - HEAD
    rows = list(enumerate(actions, 1))
    heights = [_height(action, voices) for action in actions]
    return [tuple(rows[found]) for found in pages(heights, left, left)]


def _height(action: Action, voices: Voices) -> float:
    what = WHAT.height(voices.label(action["action"]))
    who = WHO.height(voices.label(action["responsible"]))
    when = WHEN.height(period(action, voices.first)) + STATE
    return AIR + max(what, who, when)
