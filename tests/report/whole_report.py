"""A report with everything in it: every kind, two rounds, a plan, event data, the organisers’ words, logo, colour."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from functools import cache

from PIL import Image

from tests.report.report_sample import played, profiles, sample_facts
from tests.report.test_event_section import events
from tests.report.test_report_plan import ROWS
from tests.report.test_report_plan import facts as planned
from tests.report.test_report_rounds import FIRST, SECOND, facts_of
from workshop.activities import KINDS
from workshop.domain.activity import Activity, Topic
from workshop.domain.items import Item
from workshop.domain.text import Label
from workshop.report.edition import Edition, PlacedQuote, Rewording, named
from workshop.report.facts import ActivityFacts, Facts

QUOTE = Label.of(fr="La paix commence au puits.", en="Peace begins at the well.")
OWN_WORDS = Label.of(fr="La salle met la corruption au premier rang.", en="The room puts corruption first.")


@cache
def whole_facts(draft: bool = False) -> Facts:
    """The sample workshop with all of it."""
    facts = sample_facts()
    voted_twice = facts_of(FIRST, SECOND)
    again = replace(voted_twice, activity=replace(voted_twice.activity, id="again", topic=Topic.CONCERNS))
    parts = (*facts.activities, compared(), again, *planned(*ROWS).activities)
    edition = Edition(
        reworded=(reworded(facts),), quotes=(PlacedQuote("drivers", QUOTE),), logo=logo(), accent="#7A1F4B", draft=draft
    )
    return replace(facts, activities=parts, events=events(), edition=edition)


def compared() -> ActivityFacts:
    """A question by comparing pairs, the one kind that the usual agenda has not."""
    items = tuple(Item(f"s{n}", Label.of(fr=f"Réponse {n}", en=f"Answer {n}")) for n in range(6))
    asked = Label.of(fr="Lequel pèse le plus ?", en="Which weighs more?")
    options = KINDS["duels"].options({}).as_json()
    draft = Activity("duels", "duels", asked, items=items, options=options, topic=Topic.OTHER)
    return played(draft, profiles(24))


def reworded(facts: Facts) -> Rewording:
    """The first sentence about what drives the conflict, in the organisers' words."""
    part = next(part for part in facts.activities if part.activity.topic is Topic.DRIVERS_DYNAMIC and part.findings)
    name, finding = next(named(part.findings))
    return Rewording(part.activity.id, name, finding.sentence, OWN_WORDS)


def logo() -> str:
    out = io.BytesIO()
    Image.new("RGB", (300, 90), "#7A1F4B").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()
