"""Compare a long list of ideas two by two, before it is ranked (METHOD A1, pairwise mode)."""

from __future__ import annotations

from workshop.activities import KINDS
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.items import Source
from workshop.domain.text import Label, msg
from workshop.services.change import change
from workshop.services.lookup import find_activity, kind_of
from workshop.services.ports import Announcer, Ids, Store, Writing

#: Longer lists cannot be ranked at once (METHOD A1).
MOST_AT_ONCE = 15

KIND = "duels"
QUESTION = Label.of(fr="Laquelle de ces deux idées pèse le plus ?", en="Which of these two ideas weighs more?")


def compare_two_by_two(store: Store, announcer: Announcer, ids: Ids, activity_id: str) -> Activity:
    """A draft right after a collection of ideas, which takes its approved ideas when it opens; the question of the
    ideas becomes its help. Raises Mendable where the activity collects no ideas."""
    source = find_activity(store, activity_id)
    if not kind_of(source).collects_ideas:
        raise Mendable(msg("Only ideas are compared two by two."))
    added = Activity(
        ids.new_id(),
        KIND,
        QUESTION,
        hint=source.question,
        options=KINDS[KIND].options({}).as_json(),
        source=Source(source.id),
        topic=source.topic,
        sensitive=source.sensitive,
    )

    def act(tx: Writing) -> None:
        order = [activity.id for activity in tx.snapshot().activities]
        tx.put_activity(added)
        order.insert(order.index(source.id) + 1, added.id)
        tx.put_agenda(order)

    change(store, announcer, act)
    return added
