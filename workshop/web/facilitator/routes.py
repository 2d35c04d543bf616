"""The facilitator's pages, one module a part of the work; `pages` holds them all."""
from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from workshop.web.access import admit_facilitator
from workshop.web.facilitator import agenda, entry, ideas, report, run, workshops

pages = Blueprint("facilitator", __name__, url_prefix="/facilitator")

#: Pages for somebody who has not given the passphrase yet; each guards itself.
OPEN = ("facilitator.set_up", "facilitator.unlock", "facilitator.choose_language")


@pages.before_request
def guard() -> Response | None:
    return None if request.endpoint in OPEN else admit_facilitator()


for part in (entry, workshops, agenda, run, ideas, report):
    part.register(pages)
