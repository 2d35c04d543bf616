"""Which screen a phone sees: everything lives at one address, and the seat's situation decides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import render_template, request

from workshop.activities.kind import Kind
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.services.cast_ballot import recorded_ballot
from workshop.services.drafts import Draft
from workshop.services.lookup import kind_of
from workshop.services.ports import Snapshot, Store
from workshop.services.remarks import open_to_remarks, own_remarks
from workshop.services.secrets import ballot_key, seat_id, shuffled
from workshop.services.share_ideas import own_ideas
from workshop.services.write_plan import own_actions
from workshop.web.access import browser_secret
from workshop.web.locale import language
from workshop.web.names import ADDRESSEE_NAMES
from workshop.web.participant.arriving import Phone, Screen, arriving, joining_key_of
from workshop.web.participant.before import rounds_on_the_phone
from workshop.web.parts import parts
from workshop.web.plan import NAMES, field_words


@dataclass(frozen=True)
class Place:
    """This phone's seat at the running activity. `secret` never leaves the request."""

    store: Store
    secret: str
    activity: Activity

    @property
    def kind(self) -> Kind:
        return kind_of(self.activity)

    @property
    def key(self) -> str:
        return ballot_key(self.secret, self.activity.id, self.activity.round)

    @property
    def turn(self) -> int:
        """The number under which this phone is asked, in the order in which phones saw the question."""
        return parts().drafts.turn(self.activity.id, self.key)

    @property
    def draft(self) -> Draft | None:
        return parts().drafts.get(self.key)

    def keep(self, draft: Draft) -> None:
        parts().drafts.put(self.key, draft)

    def forget(self) -> None:
        parts().drafts.forget(self.key)


def has_seat(store: Store) -> bool:
    """Whether this phone has joined."""
    return store.seat(seat_id(browser_secret(), store.snapshot().workshop.id)) is not None


def joining_key() -> str:
    """Under which memory keeps that this phone tapped "join" and is at the profile."""
    return joining_key_of(browser_secret())


def show(store: Store | None, error: Mendable | None = None) -> str:
    """The screen for this phone, with what went wrong on it."""
    snapshot = store.snapshot() if store else None
    screen = arriving(Phone.of(request.cookies), store, snapshot, parts().drafts, error)
    if isinstance(screen, Screen):
        return render_template(screen.template, **screen.values)
    assert store is not None  # an activity is one of a workshop
    assert snapshot is not None
    return _answering(snapshot, Place(store, browser_secret(), screen), error)


def _answering(snapshot: Snapshot, place: Place, error: Mendable | None) -> str:
    common = {
        "workshop": snapshot.workshop,
        "activity": place.activity,
        "kind": place.kind,
        "error": error,
        "live": True,
        "version": snapshot.version,
        "addressees": ADDRESSEE_NAMES.items(),
        "step": _step(snapshot, place.activity),
        "options": place.kind.options(place.activity.options),
    }
    if place.kind.collects_ideas:
        draft = place.draft or Draft()
        return render_template(
            "participant/ideas.html", **common, sent=own_ideas(place.store, place.secret, place.activity), draft=draft
        )
    if place.kind.writes_plan:
        return _planning(place, common, error)
    draft = place.draft or _recorded(place)
    if draft.step == "choose":
        common |= rounds_on_the_phone(place.store, snapshot, place.activity)
    if draft.step == "recorded" and place.kind.takes_remarks:
        common |= _remarks(place)
    items = {item.id: item for item in place.activity.items}
    chosen = [items[item] for item in draft.items if item in items]
    shown = shuffled(place.secret, place.activity.id, place.activity.items)
    asked = _asked(place, draft)
    return render_template(
        f"participant/{draft.step}.html", **common, draft=draft, chosen=chosen, items=shown, by_id=items,
        given=_given(draft.items), asked=asked,
    )  # fmt: skip


def _remarks(place: Place) -> dict[str, object]:
    """On which items this phone may remark, what it wrote on them, and what it tried to write just now."""
    return {
        "to_remark": open_to_remarks(place.store, place.secret, place.activity),
        "remarks": own_remarks(place.store, place.secret, place.activity),
        "typed_remark": {request.form.get("item"): request.form.get("text", "")},
    }


def _planning(place: Place, common: dict[str, object], error: Mendable | None) -> str:
    """The phone's own rows of the plan, and the fields of one: a new one, or `row`, whose words are in `code`."""
    draft = place.draft or Draft()
    kept = dict(mark.split("=", 1) for mark in draft.items)
    typed = {name: kept.get(name, "") for name in NAMES} | {"action": draft.text}
    return render_template(
        "participant/plan.html", **common, own=own_actions(place.store, place.secret, place.activity), typed=typed,
        row=kept.get("row", ""), seen=kept.get("seen", ""), code=kept.get("language", ""),
        plan=field_words(error, typed, kept.get("language", language())),
    )  # fmt: skip


def _asked(place: Place, draft: Draft) -> tuple[str, ...]:
    """What this phone is asked of the items, where that is not all of them; what it answered already is among it."""
    if place.kind.ask is None:
        return place.activity.item_ids
    return place.kind.ask(place.activity, place.turn, tuple(_given(draft.items)))


def _given(marks: tuple[str, ...]) -> dict[str, str]:
    """What was said of each item: "A=4" says 4 of A."""
    return dict(mark.rsplit("=", 1) for mark in marks if "=" in mark)


def _recorded(place: Place) -> Draft:
    """The situation as the store knows it: nothing yet, or a recorded ballot."""
    ballot = recorded_ballot(place.store, place.secret, place.activity)
    return Draft() if ballot is None else Draft(place.kind.marks(ballot), step="recorded")


def _step(snapshot: Snapshot, activity: Activity) -> tuple[int, int]:
    order = [other.id for other in snapshot.activities]
    return order.index(activity.id) + 1, len(order)


def reopened(place: Place) -> Draft:
    """The recorded ballot, to be changed."""
    return replace(_recorded(place), step="choose")
