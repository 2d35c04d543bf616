"""How the report looks: logo and colour, with what is wrong beside the field."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.document.logo import MEGABYTE, MOST_BYTES
from workshop.document.render.html import accent_rule
from workshop.domain.errors import Mendable
from workshop.services.build_report import counted_activities
from workshop.services.edit_report import ChangedMeanwhile, passage
from workshop.services.ports import Store
from workshop.services.report_edition import LOOK
from workshop.services.write_look import USUAL, Look, look_of, write_look
from workshop.web.errors import STATUS
from workshop.web.facilitator.seen import seen_version
from workshop.web.parts import current_store, parts

CONFLICT = 409


def register(pages: Blueprint) -> None:
    """/facilitator/report/look, and the colour as previews link it."""
    pages.add_url_rule("/report/look", view_func=look, methods=["GET", "POST"])
    pages.add_url_rule("/report/accent.css", view_func=accent_sheet)


def look() -> str | AnyResponse | tuple[str, int]:
    """`go`: save, remove (the logo), or usual (the colour again that it has without a choice)."""
    store = current_store()
    kept = look_of(store.passages())
    if request.method == "GET":
        return _page(store, kept, None)
    go, file = request.form.get("go"), request.files.get("logo")
    accent = "" if go == "usual" else request.form.get("accent", "")
    picture = file.stream.read(MOST_BYTES + 1) if file else b""
    removed = go == "remove"
    try:
        write_look(store, parts().announcer, parts().aside, seen_version(), accent, b"" if removed else picture,
                   keep_logo=not removed)
    except Mendable as error:
        theirs = look_of(store.passages()) if isinstance(error, ChangedMeanwhile) else None
        return _page(store, Look(kept.logo, accent), error, theirs), CONFLICT if theirs else STATUS[error.code]
    return redirect(url_for("facilitator.look", saved="yes"), 303)


def accent_sheet() -> Response:
    """The colour as a style sheet: the rules of our pages forbid a style within them."""
    return Response(accent_rule(look_of(current_store().passages()).accent), content_type="text/css; charset=utf-8")


def _page(store: Store, shown: Look, error: Mendable | None, theirs: Look | None = None) -> str:
    return render_template(
        "facilitator/look.html", look=shown, error=error, theirs=theirs, seen=passage(store, LOOK).version,
        most=MOST_BYTES // MEGABYTE, usual=USUAL, sent=bool(request.files.get("logo")), saved="saved" in request.args,
        has_cover=bool(counted_activities(store)))
