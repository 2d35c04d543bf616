"""Say in words what should be changed in an item of a vote. Read before anybody sees it, and apart from the ballot: it
has no groups, and is kept under a key that cannot be compared with the ballot's."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.ideas import MAX_IDEA, Idea, IdeaState
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, cleaned_line, msg
from workshop.services.cast_ballot import find_open, find_seat, recorded_ballot, too_late
from workshop.services.change import change
from workshop.services.lookup import kind_of
from workshop.services.ports import Announcer, Ids, Json, Reading, Store, Writing
from workshop.services.secrets import remark_key


def send_remark(
    store: Store, announcer: Announcer, ids: Ids, secret: str, activity_id: str, item: str, text: str, language: str
) -> None:
    """Store a remark in place of an earlier one of this seat on the same item. Raises Mendable: no words, too long, an
    item that this seat's ballot does not want changed; Closed when it is too late."""
    find_seat(store, secret)
    activity = find_open(store, activity_id)
    if item not in open_to_remarks(store, secret, activity):
        raise Mendable(msg("Only what you want changed can be remarked on. Change your answer first."), "text")
    words = _checked(text)
    remark = Idea(ids.new_id(), activity.id, words, language, Label.of(**{language: words}), item=item)
    author = remark_key(secret, activity.id, activity.round)

    def act(tx: Writing) -> None:
        if any(own.original == words for own in _own(tx, activity, author, item)):
            return  # sent twice, and perhaps read already
        _forget(tx, activity, author, item)
        tx.put_idea(remark, author)

    change(store, announcer, act)


def withdraw_remark(store: Store, announcer: Announcer, secret: str, activity_id: str, item: str) -> None:
    """Take back one's own remark on an item; other people's cannot be reached."""
    activity = find_open(store, activity_id)
    author = remark_key(secret, activity.id, activity.round)
    change(store, announcer, lambda tx: _forget(tx, activity, author, item))


def _forget(tx: Writing, activity: Activity, author: str, item: str) -> None:
    # asked again inside the transaction: the facilitator may have closed since
    if not tx.is_open(activity.id, activity.round):
        raise too_late()
    for remark in _own(tx, activity, author, item):
        tx.delete_idea(remark.id)


def _own(reading: Reading, activity: Activity, author: str, item: str) -> list[Idea]:
    return [remark for remark in reading.own_ideas(activity.id, author) if remark.item == item]


def _checked(text: str) -> str:
    words = cleaned_line(text)
    if not words:
        raise Mendable(msg("Write in a few words what should be changed."), "text")
    if len(words) > MAX_IDEA:
        raise Mendable(
            msg("Your text has {n} characters; {limit} fit. Shorten it.", n=len(words), limit=MAX_IDEA), "text"
        )
    return words


def open_to_remarks(reading: Reading, secret: str, activity: Activity) -> tuple[str, ...]:
    """The items on which this seat may remark, as its recorded ballot says."""
    takes, ballot = kind_of(activity).takes_remarks, recorded_ballot(reading, secret, activity)
    return tuple(takes(ballot)) if takes and ballot is not None else ()


def own_remarks(reading: Reading, secret: str, activity: Activity) -> dict[str, str]:
    """What this seat wrote on the items of the open activity."""
    author = remark_key(secret, activity.id, activity.round)
    return {remark.item: remark.original for remark in reading.own_ideas(activity.id, author)}


def with_remarks(reading: Reading, activity: Activity, sealed: SafeOutcome) -> SafeOutcome:
    """The result with the remarks that were approved, by item, as labels; a withheld result has none."""
    if sealed.withheld:
        return sealed
    remarks: dict[str, list[Json]] = {}
    for remark in reading.ideas(activity.id):
        if remark.state is IdeaState.APPROVED:
            remarks.setdefault(remark.item, []).append(remark.wording.as_json())
    return replace(sealed, results={**sealed.results, "remarks": remarks})
