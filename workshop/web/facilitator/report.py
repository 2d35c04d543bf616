"""The report: free texts beside a preview, both PDFs, and the files by which others count again."""
from __future__ import annotations

import json
from datetime import date

from flask import Blueprint, Response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import NotFound as NoSuchPage
from werkzeug.wrappers import Response as AnyResponse

from workshop.domain.errors import Mendable
from workshop.domain.text import Label, cleaned_paragraphs, msg
from workshop.domain.workshop import ReportTexts
from workshop.activities.voice import Voice
from workshop.document.render.html import render_fragment
from workshop.report.compose import compose
from workshop.report.words import words
from workshop.services.build_report import gather_facts, print_report
from workshop.services.edit_workshop import write_report_texts
from workshop.services.hand_out_recount import ballots_file, recount_sheet
from workshop.services.lookup import find_activity
from workshop.web.locale import is_ready, language
from workshop.web.parts import current_store, parts

LONGEST_TEXT = 6_000
FIELDS = ("introduction", "context", "thanks")


def register(pages: Blueprint) -> None:
    pages.add_url_rule("/report", view_func=report, methods=["GET", "POST"])
    pages.add_url_rule("/report/preview/<code>", view_func=preview)
    pages.add_url_rule("/report/<code>.pdf", view_func=pdf)
    pages.add_url_rule("/recount/<activity_id>.json", view_func=recount)
    pages.add_url_rule("/ballots/<activity_id>.json", view_func=ballots)


def report() -> str | AnyResponse | tuple[str, int]:
    """The free texts in both languages, and what can be taken away."""
    store = current_store()
    if request.method == "GET":
        return _page(None)
    try:
        write_report_texts(store, parts().announcer, _texts())
    except Mendable as error:
        return _page(error), 400
    return redirect(url_for("facilitator.report"), 303)


def _texts() -> ReportTexts:
    texts = {name: {code: cleaned_paragraphs(request.form.get(f"{name}_{code}", "")) for code in ("fr", "en")} for name in FIELDS}
    if any(len(text) > LONGEST_TEXT for pair in texts.values() for text in pair.values()):
        raise Mendable(msg("A text is longer than {limit} characters. Shorten it.", limit=LONGEST_TEXT), "texts")
    return ReportTexts(**{name: Label.of(**pair) for name, pair in texts.items()})


def _page(error: Mendable | None) -> str:
    store = current_store()
    snapshot = store.snapshot()
    try:
        facts = gather_facts(store, date.today())
    except Mendable as nothing_yet:
        return render_template("facilitator/report.html", workshop=snapshot.workshop, texts=snapshot.texts, facts=None, form=request.form,
                               error=error or nothing_yet)
    return render_template("facilitator/report.html", workshop=snapshot.workshop, texts=snapshot.texts, facts=facts, form=request.form,
                           error=error)


def preview(code: str) -> str:
    """The report as a page, from the same blocks as the PDF; shown in a frame beside the texts."""
    _refuse_unknown(code)
    document = compose(gather_facts(current_store(), date.today()), code)
    body = render_fragment(document, words(Voice(code)))
    return render_template("facilitator/preview.html", body=Markup(body), code=code)  # noqa: S704 - the renderer escapes


def pdf(code: str) -> Response:
    """The PDF, printed in a process of its own."""
    _refuse_unknown(code)
    printed = print_report(current_store(), parts().press, code, date.today())
    return _download(printed, "application/pdf", f"report-{code}.pdf" if language() == "en" else f"rapport-{code}.pdf")


def recount(activity_id: str) -> Response:
    """The publishable recount sheet."""
    store = current_store()
    return _json(recount_sheet(store, find_activity(store, activity_id)), "recount")


def ballots(activity_id: str) -> Response:
    """The shuffled ballots for an auditor in the room, where that was announced."""
    store = current_store()
    return _json(ballots_file(store, find_activity(store, activity_id)), "ballots-do-not-distribute")


def _json(data: object, name: str) -> Response:
    return _download(json.dumps(data, ensure_ascii=False, indent=1).encode(), "application/json", f"{name}.json")


def _download(body: bytes, content_type: str, name: str) -> Response:
    return Response(body, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _refuse_unknown(code: str) -> None:
    if not is_ready(code):
        raise NoSuchPage
