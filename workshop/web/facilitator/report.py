"""The report to take home: every form of it, the files by which others count again, and its release."""
from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound as NoSuchPage
from werkzeug.wrappers import Response as AnyResponse

from workshop.activities.voice import Voice
from workshop.document.render import RENDERERS
from workshop.domain.activity import Activity, State
from workshop.domain.digits import whole
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.text import Message, msg
from workshop.i18n.languages import is_ready, ready_languages
from workshop.report.compose import compose
from workshop.report.editions import EDITIONS
from workshop.report.facts import Facts
from workshop.report.words import words
from workshop.services.build_report import gather_facts, print_report
from workshop.services.hand_out_recount import ballots_file, recount_sheet, refuse_ballots_file
from workshop.services.lookup import find_activity
from workshop.services.ports import Store
from workshop.services.printing import STAGES, Printing, Stage
from workshop.services.read_results import sealed_rounds
from workshop.services.release_report import is_draft, keeps_ballots, release_report
from workshop.web.facilitator.imprint import fingerprint
from workshop.web.locale import language, today
from workshop.web.parts import current_store, parts

SHORTEST_PASSWORD, LONGEST_PASSWORD, PASSWORD_BYTES = 8, 60, 127
FILE_NAMES = {"fr": "rapport", "en": "report"}
#: The PDF has buttons of its own.
OTHER_EDITIONS = {form: edition for form, edition in EDITIONS.items() if form != "pdf"}


@dataclass(frozen=True)
class HandOut:
    """What one round of a closed activity has to take away; a reason where something may not leave the laptop."""

    activity: Activity
    no_sheet: Message | None
    no_ballots: Message | None


def register(pages: Blueprint) -> None:
    """The report and everything that can be taken away."""
    pages.add_url_rule("/report", view_func=report)
    pages.add_url_rule("/report/preview/<code>", view_func=preview)
    pages.add_url_rule("/report/making/<code>/<form>", view_func=make)
    pages.add_url_rule("/report/making/<key>", view_func=making)
    pages.add_url_rule("/report/made/<key>", view_func=made)
    pages.add_url_rule("/report/<code>/<form>", view_func=edition)
    pages.add_url_rule("/report/locked", view_func=locked_pdf, methods=["POST"])
    pages.add_url_rule("/report/release", view_func=release, methods=["POST"])
    pages.add_url_rule("/recount/<activity_id>.json", view_func=recount)
    pages.add_url_rule("/ballots/<activity_id>.json", view_func=ballots)


def report() -> str:
    """What can be taken away, beside a preview of the whole."""
    return _page(current_store(), None)


def _page(store: Store, error: Mendable | None) -> str:
    missing = _missing(lambda: gather_facts(store, today(), parts().aside))
    if not missing:
        parts().press.get_ready()
    closed = [activity for activity in store.snapshot().activities if activity.state is not State.DRAFT]
    hand_outs = [_hand_out(store, part) for activity in closed for part in sealed_rounds(store, activity)]
    shown = request.args.get("preview", "")
    return render_template(
        "facilitator/report.html", missing=missing, error=error, hand_outs=hand_outs,
        languages={one.code: one for one in ready_languages()},
        shown=shown if is_ready(shown) else language(), ballots_left=keeps_ballots(store), draft=is_draft(store),
        asked="release" in request.args, editions=OTHER_EDITIONS, fingerprint=fingerprint(store))


def release() -> AnyResponse | tuple[str, int]:
    """The second tap: the sealed ballots are destroyed, the results stay."""
    store = current_store()
    try:
        release_report(store, parts().announcer)
    except Mendable as error:
        return _page(store, error), 400
    return redirect(url_for("facilitator.report"), 303)


def _hand_out(store: Store, activity: Activity) -> HandOut:
    return HandOut(activity, _missing(lambda: recount_sheet(store, activity)),
                   _missing(lambda: refuse_ballots_file(store, activity)))


def _missing(attempt: Callable[[], object]) -> Message | None:
    """Why something cannot be had; None when it can."""
    try:
        attempt()
    except Mendable as reason:
        return reason.message
    return None


