"""Choosing the sentences that are read back to the room."""
from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable
from workshop.services.read_back import choose_sentence
from workshop.web.errors import STATUS
from workshop.web.facilitator.run import show_cockpit
from workshop.web.parts import current_store, parts


def register(pages: Blueprint) -> None:
    """The one address that the choice posts to."""
    pages.add_url_rule("/sentences", view_func=choose, methods=["POST"])


def choose() -> Response | tuple[str, int]:
    """`go`: in:ID or out:ID, of the sentences of `activity`."""
    store, activity = current_store(), request.form.get("activity", "")
    way, _, item = request.form.get("go", "").partition(":")
    try:
        if way in ("in", "out"):
            choose_sentence(store, parts().announcer, activity, item, way == "in")
    except Mendable as error:
        return show_cockpit(store, error, look=activity), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit", look=activity), 303)
