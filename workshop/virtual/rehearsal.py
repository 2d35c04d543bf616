"""The rehearsal: many invented participants at once, to learn before the day whether laptop and router hold.

Bounded in people and time, into a throw-away workshop, to an address of the room only (browser.checked_address)."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import gevent
from gevent.pool import Pool

from workshop.virtual import opinions
from workshop.virtual.live import Live
from workshop.virtual.participant import Participant, Question

MOST_PEOPLE = 2_000
LONGEST_SECONDS = 600
#: Phones that are in the middle of joining at the same moment: people take their time, a browser opens six connections.
JOINING_AT_ONCE = 50


#: The rehearsal's question allows as many answers (services/start_rehearsal.py).
MOST_CHOSEN = 3


@dataclass
class Findings:
    """What was measured; times in seconds. `asked`: how many found an open question; `answered` and `seats` are what
    the server itself says at the end."""

    joined: int = 0
    asked: int = 0
    join_times: list[float] = field(default_factory=list)
    acknowledged: int = 0
    ack_times: list[float] = field(default_factory=list)
    refused: int = 0
    failed: int = 0
    wall_times: list[float] = field(default_factory=list)
    answered: int | None = None
    seats: int | None = None

    @property
    def lost(self) -> int | None:
        """Acknowledged answers that the server does not count; None where it was not asked."""
        return None if self.answered is None else max(0, self.acknowledged - self.answered)

    @property
    def doubled(self) -> int | None:
        """Counted answers that nobody gave."""
        return None if self.answered is None else max(0, self.answered - self.acknowledged)


def percentile(times: list[float], share: float) -> float | None:
    """The time that `share` of all do not exceed (nearest rank); None without times."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else None


class Wall:
    """Watches the projector's messages: when the count showed that a given number of answers is in."""

    def __init__(self, live: Callable[[Callable[[str, Any], None]], Live]):
        self.shown: list[tuple[float, int]] = []
        self._live = live(self._hear)

    def _hear(self, event: str, data: Any) -> None:
        if event == "progress":
            self.shown.append((perf_counter(), int(data["answered"])))

    def close(self) -> None:
        self._live.close()


class Rehearsal:
    """`people` participants answer within `within` seconds. `progress(done, total, what)` is told as it goes."""

    def __init__(
        self, host: str, port: int, people: int, within: float, code: str, progress: Callable[[int, int, str], None]
    ):
        self._host, self._port, self._code = host, port, code
        self._people, self._within, self._progress = people, within, progress
        self._chance = random.Random(people)
        self.findings = Findings()
        self._ready: list[tuple[Participant, Live, Question]] = []
        self._acked_at: list[float] = []

    def run(self) -> Findings:
        """Join, answer, look at the wall, leave."""
        self._join_all()
        wall = self._watch() if self._ready else None
        self._answer_all()
        if wall:
            gevent.sleep(1)
            self._read_wall(wall)
        for participant, live, _ in self._ready:
            live.close()
            participant.browser.close()
        return self.findings

    def _join_all(self) -> None:
        pool = Pool(JOINING_AT_ONCE)
        for profile in opinions.profiles(self._people):
            pool.spawn(self._join, profile)
        pool.join()

    def _join(self, profile: dict[str, str]) -> None:
        began = perf_counter()
        participant = Participant(self._host, self._port)
        try:
            participant.join(profile, self._code)
            live = Live(participant.browser, "phone")
            question = participant.question()
        except (OSError, gevent.Timeout, StopIteration, KeyError):
            self.findings.failed += 1
            return
        if question:
            self._ready.append((participant, live, question))
            self.findings.asked += 1
        self.findings.joined += 1
        self.findings.join_times.append(perf_counter() - began)
        self._progress(self.findings.joined, self._people, "join")

    def _watch(self) -> Wall | None:
        # a rehearsal's wall may be seen by its participants, so that latency can be measured from any computer
        try:
            return Wall(lambda hear: Live(self._ready[0][0].browser, "projector", hear))
        except (OSError, gevent.Timeout):
            return None

    def _answer_all(self) -> None:
        answers = [
            gevent.spawn_later(self._chance.uniform(0, self._within), self._answer, *ready) for ready in self._ready
        ]
        gevent.joinall(answers, timeout=self._within + 60)

    def _answer(self, participant: Participant, live: Live, question: Question) -> None:
        items = self._chance.sample(question.asked, min(MOST_CHOSEN, len(question.asked)))
        began = perf_counter()
        try:
            status = live.cast(question.activity, items)["status"]
        except (OSError, gevent.Timeout):
            self.findings.failed += 1
            return
        if status == "recorded":
            self.findings.acknowledged += 1
            self.findings.ack_times.append(perf_counter() - began)
            self._acked_at.append(perf_counter())
            self._progress(self.findings.acknowledged, self._people, "vote")
        else:
            self.findings.refused += 1

    def _read_wall(self, wall: Wall) -> None:
        """From the acknowledgement of the n-th answer to the first count of at least n, for every count that was
        shown.
        """
        self.findings.answered = (
            wall.shown[-1][1] if wall.shown and wall.shown[-1][1] >= self.findings.acknowledged else None
        )
        for moment, answered in wall.shown:
            if 0 < answered <= len(self._acked_at):
                self.findings.wall_times.append(max(0.0, moment - sorted(self._acked_at)[answered - 1]))
        wall.close()
