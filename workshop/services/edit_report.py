"""Change what the organisers decide about their report, and take the last change back; two editors are told of each
other."""

from __future__ import annotations

from collections.abc import Callable

from workshop.domain.errors import Mendable
from workshop.domain.passages import Content, Passage
from workshop.domain.text import msg
from workshop.services.change import change
from workshop.services.ports import Announcer, Reading, Store, Writing

#: The piece that says which results the released report holds.
RELEASED = "released"

CHANGED_MEANWHILE = msg(
    "Somebody else has changed this meanwhile. What you wrote is still in the field and is not saved; "
    "their version stands beside it. Save again to replace theirs."
)


class ChangedMeanwhile(Mendable):
    """Somebody else has changed the same piece since it was read; `now` is how it stands."""

    def __init__(self, now: Passage):
        super().__init__(CHANGED_MEANWHILE, now.key)
        self.now = now


def passage(reading: Reading, key: str) -> Passage:
    """The piece as it stands; version 0 where nothing was ever decided."""
    return reading.passages().get(key, Passage(key))


def write_passage(store: Store, announcer: Announcer, key: str, seen: int, content: Content | None) -> Passage:
    """Replace one piece, with None take it away. `seen` is the version that the writer had before their eyes.

    Raises ChangedMeanwhile when it stands otherwise now; the report is a draft again."""

    def act(tx: Writing) -> Passage:
        now = passage(tx, key)
        if now.version != seen and content != now.content:
            raise ChangedMeanwhile(now)
        return _put(tx, now, now.changed(content))

    return change(store, announcer, act)


def change_passage(
    store: Store, announcer: Announcer, key: str, decide: Callable[[Content | None], Content | None]
) -> Passage:
    """Replace one piece by what `decide` makes of it: for changes that do not touch what others change."""

    def act(tx: Writing) -> Passage:
        now = passage(tx, key)
        return _put(tx, now, now.changed(decide(now.content)))

    return change(store, announcer, act)


def forget_passage(store: Store, announcer: Announcer, key: str) -> None:
    """Take one piece away for good, with what stood there before."""

    def act(tx: Writing) -> None:
        tx.put_passage(Passage(key, passage(tx, key).version + 1))
        take_back_release(tx)

    change(store, announcer, act)


def undo_passage(store: Store, announcer: Announcer, key: str, seen: int) -> Passage:
    """Take the last change of one piece back. Raises ChangedMeanwhile where it is not the one that was seen."""

    def act(tx: Writing) -> Passage:
        now = passage(tx, key)
        if now.version != seen:
            raise ChangedMeanwhile(now)
        return _put(tx, now, now.undone())

    return change(store, announcer, act)


def _put(tx: Writing, now: Passage, then: Passage) -> Passage:
    if then != now:
        tx.put_passage(then)
        take_back_release(tx)
    return then


def take_back_release(tx: Writing) -> None:
    """What was released is no longer what would be printed."""
    released = passage(tx, RELEASED)
    if released.content is not None:
        tx.put_passage(released.changed(None))
