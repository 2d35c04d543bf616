"""What stands around every page: which workshop, how many have joined, whether the data are protected."""
from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.workshop import Workshop
from workshop.web.access import browser_secret
from workshop.web.parts import parts


@dataclass(frozen=True)
class Frame:
    """`workshop` is the current one, if there is one and the data are open; `inside`: this browser may go on."""

    workshop: Workshop | None
    version: int
    seats: int
    has_passphrase: bool
    inside: bool


def frame() -> Frame:
    """As things stand; says nothing of the workshop to somebody who has not given the passphrase."""
    vault = parts().vault
    protected = vault.is_set_up() and vault.has_passphrase()
    inside = vault.is_set_up() and not vault.is_locked() and (not protected or browser_secret() in parts().desks)
    store = parts().store() if inside else None
    if store is None:
        return Frame(None, 0, 0, protected, inside)
    snapshot = store.snapshot()
    return Frame(snapshot.workshop, snapshot.version, store.seats(), protected, inside)
