"""After the ballot: say in words what should be changed, sentence by sentence, or take it back."""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable
from workshop.services.remarks import send_remark, withdraw_remark
from workshop.web.access import browser_secret
from workshop.web.errors import STATUS
from workshop.web.locale import language
from workshop.web.participant.screens import show
from workshop.web.parts import current_store, parts


def register(pages: Blueprint) -> None:
    """What the buttons beneath a recorded ballot do."""
    pages.add_url_rule("/remark", view_func=remark, methods=["POST"])


def remark() -> Response | tuple[str, int]:
    """Record the words (`text`) on an `item`, or withdraw them (`go`); what is refused stays on the page."""
    store, form = current_store(), request.form
    whose = (browser_secret(), form.get("activity", ""))
    try:
        if form.get("go") == "withdraw":
            withdraw_remark(store, parts().announcer, *whose, form.get("item", ""))
        else:
            send_remark(
                store, parts().announcer, parts().ids, *whose, form.get("item", ""), form.get("text", ""), language()
            )
    except Mendable as error:
        return show(store, error), STATUS[error.code]
    return redirect("/", 303)
