"""A group's phone writes rows of an action plan: each phone sees and changes its own, while the plan is open."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable, NotFound
from workshop.domain.plan import Action, typed_of
from workshop.services.cast_ballot import find_open
from workshop.services.drafts import Draft
from workshop.services.ports import Store
from workshop.services.write_plan import RowChanged, own_actions, share_action, withdraw_action
from workshop.web.access import browser_secret
from workshop.web.errors import STATUS
from workshop.web.locale import language
from workshop.web.participant.screens import Place, show
from workshop.web.participant.typed import keep_typed
from workshop.web.parts import current_store, parts
from workshop.web.plan import entry_in

CONFLICT = 409


def register(pages: Blueprint) -> None:
    """What the buttons of the plan's page do."""
    pages.add_url_rule("/action", view_func=save_action, methods=["POST"])
    pages.add_url_rule("/action/edit", view_func=edit_action, methods=["POST"])
    pages.add_url_rule("/action/withdraw", view_func=take_back_action, methods=["POST"])


def save_action() -> Response | tuple[str, int]:
    """Record a new row or a changed one; what is refused stays on the page."""
    store = current_store()
    entry = entry_in(request.form, language())
    try:
        share_action(store, parts().announcer, parts().ids, browser_secret(), request.form.get("activity", ""), entry)
        _place(store).forget()
    except Mendable as error:
        keep_typed(request.form)
        if isinstance(error, NotFound):
            _keep_with(store, row="", seen="")  # deleted meanwhile: the words stand on the page as those of a new one
        if isinstance(error, RowChanged):
            _keep_with(store, seen=error.now.version)
            return show(store, error), CONFLICT
        return show(store, error), STATUS[error.code]
    return redirect("/", 303)


def _keep_with(store: Store, **marks: str) -> None:
    """What is on the page stays there with other marks; an empty one goes."""
    place = _place(store)
    if place.draft:
        kept = dict(mark.split("=", 1) for mark in place.draft.items) | marks
        place.keep(Draft(tuple(f"{name}={value}" for name, value in kept.items() if value), place.draft.text))


def edit_action() -> Response | tuple[str, int]:
    """Put one of the phone's own rows (`row`) into the fields; without one, a new row stands there again."""
    store = current_store()
    try:
        place = _place(store)
        own = own_actions(store, place.secret, place.activity)
        wanted = next((action for action in own if action.id == request.form.get("row")), None)
        if wanted is None:
            place.forget()
        else:
            place.keep(_draft_of(wanted))
    except Mendable as error:
        return show(store, error), STATUS[error.code]
    return redirect("/", 303)


def _draft_of(action: Action) -> Draft:
    """In the language in which its words are."""
    code = action["action"].best(language())[1]
    typed = typed_of(action, code)
    marks = (f"{name}={value}" for name, value in typed.items() if name != "action")
    return Draft((f"row={action.id}", f"seen={action.version}", f"language={code}", *marks), typed["action"])


def take_back_action() -> Response | tuple[str, int]:
    """Delete one of this phone's own rows."""
    store = current_store()
    activity, row = request.form.get("activity", ""), request.form.get("row", "")
    try:
        withdraw_action(store, parts().announcer, browser_secret(), activity, row)
    except Mendable as error:
        return show(store, error), STATUS[error.code]
    return redirect("/", 303)


def _place(store: Store) -> Place:
    return Place(store, browser_secret(), find_open(store, request.form.get("activity", "")))
