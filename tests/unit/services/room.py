"""A workshop on a real disk for the tests of the services: what people do, with nothing between them and the store."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from workshop.domain.activity import Activity, State
from workshop.domain.events import Changed, Progressed
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.places import Places
from workshop.services.cast_ballot import cast_ballot
from workshop.services.close_activity import close_activity
from workshop.services.create_workshop import create_workshop
from workshop.services.join_workshop import join_workshop
from workshop.services.open_activity import open_activity
from workshop.services.ports import Snapshot, Store
from workshop.services.share_ideas import submit_idea
from workshop.storage.keys import Effort
from workshop.storage.vault import DiskVault

CHEAP = Effort(passes=1, memory=64, lanes=1)
NORTH, SOUTH = Choice("north", Label.of(en="North")), Choice("south", Label.of(en="South"))
ZONE = Dimension("zone", Label.of(en="Zone"), (NORTH, SOUTH))
ITEMS = tuple(Item(name, Label.of(en=f"Item {name}")) for name in "abcde")
PICK = Activity("", "pick", Label.of(en="Which?"), options={"max": 2}, items=ITEMS)
RANK = Activity("", "rank", Label.of(en="In which order?"), options={"top": 3}, items=ITEMS)
IDEAS = Activity("", "ideas", Label.of(en="What else?"), options={"per_person": 2})


class Ids:
    """Identifiers in order."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def new_id(self) -> str:
        return f"id{next(self._numbers)}"


@dataclass
class Ears:
    """An announcer that keeps what it was told."""

    heard: list[Changed | Progressed] = field(default_factory=list)

    def announce(self, event: Changed | Progressed) -> None:
        self.heard.append(event)

    def last(self) -> Changed | Progressed:
        return self.heard[-1]


class Room:
    """A vault with one workshop; `reopened` is the same laptop after a restart."""

    def __init__(self, folder: Path, **workshop: object):
        self.folder = folder
        self.vault = DiskVault(Places(folder), effort=CHEAP)
        self.ids, self.ears = Ids(), Ears()
        self.vault.set_up(None)
        plan = replace(Workshop("", Label.of(en="Peace"), dimensions=(ZONE,)), **workshop)
        self.store: Store = create_workshop(self.vault, self.ids, plan)

    def reopen(self) -> None:
        """Switch the laptop off and on again."""
        self.vault.close()
        self.vault = DiskVault(Places(self.folder), effort=CHEAP)
        self.store = self.vault.open(self.vault.current_id())

    def add(self, draft: Activity, **changes: object) -> str:
        """An activity at the end of the agenda; its id."""
        made = replace(draft, id=self.ids.new_id(), state=State.DRAFT, **changes)
        self.store.write(lambda tx: tx.put_activity(made))
        return made.id

    def activity(self, activity: str) -> Activity:
        found = self.store.snapshot().activity(activity)
        assert found
        return found

    def open(self, activity: str) -> str:
        open_activity(self.store, self.ears, activity)
        return activity

    def close(self, activity: str) -> str:
        close_activity(self.store, self.ears, activity)
        return activity

    def join(self, secret: str, zone: str = "north", code: str = "") -> str:
        join_workshop(self.store, secret, code, {"zone": zone})
        return secret

    def people(self, n: int) -> list[str]:
        """So many seats, zone by turns."""
        return [self.join(f"phone {number}", ("north", "south")[number % 2]) for number in range(n)]

    def cast(self, secret: str, activity: str, items: Sequence[str]) -> None:
        cast_ballot(self.store, self.ears, secret, activity, {"items": list(items)})

    def share(self, secret: str, activity: str, text: str) -> str:
        """An idea, and its id."""
        submit_idea(self.store, self.ears, self.ids, secret, activity, text, "en")
        return next(idea.id for idea in self.store.ideas(activity) if idea.original == text)

    def voted(self, draft: Activity, answers: Sequence[str], **changes: object) -> str:
        """A closed activity that got these answers ("ab": a and b)."""
        activity = self.open(self.add(draft, **changes))
        for secret, answer in zip(self.people(len(answers)), answers, strict=True):
            self.cast(secret, activity, answer)
        return self.close(activity)


class Belated:
    """A store that goes on showing what was true when it was made, as a request does that takes its time."""

    def __init__(self, store: Store):
        self._store, self._seen = store, store.snapshot()

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def snapshot(self) -> Snapshot:
        return self._seen
