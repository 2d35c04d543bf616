"""A throw-away workshop with one open question, in which laptop and router are tried out before the day."""

from __future__ import annotations

import secrets

from workshop.domain.activity import Activity, State, Topic
from workshop.domain.errors import Mendable
from workshop.domain.events import Changed
from workshop.domain.items import Item
from workshop.domain.stage import Face, Stage
from workshop.domain.text import Label, msg
from workshop.domain.workshop import Workshop
from workshop.material import default_dimensions, item_lists
from workshop.services.lookup import readable_stores
from workshop.services.ports import Announcer, Ids, Store, Vault, Writing

TITLE = Label.of(fr="Répétition", en="Rehearsal")
QUESTION = Label.of(fr="Répétition : choisissez jusqu’à trois réponses", en="Rehearsal: choose up to three answers")
ITEMS = "concerns"


def start_rehearsal(vault: Vault, announcer: Announcer, ids: Ids) -> Workshop:
    """Make the rehearsal, open its question and let phones and projector see it; one that runs already is answered
    again.

    Raises Mendable while a real activity is open.
    """
    running = find_rehearsal(vault)
    if running is not None:
        return running
    _refuse_while_open(vault)
    workshop = Workshop(ids.new_id(), TITLE, dimensions=default_dimensions(), room_code=_code(), rehearsal=True)
    store = vault.create(workshop)
    question = _question(ids)
    store.write(lambda tx: _put(tx, question))
    _turn_to(vault, announcer, workshop.id)
    return workshop


def stop_rehearsal(vault: Vault, announcer: Announcer, back_to: str | None) -> None:
    """Go back to a workshop (None: to no workshop) and erase the rehearsal with all that was answered."""
    rehearsal = find_rehearsal(vault)
    if rehearsal is not None:
        _turn_to(vault, announcer, back_to if back_to in vault.workshop_ids() else None)
        vault.erase(rehearsal.id)


def find_rehearsal(vault: Vault) -> Workshop | None:
    """The rehearsal on this laptop, if there is one."""
    known = (store.snapshot().workshop for store in readable_stores(vault))
    return next((workshop for workshop in known if workshop.rehearsal), None)


def _refuse_while_open(vault: Vault) -> None:
    store = _current(vault)
    if store and any(activity.state is State.OPEN for activity in store.snapshot().activities):
        raise Mendable(msg("An activity is open: close it before you rehearse."))


def _code() -> str:
    # phones that are already in the room should not wander into the rehearsal by chance
    return secrets.token_hex(2).upper()


def _question(ids: Ids) -> Activity:
    items = tuple(Item(ids.new_id(), item.label) for item in item_lists()[ITEMS].items)
    return Activity(ids.new_id(), "pick", QUESTION, State.OPEN, options={"max": 3}, items=items, topic=Topic.OTHER)


def _put(tx: Writing, question: Activity) -> None:
    tx.put_activity(question)
    tx.put_stage(Stage(question.id, Face.ACTIVITY))
    tx.bump()


def _turn_to(vault: Vault, announcer: Announcer, workshop_id: str | None) -> None:
    """Choose another workshop, and tell those who look at the one before."""
    before = _current(vault)
    vault.choose(workshop_id)
    if before is not None:
        seen = before.snapshot()
        announcer.announce(Changed(seen.workshop.id, seen.version + 1, phones=True))


def _current(vault: Vault) -> Store | None:
    return next((store for store in readable_stores(vault) if store.snapshot().workshop.id == vault.current_id()), None)
