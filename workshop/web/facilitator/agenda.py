"""Preparing the agenda: add, edit, duplicate, move and delete activities."""
from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.activities import KINDS
from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.items import Item
from workshop.domain.text import Label, msg
from workshop.material import item_lists
from workshop.services.lookup import find_activity
from workshop.services.ports import Store
from workshop.services.prepare_agenda import add_activity, delete_activity, duplicate_activity, edit_activity, move_activity
from workshop.web.errors import STATUS
from workshop.web.facilitator.activity_form import ActivityForm, options_form
from workshop.web.facilitator.run import show_cockpit
from workshop.web.parts import current_store, parts

NEW = "new"


def register(pages: Blueprint) -> None:
    pages.add_url_rule("/activities/new", view_func=new_activity)
    pages.add_url_rule("/activities/<activity_id>", view_func=activity_page, methods=["GET", "POST"])
    pages.add_url_rule("/activities", view_func=arrange, methods=["POST"])


def new_activity() -> str:
    """Choose the kind of a new activity."""
    return render_template("facilitator/kinds.html", workshop=current_store().snapshot().workshop, kinds=KINDS.values())


def activity_page(activity_id: str) -> str | Response | tuple[str, int]:
    """The form of one activity, or of a new one (`new`, with `kind`). `go`: save, paste, list, up:N, down:N, delete:N, add."""
    store = current_store()
    base = _base(store, activity_id)
    if request.method == "GET":
        return _page(store, base, ActivityForm.filled(base), dict(base.options), None)
    form = _bound(store, base, ActivityForm(request.form))
    options = options_form(base.kind, request.form).options_json()
    if request.form.get("go", "save") != "save":
        _rearrange(form, request.form["go"])
        return _page(store, base, form, options, None)
    try:
        _save(store, base, form, options)
    except Mendable as error:
        return _page(store, base, form, options, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit"), 303)


def _base(store: Store, activity_id: str) -> Activity:
    if activity_id != NEW:
        return find_activity(store, activity_id)
    kind = request.values.get("kind", "")
    if kind not in KINDS:
        raise NotFound(msg("Choose one of the kinds of activity shown."))
    return Activity(NEW, kind, Label.of(fr="–"), options=KINDS[kind].options({}).as_json())


def _save(store: Store, base: Activity, form: ActivityForm, options: dict[str, object]) -> None:
    if not form.validate():
        raise Mendable(msg("Something is missing or cannot be read. Look at the fields marked below."), "form")
    form.show((*form.listed(_new_id), *form.pasted(_new_id)))
    edited = form.activity(base, options, _new_id)
    if base.id == NEW:
        add_activity(store, parts().announcer, parts().ids, edited)
    else:
        edit_activity(store, parts().announcer, edited)


def _new_id() -> str:
    return parts().ids.new_id()


def _rearrange(form: ActivityForm, go: str) -> None:
    """Change the rows without saving: a plain form must be able to do what a script would."""
    action, _, place = go.partition(":")
    items = list(form.listed(_new_id))
    if action == "paste":
        items += form.pasted(_new_id)
    elif action == "list":
        items += _ready_items(request.form.get("ready", ""), items)
    elif place.isdigit() and int(place) < len(items):
        _move_row(items, action, int(place))
    form.show(items)
    if action == "add":
        form.items.append_entry({})


def _ready_items(key: str, items: list[Item]) -> list[Item]:
    """A ready list's items that are not in the list yet, as copies."""
    known = {item.label for item in items}
    ready = item_lists()[key].items if key in item_lists() else ()
    return [replace(item, id=_new_id()) for item in ready if item.label not in known]


def _move_row(items: list[Item], action: str, place: int) -> None:
    if action == "delete":
        del items[place]
    elif action in ("up", "down"):
        target = max(0, min(len(items) - 1, place + (-1 if action == "up" else 1)))
        items.insert(target, items.pop(place))


def _bound(store: Store, base: Activity, form: ActivityForm) -> ActivityForm:
    form.source.choices = [("", msg("The list below")), *((other.id, other.question) for other in _possible_sources(store, base))]
    return form


def _possible_sources(store: Store, base: Activity) -> list[Activity]:
    """Activities that come earlier on the agenda."""
    earlier: list[Activity] = []
    for other in store.snapshot().activities:
        if other.id == base.id:
            break
        earlier.append(other)
    return earlier


def _page(store: Store, base: Activity, form: ActivityForm, options: dict[str, object], error: Mendable | None) -> str:
    _bound(store, base, form)
    if base.id == NEW and request.method == "GET":
        form.question_fr.data = ""
    return render_template(
        "facilitator/activity.html", workshop=store.snapshot().workshop, activity=base, kind=KINDS[base.kind], form=form,
        options_form=options_form(base.kind, filled=options), ready=item_lists(), locked=base.state is not State.DRAFT, error=error,
        is_new=base.id == NEW)


def arrange() -> Response | tuple[str, int]:
    """`go` on `activity`: duplicate, delete, up, down."""
    store = current_store()
    go, activity_id = request.form.get("go", ""), request.form.get("activity", "")
    try:
        if go == "duplicate":
            duplicate_activity(store, parts().announcer, parts().ids, activity_id)
        elif go == "delete":
            delete_activity(store, parts().announcer, activity_id)
        elif go in ("up", "down"):
            move_activity(store, parts().announcer, activity_id, -1 if go == "up" else 1)
    except Mendable as error:
        return show_cockpit(store, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit"), 303)
