"""Read the results back to the room: the sentences said of them, as items to confirm (METHOD 2.2, validate)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workshop.activities.said import findings
from workshop.activities.validate.rules import NAME_DIGITS
from workshop.activities.validate.words import SUMMARY, THE_SUMMARY
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.text import Label, Message, msg
from workshop.findings import Finding
from workshop.i18n.languages import ready_languages
from workshop.services.beside_ranking import beside_ranking
from workshop.services.change import change
from workshop.services.lookup import find_activity, kind_of
from workshop.services.ports import Announcer, Reading, Store, Writing
from workshop.services.read_results import read_results, standing_round

#: So many sentences are read back at first, unless there are more votes, each of which has its main finding read back.
USUAL_SENTENCES = 12
#: More sentences than these tire people before they reach the summary.
MOST_SENTENCES = 20
#: Said beside figures, or of figures that are missing: nothing that the participants could confirm.
NOT_READ_BACK = ("withheld", "sum", "agreement")


@dataclass(frozen=True)
class Sentence:
    """One sentence on a revealed result as it may be read back, and whether it will be."""

    item: Item
    chosen: bool


def sentences(reading: Reading, activity: Activity) -> tuple[Sentence, ...]:
    """All that may be read back, in the order of the agenda: what is said of the whole room, and clear differences.

    At first the leading sentences of every result are chosen, as many as there is room for; the activity's options say
    what the facilitator left out or put in since."""
    results = [other for other in reading.snapshot().activities if _is_read_back(other)]
    by_result = [tuple(_said_of(reading, other)) for other in results]
    voted = [items for other, items in zip(results, by_result, strict=True) if kind_of(other).votes]
    usual = {item.id for item in _leading(voted, by_result)}
    left_out, put_in = (set(activity.options.get(name, ())) for name in ("left_out", "put_in"))  # type: ignore[call-overload]
    chosen = (usual - left_out) | put_in
    return tuple(Sentence(item, item.id in chosen) for items in by_result for item in items)


def items_read_back(reading: Reading, activity: Activity) -> tuple[Item, ...]:
    """The chosen sentences, and the summary that they make as the last item. Raises Mendable where there are none."""
    chosen = tuple(sentence.item for sentence in sentences(reading, activity) if sentence.chosen)
    if not chosen:
        raise Mendable(
            msg("There is no sentence to read back yet. Reveal a result first, or put a sentence in."), "items"
        )
    return (*chosen, Item(SUMMARY, _in_every_language(THE_SUMMARY)))


def choose_sentence(store: Store, announcer: Announcer, activity_id: str, item: str, chosen: bool) -> None:
    """Put a sentence into what will be read back, or leave it out. Raises Mendable once the activity was opened, and
    where there are too many."""

    def act(tx: Writing) -> None:
        activity = find_activity(tx, activity_id)
        if activity.state is not State.DRAFT or not kind_of(activity).reads_back:
            raise Mendable(msg("Which sentences are read back can only be changed before the question opens."))
        after = replace(activity, options=_with(activity, item, chosen))
        if sum(sentence.chosen for sentence in sentences(tx, after)) > MOST_SENTENCES and chosen:
            sentence = msg("At most {n} sentences are read back. Leave another one out first.", n=MOST_SENTENCES)
            raise Mendable(sentence, "items")
        tx.put_activity(after)

    change(store, announcer, act)


def _with(activity: Activity, item: str, chosen: bool) -> dict[str, object]:
    """The options with the item in the one list and not in the other."""
    left_out, put_in = (
        [one for one in activity.options.get(name, ()) if one != item]  # type: ignore[attr-defined]
        for name in ("left_out", "put_in")
    )
    (put_in if chosen else left_out).append(item)
    return {**activity.options, "left_out": left_out, "put_in": put_in}


def _is_read_back(activity: Activity) -> bool:
    return activity.state is State.REVEALED and not kind_of(activity).reads_back


def _said_of(reading: Reading, activity: Activity) -> Iterator[Item]:
    told = beside_ranking(reading, standing_round(reading, activity))
    for finding in findings(told, read_results(reading, told), reading.snapshot().workshop.dimensions):
        if finding.key == "difference" or not (finding.dimension or finding.key in NOT_READ_BACK):
            yield _item(told, finding)


def _leading(voted: Sequence[Sequence[Item]], by_result: Sequence[Sequence[Item]]) -> list[Item]:
    """The main finding of every vote, which is its first sentence; then the first ones of every result, the second ones
    …, until there are as many as usual."""
    longest = max(map(len, by_result), default=0)
    in_turn = [items[place] for place in range(longest) for items in by_result if place < len(items)]
    main = [items[0] for items in voted if items]
    further = [item for item in in_turn if item not in main]
    return [*main, *further][: min(max(len(main), USUAL_SENTENCES), MOST_SENTENCES)]


def _item(activity: Activity, finding: Finding) -> Item:
    delicate = {item.id for item in activity.items if item.sensitive}
    return Item(
        _name(activity, finding),
        _in_every_language(finding.sentence),
        sensitive=activity.sensitive or not delicate.isdisjoint(finding.items),
        about=activity.question,
    )


def _name(activity: Activity, finding: Finding) -> str:
    """The same for the same claim at every look, so that the facilitator's choice stays with it."""
    claim = [activity.id, activity.round, finding.key, finding.dimension, finding.sentence.as_json()]
    return hashlib.sha256(json.dumps(claim, sort_keys=True).encode()).hexdigest()[:NAME_DIGITS]


def _in_every_language(sentence: Message) -> Label:
    """Said by the phrasebook of each: every edition shows the same sentence."""
    return Label.of(**{language.code: Voice(language.code).say(sentence) for language in ready_languages()})
