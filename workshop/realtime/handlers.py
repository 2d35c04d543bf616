"""What a client may do over the socket: connect as one of the audiences, and cast a ballot. Each is checked by
itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.realtime.audiences import Audience, room
from workshop.realtime.messages import CastAnswer, CastMessage, StateMessage, as_payload
from workshop.services.cast_ballot import cast_ballot
from workshop.services.ports import Announcer, Store

EVENTS_PER_SECOND = 20
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Visitor:
    """Who a connection belongs to, decided once on connecting. `secret` is the phone's, `language` of its sentences."""

    audience: Audience
    workshop: str
    secret: str
    language: str


@dataclass(frozen=True)
class Doors:
    """What the handlers need from the outside. `admit(environ, audience)` answers the Visitor or None when it may not;
    `store()` is the current workshop's store; `recorded(secret, activity)` is told that a ballot is on disk, so that
    what the phone had not sent is forgotten; `say(message, language)` puts a sentence into words."""

    admit: Callable[[Mapping[str, Any], Audience], Visitor | None]
    store: Callable[[], Store | None]
    announcer: Announcer
    recorded: Callable[[str, str], None]
    say: Callable[[Message, str], str]


def register(server: Any, doors: Doors) -> None:
    """Put the handlers on a python-socketio server (not through Flask: casting is the hot path)."""
    visitors: dict[str, Visitor] = {}
    buckets: dict[str, Bucket] = {}

    def connect(sid: str, environ: Mapping[str, Any], auth: object = None) -> bool:
        # a client may send an event of this name, with an environ of its own making: only the server's counts
        if environ is not server.get_environ(sid):
            return False
        visitor = doors.admit(environ, _audience(auth))
        store = doors.store()
        if visitor is None or store is None:
            return False
        visitors[sid], buckets[sid] = visitor, Bucket()
        server.enter_room(sid, room(visitor.audience, visitor.workshop))
        server.emit(StateMessage.name, as_payload(StateMessage(store.snapshot().version)), to=sid)
        return True

    def disconnect(sid: str, reason: object = None) -> None:
        visitors.pop(sid, None)
        buckets.pop(sid, None)

    def cast(sid: str, data: object = None) -> dict[str, object]:
        visitor = visitors.get(sid)
        if visitor is None or visitor.audience is not Audience.PHONE:
            return as_payload(CastAnswer("refused"))
        if not buckets[sid].take():
            server.disconnect(sid)
            return as_payload(CastAnswer("limit"))
        return as_payload(_cast(doors, visitor, data))

    server.on("connect", connect)
    server.on("disconnect", disconnect)
    server.on(CastMessage.name, cast)


def hang_up(server: Any) -> None:
    """End every live connection: after locking, nobody hears on who was let in before (SAFETY.md T5). Pages knock again
    by themselves and are judged anew."""
    for _, connection in list(server.manager.get_participants("/", None)):
        server.eio.disconnect(connection)


def _audience(auth: object) -> Audience:
    wanted = auth.get("as") if isinstance(auth, dict) else None
    return Audience(wanted) if wanted in [audience.value for audience in Audience] else Audience.PHONE


def _cast(doors: Doors, visitor: Visitor, data: object) -> CastAnswer:
    store = doors.store()
    try:
        if store is None or not isinstance(data, dict) or not isinstance(data.get("activity"), str):
            raise Mendable(msg("This answer could not be read. Reload the page and try again."))
        cast_ballot(store, doors.announcer, visitor.secret, data["activity"], {"items": data.get("items")},
                    _round(data))  # fmt: skip
        doors.recorded(visitor.secret, data["activity"])
    except Mendable as error:
        return CastAnswer(error.code, doors.say(error.message, visitor.language))
    except Exception:
        log.exception("casting failed")
        return CastAnswer(
            "failed",
            doors.say(
                msg("Something went wrong on the laptop. Your answer is not recorded; send it again."), visitor.language
            ),
        )
    return CastAnswer("recorded")


def _round(data: Mapping[str, Any]) -> int:
    """The round that the phone shows; one that sends none knows of the first only."""
    number = data.get("round", 1)
    return number if isinstance(number, int) else 0


class Bucket:
    """A token bucket: twenty events a second, as many at once; nobody who taps with a finger ever empties it."""

    def __init__(self, clock: Callable[[], float] = monotonic):
        self._clock, self._tokens, self._last = clock, float(EVENTS_PER_SECOND), clock()

    def take(self) -> bool:
        now = self._clock()
        self._tokens = min(EVENTS_PER_SECOND, self._tokens + (now - self._last) * EVENTS_PER_SECOND)
        self._last = now
        self._tokens -= 1
        return self._tokens >= 0
