"""Write, then tell: every change that people see goes through here, so that nothing is announced before it is on
disk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from workshop.domain.events import Changed
from workshop.services.ports import Announcer, Store, Writing

T = TypeVar("T")


def change(store: Store, announcer: Announcer, action: Callable[[Writing], T], *, phones: bool = False) -> T:
    """Run `action` in one transaction, raise the version, and announce it after COMMIT; to the phones as well where
    they
    show something else now. Answers what the action does."""

    def act(tx: Writing) -> tuple[T, int]:
        return action(tx), tx.bump()

    result, version = store.write(act)
    announcer.announce(Changed(store.snapshot().workshop.id, version, phones))
    return result
