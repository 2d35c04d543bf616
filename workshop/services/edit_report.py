"""Change what the organisers decide about their report, and take the last change back; two editors are told of each
other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from workshop.domain.errors import Mendable, NotFound
from workshop.domain.passages import Content, Passage
from workshop.domain.text import Label, msg
from workshop.services.change import change
from workshop.services.ports import Announcer, Reading, Store, Writing

#: The piece that says which results the released report holds.
RELEASED = "released"

#: The piece that is one of the free texts; the words themselves are kept with the workshop.
TEXT = "text"
TEXTS = ("introduction", "context", "thanks")
#: Texts and the outline are taken back step by step; what was a quote or a logo is gone when it is changed.
STEPWISE = ("sentence", "prose", "paragraph", TEXT, "outline")

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
    """The piece as it stands; version 0 where nothing was ever decided. Raises NotFound for a text there is not."""
    kept = reading.passages().get(key, Passage(key))
    sort, _, name = key.partition("/")
    return replace(kept, content=_text(reading, name)) if sort == TEXT else kept


def _text(reading: Reading, name: str) -> Content | None:
    if name not in TEXTS:
        raise NotFound(msg("The report has no such section."))
    words: Label = getattr(reading.snapshot().texts, name)
    return {"words": words.as_json()} if words else None


def write_passage(
    store: Store, announcer: Announcer, key: str, seen: int, content: Content | None, *, more: bool = False
) -> Passage:
    """Replace one piece, with None take it away. `seen` is the version that the writer had before their eyes; `more`:
    it was their own, written a moment ago, and undoing takes both back.

    Raises ChangedMeanwhile when it stands otherwise now; the report is a draft again."""

    def act(tx: Writing) -> Passage:
        now = passage(tx, key)
        if now.version != seen and content != now.content:
            raise ChangedMeanwhile(now)
        return _put(tx, now, now.continued(content) if more else _then(now, content))

    return change(store, announcer, act)


def change_passage(
    store: Store, announcer: Announcer, key: str, decide: Callable[[Content | None], Content | None]
) -> Passage:
    """Replace one piece by what `decide` makes of it: for changes that do not touch what others change."""

    def act(tx: Writing) -> Passage:
        now = passage(tx, key)
        return _put(tx, now, _then(now, decide(now.content)))

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


def _then(now: Passage, content: Content | None) -> Passage:
    stepwise = now.key.partition("/")[0] in STEPWISE
    return now.changed(content) if stepwise else now.replaced(content)


def _put(tx: Writing, now: Passage, then: Passage) -> Passage:
    if then == now:
        return now
    sort, _, name = then.key.partition("/")
    if sort == TEXT:
        _put_text(tx, name, then.content)
    tx.put_passage(replace(then, content=None) if sort == TEXT else then)
    take_back_release(tx)
    return then


def _put_text(tx: Writing, name: str, content: Content | None) -> None:
    words = Label.from_json(content["words"]) if content else Label()  # type: ignore[arg-type]
    tx.put_texts(replace(tx.snapshot().texts, **{name: words}))


def take_back_release(tx: Writing) -> None:
    """What was released is no longer what would be printed."""
    released = passage(tx, RELEASED)
    if released.content is not None:
        tx.put_passage(released.replaced(None))
