"""Getting in: the first start, the passphrase, the language of the control pages, locking."""
from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.web.access import browser_secret, is_local, new_secret, remember_secret
from workshop.web.attempts import Attempts
from workshop.web.locale import remember_language
from workshop.web.parts import parts

SHORTEST_PASSPHRASE = 12
attempts = Attempts()


def register(pages: Blueprint) -> None:
    """Set-up, passphrase, lock, language."""
    pages.add_url_rule("/set-up", view_func=set_up, methods=["GET", "POST"])
    pages.add_url_rule("/unlock", view_func=unlock, methods=["GET", "POST"])
    pages.add_url_rule("/lock", view_func=lock, methods=["POST"])
    pages.add_url_rule("/language", view_func=choose_language, methods=["POST"])


def set_up() -> str | Response | tuple[str, int]:
    """First start, on the laptop itself: choose a passphrase, or knowingly go without."""
    if parts().vault.is_set_up() or not is_local():
        return redirect(url_for("facilitator.cockpit"))
    if request.method == "GET":
        return render_template("facilitator/set_up.html", error=None, shortest=SHORTEST_PASSPHRASE)
    try:
        passphrase = _chosen_passphrase()
    except Mendable as error:
        return render_template("facilitator/set_up.html", error=error, shortest=SHORTEST_PASSPHRASE), 400
    parts().vault.set_up(passphrase)
    _admit()
    return redirect(url_for("facilitator.workshops"), 303)


def _chosen_passphrase() -> str | None:
    """The new passphrase; None for going without. Raises Mendable when it is too short or typed differently twice."""
    if request.form.get("go") == "without":
        return None
    passphrase = request.form.get("passphrase", "")
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Mendable(msg("The passphrase needs at least {n} characters: four or five words are easy to keep in mind.",
                           n=SHORTEST_PASSPHRASE), "passphrase")
    if passphrase != request.form.get("again", ""):
        raise Mendable(msg("The two passphrases are not the same. Type them once more."), "again")
    return passphrase


def unlock() -> str | Response | tuple[str, int]:
    """Give the passphrase; it lets this browser in and opens the data after a start."""
    if not parts().vault.is_set_up() or not parts().vault.has_passphrase():
        return redirect(url_for("facilitator.cockpit"))
    if request.method == "GET":
        return unlock_page()[0]
    try:
        _check_passphrase(request.form.get("passphrase", ""))
    except Mendable as error:
        return unlock_page(error)
    _admit()
    parts().finish_interrupted()
    return redirect(url_for("facilitator.cockpit"), 303)


def unlock_page(error: Mendable | None = None, unsent: tuple[str, ...] = ()) -> tuple[str, int]:
    """Where the passphrase is asked for; with what somebody typed who was not let in any more."""
    return render_template("facilitator/unlock.html", error=error, unsent=unsent), 400 if error else 403


def _admit() -> None:
    """Let this browser in under a fresh secret: one that somebody planted or saw before is worth nothing."""
    remember_secret(new_secret())
    parts().desks.add(browser_secret())


def _check_passphrase(passphrase: str) -> None:
    attempts.check(request.remote_addr or "")
    attempts.failed(request.remote_addr or "")  # counted before it is tried: many at once are as slow as one by one
    if not parts().vault.unlock(passphrase):
        sentence = msg("This is not the passphrase. Check capital letters and spaces, and try again.")
        raise Mendable(sentence, "passphrase")
    attempts.forget(request.remote_addr or "")


def lock() -> Response:
    """Close everything: every browser must give the passphrase again."""
    if parts().vault.has_passphrase():
        parts().desks.clear()
        parts().vault.lock()
        parts().counted_files.forget_all()
        parts().printings.forget_all()
        parts().hang_up()
    return redirect(url_for("facilitator.unlock"), 303)


def choose_language() -> Response:
    """Switch the control pages to another language and stay on the page."""
    remember_language(request.form.get("language", ""))
    back = request.form.get("back", "")
    inside = back.startswith("/facilitator/") and back.isprintable() and "//" not in back and "\\" not in back
    return redirect(back if inside else url_for("facilitator.cockpit"), 303)
