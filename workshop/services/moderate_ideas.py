"""The facilitator reads ideas before the room does: approve, reword, reject, merge duplicates. Originals stay; all
can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workshop.domain.errors import Mendable, NotFound
from workshop.domain.ideas import Idea, IdeaState
from workshop.domain.text import Label, msg
from workshop.services.change_printed import change_printed
from workshop.services.lookup import find_activity
from workshop.services.ports import Announcer, Reading, Store, Writing

MAX_WORDING = 240


def approve_idea(store: Store, announcer: Announcer, activity_id: str, idea_id: str) -> None:
    """Let the room see it."""
    _update(store, announcer, activity_id, idea_id, lambda idea: replace(idea, state=IdeaState.APPROVED))


def reject_idea(store: Store, announcer: Announcer, activity_id: str, idea_id: str) -> None:
    """Keep it out of sight."""
    _update(store, announcer, activity_id, idea_id, lambda idea: replace(idea, state=IdeaState.REJECTED))


def restore_idea(store: Store, announcer: Announcer, activity_id: str, idea_id: str) -> None:
    """Undo: back to the list to be read, out of a merger too."""
    _update(
        store, announcer, activity_id, idea_id, lambda idea: replace(idea, state=IdeaState.PENDING, merged_into=None)
    )


def reword_idea(
    store: Store, announcer: Announcer, activity_id: str, idea_id: str, wording: Label, addressee: str
) -> None:
    """Change the words that will be shown; the original is kept."""
    if not wording:
        raise Mendable(msg("Write the words that will be shown, in French or in English."), "wording")
    if any(len(text) > MAX_WORDING for _, text in wording.texts):
        raise Mendable(msg("The wording is longer than {limit} characters. Shorten it.", limit=MAX_WORDING), "wording")
    _update(store, announcer, activity_id, idea_id, lambda idea: replace(idea, wording=wording, addressee=addressee))


def merge_ideas(store: Store, announcer: Announcer, activity_id: str, idea_ids: Sequence[str]) -> None:
    """The first idea stands for all the others; it is approved by that."""
    if len(set(idea_ids)) < 2:
        raise Mendable(msg("Choose two or more ideas to merge."))

    def act(tx: Writing) -> None:
        head, *others = (find_idea(tx, activity_id, idea_id) for idea_id in dict.fromkeys(idea_ids))
        if any(other.item != head.item for other in others):
            raise Mendable(msg("These texts speak of different sentences: they cannot be merged."))
        tx.put_idea(replace(head, state=IdeaState.APPROVED, merged_into=None))
        for idea in others:
            _merge_into(tx, head, idea)

    change_printed(store, announcer, act)


def _merge_into(tx: Writing, head: Idea, idea: Idea) -> None:
    # what had been merged into `idea` follows it, so that mentions are never lost in a chain
    for follower in (idea, *(other for other in tx.ideas(idea.activity) if other.merged_into == idea.id)):
        tx.put_idea(replace(follower, state=IdeaState.MERGED, merged_into=head.id))


def find_idea(reading: Reading, activity_id: str, idea_id: str) -> Idea:
    """The idea of that id; raises NotFound (its author may have withdrawn it)."""
    found = next((idea for idea in reading.ideas(activity_id) if idea.id == idea_id), None)
    if found is None:
        raise NotFound(msg("This idea is no longer there: its author may have withdrawn it."))
    return found


def _update(
    store: Store, announcer: Announcer, activity_id: str, idea_id: str, changed: Callable[[Idea], Idea]
) -> None:
    find_activity(store, activity_id)
    change_printed(store, announcer, lambda tx: tx.put_idea(changed(find_idea(tx, activity_id, idea_id))))
