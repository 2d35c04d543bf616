"""The rehearsal: started and ended by a button, or by a command on this computer (`python -m workshop rehearse`)."""
from __future__ import annotations

import hmac

from flask import Blueprint, current_app, jsonify, redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.errors import Locked, Mendable
from workshop.domain.text import msg
from workshop.services.start_rehearsal import find_rehearsal, start_rehearsal, stop_rehearsal
from workshop.web.access import admit_facilitator, is_local
from workshop.web.errors import STATUS
from workshop.web.facilitator.workshops import show_workshops
from workshop.web.locale import say
from workshop.web.parts import parts

#: Under which the application remembers where to go back to afterwards.
BEFORE = "workshop_before_rehearsal"


def register(pages: Blueprint) -> None:
    """One address, `go` = start or stop."""
    pages.add_url_rule("/rehearsal", view_func=rehearsal, methods=["POST"])


def rehearsal() -> Response | str | tuple[Response | str, int]:
    """`go`: start or stop. From a browser it answers with a page.

    A command of this computer sends, as `local`, the key that the running server left in its data folder
    (parts().local_token). It makes up a browser secret for the cookie (web.access.DESK) and the form's token
    (services.secrets.form_token), and is answered {"workshop", "code"} on starting, {"answered", "seats"} on stopping
    (what the rehearsal held before it was erased), or {"error"} with the status of what went wrong.
    """
    if "local" in request.form:
        return _by_command()
    return admit_facilitator() or _by_button()


def _by_command() -> tuple[Response, int]:
    try:
        _check_key(request.form["local"])
        held = _held()
        _do()
    except Mendable as error:
        return jsonify(error=say(error.message)), STATUS[error.code]
    made = find_rehearsal(parts().vault)
    return jsonify(workshop=made.id, code=made.room_code) if made else jsonify(held), 200


def _held() -> dict[str, int]:
    """How many invented people joined the rehearsal and answered its question; nothing here is about anybody."""
    made = find_rehearsal(parts().vault)
    if made is None:
        return {"answered": 0, "seats": 0}
    store = parts().vault.open(made.id)
    answered = (store.answered(activity.id, activity.round) for activity in store.snapshot().activities)
    return {"answered": sum(answered), "seats": store.seats()}


def _check_key(key: str) -> None:
    if not is_local() or not hmac.compare_digest(key.encode(), parts().local_token.encode()):
        raise Locked(msg("This is not the key of the running workshop."))
    if not parts().vault.is_set_up() or parts().vault.is_locked():
        raise Locked(msg("Open the facilitator’s page first, then rehearse."))


def _by_button() -> Response | tuple[str, int]:
    try:
        _do()
    except Mendable as error:
        return show_workshops(error), STATUS[error.code]
    return redirect(url_for("facilitator.workshops"), 303)


def _do() -> None:
    if request.form.get("go") == "start":
        _start()
    elif request.form.get("go") == "stop":
        stop_rehearsal(parts().vault, parts().announcer, _where_to_go_back())
        parts().printings.forget_all()


def _start() -> None:
    before = parts().vault.current_id()
    made = start_rehearsal(parts().vault, parts().announcer, parts().ids)
    if made.id != before:
        current_app.extensions[BEFORE] = before


def _where_to_go_back() -> str | None:
    """The workshop before the rehearsal; after a restart that is only known where there is just one."""
    made = find_rehearsal(parts().vault)
    others = [known for known in parts().vault.workshop_ids() if made is None or known != made.id]
    remembered = current_app.extensions.get(BEFORE)
    return remembered or (others[0] if len(others) == 1 else None)
