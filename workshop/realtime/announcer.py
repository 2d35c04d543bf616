"""Tells the rooms what changed, after it is on disk. Progress is gathered: displays hear at most ten times a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain.events import Changed, Progressed
from workshop.realtime.audiences import Audience, room
from workshop.realtime.messages import ProgressMessage, StateMessage, as_payload

SECONDS_BETWEEN_PROGRESS = 0.1


class SocketAnnouncer:
    """services.ports.Announcer over a Socket.IO server. `start` runs a function in the background
    (start_background_task),
    `sleep` waits there; both come from the server so that this works with any async mode."""

    def __init__(self, emit: Callable[..., Any], start: Callable[..., Any], sleep: Callable[[float], Any]):
        self._emit, self._start, self._sleep = emit, start, sleep
        self._progress: dict[str, Progressed] = {}
        self._told: dict[str, Progressed] = {}
        self._flushing = False

    def announce(self, event: Changed | Progressed) -> None:
        """Never raises for a listener's failure: emitting only queues."""
        if isinstance(event, Progressed):
            self._gather(event)
        else:
            self._tell_change(event)

    def _tell_change(self, event: Changed) -> None:
        message = as_payload(StateMessage(event.version))
        audiences = Audience if event.phones else (Audience.FACILITATOR, Audience.PROJECTOR)
        for audience in audiences:
            self._emit(StateMessage.name, message, to=room(audience, event.workshop))

    def _gather(self, event: Progressed) -> None:
        self._progress[event.workshop] = event
        if not self._flushing:
            self._flushing = True
            self._start(self._flush)

    def _flush(self) -> None:
        while self._progress:
            waiting, self._progress = self._progress, {}
            for event in waiting.values():
                self._tell_progress(event)
            self._sleep(SECONDS_BETWEEN_PROGRESS)
        self._flushing = False

    def _tell_progress(self, event: Progressed) -> None:
        # the steps hide single answers: between two steps there is nothing to tell
        if self._told.get(event.workshop) == event:
            return
        self._told[event.workshop] = event
        message = as_payload(ProgressMessage(event.activity, event.answered, event.seats))
        for audience in (Audience.FACILITATOR, Audience.PROJECTOR):
            self._emit(ProgressMessage.name, message, to=room(audience, event.workshop))
