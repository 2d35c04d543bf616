"""Who hears of a change, and how often."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.domain.events import Changed, Progressed
from workshop.realtime.announcer import SECONDS_BETWEEN_PROGRESS, SocketAnnouncer


class Loop:
    """A server whose background tasks run when the test says so, one at a time, up to their next sleep."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, Any], str]] = []
        self.waiting: list[Callable[[], None]] = []
        self.during_sleep: list[Callable[[], None]] = []
        self.slept = 0.0
        self.announcer = SocketAnnouncer(self.emit, self.waiting.append, self.sleep)

    def emit(self, name: str, message: dict[str, Any], to: str) -> None:
        self.sent.append((name, message, to))

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        if self.during_sleep:
            self.during_sleep.pop(0)()

    def run(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()

    def answered(self, room: str) -> list[int]:
        return [message["answered"] for name, message, to in self.sent if name == "progress" and to == room]


def test_a_change_that_phones_do_not_show_is_not_told_to_phones():
    loop = Loop()
    loop.announcer.announce(Changed("w", 3))
    assert loop.sent == [("state", {"version": 3}, "facilitator:w"), ("state", {"version": 3}, "projector:w")]
    loop.announcer.announce(Changed("w", 4, phones=True))
    assert ("state", {"version": 4}, "phone:w") in loop.sent


def test_phones_never_hear_of_progress_and_the_same_bytes_for_any_crowd():
    loop = Loop()
    for n in range(2_000):
        loop.announcer.announce(Progressed("w", "a", n - n % 5, 2_000))
    loop.announcer.announce(Changed("w", 2_000, phones=True))
    loop.run()
    assert [message for _, message, to in loop.sent if to == "phone:w"] == [{"version": 2_000}]


def test_a_burst_of_answers_is_one_message_with_the_last_figure():
    loop = Loop()
    for answered in (5, 10, 15):
        loop.announcer.announce(Progressed("w", "a", answered, 20))
    assert loop.sent == []
    assert len(loop.waiting) == 1
    loop.run()
    assert loop.answered("projector:w") == loop.answered("facilitator:w") == [15]


def test_what_comes_during_the_pause_is_told_after_it():
    loop = Loop()
    loop.during_sleep = [lambda: loop.announcer.announce(Progressed("w", "a", 10, 20))]
    loop.announcer.announce(Progressed("w", "a", 5, 20))
    loop.run()
    assert loop.answered("projector:w") == [5, 10]
    assert loop.slept == 2 * SECONDS_BETWEEN_PROGRESS
    loop.announcer.announce(Progressed("w", "a", 15, 20))
    loop.run()
    assert loop.answered("projector:w") == [5, 10, 15]


def test_the_same_step_is_not_told_twice():
    loop = Loop()
    for _ in range(3):
        loop.announcer.announce(Progressed("w", "a", 5, 20))
        loop.run()
    assert loop.answered("projector:w") == [5]


def test_two_workshops_do_not_hear_of_one_another():
    loop = Loop()
    loop.announcer.announce(Progressed("w", "a", 5, 20))
    loop.announcer.announce(Progressed("v", "a", 10, 20))
    loop.run()
    assert loop.answered("projector:w") == [5]
    assert loop.answered("projector:v") == [10]
