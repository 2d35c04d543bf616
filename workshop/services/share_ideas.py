"""Send short ideas, and withdraw one's own while the activity is open."""
from __future__ import annotations

from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.ideas import MAX_IDEA, Idea
from workshop.domain.items import ADDRESSEES
from workshop.domain.text import Label, cleaned_line, msg, nmsg
from workshop.services.cast_ballot import announce_progress, find_open, find_seat, too_late
from workshop.services.change import change
from workshop.services.lookup import kind_of
from workshop.services.ports import Announcer, Ids, Reading, Store, Writing
from workshop.services.secrets import ballot_key


def submit_idea(store: Store, announcer: Announcer, ids: Ids, secret: str, activity_id: str,
                text: str, language: str, addressee: str = "") -> None:
    """Store one idea; sending the same words again counts once. Raises Mendable on empty, over-long or too many ideas."""
    find_seat(store, secret)
    activity = find_open(store, activity_id)
    if not kind_of(activity).collects_ideas:
        raise Mendable(msg("This question takes no ideas."))
    words = _checked_words(text)
    author = author_key(secret, activity)
    idea = Idea(ids.new_id(), activity.id, words, language, Label.of(**{language: words}), addressee=_checked_addressee(addressee))
    change(store, announcer, lambda tx: _record(tx, activity, idea, author))
    announce_progress(store, announcer, activity)


def _checked_words(text: str) -> str:
    words = cleaned_line(text)
    if not words:
        raise Mendable(msg("Write your idea first."), "text")
    if len(words) > MAX_IDEA:
        raise Mendable(msg("The idea has {n} characters; {limit} is the most. Shorten it a little.", n=len(words), limit=MAX_IDEA), "text")
    return words


def _checked_addressee(addressee: str) -> str:
    if addressee and addressee not in ADDRESSEES:
        raise Mendable(msg("Choose one of the addressees shown."), "addressee")
    return addressee


def _record(tx: Writing, activity: Activity, idea: Idea, author: str) -> None:
    if not tx.is_open(activity.id, activity.round):
        raise too_late()
    own = tx.own_ideas(activity.id, author)
    if any(sent.original == idea.original for sent in own):
        return
    limit = kind_of(activity).options(activity.options).per_person
    if len(own) >= limit:
        raise Mendable(nmsg("You have sent {n} idea, the most for this question.", "You have sent {n} ideas, the most for this question.", limit), "text")
    tx.put_idea(idea, author)


def withdraw_idea(store: Store, announcer: Announcer, secret: str, activity_id: str, idea_id: str) -> None:
    """Take back one's own idea; other people's cannot be reached."""
    activity = find_open(store, activity_id)
    author = author_key(secret, activity)

    def act(tx: Writing) -> None:
        if not tx.is_open(activity.id, activity.round):
            raise too_late()
        if idea_id in [idea.id for idea in tx.own_ideas(activity.id, author)]:
            tx.delete_idea(idea_id)

    change(store, announcer, act)
    announce_progress(store, announcer, activity)


def own_ideas(reading: Reading, secret: str, activity: Activity) -> tuple[Idea, ...]:
    """The ideas this seat has sent to the open activity."""
    return reading.own_ideas(activity.id, author_key(secret, activity))


def author_key(secret: str, activity: Activity) -> str:
    return ballot_key(secret, activity.id, activity.round)
