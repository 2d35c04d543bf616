"""What people see when something is wrong: a plain page in their language that says what to do. Never a traceback."""

from __future__ import annotations

import logging

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.web.access import ForeignForm, is_desk_path
from workshop.web.unsent import unsent

STATUS = {"refused": 400, "closed": 409, "missing": 404, "locked": 403, "limit": 429}

SENTENCES = {
    400: msg("The page sent something we could not read. Go back, reload the page and try again."),
    404: msg("There is no such page. Go back to the beginning."),
    405: msg("This address takes no such request. Go back to the beginning."),
    413: msg("That was too much to send at once. Shorten it and try again."),
    429: msg("Too many requests at once. Wait a moment, then try again."),
}
OTHERWISE = msg("Something went wrong on the laptop. Nothing was lost: go back, reload the page and try again.")
FOREIGN = msg("This form is too old, or did not come from our page. Go back, reload the page and try again.")

log = logging.getLogger(__name__)


def error_page(message: Message, status: int, unsent: tuple[str, ...] = ()) -> tuple[str, int]:
    """A page that says one sentence and leads back, with what somebody typed in vain."""
    home = "/facilitator/" if is_desk_path() and status != STATUS["locked"] else "/"  # strangers cannot go there
    return render_template("error.html", message=message, home=home, unsent=unsent), status


def register_errors(app: Flask) -> None:
    """One handler per sort of error."""
    app.register_error_handler(Mendable, lambda error: error_page(error.message, STATUS[error.code]))
    app.register_error_handler(ForeignForm, lambda error: error_page(FOREIGN, 400, unsent()))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _bug)


def _http_error(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    return error_page(SENTENCES.get(code, OTHERWISE), code)


def _bug(error: Exception) -> tuple[str, int]:
    log.exception("a page failed")
    return error_page(OTHERWISE, 500)
