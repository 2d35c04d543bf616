"""In front of Flask: pages that are alike for every phone are rendered and compressed once.

When a hall comes in, a thousand phones ask for the same three or four pages within seconds; they differ only in the
token of their forms.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from flask import Flask, render_template
from werkzeug.http import parse_cookie
from werkzeug.wsgi import get_host

from workshop.domain.errors import Mendable
from workshop.services.ports import Snapshot
from workshop.services.secrets import form_token
from workshop.web.access import PHONE, cookie, new_secret
from workshop.web.compression import takes_gzip
from workshop.web.headers import page_headers
from workshop.web.participant.arriving import Phone, Screen, arriving
from workshop.web.parts import Parts
from workshop.web.stencil import GAP, Stencil

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Door:
    """A WSGI application that answers for those pages and leaves everything else to Flask.

    It keeps pages of one snapshot only, the last one asked for: they are forgotten at the first visit after a change.
    """

    def __init__(self, app: Flask, parts: Parts) -> None:
        self._app, self._parts = app, parts
        self._behind = app.wsgi_app
        self._snapshot: Snapshot | None = None
        self._stencils: dict[tuple[object, ...], Stencil] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/" and environ["REQUEST_METHOD"] == "GET":
            phone = Phone.of(parse_cookie(environ))
            stencil = self._stencil(phone, environ)
            if stencil is not None:
                return _answer(stencil, phone.secret, environ, start_response)
        return self._behind(environ, start_response)

    def _stencil(self, phone: Phone, environ: WSGIEnvironment) -> Stencil | None:
        """The page for this phone; None where it is the phone's own, or something is wrong, of which Flask tells."""
        with suppress(Mendable):
            store = self._parts.store()
            snapshot = store.snapshot() if store else None
            screen = arriving(phone, store, snapshot, self._parts.drafts)
            if isinstance(screen, Screen) and screen.alike:
                return self._kept(snapshot, screen, phone.language, environ)
        return None

    def _kept(
        self, snapshot: Snapshot | None, screen: Screen, language: str | None, environ: WSGIEnvironment
    ) -> Stencil:
        if snapshot is not self._snapshot:
            self._snapshot, self._stencils = snapshot, {}
        key = screen.template, language, screen.values.get("code")
        if key not in self._stencils:
            self._stencils[key] = self._rendered(screen, environ)
        return self._stencils[key]

    def _rendered(self, screen: Screen, environ: WSGIEnvironment) -> Stencil:
        with self._app.request_context(environ):
            return Stencil(render_template(screen.template, **screen.values, token=lambda: GAP))


def _answer(
    stencil: Stencil, secret: str | None, environ: WSGIEnvironment, start_response: StartResponse
) -> list[bytes]:
    headers = page_headers(get_host(environ))
    if secret is None:
        secret = new_secret()
        headers.append(("Set-Cookie", cookie(PHONE, secret)))
    token = form_token(secret)
    page = stencil.filled(token)
    if takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
        page = stencil.compressed(page, token)
        headers.append(("Content-Encoding", "gzip"))
    start_response("200 OK", [*headers, ("Content-Length", str(len(page)))])
    return [page]
