"""Running the workshop: one page with the agenda, one activity and what the room sees; one obvious next button."""
from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.activity import Activity, State
from workshop.domain.digits import whole
from workshop.domain.errors import Mendable
from workshop.domain.progress import stepped
from workshop.domain.stage import panel_of
from workshop.findings import PROMPTS
from workshop.services.change import change
from workshop.services.close_activity import close_activity
from workshop.services.lookup import kind_of
from workshop.services.open_activity import open_activity, withdraw_activity
from workshop.services.open_round import open_round
from workshop.services.ports import Snapshot, Store
from workshop.services.reveal_activity import (
    go_to,
    next_activity,
    reveal_activity,
    show_face,
    show_language,
    show_panel,
)
from workshop.services.write_plan import overdue_actions
from workshop.web.errors import STATUS
from workshop.web.facilitator.shown import activity_view
from workshop.web.facilitator.step import Step, next_step, page_step
from workshop.web.locale import today
from workshop.web.parts import current_store, parts
from workshop.web.projector.turning import wall_pages

TIMER_STEP = 120
LONGEST_TIMER = 240


def register(pages: Blueprint) -> None:
    """The control page and what its buttons do."""
    pages.add_url_rule("/", view_func=cockpit)
    pages.add_url_rule("/step", view_func=step, methods=["POST"])
    pages.add_url_rule("/stage", view_func=stage, methods=["POST"])
    pages.add_url_rule("/timer", view_func=timer, methods=["POST"])


def cockpit() -> str | Response:
    """The control page of the current workshop; without one, the list of workshops. `look` names an activity to see
    here while the room goes on seeing its own."""
    store = parts().store()
    if store is None:
        return redirect(url_for("facilitator.workshops"))
    return show_cockpit(store, look=request.args.get("look"))


def show_cockpit(store: Store, error: Mendable | None = None, look: str | None = None) -> str:
    """The control page, with what went wrong on it."""
    snapshot = store.snapshot()
    current = snapshot.activity(snapshot.stage.activity)
    activity = snapshot.activity(look) or current or next(iter(snapshot.activities), None)
    view = activity and activity_view(store, activity)
    following = snapshot.activity(next_activity(snapshot))
    pages = wall_pages(store, snapshot, activity) if activity and activity == current else 1
    return render_template(
        "facilitator/cockpit.html", snapshot=snapshot, stage=snapshot.stage, seats=store.seats(), prompts=PROMPTS,
        agenda=[(other, kind_of(other), answered_step(store, other)) for other in snapshot.activities],
        activity=activity, view=view, current=current, following=following, timer=parts().timer.state(), error=error,
        overdue=overdue_actions(store, today()), today=today(), pages=pages, panel_of=panel_of,
        step=activity and _step_of(snapshot, activity, current, following, pages), running=_running(store))


def _step_of(
    snapshot: Snapshot, activity: Activity, current: Activity | None, following: Activity | None, pages: int
) -> Step:
    further = page_step(activity, current, snapshot.stage, pages) if kind_of(activity).writes_plan else None
    return further or next_step(activity, current, following, snapshot.stage)


def _running(store: Store) -> Activity | None:
    return next((activity for activity in store.snapshot().activities if activity.state is State.OPEN), None)


def answered_step(store: Store, activity: Activity) -> int:
    """How many have answered, in steps while it is open; how many actions a plan has; how many ideas there are once it
    is closed."""
    if activity.state is State.DRAFT:
        return 0
    if kind_of(activity).writes_plan:
        return len(store.actions(activity.id))
    if kind_of(activity).collects_ideas and activity.state is not State.OPEN:
        return len(store.ideas(activity.id))
    answered = store.answered(activity.id, activity.round)
    return stepped(answered, store.seats()) if activity.state is State.OPEN else answered


def step() -> Response | tuple[str, int]:
    """`go` on `activity`: open, round, close, reveal, withdraw, here (show it to the room), next (to the following)."""
    store = current_store()
    activity_id = request.form.get("activity", "")
    try:
        _step(store, request.form.get("go", ""), activity_id)
    except Mendable as error:
        return show_cockpit(store, error, look=activity_id), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit"), 303)


def _step(store: Store, go: str, activity_id: str) -> None:
    actions: dict[str, Callable[..., None]] = {
        "open": open_activity, "round": open_round, "close": _close, "reveal": _reveal, "withdraw": withdraw_activity,
        "here": go_to, "next": _next,
    }
    if go in actions:
        actions[go](store, parts().announcer, activity_id)


def _close(store: Store, announcer: object, activity_id: str) -> None:
    try:
        close_activity(store, parts().announcer, activity_id, parts().aside)
    finally:
        if not any(activity.state is State.OPEN for activity in store.snapshot().activities):
            # what was not sent is nobody's business, even where counting has to wait for a full disk
            parts().drafts.forget_all()
            parts().timer.stop()


def _reveal(store: Store, announcer: object, activity_id: str) -> None:
    reveal_activity(store, parts().announcer, activity_id, parts().aside)


def _next(store: Store, announcer: object, activity_id: str) -> None:
    """To the activity after the current one; `activity_id` is where the sender stands: two taps are one step."""
    following = next_activity(store.snapshot())
    if following and store.snapshot().stage.activity == activity_id:
        go_to(store, parts().announcer, following)


def stage() -> Response | tuple[str, int]:
    """What the wall shows: `face` (blank, codes, activity), `panel` (result, discussion, a dimension), `language`."""
    store = current_store()
    try:
        for name, show in (("face", show_face), ("panel", show_panel), ("language", show_language)):
            if name in request.form:
                show(store, parts().announcer, request.form[name])
    except Mendable as error:
        return show_cockpit(store, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit", look=request.form.get("look") or None), 303)


def timer() -> Response:
    """`go`: start (with `minutes`), more, pause, resume, stop."""
    clock, go = parts().timer, request.form.get("go", "")
    minutes = whole(request.form.get("minutes", "")) or 0
    if go == "start" and 0 < minutes <= LONGEST_TIMER:
        clock.start(minutes * 60)
    elif go == "more":
        clock.add(TIMER_STEP)
    elif go in ("pause", "resume", "stop"):
        getattr(clock, go)()
    change(current_store(), parts().announcer, lambda tx: None)
    return redirect(url_for("facilitator.cockpit", look=request.form.get("look") or None), 303)
