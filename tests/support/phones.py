"""A workshop with one question of each kind, and phones without a screen that answer it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse

from workshop.app import create_app
from workshop.config import Config
from workshop.domain.activity import Activity, Topic
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.material import default_dimensions, item_lists
from workshop.services.close_activity import close_activity
from workshop.services.create_workshop import create_workshop
from workshop.services.moderate_ideas import approve_idea
from workshop.services.open_activity import open_activity
from workshop.services.reveal_activity import reveal_activity, show_face, show_language, show_panel
from workshop.web.parts import EXTENSION, Parts

ZONES = ("north", "centre", "south")
TITLE = Label.of(fr="Échange de Mopti", en="Mopti exchange")
PICK = Activity(
    "pick",
    "pick",
    Label.of(fr="Qu’est-ce qui vous inquiète le plus, là où vous vivez ?", en="What worries you most, where you live?"),
    options={"max": 3},
    items=item_lists()["concerns"].items,
    topic=Topic.CONCERNS,
)
#: Without sensitive items, whose counts may be withheld one by one.
PLAIN = replace(PICK, items=tuple(item for item in PICK.items if not item.sensitive)[:4])
RANK = Activity(
    "rank",
    "rank",
    Label.of(fr="Quels moteurs du conflit pèsent le plus ?", en="Which drivers of conflict weigh most?"),
    options={"top": 3},
    items=item_lists()["drivers_dynamic"].items[:7],
    topic=Topic.DRIVERS,
)
IDEAS = Activity(
    "ideas",
    "ideas",
    Label.of(fr="Que recommandez-vous, et à qui ?", en="What do you recommend, and to whom?"),
    options={"per_person": 2, "addressee": True},
    topic=Topic.RECOMMENDATIONS,
)


@dataclass
class Hall:
    """An application with its workshop; the facilitator's deeds are called directly."""

    app: Flask
    drafts: list[Activity] = field(default_factory=list)

    @classmethod
    def made(cls, folder: Path, *activities: Activity, language: str = "fr", **workshop: object) -> Hall:
        """A new workshop without passphrase; `workshop` changes fields such as room_code and dimensions."""
        app = create_app(Config(data_dir=folder, language=language))
        hall = cls(app, list(activities or (PICK, RANK, IDEAS)))
        hall.parts.vault.set_up(None)
        plan = replace(Workshop("", TITLE, place="Mopti", dimensions=default_dimensions()), **workshop)
        store = create_workshop(hall.parts.vault, hall.parts.ids, plan)
        store.write(lambda tx: [tx.put_activity(draft) for draft in hall.drafts] and tx.bump())
        return hall

    @property
    def parts(self) -> Parts:
        return self.app.extensions[EXTENSION]

    @property
    def store(self):
        return self.parts.store()

    def open(self, activity: str) -> None:
        open_activity(self.store, self.parts.announcer, activity)

    def close(self, activity: str) -> None:
        close_activity(self.store, self.parts.announcer, activity)
        self.parts.drafts.forget_all()

    def vote(self, activity: str = "pick", people: int = 12, zones: Sequence[str] = ZONES) -> None:
        """People of these zones in turn answer with the first or the second item; the vote is closed."""
        self.open(activity)
        items = self.store.snapshot().activity(activity).item_ids
        for number in range(people):
            self.phone(zone=zones[number % len(zones)]).answer(activity, items[number % 2])
        self.close(activity)

    def vote_twice(self, language: str = "fr") -> list[Phone]:
        """Twelve people vote on PICK and RANK, whose results are then on the wall and can be read back."""
        people = [self.phone(language, zone=("north", "south")[n % 2]) for n in range(12)]
        for one in (PICK, RANK):
            self.open(one.id)
            for n, phone in enumerate(people):
                phone.answer(one.id, *(item.id for item in one.items[n % 2 : n % 2 + 3]))
            self.close(one.id)
            self.reveal(one.id)
        return people

    def reveal(self, activity: str) -> None:
        reveal_activity(self.store, self.parts.announcer, activity)

    def show(self, *, face: str = "", panel: str = "", language: str = "") -> None:
        for word, deed in ((face, show_face), (panel, show_panel), (language, show_language)):
            if word:
                deed(self.store, self.parts.announcer, word)

    def approve(self, activity: str = "ideas") -> None:
        for idea in self.store.ideas(activity):
            approve_idea(self.store, self.parts.announcer, activity, idea.id)

    def phone(self, language: str = "fr", **profile: str) -> Phone:
        """A phone that has joined."""
        phone = Phone(self.app)
        phone.join(language, self.store.snapshot().workshop.room_code, **profile)
        return phone

    def wall(self) -> str:
        """The projector's page."""
        return self.app.test_client().get("/projector/").get_data(as_text=True)


class Phone:
    """One browser without script: its cookies, and forms posted as they stand on the page."""

    def __init__(self, app: Flask):
        self.client = app.test_client()

    def page(self) -> str:
        return self.client.get("/").get_data(as_text=True)

    def post(self, path: str, **fields: object) -> TestResponse:
        """Post a form with this browser's token; `fields` may hold lists."""
        token = re.search(r'name="token" value="(\w+)"', self.page())
        return self.client.post(path, data={"token": token[1] if token else "", **fields})

    def join(self, language: str = "fr", code: str = "", **profile: str) -> None:
        self.post("/language", language=language)
        self.post("/join", code=code)
        self.post("/profile", code=code, **profile)

    def answer(self, activity: str, *items: str) -> TestResponse:
        """Check and send, as a person does."""
        self.post("/ballot", activity=activity, item=list(items), go="check")
        return self.post("/ballot", activity=activity, item=list(items), go="send")

    def tap(self, go: str, *items: str, activity: str = "rank") -> TestResponse:
        return self.post("/ballot", activity=activity, item=list(items), go=go)

    def share(self, text: str, addressee: str = "national", activity: str = "ideas") -> TestResponse:
        return self.post("/idea", activity=activity, text=text, addressee=addressee)
