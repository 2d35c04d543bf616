"""What is done to the hall and what is read from it. Every scenario starts with an empty hall."""

import json
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.programs import Generator, Hall, generator, hall

Figures = dict[str, float]


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all values do not exceed."""
    return sorted(values)[min(len(values) - 1, max(0, round(share * len(values) + 0.5) - 1))]


def spread(name: str, values: Sequence[float]) -> Figures:
    """p50, p99 and maximum under names of their own."""
    return {f"{name}_p50": percentile(values, 0.5), f"{name}_p99": percentile(values, 0.99), f"{name}_max": max(values)}


class Meeting:
    """One hall, its phones, and what was measured so far."""

    def __init__(self, place: Hall, crowd: Generator) -> None:
        self._hall, self._crowd = place, crowd
        self.figures: Figures = {}

    def come(self, order: str) -> None:
        """Everybody at the same moment, for the first time or again."""
        before = self._hall.cpu_seconds()
        lines = self._crowd.order(order)
        times = [[float(time) for time in line[2:]] for line in lines]
        begun = min(time[0] for time in times)
        if order != "return":
            self.figures["page_s"] = (max(paged for _, paged, _ in times) - begun) / 1000
        self.figures |= {
            "not_joined": sum(joined == 0 for _, _, joined in times),
            "join_s": (max(joined for _, _, joined in times) - begun) / 1000,
            "join_cpu_ms": (self._hall.cpu_seconds() - before) * 1000 / len(times),
            "rss_mb": self._hall.megabytes(),
        }

    def open(self) -> None:
        """Projector and facilitators come; then the state change, from its beginning until each phone heard it."""
        self._crowd.order("watch")
        self._crowd.begin("await")
        self._crowd.lines("ready")
        begun = self._hall.order("open")["begun"]
        heard = [(float(when) - begun, int(size)) for _, _, when, size in self._crowd.lines("done")]
        self.figures |= spread("fan_out_ms", [when for when, _ in heard])
        self.figures["state_bytes"] = max(size for _, size in heard)

    def vote(self, order: str) -> None:
        """A round of votes, and whether what was acknowledged is stored."""
        before, own = self._hall.cpu_seconds(), self._own_seconds()
        lines = self._crowd.order(order)
        used, own = self._hall.cpu_seconds() - before, self._own_seconds() - own
        votes = [line for line in lines if line[0] == "vote"]
        done = [line for line in votes if line[5] == "recorded"]
        sent, acked = [float(v[3]) for v in done], [float(v[4]) for v in done]
        self.figures |= spread("ack_ms", [b - a for a, b in zip(sent, acked, strict=True)])
        self.figures |= {
            "late_ms_p99": percentile([float(v[3]) - float(v[2]) for v in votes], 0.99),
            "unacknowledged": len(votes) - len(done),
            "votes_per_s": len(done) / (max(acked) - min(sent)) * 1000,
            "cpu_s_per_1000": used / len(done) * 1000,
            "generator_share": own / (max(acked) - min(sent)) * 1000,
            "rss_voted_mb": self._hall.megabytes(),
        }
        self._projector(done, [line for line in lines if line[0] == "progress"])
        self._stored(done)

    def close(self) -> None:
        """Count and seal: how long it takes, and for how long nobody else is served meanwhile."""
        answer = self._hall.order("close")
        self.figures |= {"close_s": answer["took"] / 1000, "close_pause_ms": answer["pause"]}

    def _own_seconds(self) -> float:
        times = self._crowd.process.cpu_times()
        return times.user + times.system

    def _projector(self, done: list[list[str]], progress: list[list[str]]) -> None:
        """The vote acknowledged as the n-th is on the wall with the first progress of n or more."""
        shown = iter((float(when), int(answered)) for _, when, answered in progress)
        waits, (when, answered) = [], (0.0, 0)
        for n, vote in enumerate(sorted(done, key=lambda line: float(line[4])), start=1):
            while answered < n:
                when, answered = next(shown, (0.0, 1 << 30))
            if when:
                waits.append(when - float(vote[3]))
        if waits:
            self.figures |= spread("projector_ms", waits)

    def _stored(self, done: list[list[str]]) -> None:
        secrets = {number: secret for _, number, secret in self._crowd.order("cookies")}
        last = {line[1]: line[6].strip(",").split(",") for line in sorted(done, key=lambda line: float(line[3]))}
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "sent"
            file.write_text(json.dumps([(secrets[number], items) for number, items in last.items()]))
            answer = self._hall.order(f"check {file}")
        self.figures |= {"lost": answer["lost"], "doubled": answer["stored"] - len(last)}


def _meeting(phones: int, *orders: str, back: bool = False, close: bool = False) -> Callable[[Sequence[str]], Figures]:
    def measure(assets: Sequence[str]) -> Figures:
        with hall() as place, generator(place.where, assets) as crowd:
            meeting = Meeting(place, crowd)
            meeting.come(f"join {phones}")
            meeting.open()
            if back:
                meeting.come("return")
            for order in orders:
                meeting.vote(order)
            if close:
                meeting.close()
            return meeting.figures | {"load": os.getloadavg()[0]}

    return measure


SCENARIOS: dict[str, Callable[[Sequence[str]], Figures]] = {
    "1,000 vote within 1 s": _meeting(1000, "vote 1000"),
    "2,000 vote within 1 s": _meeting(2000, "vote 1000"),
    "1,000 vote in the same instant": _meeting(1000, "vote 0"),
    "2,000 vote in the same instant": _meeting(2000, "vote 0"),
    "1,000 come back at once": _meeting(1000, back=True),
    "1,000 vote by form, 50 at a time": _meeting(1000, "forms 50"),
    "400 vote again and again for 4 s": _meeting(400, "loop 400 4"),
    "20 vote within 1 s": _meeting(20, "vote 1000"),
    "1,000 vote, then counted and sealed": _meeting(1000, "vote 1000", close=True),
}
