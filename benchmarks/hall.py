"""The real application in a throw-away folder, ready to be voted in.

    python -m benchmarks.hall FOLDER

Says in one line of JSON where it is and what people vote on, then takes orders on standard input, one a line, and
answers each with one line of JSON: `open` opens the activity; `check FILE` compares ballots that were acknowledged, a
JSON list of [secret, items], with what is stored; `close` counts and seals. `take FILE` seals the results of a report's
facts in the workshop; `ready` starts the printer, as the page of the report does; `print` presses the buttons of both
languages; `printed` waits until they are there. At the end of the input it stops.
"""

import hashlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import gevent
import psutil
from flask import Flask

from workshop.app import create_app, serve_laptop
from workshop.config import Config
from workshop.domain.activity import Activity
from workshop.domain.ideas import Idea, IdeaState
from workshop.domain.items import Item
from workshop.domain.outcome_json import safe_as_json
from workshop.domain.people import Seat
from workshop.domain.plan import Action
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.report.facts import ActivityFacts, Facts
from workshop.server import laptop as server
from workshop.services.cast_ballot import recorded_ballot
from workshop.services.close_activity import close_activity
from workshop.services.create_workshop import create_workshop
from workshop.services.lookup import kind_of
from workshop.services.open_activity import open_activity
from workshop.services.ports import Writing
from workshop.services.prepare_agenda import add_activity
from workshop.services.printing import Printing, Stage
from workshop.virtual.opinions import profiles
from workshop.web.access import DESK, new_secret
from workshop.web.parts import EXTENSION, Parts

ITEMS = 8
#: Seconds in which the printer is loaded, on a busy machine too.
LOADING = 3


class Hall:
    """One workshop with one activity that asks for a ranking of eight items."""

    def __init__(self, app: Flask) -> None:
        parts: Parts = app.extensions[EXTENSION]
        self._announcer, self._press, self._printings = parts.announcer, parts.press, parts.printings
        self._desk = app.test_client()  # the same pages, in the same loop
        self._desk.set_cookie(DESK, new_secret())
        self._asked: list[Printing] = []
        parts.vault.set_up(None)
        self._store = create_workshop(parts.vault, parts.ids, Workshop("", Label.of(en="Measured", fr="Mesuré")))
        items = tuple(Item(parts.ids.new_id(), Label.of(en=f"Item {n}", fr=f"Point {n}")) for n in range(ITEMS))
        question = Label.of(en="What matters most?", fr="Qu’est-ce qui compte le plus ?")
        draft = Activity("", "rank", question, items=items)
        self.activity = add_activity(self._store, self._announcer, parts.ids, draft)

    def open(self) -> dict[str, float]:
        """When it began, and how long the facilitator waited, in milliseconds."""
        return _timed(lambda: open_activity(self._store, self._announcer, self.activity.id))

    def close(self) -> dict[str, float]:
        """Count and seal; `pause` is the longest time for which nobody else was served meanwhile."""
        beats: list[float] = []
        pulse = gevent.spawn(_beat, beats)
        answer = _timed(lambda: close_activity(self._store, self._announcer, self.activity.id))
        gevent.sleep(0.01)
        pulse.kill()
        return answer | {"pause": max((b - a for a, b in pairwise(beats)), default=0)}

    def check(self, file: str) -> dict[str, int]:
        """`lost`: acknowledged but not stored as sent; `stored`: ballots in the activity."""
        sent = json.loads(Path(file).read_text())
        lost = [secret for secret, items in sent if not self._is_stored(secret, items)]
        ballots = self._store.casts(self.activity.id, self.activity.round)
        return {"lost": len(lost), "stored": len(ballots)}

    def take(self, file: str) -> dict[str, float]:
        """The results of the reports, forgetting what was printed before; no printer is left."""
        facts = Facts.from_json(json.loads(Path(file).read_text()))
        self._store.write(lambda tx: _put_workshop(tx, facts))
        for part in facts.activities:
            self._store.write(lambda tx, part=part: _put(tx, part))
            self._store.seal(part.activity.id, part.activity.round, safe_as_json(part.outcome), keep_ballots=False)
        self._printings.forget_all()
        return {}

    def ready(self) -> dict[str, float]:
        """The printer as it is when somebody has looked at the page of the report for a while."""
        self._press.get_ready()
        gevent.sleep(LOADING)
        return {}

    def print(self) -> dict[str, float]:
        """Both languages, asked for one right after the other."""
        return _timed(lambda: self._asked.extend(map(self._ask, ("fr", "en"))))

    def _ask(self, code: str) -> Printing:
        answer = self._desk.get(f"/facilitator/report/making/{code}/pdf", environ_base={"REMOTE_ADDR": "127.0.0.1"})
        return self._printings.find(answer.location.rpartition("/")[2])

    def printed(self) -> dict[str, Any]:
        """When the last was ready, in milliseconds; the bytes of each; what the printer has used."""
        while any(one.stage in (Stage.WAITING, Stage.PRINTING) for one in self._asked):
            gevent.sleep(0.01)
        files = [one.body for one in self._asked]
        self._asked.clear()
        [printer] = psutil.Process().children()
        times = printer.cpu_times()
        return {
            "ended": time.monotonic() * 1000,
            "bytes": [len(file) for file in files],
            "same": hashlib.sha256(b"".join(files)).hexdigest(),
            "cpu_s": times.user + times.system,
            "rss_mb": printer.memory_info().rss / 2**20,
        }

    def _is_stored(self, secret: str, items: list[str]) -> bool:
        kind = kind_of(self.activity)
        sent = kind.parse({"items": items}, kind.options(self.activity.options), self.activity.item_ids)
        return recorded_ballot(self._store, secret, self.activity) == sent


