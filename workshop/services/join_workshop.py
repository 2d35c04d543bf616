"""Take a place in the workshop: the phone keeps its secret, the store the hash of it and the profile."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from workshop.domain.errors import Mendable, TooMany
from workshop.domain.people import Seat, checked_profile
from workshop.domain.text import msg
from workshop.services.ports import Reading, Store
from workshop.services.secrets import seat_id

MAX_SEATS = 5_000


def join_workshop(store: Store, secret: str, code: str, answers: Mapping[str, str]) -> None:
    """Give the phone with this secret its seat. Joining again changes nothing: a double tap is one seat, and the
    profile is fixed at joining (METHOD 5.2 R13).

    Raises Mendable on a wrong room code or an answer that was not offered, TooMany when the room is full.
    """
    workshop = store.snapshot().workshop
    check_room_code(store, code)
    seat = Seat(seat_id(secret, workshop.id), checked_profile(workshop.dimensions, answers))
    if store.seats() >= MAX_SEATS and store.seat(seat.id) is None:
        raise TooMany(msg("The workshop is full. Ask the facilitator."))
    store.write(lambda tx: tx.put_seat(seat) if tx.seat(seat.id) is None else None)


def check_room_code(reading: Reading, code: str) -> None:
    """Raises Mendable unless the code on the wall was given (or none is asked)."""
    wanted = reading.snapshot().workshop.room_code
    if wanted and not hmac.compare_digest(code.strip().upper().encode(), wanted.upper().encode()):
        raise Mendable(msg("This is not the code on the wall. Look at the screen and type it again."), "code")
