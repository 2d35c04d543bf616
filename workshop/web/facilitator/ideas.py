"""Moderating ideas: nothing reaches the wall that the facilitator has not read."""
from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable
from workshop.domain.items import ADDRESSEES
from workshop.domain.text import Label, cleaned_line
from workshop.services.moderate_ideas import approve_idea, merge_ideas, reject_idea, restore_idea, reword_idea
from workshop.web.errors import STATUS
from workshop.web.facilitator.run import show_cockpit
from workshop.web.parts import current_store, parts

ONE = {"approve": approve_idea, "reject": reject_idea, "restore": restore_idea}


def register(pages: Blueprint) -> None:
    pages.add_url_rule("/ideas", view_func=moderate, methods=["POST"])


def moderate() -> Response | tuple[str, int]:
    """`go`: approve:ID, reject:ID, restore:ID, reword:ID (with the words), merge (with several `chosen`)."""
    store = current_store()
    action, _, idea = request.form.get("go", "").partition(":")
    activity = request.form.get("activity", "")
    try:
        if action in ONE:
            ONE[action](store, parts().announcer, activity, idea)
        elif action == "reword":
            reword_idea(store, parts().announcer, activity, idea, _wording(), _addressee())
        elif action == "merge":
            merge_ideas(store, parts().announcer, activity, request.form.getlist("chosen"))
    except Mendable as error:
        return show_cockpit(store, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit", tab=request.form.get("tab", "pending")), 303)


def _wording() -> Label:
    return Label.of(fr=cleaned_line(request.form.get("fr", "")), en=cleaned_line(request.form.get("en", "")))


def _addressee() -> str:
    addressee = request.form.get("addressee", "")
    return addressee if addressee in ADDRESSEES else ""