def _put_workshop(tx: Writing, facts: Facts) -> None:
    """Its title, days and kinds of group, and as many seats as came."""
    tx.put_workshop(
        replace(tx.snapshot().workshop, title=facts.title, place=facts.place, organisers=facts.organisers,
                starts=facts.starts, ends=facts.ends, dimensions=facts.dimensions)
    )  # fmt: skip
    for number, groups in enumerate(profiles(facts.seats)):
        tx.put_seat(Seat(f"invented-{number}", groups))


def _put(tx: Writing, part: ActivityFacts) -> None:
    """A closed activity, with the texts of a kind that counts them."""
    tx.put_activity(part.activity)
    for idea in part.outcome.results.get("ideas", ()):
        words = Label.from_json(idea["wording"])
        tx.put_idea(Idea(idea["id"], part.activity.id, "", "fr", words, IdeaState.APPROVED, None, idea["addressee"]))
    for place, action in enumerate(part.outcome.results.get("actions", ())):
        words = {field: Label.from_json(text) for field, text in action["words"].items()}
        tx.put_action(Action(action["id"], part.activity.id, words, place=place))


def _timed(action: Callable[[], Any]) -> dict[str, float]:
    begun = time.monotonic()
    action()
    return {"begun": begun * 1000, "took": (time.monotonic() - begun) * 1000}


def _beat(beats: list[float]) -> None:
    while True:
        beats.append(time.monotonic() * 1000)
        gevent.sleep(0.001)


def main() -> None:
    """Serve until the input ends."""
    config = Config(host="127.0.0.1", data_dir=Path(sys.argv[1]), passphrase="none", open_browser=False)
    app = create_app(config)
    hall = Hall(app)
    server.USUAL_PORTS = (0,)
    laptop = serve_laptop(app, config)
    where = {"port": laptop.port, "activity": hall.activity.id, "items": hall.activity.item_ids}
    gevent.spawn(_obey, hall, laptop, where)
    laptop.run()


def _obey(hall: Hall, laptop: server.Laptop, where: dict[str, Any]) -> None:
    _say(where)
    while order := gevent.get_hub().threadpool.apply(sys.stdin.readline):
        what, *details = order.split()
        _say(getattr(hall, what)(*details))
    laptop.stop()


def _say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
