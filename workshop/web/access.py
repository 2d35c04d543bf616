"""Who is asking: the phone's secret, the facilitator's browser, and whether a form comes from our own page."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping

from flask import Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.domain.errors import Locked
from workshop.domain.text import msg
from workshop.services.secrets import form_token
from workshop.web.parts import parts

PHONE, DESK, LANGUAGE = "s", "d", "l"
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
LOOPBACK = ("127.0.0.1", "::1")


def new_secret() -> str:
    """256 bits of chance, as they travel in a cookie."""
    return secrets.token_urlsafe(32)


def secret_in(cookies: Mapping[str, str], name: str) -> str | None:
    """The secret in a cookie, or None when there is none or it was not made by us."""
    value = cookies[name] if name in cookies else ""  # noqa: SIM401 (werkzeug makes an error page for a missing key)
    return value if _SECRET.fullmatch(value) else None


def is_desk_path() -> bool:
    """Whether the page belongs to facilitator or projector, whose browsers have a cookie of their own."""
    return request.path.startswith(("/facilitator", "/projector"))


def browser_secret() -> str:
    """This browser's secret as phone, or as facilitator on the facilitator's pages; made on the first visit."""
    name = DESK if is_desk_path() else PHONE
    if "secret" not in g:
        g.secret = secret_in(request.cookies, name)
        if g.secret is None:
            remember_secret(new_secret())
    return str(g.secret)


def remember_secret(secret: str) -> None:
    """Give the browser this secret with the answer to this request."""
    g.secret = g.new_secret = secret


def set_cookies(response: Response) -> Response:
    """Session cookies only: opaque, unreadable for scripts, never sent along from another site, gone with the
    browser.
    """
    if "new_secret" in g:
        response.headers.add("Set-Cookie", cookie(DESK if is_desk_path() else PHONE, g.new_secret))
    if "new_language" in g:
        response.headers.add("Set-Cookie", cookie(LANGUAGE, g.new_language))
    return response


def cookie(name: str, value: str) -> str:
    """The header that gives a browser this value, which consists of letters, digits, "-" and "_"."""
    return f"{name}={value}; HttpOnly; Path=/; SameSite=Strict"


def token() -> str:
    """The token every form of this browser carries."""
    return form_token(browser_secret())


class ForeignForm(Exception):
    """A form without our token: from another site, or from a browser that lost its cookie."""


def refuse_foreign_forms() -> None:
    """Before every POST: only forms that our own pages made for this browser are taken."""
    if request.method == "POST" and not hmac.compare_digest(request.form.get("token", "").encode(), token().encode()):
        raise ForeignForm


def is_local() -> bool:
    """Whether the request comes from the laptop itself."""
    return request.remote_addr in LOOPBACK


def admit_facilitator() -> AnyResponse | None:
    """Before every facilitator's or projector's page: to the set-up or passphrase page, or on. Raises Locked for
    strangers.
    """
    vault = parts().vault
    if not vault.is_set_up():
        _only_local()
        return redirect(url_for("facilitator.set_up"))
    if not vault.has_passphrase():
        _only_local()
        return None
    if vault.is_locked() or browser_secret() not in parts().desks:
        return redirect(url_for("facilitator.unlock"))
    return None


def _only_local() -> None:
    if not is_local():
        raise Locked(
            msg(
                "This page opens only on the facilitator’s own laptop. "
                "To use a phone as remote, set a passphrase there."
            )
        )
