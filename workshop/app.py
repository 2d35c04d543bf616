"""The composition root: every part is built here, in order."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from gevent import get_hub, sleep
from werkzeug.http import parse_cookie

from workshop.config import Config, read_config
from workshop.domain.errors import Mendable
from workshop.domain.text import Message
from workshop.i18n.phrasebook import Phrasebook
from workshop.places import Places
from workshop.realtime.announcer import SocketAnnouncer
from workshop.realtime.audiences import Audience
from workshop.realtime.handlers import Doors, Visitor, hang_up, register
from workshop.server import wire
from workshop.server.laptop import Laptop, serve
from workshop.server.limits import Limits
from workshop.server.press import StandingPress
from workshop.server.static import StaticFiles
from workshop.server.wakeup import Doorbell
from workshop.services.drafts import Drafts
from workshop.services.import_events import CountedFiles
from workshop.services.ports import Ids
from workshop.services.printing import Printings
from workshop.services.secrets import ballot_key, seat_id
from workshop.services.timer import Timer
from workshop.storage.vault import DiskVault
from workshop.web.access import DESK, LANGUAGE, LOOPBACK, PHONE, secret_in
from workshop.web.headers import SECURITY_HEADERS
from workshop.web.pages import register_pages
from workshop.web.participant.door import Door
from workshop.web.parts import EXTENSION, Parts

STATIC = Path(__file__).resolve().parent.parent / "static"
A_PIECE, A_MOMENT = 0.002, 0.006  # seconds: what a vote hardly notices, and more than it takes
MAX_REQUEST_BYTES = 256 * 1024


class Chance:
    """services.ports.Ids from the system's source of chance."""

    def new_id(self) -> str:
        return secrets.token_hex(8)


class Thread:
    """services.ports.Aside in a thread of its own: the room goes on while one greenlet waits."""

    _resumed = 0.0

    def run(self, function: Callable[..., Any], *arguments: object) -> Any:
        done = get_hub().threadpool.apply(_done, (function, arguments))
        if isinstance(done, Mendable):
            raise done
        return done

    def give_way(self) -> None:
        if monotonic() - self._resumed > A_PIECE:
            sleep(A_MOMENT)
            self._resumed = monotonic()


def _done(function: Callable[..., Any], arguments: tuple[object, ...]) -> Any:
    """What a person can mend is handed over: gevent writes all that is raised in a thread to the terminal, too."""
    try:
        return function(*arguments)
    except Mendable as error:
        return error


class PatientVault(DiskVault):
    """A vault that keeps nobody else waiting while it works on a passphrase (0.15 s of computing, on purpose)."""

    def set_up(self, passphrase: str | None) -> None:
        Thread().run(super().set_up, passphrase)

    def unlock(self, passphrase: str) -> bool:
        return bool(Thread().run(super().unlock, passphrase))


def create_app(config: Config | None = None, ids: Ids | None = None) -> Flask:
    """The whole program as a WSGI application; its Socket.IO server is `app.extensions["socketio"]`. `ids` makes the
    identifiers, by chance unless the demo wants the same report every time."""
    config = config or read_config([])
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = MAX_REQUEST_BYTES
    socketio = SocketIO(
        app,
        async_mode="gevent",
        async_handlers=False,  # a phone has a greenlet already, and one answer at a time
        cors_allowed_origins=same_origin,
        json=wire,
        transports=["websocket"],
        manage_session=False,
    )
    server = socketio.server
    announcer = SocketAnnouncer(server.emit, server.start_background_task, server.sleep)
    static = StaticFiles(STATIC, SECURITY_HEADERS)
    press, aside = StandingPress(), Thread()
    parts = Parts(
        config=config,
        vault=PatientVault(Places(config.data_dir), Doorbell()),
        announcer=announcer,
        ids=ids or Chance(),
        press=press,
        printings=Printings(press, server.start_background_task, aside),
        aside=aside,
        static_url=static.url,
        drafts=Drafts(),
        counted_files=CountedFiles(),
        timer=Timer(),
        desks=set(),
        local_token=secrets.token_urlsafe(32),
        hang_up=lambda: hang_up(server),
        addresses=lambda: app.extensions[LAPTOP].urls if LAPTOP in app.extensions else [],
    )
    app.extensions[EXTENSION] = parts
    app.extensions[STATIC_FILES] = static
    register_pages(app)
    app.wsgi_app = Door(app, parts)  # type: ignore[method-assign]
    register(server, Doors(admit(parts), parts.store, announcer, forget_draft(parts), say))
    return app


def say(message: Message, language: str) -> str:
    """A sentence of ours for somebody who is not at a page."""
    return Phrasebook(language).say(message)


def forget_draft(parts: Parts) -> Callable[[str, str], None]:
    """After a ballot came by socket: the phone's page shows what is recorded, not what was being prepared."""

    def forget(secret: str, activity_id: str) -> None:
        store = parts.store()
        activity = store and store.snapshot().activity(activity_id)
        if activity:
            parts.drafts.forget(ballot_key(secret, activity.id, activity.round))

    return forget


LAPTOP, STATIC_FILES = "laptop", "static_files"


def same_origin(origin: str, environ: Mapping[str, Any]) -> bool:
    """Whether a WebSocket comes from our own page. The Host itself has passed the allow-list before
    (server/hosts.py).
    """
    return origin == f"http://{environ.get('HTTP_HOST', '')}"


def serve_laptop(app: Flask, config: Config) -> Laptop:
    """Start serving the application on the laptop's addresses; answers with the running server."""
    limits = Limits() if config.address_cap else Limits(connections_per_address=None)
    laptop = serve(
        app,
        app.extensions["socketio"],
        host=config.host,
        port=config.port or None,
        static=app.extensions[STATIC_FILES],
        limits=limits,
    )
    app.extensions[LAPTOP] = laptop
    return laptop


def admit(parts: Parts) -> Callable[[Mapping[str, Any], Audience], Visitor | None]:
    """Who may connect by socket, and as what: the rules are those of the pages (web/access.py)."""

    def decide(environ: Mapping[str, Any], audience: Audience) -> Visitor | None:
        store = parts.store()
        if store is None:
            return None
        cookies = parse_cookie(dict(environ))
        # the wall of a rehearsal tells nothing of anybody: its invented participants may watch it
        phone = audience is Audience.PHONE or (store.snapshot().workshop.rehearsal and DESK not in cookies)
        secret = secret_in(cookies, PHONE if phone else DESK) or ""
        may = (
            store.seat(seat_id(secret, store.snapshot().workshop.id)) is not None
            if phone
            else _may_host(parts, secret, environ)
        )
        language = cookies.get(LANGUAGE, parts.config.language)
        return Visitor(audience, store.snapshot().workshop.id, secret, language) if may else None

    return decide


def _may_host(parts: Parts, secret: str, environ: Mapping[str, Any]) -> bool:
    if parts.vault.has_passphrase():
        return secret in parts.desks
    return environ.get("REMOTE_ADDR") in LOOPBACK
