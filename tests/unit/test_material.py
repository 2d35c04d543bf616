"""The material that ships: complete in both languages, well set, neutral, and ready to run."""
from __future__ import annotations

import re
from collections import Counter

import pytest

from workshop.activities import KINDS
from workshop.domain.activity import MAX_QUESTION, Activity, State, Topic
from workshop.domain.items import ADDRESSEES, checked_items
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.i18n.phrasebook import Phrasebook
from workshop.i18n.typography import french
from workshop.material import default_dimensions, item_lists, templates

LISTS = item_lists()
TEMPLATES = {template.key: template for template in templates()}
ACTIVITIES = {
    f"{key}: {activity.id}": activity
    for key, template in TEMPLATES.items() for activity in template.activities
}
LONGEST = 90  # characters of an item: two lines on a phone, one beside a bar on paper


def all_labels() -> list[Label]:
    """Every text of the material, for people to read."""
    items = [label for ready in LISTS.values() for label in (ready.title, *(item.label for item in ready.items))]
    groups = [label for dimension in default_dimensions() for label in (dimension.label, *choice_labels(dimension))]
    agendas = [label for activity in ACTIVITIES.values() for label in (activity.question, activity.hint)]
    return [*items, *groups, *agendas]


def size(activity: Activity) -> int:
    """How many items people will see; for the ideas of the room a modest guess."""
    return (activity.source.top or 10) if activity.source else len(activity.items)


def of_its_own(activity: Activity) -> bool:
    """Whether the report has a chapter for this kind, whatever the topic."""
    return KINDS[activity.kind].writes_plan or KINDS[activity.kind].reads_back


def choice_labels(dimension) -> list[Label]:
    return [label for choice in dimension.choices for label in (choice.label, choice.help) if label]


@pytest.mark.parametrize("label", all_labels(), ids=lambda label: label["en"])
class TestEveryText:
    def test_is_in_french_and_in_english(self, label):
        assert label.as_json().keys() == {"fr", "en"}
        assert all(text == " ".join(text.split()) for text in label.as_json().values())

    def test_is_typeset(self, label):
        assert not re.search(r"['\"]|\.\.\.", label["fr"] + label["en"])
        assert not re.search(r"[«»]| [:;!?%]", label["en"])
        assert not re.search(r"[“”]|[^\s][:;!?»](\s|$)|«\S", label["fr"])  # the filter wants a space to replace
        assert not re.search(r" [:;!?»%]|« ", french(label["fr"]))


def test_the_lists_of_the_method_are_all_there():
    assert {key: len(ready.items) for key, ready in LISTS.items()} == {
        "drivers_long": 3, "drivers_dynamic": 13, "concerns": 8, "strengths": 4, "challenges": 7, "divides_connects": 8,
        "recommendations": 20,
        "dialogue_commissions": 5,
    }


def test_codes_and_labels_occur_once():
    items = [item for ready in LISTS.values() for item in ready.items]
    assert max(Counter(item.id for item in items).values()) == 1
    assert max(Counter(text.casefold() for item in items for text in set(item.label.as_json().values())).values()) == 1


@pytest.mark.parametrize("key", LISTS)
def test_a_list_can_be_voted_on_and_fits_a_phone(key):
    assert checked_items(LISTS[key].items) == LISTS[key].items
    assert [text for item in LISTS[key].items for text in item.label.as_json().values() if len(text) > LONGEST] == []


def test_what_may_endanger_people_is_marked_sensitive():
    assert {item.id for ready in LISTS.values() for item in ready.items if item.sensitive} == {"D8", "P7", "P8"}


def test_recommendations_and_only_they_have_an_addressee_and_everybody_is_addressed():
    assert {item.addressee for item in LISTS["recommendations"].items} == set(ADDRESSEES)
    assert {item.addressee for key, ready in LISTS.items() if key != "recommendations" for item in ready.items} == {""}


def test_the_agreement_of_algiers_is_named_with_its_year():
    texts = [text for label in all_labels() for text in label.as_json().values() if re.search("Alg(er|iers)", text)]
    assert texts
    assert all("2015" in text for text in texts)


def test_the_default_groups_suit_a_new_workshop():
    dimensions = default_dimensions()
    assert Workshop("w", Label.of(fr="Atelier"), dimensions=dimensions)
    assert [dimension.key for dimension in dimensions] == ["zone", "gender", "age", "organisation"]


def test_the_zones_hold_every_region_of_mali_once():
    zones = default_dimensions()[0].choices
    assert [zone.key for zone in zones] == ["north", "centre", "south"]
    for code in ("fr", "en"):
        regions = [region for zone in zones for region in zone.help[code].split(", ")]
        assert len(regions) == len(set(regions)) == 20  # nineteen and the District of Bamako


def test_the_templates_are_offered_in_this_order():
    assert list(TEMPLATES) == ["peace_exchange", "two_hours", "empty"]
    assert TEMPLATES["empty"].activities == ()


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_is_presented_in_both_languages(template):
    for message in (template.name, template.explanation):
        assert Phrasebook("en").say(message) != Phrasebook("fr").say(message)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_sources_come_earlier_in_the_same_agenda(template):
    earlier: dict[str, str] = {}
    for activity in template.activities:
        assert activity.id not in earlier
        if activity.source:
            assert (earlier[activity.source.activity] == "ideas") == (activity.source.top is None)
        earlier[activity.id] = activity.kind


@pytest.mark.parametrize("activity", ACTIVITIES.values(), ids=ACTIVITIES)
class TestEveryActivity:
    def test_is_a_draft_with_a_place_in_the_report(self, activity):
        assert activity.state is State.DRAFT
        assert activity.topic is not Topic.OTHER or of_its_own(activity)
        assert all(len(text) <= MAX_QUESTION for text in activity.question.as_json().values())

    def test_has_options_its_kind_accepts(self, activity):
        options = KINDS[activity.kind].options(activity.options)
        assert activity.options.items() <= options.as_json().items()
        if activity.items or activity.source:
            options.check_items(size(activity))

    def test_asks_for_something_from_somewhere(self, activity):
        asks = KINDS[activity.kind].votes and not KINDS[activity.kind].reads_back
        assert asks == bool(activity.items or activity.source)

    def test_never_asks_to_rank_more_than_ten(self, activity):
        assert activity.kind != "rank" or activity.options["top"] <= size(activity) <= 10


def test_the_peace_exchange_asks_about_every_topic():
    activities = TEMPLATES["peace_exchange"].activities
    topics = {activity.topic for activity in activities if not of_its_own(activity)}
    assert topics == set(Topic) - {Topic.OTHER}


def test_two_hours_ask_about_drivers_concerns_and_recommendations():
    topics = [activity.topic for activity in TEMPLATES["two_hours"].activities]
    assert list(dict.fromkeys(topics)) == [Topic.DRIVERS, Topic.CONCERNS, Topic.RECOMMENDATIONS]


def test_the_peace_exchange_has_every_kind_that_a_room_may_use():
    used = {activity.kind for activity in TEMPLATES["peace_exchange"].activities}
    assert set(KINDS) - used <= {"duels"}
    assert any(activity.rounds > 1 for activity in TEMPLATES["peace_exchange"].activities)
