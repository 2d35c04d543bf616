"""Preparing the agenda: add, edit, duplicate, move and delete activities."""
from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from workshop.activities import KINDS
from workshop.domain.activity import Activity, State
from workshop.domain.digits import whole
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.items import Item
from workshop.domain.text import Label, msg
from workshop.material import item_lists
from workshop.services.compare_ideas import compare_two_by_two
from workshop.services.lookup import find_activity
from workshop.services.ports import Store
from workshop.services.prepare_agenda import (
    add_activity,
    delete_activity,
    duplicate_activity,
    edit_activity,
    move_activity,
)
from workshop.web.errors import STATUS
from workshop.web.facilitator.activity_form import ActivityForm, Row, options_form
from workshop.web.facilitator.fields import choice, first_wrong, say_at
from workshop.web.facilitator.run import show_cockpit
from workshop.web.facilitator.workshop_form import UNREADABLE
from workshop.web.parts import current_store, parts

#: The id of an activity that does not exist yet, and the address of its form.
NEW = "new"
WRITE = "write"


def register(pages: Blueprint) -> None:
    """Routes below /facilitator/activities."""
    pages.add_url_rule("/activities/new", view_func=new_activity)
    pages.add_url_rule("/activities/<activity_id>", view_func=activity_page, methods=["GET", "POST"])
    pages.add_url_rule("/activities", view_func=arrange, methods=["POST"])


def new_activity() -> str:
    """Choose the kind of a new activity."""
    return render_template("facilitator/kinds.html", kinds=KINDS.values())


def activity_page(activity_id: str) -> str | Response | tuple[str, int]:
    """The form of one activity, or of a new one (`write`, with `kind`). `go`: save, paste, list, add, or up:N, down:N,
    delete:N for a row; only save stores anything."""
    store = current_store()
    base = _base(store, activity_id)
    if request.method == "GET":
        return _page(store, base, _filled(base), dict(base.options), None)
    form = _bound(store, base, ActivityForm(request.form))
    options = options_form(base.kind, request.form).options_json()
    try:
        if request.form.get("go", "save") != "save":
            _rearrange(form, request.form["go"])
            return _page(store, base, form, options, None)
        saved = _save(store, base, form, options)
    except Mendable as error:
        return _page(store, base, form, options, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit", look=saved.id), 303)


def _base(store: Store, activity_id: str) -> Activity:
    if activity_id != WRITE:
        return find_activity(store, activity_id)
    kind = request.values.get("kind", "")
    if kind not in KINDS:
        raise NotFound(msg("Choose one of the kinds of activity shown."))
    return Activity(NEW, kind, Label.of(fr="–"), options=KINDS[kind].options({}).as_json())


def _filled(base: Activity) -> ActivityForm:
    form = ActivityForm.filled(base)
    if base.id == NEW:
        form.question_fr.data = ""
        form.show([{}, {}, {}])
    return form


def _save(store: Store, base: Activity, form: ActivityForm, options: dict[str, object]) -> Activity:
    if not form.validate():
        raise Mendable(UNREADABLE, "form")
    edited = form.activity(base, options, _new_id)
    if base.id == NEW:
        return add_activity(store, parts().announcer, parts().ids, edited)
    edit_activity(store, parts().announcer, edited)
    return edited


def _new_id() -> str:
    return parts().ids.new_id()


def _rearrange(form: ActivityForm, go: str) -> None:
    """Change the rows without saving: a plain form must be able to do what a script would. Raises Mendable."""
    action, _, place = go.partition(":")
    if action == "paste":
        form.take_in(form.pasted(_new_id))
        form.paste.data = ""
    elif action == "list":
        form.take_in(_ready_items(request.form.get("ready", ""), form.listed(_new_id)))
    elif action == "add":
        form.show([*form.rows(), {}])
    else:
        form.show(_moved(form.rows(), action, place))


def _ready_items(key: str, items: tuple[Item, ...]) -> list[Item]:
    """A ready list's items that are not in the list yet, as copies."""
    known = {item.label for item in items}
    ready = item_lists()[key].items if key in item_lists() else ()
    return [replace(item, id=_new_id()) for item in ready if item.label not in known]


def _moved(rows: list[Row], action: str, place: str) -> list[Row]:
    """The rows with one of them taken out, or one place further up or down."""
    at = whole(place)
    if at is None or at >= len(rows):
        return rows
    row = rows.pop(at)
    if action in ("up", "down"):
        rows.insert(max(0, at + (-1 if action == "up" else 1)), row)
    return rows


def _bound(store: Store, base: Activity, form: ActivityForm) -> ActivityForm:
    earlier = (choice(other.id, other.question) for other in _possible_sources(store, base))
    form.source.choices = [choice("", msg("From the list below")), *earlier]
    return form


def _possible_sources(store: Store, base: Activity) -> list[Activity]:
    """Activities that come earlier on the agenda and have items to give."""
    order = store.snapshot().activities
    places = [place for place, other in enumerate(order) if other.id == base.id]
    return [other for other in (order[: places[0]] if places else order) if not KINDS[other.kind].writes_plan]


def _page(store: Store, base: Activity, form: ActivityForm, options: dict[str, object], error: Mendable | None) -> str:
    _bound(store, base, form)
    answers = options_form(base.kind, filled=options)
    return render_template(
        "facilitator/activity.html", activity=base, kind=KINDS[base.kind], form=form, options_form=answers,
        ready=item_lists(), error=error, focus=_say_where(error, form, answers), is_new=base.id == NEW,
        locked=base.state is not State.DRAFT, write=WRITE)


def _say_where(error: Mendable | None, form: ActivityForm, answers: Form) -> str:
    """Let the field say what is wrong with it; answers the id of what gets the focus."""
    if error is None:
        return ""
    place = "question_fr" if error.field == "question" else error.field or ""
    for part in (form, answers):
        if place in part and place != "items":
            say_at(part[place], error.message)
    return first_wrong([*form, *answers]) or f"{place}-wrong"


def arrange() -> Response | tuple[str, int]:
    """`go` on `activity`: duplicate, delete, up, down, compare (its ideas two by two)."""
    store = current_store()
    activity_id = request.form.get("activity", "")
    try:
        look = _arrange(store, request.form.get("go", ""), activity_id)
    except Mendable as error:
        return show_cockpit(store, error, look=activity_id), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit", look=look), 303)


def _arrange(store: Store, go: str, activity_id: str) -> str | None:
    """Do it; answers which activity to look at afterwards."""
    if go == "compare":
        return compare_two_by_two(store, parts().announcer, parts().ids, activity_id).id
    if go == "duplicate":
        return duplicate_activity(store, parts().announcer, parts().ids, activity_id).id
    if go == "delete":
        delete_activity(store, parts().announcer, activity_id)
        return None
    if go in ("up", "down"):
        move_activity(store, parts().announcer, activity_id, -1 if go == "up" else 1)
    return activity_id
