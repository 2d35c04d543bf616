"""Moderating ideas: nothing reaches the wall that the facilitator has not read."""
from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable
from workshop.domain.items import ADDRESSEES
from workshop.domain.text import Label, cleaned_line
from workshop.services.moderate_ideas import approve_idea, merge_ideas, reject_idea, restore_idea, reword_idea
from workshop.services.ports import Store
from workshop.web.errors import STATUS
from workshop.web.facilitator.run import show_cockpit
from workshop.web.parts import current_store, parts

ONE = {"approve": approve_idea, "reject": reject_idea, "restore": restore_idea}


def register(pages: Blueprint) -> None:
    """The one address that moderation posts to."""
    pages.add_url_rule("/ideas", view_func=moderate, methods=["POST"])


def moderate() -> Response | tuple[str, int]:
    """`go`: approve:ID, reject:ID, restore:ID, reword:ID (with the words), merge (those `chosen`), or merge:ID,ID."""
    store = current_store()
    activity = request.form.get("activity", "")
    try:
        _moderate(store, activity, *request.form.get("go", "").partition(":")[::2])
    except Mendable as error:
        return show_cockpit(store, error, look=activity), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit", look=activity, tab=request.form.get("tab") or None), 303)


def _moderate(store: Store, activity: str, action: str, idea: str) -> None:
    announcer = parts().announcer
    if action in ONE:
        ONE[action](store, announcer, activity, idea)
    elif action == "reword":
        reword_idea(store, announcer, activity, idea, _wording(), _addressee())
    elif action == "merge":
        merge_ideas(store, announcer, activity, idea.split(",") if idea else request.form.getlist("chosen"))


def _wording() -> Label:
    return Label.of(fr=cleaned_line(request.form.get("fr", "")), en=cleaned_line(request.form.get("en", "")))


def _addressee() -> str:
    addressee = request.form.get("addressee", "")
    return addressee if addressee in ADDRESSEES else ""
