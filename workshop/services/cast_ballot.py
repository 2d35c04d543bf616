"""Record one seat's ballot: acknowledged when it is on disk, counted once however often it is sent."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Closed, Mendable, NotFound
from workshop.domain.events import Progressed
from workshop.domain.people import Seat
from workshop.domain.progress import stepped
from workshop.domain.text import msg
from workshop.services.lookup import kind_of
from workshop.services.ports import Announcer, Cast, Json, Reading, Store, Writing
from workshop.services.secrets import ballot_key, seat_id


def cast_ballot(
    store: Store, announcer: Announcer, secret: str, activity_id: str, data: Mapping[str, object], round_number: int = 1
) -> None:
    """Check and store the ballot in place of an earlier one of this seat. `round_number` is the one that the phone
    shows: what was chosen before a discussion is no answer after it.

    Raises NotFound without a seat, Closed when the activity takes no answers, Mendable when the ballot is not valid.
    """
    seat = find_seat(store, secret)
    activity = find_open(store, activity_id, round_number)
    kind = kind_of(activity)
    if kind.collects_ideas:
        raise Mendable(msg("Ideas are sent one by one."))
    ballot = kind.parse(data, kind.options(activity.options), activity.item_ids)
    cast = Cast(ballot, seat.groups)
    key = ballot_key(secret, activity.id, activity.round)
    store.write(lambda tx: _record(tx, activity, key, cast))
    announce_progress(store, announcer, activity)


def _record(tx: Writing, activity: Activity, key: str, cast: Cast) -> None:
    # asked again inside the transaction: the facilitator may have closed since
    if not tx.is_open(activity.id, activity.round):
        raise too_late()
    tx.put_ballot(activity.id, activity.round, key, cast)


def find_seat(reading: Reading, secret: str) -> Seat:
    """The seat of this secret; raises NotFound."""
    seat = reading.seat(seat_id(secret, reading.snapshot().workshop.id))
    if seat is None:
        raise NotFound(msg("This phone has no place in the workshop yet. Join first."))
    return seat


def find_open(reading: Reading, activity_id: str, round_number: int = 1) -> Activity:
    """The open activity of that id, in that round; raises Closed."""
    activity = reading.snapshot().activity(activity_id)
    if activity is None or (activity.state, activity.round) != (State.OPEN, round_number):
        raise too_late()
    return activity


def too_late() -> Closed:
    """What an answer meets that comes after closing."""
    return Closed(msg("This question is closed: the answer came too late and is not counted."))


def announce_progress(store: Store, announcer: Announcer, activity: Activity) -> None:
    """Tell facilitator and projector how many have answered, in steps."""
    seats = store.seats()
    answered = stepped(store.answered(activity.id, activity.round), seats)
    announcer.announce(Progressed(store.snapshot().workshop.id, activity.id, answered, seats))


def recorded_ballot(reading: Reading, secret: str, activity: Activity) -> Json | None:
    """This seat's own recorded ballot while the activity is open; afterwards nobody can find it any more."""
    return reading.ballot(activity.id, activity.round, ballot_key(secret, activity.id, activity.round))
