"""Sentences of the report that must fit the workshop: one question, one answer each, groups that are too small, votes
on a part of the list, letters that stand for words."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.report.report_sample import played, sample_facts
from tests.report.test_report_compose import texts
from workshop.activities import KINDS
from workshop.activities.said import findings
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity, Topic
from workshop.domain.disclosure import release
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections import cover, method, participants, perspectives, recommendations, summary, validation
from workshop.report.sections.abbreviations import abbreviations

EN = Voice("en")
TO = {"a": "national", "b": "national", "c": "donors", "d": "donors"}
ITEMS = tuple(Item(key, Label.of(en=f"Item {key}"), addressee=to) for key, to in TO.items())
ZONE = Dimension("zone", Label.of(en="Zone"), (Choice("n", Label.of(en="North")), Choice("s", Label.of(en="South"))))


def counted(kind, answers, topic=Topic.OTHER, items=ITEMS, question="Which?", **options):
    """A question that got these answers ("ab": a and b), by turns from North and South."""
    checked = KINDS[kind].options(options)
    activity = Activity(question, kind, Label.of(en=question), topic=topic, options=checked.as_json(), items=items)
    parsed = [KINDS[kind].parse({"items": list(answer)}, checked, activity.item_ids) for answer in answers]
    casts = [(ballot, {"zone": "ns"[turn % 2]}) for turn, ballot in enumerate(parsed)]
    safe = release(KINDS[kind].count(activity, (ZONE,), 5, casts), items, (ZONE,), 5)
    return ActivityFacts(activity, safe, findings(activity, safe, (ZONE,)))


def facts_of(*parts: ActivityFacts, **changes: object) -> Facts:
    plain = replace(sample_facts(), activities=parts, dimensions=(ZONE,), attendance=(), **changes)
    return replace(plain, seats=max(part.outcome.n for part in parts)) if parts else plain


def said(blocks):
    return "\n".join(texts(blocks))


@pytest.mark.parametrize(("questions", "words"), [(1, "s, 1 question: what"), (2, "s, 2 questions: what")])
def test_the_cover_counts_one_question_and_several(questions, words):
    part = counted("pick", ["ab"] * 6, max=2)
    assert words in said(cover.section(facts_of(*[part] * questions), EN))


@pytest.mark.parametrize(("kind", "options", "named"), [("rank", {"top": 2}, True), ("pick", {"max": 2}, False)])
def test_the_limits_speak_of_the_strength_of_an_order_where_one_is_printed(kind, options, named):
    limits = said(method.section(facts_of(counted(kind, ["ab"] * 6, **options)), EN))
    assert "There is therefore no margin of error." in limits
    assert ("“Strength of this order”" in limits) is named


@pytest.mark.parametrize(("answer", "most", "unit"), [
    ("a", 1, "6 participants."), ("ab", 2, "6 participants, each could choose several."),
])  # fmt: skip
def test_several_answers_are_spoken_of_where_several_were_chosen(answer, most, unit):
    assert unit in texts(summary.section(facts_of(counted("pick", [answer] * 6, max=most)), EN))


@pytest.mark.parametrize(("people", "words", "elsewhere"), [
    (6, "Too few participants for a separate result.", "can be told from chance"),
    (20, "No difference between groups can be told from chance", "Too few participants"),
])  # fmt: skip
def test_of_groups_that_are_too_small_it_is_not_said_that_they_are_alike(people, words, elsewhere):
    facts = facts_of(counted("pick", (["a", "a", "b", "b"] * 5)[:people], Topic.CONCERNS, max=1))
    told = said(summary.differences(facts, EN))
    assert words in told
    assert elsewhere not in told
    assert ("In no question can a difference" in said(perspectives.section(facts, EN))) is (people == 20)


def test_who_took_part_speaks_of_groups_only_where_people_were_asked_for_them():
    facts = facts_of(counted("pick", ["a"] * 6, max=1))
    assert "to which groups they belong" in said(participants.section(facts, EN))
    assert "to which groups they belong" not in said(participants.section(replace(facts, dimensions=()), EN))


def voted_twice():
    """Everything was voted on, then half of it once more."""
    first = counted("pick", ["ab"] * 3 + ["cd"] * 3, Topic.RECOMMENDATIONS, question="Which first?", max=2)
    half = counted("agree", [("a=1", "b=1")] * 6, Topic.RECOMMENDATIONS, ITEMS[:2], "How far?")
    return facts_of(first, half)


def test_a_figure_of_an_earlier_vote_is_not_printed_under_the_name_of_the_last():
    rows = said(summary.recommendations(voted_twice(), EN))
    assert "Chosen by: 3 of 6" in rows
    assert "Chosen by: 6 of 6" not in rows, "control: what the last vote asked about stands under its own name"
    assert "consensus: 6 of 6" in rows


def test_the_order_of_recommendations_is_said_to_be_that_of_the_last_vote():
    told = said(recommendations.section(voted_twice(), EN))
    assert "by their last vote, “How far?”, then by the votes before it" in told


def test_changes_are_announced_only_where_some_were_asked_for():
    agenda = [part.activity for part in sample_facts().activities if KINDS[part.activity.kind].reads_back]
    part = played(agenda[0], [{"zone": "north", "gender": "f", "age": "young", "organisation": "ngo"}] * 6)
    remarks = part.outcome.results | {"remarks": {"s0": [{"en": "?"}]}}
    asked = replace(part, outcome=replace(part.outcome, results=remarks))
    assert "what was asked to be changed" not in said(validation.section(facts_of(part), EN))
    assert "what was asked to be changed" in said(validation.section(facts_of(asked), EN))


@pytest.mark.parametrize(("text", "code", "found"), [
    ("NGOs and the UN", "en", ["NGO", "UN"]),
    ("Une ONG et les FDS, au MALI", "fr", ["FDS", "ONG"]),
    ("NGO and CSO", "fr", []),
    ("FDSX, UNless, WANEPs", "en", ["WANEP"]),
    ("no letters for words", "en", []),
])  # fmt: skip
def test_abbreviations_are_explained_where_they_are_used_and_in_their_own_language(text, code, found, monkeypatch):
    item = Item("a", Label.of(**{code: text}))
    facts = facts_of(counted("pick", ["a"] * 6, items=(item, *ITEMS[1:]), max=1), title=Label.of(en="T"), organisers="")
    facts = replace(facts, texts=type(facts.texts)())
    voice = Voice(code)
    assert [voice.say(short) for short, _ in abbreviations(facts, voice)] == found