def preview(code: str) -> Response:
    """The report as a page, from the same blocks as the PDF; shown in a frame beside the texts."""
    _refuse_unknown(code)
    page = parts().aside.run(_previewed, gather_facts(current_store(), today(), parts().aside), code)
    return Response(page, content_type="text/html; charset=utf-8")


def _previewed(facts: Facts, code: str) -> bytes:
    return RENDERERS["preview"](compose(facts, code), words(Voice(code)))


def make(code: str, form: str) -> AnyResponse:
    """Have a file made; the page that is shown meanwhile says how far it is."""
    _refuse_unknown(code, form)
    printing = parts().printings.ask(gather_facts(current_store(), today(), parts().aside), code, form)
    return redirect(url_for("facilitator.making", key=printing.key), 303)


def making(key: str) -> str:
    """How far the file is; it comes by itself when it is ready."""
    printing = _printing(key)
    return render_template(
        "facilitator/making.html", printing=printing, stages=STAGES, edition=EDITIONS[printing.edition],
        language=next(one for one in ready_languages() if one.code == printing.language))


def made(key: str) -> Response:
    """The finished file."""
    printing = _printing(key)
    if printing.stage is not Stage.READY:
        raise NoSuchPage
    return _printed(printing.body, printing.language, printing.edition, locked=printing.locked)


def _printing(key: str) -> Printing:
    found = parts().printings.find(key)
    if found is None:
        raise NotFound(msg("This file is kept no longer. Have it made again."))
    return found


def edition(code: str, form: str) -> Response:
    """The report in any form at an address that stays, for programs: the demonstration saves its PDFs from here.
    Whoever asks waits while the press prints."""
    _refuse_unknown(code, form)
    return _printed(print_report(current_store(), parts().press, code, today(), form), code, form)


def _printed(body: bytes, code: str, form: str, *, locked: bool = False) -> Response:
    name = FILE_NAMES.get(code, f"report-{code}")
    return _download(body, EDITIONS[form].media_type, f"{name}{'-locked' if locked else ''}{EDITIONS[form].file}")


def locked_pdf() -> AnyResponse | tuple[str, int]:
    """Have the PDF made behind a password, which is used for this one file and kept nowhere."""
    code, password = request.form.get("language", ""), request.form.get("password", "")
    _refuse_unknown(code)
    store = current_store()
    try:
        _refuse_weak(password)
    except Mendable as error:
        return _page(store, error), 400
    printing = parts().printings.ask_locked(gather_facts(store, today(), parts().aside), code, password)
    return redirect(url_for("facilitator.making", key=printing.key), 303)


def _refuse_weak(password: str) -> None:
    """Raises Mendable for a password too short to protect, or longer than the form of file takes."""
    fits = SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD and len(password.encode()) <= PASSWORD_BYTES
    if not fits:
        between = {"least": SHORTEST_PASSWORD, "most": LONGEST_PASSWORD}
        raise Mendable(msg("The password must have between {least} and {most} characters.", **between), "password")


def recount(activity_id: str) -> Response:
    """The publishable recount sheet."""
    store = current_store()
    return _json(recount_sheet(store, _round_of(find_activity(store, activity_id))), "recount")


def ballots(activity_id: str) -> Response:
    """The shuffled ballots for an auditor in the room, where that was announced."""
    store = current_store()
    return _json(ballots_file(store, _round_of(find_activity(store, activity_id))), "ballots-do-not-distribute")


def _round_of(activity: Activity) -> Activity:
    """The activity in the round asked for, the last one where none is named."""
    number = whole(request.args.get("round", str(activity.round)))
    if number is None or not 1 <= number <= activity.round:
        raise NoSuchPage
    return activity if number == activity.round else replace(activity, round=number, state=State.REVEALED)


def _json(data: object, name: str) -> Response:
    return _download(json.dumps(data, ensure_ascii=False, indent=1).encode(), "application/json", f"{name}.json")


def _download(body: bytes, content_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, content_type=content_type, headers=headers)


def _refuse_unknown(code: str, form: str = "pdf") -> None:
    if not is_ready(code) or form not in EDITIONS:
        raise NoSuchPage
