"""Change what the report prints: what was released is a draft again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from workshop.services.change import change
from workshop.services.edit_report import take_back_release
from workshop.services.ports import Announcer, Store, Writing

T = TypeVar("T")


def change_printed(store: Store, announcer: Announcer, action: Callable[[Writing], T], *, phones: bool = False) -> T:
    """As `change`, of words or figures that every page of the report may hold."""

    def act(tx: Writing) -> T:
        done = action(tx)
        take_back_release(tx)
        return done

    return change(store, announcer, act, phones=phones)
