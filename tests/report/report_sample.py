"""A whole workshop of 24 invented people with the Mali material, counted and released as the product does it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from workshop.activities import KINDS
from workshop.activities.said import findings
from workshop.domain.activity import Activity, State
from workshop.domain.disclosure import release
from workshop.domain.items import Item
from workshop.domain.people import Groups
from workshop.domain.text import Label
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.material import default_dimensions, templates
from workshop.report.facts import ActivityFacts, Facts, WordingChange, attendance, workshop_facts

WORKSHOP = Workshop(
    id="w",
    title=Label.of(fr="Échange pour la paix, Mopti", en="Peace Exchange, Mopti"),
    place="Mopti-Sévaré",
    starts=date(2026, 3, 12),
    ends=date(2026, 3, 14),
    organisers="Réseau des artisans de la paix du Centre\nPeace Direct",
    dimensions=default_dimensions(),
    rehearsal=True,
)
TEXTS = ReportTexts(
    introduction=Label.of(
        fr="Pendant trois jours, vingt-quatre artisans de la paix de tout le pays ont analysé les moteurs du conflit.\n"
        "Ce rapport rassemble ce qu’ils ont dit, dans leurs mots et avec leurs chiffres.",
        en="For three days, twenty-four peacebuilders from across the country analysed the drivers of conflict.\n"
        "This report brings together what they said, in their words and with their figures.",
    ),
    context=Label.of(
        fr="L’atelier s’est tenu à Mopti-Sévaré, dans une région où dialogues locaux et violences se côtoient."
    ),
    thanks=Label.of(fr="Merci à toutes celles et à tous ceux qui ont parlé.", en="Thanks to everybody who spoke."),
)
IDEAS = (
    ("Les jeunes n’ont pas de travail", "Young people have no work", 4, "national"),
    ("La justice est lente et se paie", "Justice is slow and has to be paid for", 3, "national"),
    ("Les écoles restent fermées", "", 2, "international"),
    ("On ne nous consulte pas", "We are not consulted", 1, "civil_society"),
)
SENTENCES = (
    ("Les participants placent « Corruption » en tête.", "Participants put “Corruption” first."),
    ("Aucun écart ne se distingue du hasard.", "No difference can be told from chance."),
    ("Et tout cela ensemble", "And all of it together"),
)


@cache
def sample_facts(people: int = 24) -> Facts:
    """The facts of a Peace Exchange with so many people."""
    room = profiles(people)
    agenda = (activity for activity in templates()[0].activities if KINDS[activity.kind].writes_plan is False)
    activities = [played(activity, room) for activity in agenda]
    return workshop_facts(
        WORKSHOP, TEXTS, date(2026, 3, 14), len(room), ("fr", "en"), attendance(WORKSHOP, room), tuple(activities)
    )


def profiles(people: int) -> list[Groups]:
    """Invented people: seven in ten say everything about themselves."""
    chance = random.Random(7)
    zones = ["north"] * 7 + ["centre"] * 9 + ["south"] * 8
    room = []
    for number in range(people):
        groups = {d.key: chance.choice(d.choices).key for d in default_dimensions()}
        room.append(groups | {"zone": zones[number % 24], "gender": "f" if number % 2 else "m"})
    return room


def played(draft: Activity, room: Sequence[Groups]) -> ActivityFacts:
    """The activity with items, answered by the room, counted and released."""
    activity = replace(draft, items=draft.items or borrowed(draft), source=None, state=State.REVEALED)
    kind = KINDS[activity.kind]
    k = activity.min_group(WORKSHOP)
    outcome = kind.count(activity, WORKSHOP.dimensions, k, casts(activity, room))
    safe = release(outcome, activity.items, WORKSHOP.dimensions, k)
    change = (WordingChange(Label.of(fr="Chomage"), Label.of(fr="Chômage")),) if activity.id == "drivers_long" else ()
    return ActivityFacts(activity, safe, findings(activity, safe, WORKSHOP.dimensions), change)


def borrowed(draft: Activity) -> tuple[Item, ...]:
    """Items for activities that take them from another one."""
    kind = KINDS[draft.kind]
    if kind.collects_ideas:
        return ()
    if kind.reads_back:
        return tuple(Item(f"s{n}", Label.of(fr=fr, en=en)) for n, (fr, en) in enumerate(SENTENCES))
    if draft.source.activity == "drivers_ideas":
        return tuple(Item(f"i{n}", Label.of(fr=fr, en=en)) for n, (fr, en, *_) in enumerate(IDEAS))
    from workshop.material import item_lists

    lists = item_lists()
    name = "drivers_dynamic" if "drivers" in draft.source.activity else "recommendations"
    found = [item for key, items in lists.items() if key.startswith(name) for item in items.items]
    return tuple(found[: draft.source.top or 12])


def casts(activity: Activity, room: Sequence[Groups]) -> list:
    """Answers by a stated model: every zone has its own leaning towards some items."""
    if activity.kind == "ideas":
        return sent_ideas()
    chance = random.Random(activity.id)
    return [({**_ballot(activity, groups, turn, chance)}, groups) for turn, groups in enumerate(room)]


def _ballot(activity: Activity, groups: Groups, turn: int, chance: random.Random) -> dict:
    kind = KINDS[activity.kind]
    options = kind.options(activity.options)
    lean = {"north": 0, "centre": 2, "south": 4}[groups["zone"]]
    liking = {
        item: chance.random() + 0.9 / (1 + place) + (0.4 if (place - lean) % 7 == 0 else 0)
        for place, item in enumerate(activity.item_ids)
    }
    asked = kind.ask(activity, turn) if kind.ask else activity.item_ids
    marks = () if chance.random() < 0.04 else kind.invent(asked, options, liking, chance)
    return kind.parse({"items": list(marks)}, options, activity.item_ids)


def sent_ideas() -> list:
    """The ideas as the store holds them: approved ones, and those merged into them."""
    sent = []
    for number, (french, english, mentions, addressee) in enumerate(IDEAS):
        head = f"i{number}"
        for copy in range(mentions):
            wording = Label.of(fr=french, en=english).as_json()
            state = ("approved", None) if copy == 0 else ("merged", head)
            sent.append(
                (
                    {
                        "id": head if copy == 0 else f"{head}-{copy}",
                        "original": french,
                        "language": "fr",
                        "wording": wording,
                        "state": state[0],
                        "merged_into": state[1],
                        "addressee": addressee,
                    },
                    {},
                )
            )
    return sent
