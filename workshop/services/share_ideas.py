"""Send short ideas, and withdraw one's own while the activity is open."""

from __future__ import annotations

from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.ideas import Idea
from workshop.domain.text import Label, msg, nmsg
from workshop.services.cast_ballot import announce_progress, find_open, find_seat, too_late
from workshop.services.change import change
from workshop.services.lookup import kind_of
from workshop.services.ports import Announcer, Ids, Reading, Store, Writing
from workshop.services.secrets import ballot_key


def submit_idea(
    store: Store,
    announcer: Announcer,
    ids: Ids,
    secret: str,
    activity_id: str,
    text: str,
    language: str,
    addressee: str = "",
) -> None:
    """Store one idea; sending the same words again counts once. Raises Mendable on empty, over-long or too many
    ideas.
    """
    find_seat(store, secret)
    activity = find_open(store, activity_id)
    if not kind_of(activity).collects_ideas:
        raise Mendable(msg("This question takes no ideas."))
    idea = _parsed(ids, activity, {"text": text, "language": language, "addressee": addressee})
    author = author_key(secret, activity)
    change(store, announcer, lambda tx: _record(tx, activity, idea, author))
    announce_progress(store, announcer, activity)


def _parsed(ids: Ids, activity: Activity, data: dict[str, object]) -> Idea:
    kind = kind_of(activity)
    sent = kind.parse(data, kind.options(activity.options), ())
    words, language = str(sent["text"]), str(sent["language"])
    return Idea(
        ids.new_id(), activity.id, words, language, Label.of(**{language: words}), addressee=str(sent["addressee"])
    )


def _record(tx: Writing, activity: Activity, idea: Idea, author: str) -> None:
    if not tx.is_open(activity.id, activity.round):
        raise too_late()
    own = tx.own_ideas(activity.id, author)
    if any(sent.original == idea.original for sent in own):
        return
    limit = kind_of(activity).options(activity.options).as_json()["per_person"]
    if len(own) >= limit:
        raise Mendable(
            nmsg(
                "You have sent {n} idea, the most for this question.",
                "You have sent {n} ideas, the most for this question.",
                limit,
            ),
            "text",
        )
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
    """Under which a seat finds its own ideas again, until sealing cuts the link."""
    return ballot_key(secret, activity.id, activity.round)
