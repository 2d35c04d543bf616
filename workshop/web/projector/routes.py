"""The screen in the room."""
from __future__ import annotations

from flask import Blueprint

from workshop.web.access import admit_facilitator

pages = Blueprint("projector", __name__, url_prefix="/projector")
pages.before_request(admit_facilitator)
