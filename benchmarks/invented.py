"""Invented workshops for the measurement of reports: questions of every kind, answered at random, as the gate lets."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from workshop.activities import KINDS
from workshop.activities.actions.rules import plan_cast
from workshop.activities.kind import CountedCast
from workshop.activities.said import findings
from workshop.domain.activity import Activity, State, Topic
from workshop.domain.disclosure import release
from workshop.domain.items import ADDRESSEES, Item
from workshop.domain.people import Groups
from workshop.domain.plan import Action
from workshop.domain.text import Label
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.material import default_dimensions, item_lists
from workshop.report.facts import ActivityFacts, Facts, attendance, workshop_facts
from workshop.virtual.opinions import profiles

PEOPLE, ITEMS = 30, 20
#: The ten kinds of METHOD.md (A1 to A10).
TEN = ("ideas", "pick", "rank", "points", "rate", "matrix", "agree", "sort", "influence", "actions")
#: Judged in pairs or built up in the room, so that fewer are the most a workshop has.
FEWER = {"influence": 12, "actions": 20}
TOPICS = (Topic.DRIVERS_LONG, Topic.DRIVERS_DYNAMIC, Topic.CONCERNS, Topic.STRENGTHS, Topic.CHALLENGES)
DAY = date(2026, 3, 12)
WORKSHOP = Workshop(
    id="w",
    title=Label.of(fr="Mesure", en="Measured"),
    place="Mopti",
    starts=DAY,
    ends=DAY,
    organisers="Réseau des artisans de la paix",
    dimensions=default_dimensions(),
)


def ten_kinds() -> Facts:
    """One question of each of ten kinds, about twenty items."""
    return _facts(
        _answered(_question(key, TOPICS[n % len(TOPICS)]), _items(FEWER.get(key, ITEMS)), PEOPLE)
        for n, key in enumerate(TEN)
    )


def national_dialogue(recommendations: int = 300, groups: int = 6, people: int = 300) -> Facts:
    """Many recommendations collected, then put to the vote in working groups of fifty."""
    items = _items(recommendations)
    collected = _answered(_question("ideas", Topic.RECOMMENDATIONS), items, people)
    asked = [replace(_question("agree", Topic.RECOMMENDATIONS), id=f"agree-{n}") for n in range(groups)]
    return _facts([collected, *(_answered(one, items[n::groups], people) for n, one in enumerate(asked))])


def _items(count: int) -> tuple[Item, ...]:
    """Labels of the material in both languages, numbered where they come round again."""
    known = [item for found in item_lists().values() for item in found.items]
    return tuple(_item(n, known[n % len(known)], n // len(known)) for n in range(count))


def _item(number: int, like: Item, turn: int) -> Item:
    words = {code: f"{text} ({turn + 1})" if turn else text for code, text in like.label.as_json().items()}
    return Item(f"i{number}", Label.of(**words), addressee=ADDRESSEES[number % len(ADDRESSEES)])


def _question(key: str, topic: Topic) -> Activity:
    words = Label.of(fr=f"Que dit la salle ? ({key})", en=f"What does the room say? ({key})")
    return Activity(key, key, words, options=KINDS[key].options({}).as_json(), topic=topic, state=State.REVEALED)


def _answered(question: Activity, items: tuple[Item, ...], people: int) -> ActivityFacts:
    kind = KINDS[question.kind]
    activity = question if kind.collects_ideas or kind.writes_plan else replace(question, items=items)
    k = activity.min_group(WORKSHOP)
    outcome = kind.count(activity, WORKSHOP.dimensions, k, list(_casts(activity, items, profiles(people))))
    safe = release(outcome, activity.items, WORKSHOP.dimensions, k)
    return ActivityFacts(activity, safe, findings(activity, safe, WORKSHOP.dimensions))


def _casts(question: Activity, items: Sequence[Item], room: Sequence[Groups]) -> Iterator[CountedCast]:
    kind, chance = KINDS[question.kind], random.Random(question.id)
    if kind.collects_ideas:
        yield from ((_idea(item), {}) for item in items)
    elif kind.writes_plan:
        yield from (plan_cast(_action(n, item)) for n, item in enumerate(items))
    else:
        options = kind.options(question.options)
        liking = {item: n / len(items) for n, item in enumerate(question.item_ids)}
        for turn, groups in enumerate(room):
            asked = kind.ask(question, turn) if kind.ask else question.item_ids
            liked = {item: chance.random() + weight for item, weight in liking.items()}
            marks = list(kind.invent(asked, options, liked, chance))
            yield kind.parse({"items": marks}, options, question.item_ids), groups


def _idea(item: Item) -> dict[str, object]:
    words = item.label.as_json()
    return {"id": item.id, "original": words["fr"], "language": "fr", "wording": words, "state": "approved",
            "merged_into": None, "addressee": item.addressee}  # fmt: skip


def _action(number: int, item: Item) -> Action:
    words = {"what": item.label, "who": item.label, "indicator": item.label}
    return Action(f"a{number}", "actions", words, place=number)


def _facts(results: Iterator[ActivityFacts] | Sequence[ActivityFacts]) -> Facts:
    room, parts = profiles(PEOPLE), tuple(results)
    return workshop_facts(WORKSHOP, ReportTexts(), DAY, len(room), ("fr", "en"), attendance(WORKSHOP, room), parts)
