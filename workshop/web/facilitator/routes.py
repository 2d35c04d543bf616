"""The facilitator's pages, one module a part of the work; `pages` holds them all."""
from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from workshop.activities.actions.report import period
from workshop.activities.actions.words import PROGRESS_NAMES
from workshop.web.access import admit_facilitator
from workshop.web.facilitator import (
    agenda,
    editor,
    entry,
    event_data,
    ideas,
    imprint,
    look,
    plan,
    quotes,
    read_back,
    rehearsal,
    report,
    run,
    workshops,
)
from workshop.web.facilitator.frame import frame
from workshop.web.locale import phrasebook
from workshop.web.names import ADDRESSEE_NAMES, STATE_NAMES, TOPIC_NAMES
from workshop.web.unsent import unsent

pages = Blueprint("facilitator", __name__, url_prefix="/facilitator")

#: Pages for somebody who has not given the passphrase yet; each guards itself.
OPEN = ("facilitator.set_up", "facilitator.unlock", "facilitator.choose_language", "facilitator.rehearsal")


@pages.before_request
def guard() -> Response | tuple[str, int] | None:
    """Everything else is for those who gave the passphrase, or sit at the laptop."""
    if request.endpoint in OPEN:
        return None
    turned_away = admit_facilitator()
    return entry.unlock_page(unsent=typed) if turned_away and (typed := unsent()) else turned_away


@pages.get("/help")
def help_page() -> str:
    """Before, during, after; keys; what is protected."""
    return render_template("facilitator/help.html")


@pages.context_processor
def names() -> dict[str, object]:
    """What every page of the facilitator shows or names."""
    return {"frame": frame(), "dates": phrasebook().dates, "topic_names": TOPIC_NAMES,
            "addressee_names": ADDRESSEE_NAMES, "state_names": STATE_NAMES,
            "progress_names": PROGRESS_NAMES, "period": lambda action: period(action, phrasebook())}


PARTS = (entry, workshops, agenda, run, ideas, read_back, plan, report, editor, quotes, look, imprint, event_data,
         rehearsal)
for part in PARTS:
    part.register(pages)
