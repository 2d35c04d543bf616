"""What a phone can do: choose a language, join, answer, share ideas, leave. Each works as a plain form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable
from workshop.domain.people import UNSAID
from workshop.services.cast_ballot import announce_progress, cast_ballot, find_open, find_seat
from workshop.services.drafts import Draft
from workshop.services.join_workshop import check_room_code, join_workshop
from workshop.services.ports import Store
from workshop.services.share_ideas import submit_idea, withdraw_idea
from workshop.web.access import browser_secret, new_secret, remember_secret
from workshop.web.errors import STATUS
from workshop.web.locale import language, remember_language
from workshop.web.participant import plan, remarks
from workshop.web.participant.arriving import running
from workshop.web.participant.moves import moved, place_after
from workshop.web.participant.screens import Place, joining_key, reopened, show
from workshop.web.participant.typed import MOST_LETTERS, keep_typed, marks, round_of
from workshop.web.parts import current_store, parts

pages = Blueprint("participant", __name__)
plan.register(pages)
remarks.register(pages)


@pages.get("/")
def home() -> str:
    """Whatever this phone shall see now."""
    return show(parts().store())


@pages.get("/help")
def help_page() -> str:
    """The same six answers at any moment."""
    store = parts().store()
    return render_template("participant/help.html", workshop=store and store.snapshot().workshop)


@pages.post("/language")
def choose_language() -> Response:
    """Speak this language from now on, and lose nothing of what stands on the page."""
    remember_language(request.form.get("language", ""))
    browser_secret()
    keep_typed(request.form)
    return redirect("/help" if request.form.get("step") == "help" else "/", 303)


@pages.post("/draft")
def keep_draft() -> tuple[str, int]:
    """What is on the page though not yet sent, as scripts tell it now and then, so that a reload finds it again."""
    keep_typed(request.form)
    return "", 204


@pages.post("/join")
def join() -> Response | tuple[str, int]:
    """One tap (and the room code where one is asked): on to the profile, or to a seat where no groups are asked."""
    store = current_store()
    try:
        check_room_code(store, request.form.get("code", ""))
        if store.snapshot().workshop.dimensions:
            _keep_joining("profile")
        else:
            _take_seat({})
    except Mendable as error:
        _keep_joining("join")  # a code is mended where it stands, not typed anew
        return show(store, error), STATUS[error.code]
    return redirect("/", 303)


def _keep_joining(step: str) -> None:
    """Remember the code as typed beside the groups said before, and which of the two pages comes next."""
    kept = parts().drafts.get(joining_key()) or Draft()
    parts().drafts.put(joining_key(), replace(kept, text=request.form.get("code", "")[:MOST_LETTERS], step=step))


@pages.post("/profile")
def give_profile() -> Response | tuple[str, int]:
    """A seat with the groups that were said; `go` "back" keeps them for later."""
    keep_typed(request.form)
    if request.form.get("go") == "back":
        parts().drafts.put(joining_key(), replace(parts().drafts.get(joining_key()) or Draft(), step="join"))
        return redirect("/", 303)
    try:
        _take_seat(request.form)
    except Mendable as error:
        return show(current_store(), error), STATUS[error.code]
    return redirect("/", 303)


def _take_seat(answers: Mapping[str, str]) -> None:
    store, joining = current_store(), parts().drafts.get(joining_key())
    # the page carries the code as well: memory forgets it when an activity closes
    code = request.form.get("code") or (joining.text if joining else "")
    chosen = {dimension.key: answers.get(dimension.key, UNSAID) for dimension in store.snapshot().workshop.dimensions}
    join_workshop(store, browser_secret(), code, chosen)
    parts().drafts.forget(joining_key())
    if activity := running(store.snapshot()):
        announce_progress(store, parts().announcer, activity)


@pages.post("/ballot")
def answer() -> Response | tuple[str, int]:
    """One step of an answer: `go` says which (a move, check, edit, send or skip); `item` holds the choice, in order."""
    store = current_store()
    try:
        find_seat(store, browser_secret())
        place = _place(store)
        _answer(place)
    except Mendable as error:
        return show(store, error), STATUS[error.code]
    return redirect(f"/{_anchor(place)}", 303)


def _anchor(place: Place) -> str:
    """Where on the next page a browser without script puts the focus: a place in a ranking, never which item."""
    number = place_after(place.draft.items if place.draft else (), request.form.get("go", ""))
    return f"#place-{number}" if number else ""


def _place(store: Store) -> Place:
    """This phone's place at the activity of the form. Raises Closed."""
    return Place(store, browser_secret(), find_open(store, request.form.get("activity", ""), round_of(request.form)))


def _answer(place: Place) -> None:
    go, items = request.form.get("go", ""), marks(request.form)
    if go in ("send", "skip"):
        _send(place, items if go == "send" else ())
    elif go == "edit":
        place.keep(Draft(items, step="choose") if items else reopened(place))
    elif go in ("check", ""):  # the Enter key names no button
        _check(place, items)
    else:
        _move(place, moved(items, go))


def _send(place: Place, items: tuple[str, ...]) -> None:
    cast_ballot(place.store, parts().announcer, place.secret, place.activity.id, {"items": list(items)},
                place.activity.round)  # fmt: skip
    place.forget()


def _check(place: Place, items: tuple[str, ...]) -> None:
    place.keep(Draft(items))
    _parse(place, items)
    place.keep(Draft(items, step="check"))


def _move(place: Place, items: tuple[str, ...]) -> None:
    place.keep(Draft(items))
    _parse(place, items)


def _parse(place: Place, items: tuple[str, ...]) -> None:
    place.kind.parse({"items": list(items)}, place.kind.options(place.activity.options), place.activity.item_ids)


@pages.post("/idea")
def share_idea() -> Response | tuple[str, int]:
    """Record one idea; what is refused stays on the page."""
    store = current_store()
    text, addressee = request.form.get("text", ""), request.form.get("addressee", "")
    try:
        submit_idea(
            store,
            parts().announcer,
            parts().ids,
            browser_secret(),
            request.form.get("activity", ""),
            text,
            language(),
            addressee,
        )
        _place(store).forget()
    except Mendable as error:
        keep_typed(request.form)
        return show(store, error), STATUS[error.code]
    return redirect("/", 303)


@pages.post("/idea/withdraw")
def take_back_idea() -> Response | tuple[str, int]:
    """Withdraw one of this phone's own ideas."""
    store = current_store()
    try:
        withdraw_idea(
            store, parts().announcer, browser_secret(), request.form.get("activity", ""), request.form.get("idea", "")
        )
    except Mendable as error:
        return show(store, error), STATUS[error.code]
    return redirect("/", 303)


@pages.post("/leave")
def leave() -> str:
    """Forget this phone's place: a fresh secret replaces the old one, which nobody else knows."""
    remember_secret(new_secret())
    return render_template("participant/left.html", workshop=None)
