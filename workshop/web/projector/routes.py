"""The screen in the room: one page that follows what the facilitator does."""

from __future__ import annotations

from typing import Any

import segno
from flask import Blueprint, render_template
from markupsafe import Markup

from workshop.activities.actions.report import period
from workshop.activities.actions.words import PROGRESS_NAMES
from workshop.domain.activity import Activity, State
from workshop.domain.progress import stepped
from workshop.domain.stage import DISCUSSION, Face
from workshop.domain.text import Label, msg, nmsg
from workshop.domain.workshop import Wifi
from workshop.findings import PROMPTS
from workshop.services.lookup import kind_of
from workshop.services.open_activity import approved_items
from workshop.services.ports import Snapshot, Store
from workshop.web.access import admit_facilitator
from workshop.web.parts import parts
from workshop.web.projector.ideas import idea_pages
from workshop.web.projector.plan import plan_page
from workshop.web.projector.results import result_view
from workshop.web.projector.room import is_long
from workshop.web.projector.rounds import round_words, shown_before
from workshop.web.projector.voices import Voices

#: The letters of a question that stands alone, by how many there are; the longest go without the second language.
QUESTION_SIZES = {"longest": 250, "long": 120, "middle": 70}

pages = Blueprint("projector", __name__, url_prefix="/projector")
pages.before_request(admit_facilitator)


@pages.get("/")
def wall() -> str:
    """Whatever the room shall see now."""
    store = parts().store()
    if store is None:
        return render_template("projector/waiting.html")
    snapshot = store.snapshot()
    activity = snapshot.activity(snapshot.stage.activity)
    return _faces(store, snapshot, activity)


def _faces(store: Store, snapshot: Snapshot, activity: Activity | None) -> str:
    common: dict[str, Any] = {
        "workshop": snapshot.workshop,
        "stage": snapshot.stage,
        "version": snapshot.version,
        "voices": Voices(snapshot.stage.language),
        "address": shown_address(),
        "timer": parts().timer.state(),
        "round_words": (),
        "msg": msg,
        "nmsg": nmsg,
    }
    if snapshot.stage.face is Face.BLANK:
        return render_template("projector/blank.html", **common)
    if snapshot.stage.face is Face.CODES or activity is None:
        return render_template(
            "projector/codes.html",
            **common,
            page_code=page_code(),
            wifi_code=wifi_code(snapshot.workshop.wifi),
            addresses=parts().addresses(),
        )
    common |= {"activity": activity, **_sizes(common["voices"], activity.question)}
    common["round_words"] = round_words(store, activity)
    if activity.state is State.REVEALED:
        return _result(store, snapshot, activity, common)
    before = shown_before(store, snapshot, activity)
    if before is None:
        return _question(store, activity, common)
    common["round_words"] = (msg("Result of round {n}", n=before.round),)
    return _result(store, snapshot, before, common)


def _sizes(voices: Voices, question: Label) -> dict[str, str]:
    """Classes of the question's letters: where it stands above a result, and where it stands alone."""
    letters = len(voices.label(question)) + len(voices.also_label(question))
    alone = next((size for size, least in QUESTION_SIZES.items() if letters > least), "")
    return {"title_size": "long" if is_long(voices, question) else "", "question_size": alone}


def _question(store: Store, activity: Activity, common: dict[str, Any]) -> str:
    kind, seats = kind_of(activity), store.seats()
    answered = stepped(store.answered(activity.id, activity.round), seats)
    ideas = approved_items(store, activity.id) if kind.collects_ideas else ()
    if ideas:
        found = idea_pages(activity.question, ideas, common["voices"])
        number = min(common["stage"].page, len(found))
        shown = {"ideas": ideas[found[number - 1]], "total": len(ideas), "number": number, "pages": len(found)}
        return render_template("projector/ideas.html", **common, **shown)
    return render_template(
        "projector/question.html",
        **common,
        kind=kind,
        answered=answered,
        seats=seats,
        written=len(store.actions(activity.id)) if kind.writes_plan else 0,
        options=kind.options(activity.options),
    )


def _result(store: Store, snapshot: Snapshot, activity: Activity, common: dict[str, Any]) -> str:
    if snapshot.stage.panel == DISCUSSION:
        return render_template("projector/discussion.html", **common, prompts=PROMPTS)
    if kind_of(activity).writes_plan:
        shown = plan_page(activity, store.actions(activity.id), common["voices"], snapshot.stage.page)
        words = {"progress_names": PROGRESS_NAMES, "period": period}
        return render_template("projector/plan.html", **common, shown=shown, **words)
    view = result_view(store, snapshot, activity, common["voices"])
    return render_template(f"projector/{view.page}.html", **common, view=view, as_label=Label.from_json)


def shown_address() -> str:
    """The page's address as people type it: without "http://", which phones add themselves."""
    return next(iter(parts().addresses()), "").removeprefix("http://").rstrip("/")


def page_code() -> Markup:
    """QR code of the page; the same for everybody, without any token."""
    return qr(next(iter(parts().addresses()), "http://127.0.0.1/"))


def wifi_code(wifi: Wifi) -> Markup | None:
    """QR code that joins the Wi-Fi, where the facilitator gave its name."""
    if not wifi.name:
        return None
    security = "WPA" if wifi.password else "nopass"
    escaped = {char: "\\" + char for char in '\\;,":'}
    name, password = ("".join(escaped.get(c, c) for c in text) for text in (wifi.name, wifi.password))
    return qr(f"WIFI:T:{security};S:{name};P:{password};;")


def qr(content: str) -> Markup:
    """The code as inline SVG without any style, so that the page's policy holds."""
    svg = segno.make(content, error="m", micro=False).svg_inline(
        border=2, omitsize=True, dark="#000", light="#fff", svgclass="code"
    )
    return Markup(svg)  # noqa: S704 - made of squares by the library, nothing of the content is in it
