"""The action plan on the control page: every row, before and after closing; and those whose day has passed."""
from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.activities.voice import Voice
from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.plan import Action, typed_of
from workshop.domain.text import msg
from workshop.i18n.languages import is_ready, ready_languages
from workshop.report.plan_csv import plan_csv
from workshop.services.lookup import find_activity, kind_of
from workshop.services.ports import Store
from workshop.services.write_plan import (
    Entry,
    RowChanged,
    delete_action,
    find_action,
    move_action,
    set_progress,
    write_action,
)
from workshop.web.errors import STATUS
from workshop.web.facilitator.run import show_cockpit
from workshop.web.locale import language
from workshop.web.parts import current_store, parts
from workshop.web.plan import entry_in, field_words

#: The id of a row that does not exist yet.
NEW = "new"
CONFLICT = 409
FILE_NAMES = {"fr": "plan-d-action.csv", "en": "action-plan.csv"}


def register(pages: Blueprint) -> None:
    """Routes below /facilitator/plan."""
    pages.add_url_rule("/plan", view_func=arrange_plan, methods=["POST"])
    pages.add_url_rule("/plan/<activity_id>.csv", view_func=export_plan)
    pages.add_url_rule("/plan/<activity_id>/<action_id>", view_func=action_page, methods=["GET", "POST"])


def arrange_plan() -> AnyResponse | tuple[str, int]:
    """`go` on `activity`: up:ID, down:ID, delete:ID, or a state and an ID: done:ID; `back`: the activity to look at
    afterwards."""
    store, activity = current_store(), request.form.get("activity", "")
    try:
        _arrange(store, activity, *request.form.get("go", "").partition(":")[::2])
    except Mendable as error:
        return show_cockpit(store, error, look=activity), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit", look=request.form.get("back") or activity), 303)


def _arrange(store: Store, activity: str, deed: str, action: str) -> None:
    announcer = parts().announcer
    if deed in ("up", "down"):
        move_action(store, announcer, activity, action, -1 if deed == "up" else 1)
    elif deed == "delete":
        delete_action(store, announcer, activity, action)
    else:
        set_progress(store, announcer, activity, action, deed)


def action_page(activity_id: str, action_id: str) -> str | AnyResponse | tuple[str, int]:
    """The fields of one row, or of a new one, in the language `words`: words in the other languages stay."""
    store = current_store()
    activity = _plan(store, activity_id)
    if request.method == "GET":
        action = Action("", activity_id) if action_id == NEW else find_action(store, activity_id, action_id)
        code = _code(request.args.get("words", ""), action)
        return _page(activity, action, typed_of(action, code), code)
    entry = entry_in(request.form, language())
    try:
        saved = write_action(store, parts().announcer, parts().ids, activity_id, entry)
    except Mendable as error:
        return _refused(activity, entry, error)
    return redirect(_following(activity_id, saved, entry.language, request.form.get("then", "")), 303)


def _refused(activity: Activity, entry: Entry, error: Mendable) -> tuple[str, int]:
    """What was typed, with the reason. Of a row that was deleted meanwhile it stands there as that of a new one; of one
    that somebody else has changed, what they wrote beside it: saved again, this is then known."""
    row, seen = entry.action, entry.seen
    if isinstance(error, NotFound):
        row, seen = "", ""
    elif isinstance(error, RowChanged):
        seen = error.now.version
    page = _page(activity, Action(row, activity.id), entry.typed, entry.language, error, seen)
    return page, CONFLICT if isinstance(error, RowChanged) else STATUS[error.code]


def _following(activity_id: str, saved: Action, code: str, then: str) -> str:
    """Where to go on: a new row, the same in another language, or back."""
    if then == NEW:
        return url_for("facilitator.action_page", activity_id=activity_id, action_id=NEW, words=code)
    if is_ready(then):
        return url_for("facilitator.action_page", activity_id=activity_id, action_id=saved.id, words=then)
    return url_for("facilitator.cockpit", look=activity_id)


def _plan(store: Store, activity_id: str) -> Activity:
    activity = find_activity(store, activity_id)
    if not kind_of(activity).writes_plan or activity.state is State.DRAFT:
        raise NotFound(msg("Open the action plan first; then it can be written."))
    return activity


def _code(wanted: str, action: Action) -> str:
    """The language asked for; else that of the row's words; else the page's."""
    return wanted if is_ready(wanted) else action["action"].best(language())[1]


def _page(
    activity: Activity, action: Action, typed: Mapping[str, str], code: str, error: Mendable | None = None,
    seen: str | None = None,
) -> str:
    """`seen`: the version of the row that the writer knows; None: as it is."""
    others = [other for other in ready_languages() if other.code != code]
    code_name = next(one.name for one in ready_languages() if one.code == code)
    return render_template(
        "facilitator/action.html", activity=activity, action=action, typed=typed, code=code, error=error,
        plan=field_words(error, typed, code), others=others, code_name=code_name, new=NEW,
        focus=f"plan-{error.field}" if error and error.field else "",
        seen=(action.version if action.id else "") if seen is None else seen)


def export_plan(activity_id: str) -> Response:
    """The plan as a table for a spreadsheet, in the page's language."""
    store = current_store()
    activity = _plan(store, activity_id)
    body = plan_csv(store.actions(activity.id), Voice(language()))
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAMES.get(language(), "action-plan.csv")}"'}
    return Response(body, content_type="text/csv; charset=utf-8", headers=headers)
