"""Agreement: what a ballot may say, what is counted and decided, what stays hidden, what may be said."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from math import prod

import pytest

from workshop.activities.agree import KIND
from workshop.activities.agree.ground import by_zone, grounds
from workshop.activities.agree.scales import SCALES, WORDS, choices
from workshop.activities.voice import Voice
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.safe import Hidden, SafeBreakdown, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import Label, msg
from workshop.findings.groups import group_findings
from workshop.tally.recount.json_file import read_json
from workshop.tally.recount.kinds import KINDS as FILES

ZONES = ("north", "centre", "south")
ZONE = Dimension("zone", Label.of(en="Zone"), tuple(Choice(key, Label.of(en=key.title())) for key in ZONES))
ITEMS = tuple(Item(key, Label.of(fr=f"Mesure {key}", en=f"Measure {key}")) for key in "ABC")


def activity_of(items=ITEMS, **options):
    return Activity("a", "agree", Label.of(en="?"), options=KIND.options(options).as_json(), items=items)


def counted(answers, items=ITEMS, **options):
    """`answers`: what one person of each zone says, in turn; every zone has at least five people."""
    activity = activity_of(items, **options)
    casts = [({"answers": said}, {"zone": ZONES[place % 3]}) for place, said in enumerate(answers)]
    return activity, release(KIND.count(activity, (ZONE,), 5, casts), items, (ZONE,), 5)


def said(activity, safe, language="en"):
    return [Voice(language).say(found.sentence) for found in KIND.findings(activity, safe)]


@pytest.mark.parametrize("scale, marks, answers", [
    ("gradients", ["B=8", "A=1"], {"A": 1, "B": 8}),
    ("fist", ["A=0", "C=5"], {"A": 0, "C": 5}),
    ("three", ["A=agree", "B=pass", "C=disagree"], {"A": "agree", "B": "pass", "C": "disagree"}),
    ("gradients", [], {}),
])  # fmt: skip
def test_a_ballot_holds_a_step_of_the_scale_for_some_of_the_proposals(scale, marks, answers):
    assert KIND.parse({"items": marks}, KIND.options({"scale": scale}), list("ABC")) == {"answers": answers}


@pytest.mark.parametrize("scale, mark", [
    ("gradients", "A=0"), ("gradients", "A=9"), ("gradients", "A=1.0"), ("gradients", "A= 1"), ("gradients", "A=agree"),
    ("gradients", "A=01"), ("gradients", "A=1=1"), ("fist", "A=6"), ("fist", "A=-0"), ("three", "A=1"),
    ("three", "A=Agree"), ("gradients", "D=1"), ("gradients", "A"), ("gradients", "A=٣"),
])  # fmt: skip
def test_what_is_not_a_step_of_a_proposal_is_refused_with_a_sentence(scale, mark):
    with pytest.raises(Mendable) as refused:
        KIND.parse({"items": [mark]}, KIND.options({"scale": scale}), list("ABC"))
    assert Voice("en").say(refused.value.message).endswith("answer again.")


@pytest.mark.parametrize("options, field", [
    ({"scale": "likert"}, "scale"), ({"scale": ["three"]}, "scale"), ({"consensus": "49"}, "consensus"),
    ({"consensus": "101"}, "consensus"), ({"consensus": "most"}, "consensus"), ({"broad": "76"}, "broad"),
    ({"consensus": 60, "broad": 61}, "broad"),
])  # fmt: skip
def test_a_rule_that_makes_no_sense_is_refused_beside_its_field(options, field):
    with pytest.raises(Mendable) as refused:
        KIND.options(options)
    assert refused.value.field == field


@pytest.mark.parametrize("options, words", [
    ({}, "at least 75% support (steps 1 to 3) and no veto. Broad support: at least 60%."),
    ({"scale": "fist", "consensus": 80}, "at least 80% show three or more, and nobody a fist. Broad support: at least"),
    ({"scale": "three", "broad": 50}, "at least 75% agree. Broad support: at least 50%."),
])  # fmt: skip
def test_the_rule_is_part_of_the_task_that_phones_and_wall_show_before_the_vote(options, words):
    assert words in Voice("en").say(KIND.describe(KIND.options(options), 3))


@pytest.mark.parametrize("scale", SCALES)
def test_every_step_has_its_words_best_first_and_counts_as_the_tally_counts_it(scale):
    assert {choice.value for choice in choices(scale)} == {str(step) for step in SCALES[scale].steps}
    assert len({words.text for words in WORDS[scale].values()}) == len(SCALES[scale].steps)
    meanings = [choice.meaning for choice in choices(scale)]
    assert meanings == sorted(meanings, key=["support", "undecided", "accept", "oppose"].index)
    assert [c.value for c in choices(scale) if c.meaning == "support"] == [
        str(step) for step in WORDS[scale] if step in SCALES[scale].support
    ]


def test_a_single_veto_turns_a_consensus_into_broad_support_and_is_told():
    agreed = [{"A": 1, "B": 1}] * 19
    activity, safe = counted([*agreed, {"A": 7, "B": 8}])
    assert {item: safe.results["results"][item]["decision"] for item in "AB"} == {
        "A": "consensus",
        "B": "broad_support",
    }
    assert "One veto, whose reasons are to be heard: “Measure B”." in said(activity, safe)
    assert not any("veto," in sentence for sentence in said(*counted([*agreed, {"A": 7, "B": 7}])))


@pytest.mark.parametrize(
    "support, decision", [(12, "consensus"), (11, "broad_support"), (10, "broad_support"), (9, "divided")]
)
def test_the_decision_is_as_the_thresholds_say_at_their_very_edge(support, decision):
    _, safe = counted([{"A": "agree"}] * support + [{"A": "disagree"}] * (16 - support), scale="three", broad=60)
    assert safe.results["results"]["A"]["decision"] == decision


def test_of_a_sensitive_proposal_only_its_support_is_shown_and_nothing_can_be_recounted():
    items = (*ITEMS[:2], Item("C", ITEMS[2].label, sensitive=True))
    answers = [{"A": 1, "B": 4, "C": 1 + 6 * (place < 9)} for place in range(18)]
    activity, safe = counted(answers, items)
    figures = safe.results["results"]["C"]
    assert (figures["n"], figures["support"]) == (18, 0.5)
    assert {figures[name] for name in ("undecided", "accept", "oppose", "vetoes", "median", "decision")} == {None}
    assert safe.results["counts"]["C"] is None
    assert KIND.recount(safe) is None
    assert KIND.recount(counted(answers)[1]) is not None
    said_on_paper = repr(
        (*KIND.results(activity, safe, Voice("en")), *KIND.tallies(activity, safe, (ZONE,), Voice("en")))
    )
    assert "50% (9 of 18); the rest is not shown" in said_on_paper


def test_a_hidden_proposal_does_not_tell_which_steps_were_taken():
    items = (*ITEMS[:2], Item("C", ITEMS[2].label, sensitive=True))
    _, safe = counted([{"A": 1, "B": 4, "C": 7 if place else 1} for place in range(18)], items)
    assert isinstance(safe.named["C"], Hidden)
    assert [item for item in "ABC" if isinstance(safe.named[item], Hidden)] == ["C"]  # no other tells anything of it
    assert safe.results["counts"]["C"] is None


def test_a_proposal_that_nobody_answered_has_no_place_and_says_so():
    activity, safe = counted([{"A": 1}] * 15)
    assert [list(tied) for tied in KIND.standings.order(safe)] == [["A"]]
    assert "no answer" in repr(KIND.results(activity, safe, Voice("en")))
    assert "not shown" not in repr(KIND.results(activity, safe, Voice("en")))


@pytest.mark.parametrize("scale", SCALES)
def test_the_recount_sheet_counts_to_the_same_figures(scale):
    steps = SCALES[scale].steps
    activity, safe = counted([{"A": steps[n % len(steps)], "B": steps[n % 2]} for n in range(17)], scale=scale)
    items = [{"id": item.id, "label": item.label.as_json()} for item in ITEMS]
    sheet = {"format": "workshop-recount/1", "kind": "agree", "options": activity.options, "items": items}
    question = read_json(json.dumps(sheet | {"summary": KIND.recount(safe)}))
    again = FILES["agree"].count(question)
    assert again["results"] == safe.results["results"]


def zones(**support):
    """A safe outcome of three zones of 6, 7 and 7 people: how many of each support an item; None where hidden."""
    sizes = (6, 7, 7)
    figure = lambda yes: Hidden(msg("?")) if yes is None else Shown(yes)  # noqa: E731
    groups = tuple(
        SafeGroup((zone,), n, {item: figure(yes[place]) for item, yes in support.items()})
        for place, (zone, n) in enumerate(zip(ZONES, sizes, strict=True))
    )
    named = {item: figure(None if None in yes else sum(yes)) for item, yes in support.items()}
    row = {"n": 20, "support": None, "vetoes": 0, "decision": "divided", "median": None, "oppose": 0}
    results = {"scale": "gradients", "results": dict.fromkeys(support, row), "counts": dict.fromkeys(support)}
    return SafeOutcome("agree", tuple(support), 20, 0, results, (SafeBreakdown("zone", groups),), named=named)


def test_common_ground_is_the_lowest_share_of_any_zone_as_published():
    found = grounds(zones(A=(6, 5, 6), B=(6, 7, 1)), "zone")  # the example of METHOD 4
    assert (found["A"].yes, found["A"].n, found["A"].places) == (5, 7, (1,))
    assert found["A"].product == pytest.approx(0.4537037)
    assert found["B"].lowest == Fraction(1, 7)
    assert found["B"].product == pytest.approx(prod((y + 1) / (n + 2) for y, n in ((6, 6), (7, 7), (1, 7))))


@pytest.mark.parametrize("choices, told", [
    (("north", "centre", "south"), True), (("north", "unsaid", "south"), True),
    (("north+centre", "south", "unsaid"), False),
])  # fmt: skip
def test_nothing_is_said_of_every_zone_where_zones_were_put_together(choices, told):
    safe = zones(A=(6, 7, 7))
    groups = tuple(
        SafeGroup(tuple(key.split("+")), group.n, group.named)
        for key, group in zip(choices, safe.breakdowns[0].groups, strict=True)
    )
    merged = replace(safe, breakdowns=(SafeBreakdown("zone", groups),))
    assert bool(by_zone(merged)) is told
    assert any("every zone" in sentence for sentence in said(activity_of(ITEMS[:1]), merged)) is told


def test_those_who_do_not_say_their_zone_are_no_zone():
    safe = zones(A=(6, 0, 7))
    groups = tuple(
        SafeGroup((key,), group.n, group.named)
        for key, group in zip(("north", "unsaid", "south"), safe.breakdowns[0].groups, strict=True)
    )
    assert by_zone(replace(safe, breakdowns=(SafeBreakdown("zone", groups),)))["A"].lowest == 1
    assert by_zone(safe)["A"].lowest == 0


@pytest.mark.parametrize("against, words", [(11, "Opposed by more than half"), (10, "Participants are divided")])
def test_what_most_oppose_is_not_called_divided(against, words):
    activity, safe = counted([{"A": 7}] * against + [{"A": 1}] * (20 - against), ITEMS[:1])
    assert any(sentence.startswith(words) for sentence in said(activity, safe))
    assert ("more than half opposed" in repr(KIND.results(activity, safe, Voice("en")))) is (against > 10)


def test_groups_that_share_the_lowest_support_are_all_named():
    safe = zones(A=(6, 7, 7), B=(6, 0, 0))
    assert {item: ground.places for item, ground in grounds(safe, "zone").items()} == {"A": (0, 1, 2), "B": (1, 2)}
    tables = repr(KIND.tallies(activity_of(ITEMS[:2]), safe, (ZONE,), Voice("en")))
    assert "the same in all groups" in tables
    assert "Centre and South" in tables


def test_common_ground_is_silent_where_one_zone_is_hidden_or_the_breakdown_is_withheld():
    assert set(grounds(zones(A=(6, 5, 6), B=(6, None, 1)), "zone")) == {"A"}
    assert grounds(zones(A=(6, 5, 6)), "gender") == {}


@pytest.mark.parametrize("support, sentence", [
    ((6, 7, 7), "Supported in every zone by all participants: “Measure A”."),
    ((6, 6, 6), "Supported in every zone by at least three quarters of the participants: “Measure A”."),
    ((6, 5, 6), "Supported in every zone by at least half of the participants: “Measure A”."),
    ((6, 7, 1), "Supported by more than half of the room, but by less than half of at least one zone: “Measure A”."),
    ((3, 3, 4), None),
    ((6, None, 1), None),
])  # fmt: skip
def test_what_every_zone_supports_is_said_in_the_words_of_its_lowest_share(support, sentence):
    activity = activity_of(ITEMS[:1])
    ground = [s for s in said(activity, zones(A=support)) if s.startswith("Supported")]
    assert ground == ([sentence] if sentence else [])


def test_groups_are_compared_by_who_supports_a_proposal_whoever_answered_it():
    """The figures of a comparison follow from the published ones: an item left out is no support."""
    answers = [{"A": 1 if place % 3 == 0 else 7, "B": 1} for place in range(30)]
    activity, safe = counted([*answers, *({"B": 1},) * 3])
    sentences = [
        Voice("en").say(f.sentence) for f in group_findings(activity, ZONE, safe.breakdown("zone"), KIND.group_words)
    ]
    assert any(
        "The proposal “Measure A” was supported more often in the group “North” (10 of 11)" in s for s in sentences
    )
