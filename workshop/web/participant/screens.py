"""Which screen a phone sees: everything lives at one address, and the seat's situation decides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import render_template, request

from workshop.activities.kind import Kind
from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.services.cast_ballot import recorded_ballot
from workshop.services.drafts import Draft
from workshop.services.lookup import kind_of
from workshop.services.ports import Snapshot, Store
from workshop.services.secrets import ballot_key, seat_id, shuffled
from workshop.services.share_ideas import own_ideas
from workshop.web.access import LANGUAGE, browser_secret
from workshop.web.locale import is_ready
from workshop.web.names import ADDRESSEE_NAMES
from workshop.web.parts import parts


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


def running(snapshot: Snapshot) -> Activity | None:
    """The activity that takes answers now."""
    return next((activity for activity in snapshot.activities if activity.state is State.OPEN), None)


def has_seat(store: Store) -> bool:
    """Whether this phone has joined."""
    return store.seat(seat_id(browser_secret(), store.snapshot().workshop.id)) is not None


def has_chosen_language() -> bool:
    """Whether this phone has said which language it wants."""
    return is_ready(request.cookies.get(LANGUAGE, ""))


def joining_key() -> str:
    """Under which memory keeps that this phone tapped "join" and is at the profile."""
    return "joining/" + seat_id(browser_secret(), "")


def show(store: Store | None, error: Mendable | None = None) -> str:
    """The screen for this phone, with what went wrong on it."""
    if not has_chosen_language():
        return render_template("participant/language.html", workshop=store and store.snapshot().workshop)
    if store is None:
        return render_template("participant/not_begun.html", workshop=None)
    snapshot = store.snapshot()
    if not has_seat(store):
        return _joining(snapshot, error)
    activity = running(snapshot)
    if activity is None:
        return render_template(
            "participant/wait.html", workshop=snapshot.workshop, version=snapshot.version, error=error, live=True
        )
    return _answering(snapshot, Place(store, browser_secret(), activity), error)


def _joining(snapshot: Snapshot, error: Mendable | None) -> str:
    draft = parts().drafts.get(joining_key()) or Draft(step="join")
    filled = dict(item.split("=", 1) for item in draft.items)
    return render_template(
        f"participant/{draft.step}.html", workshop=snapshot.workshop, error=error, code=draft.text, answers=filled
    )


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
    draft = place.draft or _recorded(place)
    items = {item.id: item for item in place.activity.items}
    chosen = [items[item] for item in draft.items if item in items]
    shown = shuffled(place.secret, place.activity.id, place.activity.items)
    asked = _asked(place, draft)
    return render_template(
        f"participant/{draft.step}.html", **common, draft=draft, chosen=chosen, items=shown, by_id=items,
        given=_given(draft.items), asked=asked,
    )  # fmt: skip


def _asked(place: Place, draft: Draft) -> tuple[str, ...]:
    """What this phone is asked of the items, where that is not all of them; what it answered already stands first."""
    if place.kind.ask is None:
        return place.activity.item_ids
    answered = _given(draft.items) if draft.step == "recorded" or not place.draft else {}
    mine = tuple(answered) or place.kind.ask(place.activity, place.turn)
    return tuple(dict.fromkeys(mine))


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
