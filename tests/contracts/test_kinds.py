"""What holds for every kind of activity: these tests run over KINDS, a new kind is tested from its first day."""

from __future__ import annotations

import json
import random
import re
from datetime import date

import pytest

from workshop.activities import KINDS
from workshop.activities.forms import setup_form
from workshop.activities.voice import Voice
from workshop.document.blocks import Document, Heading
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label
from workshop.report.plain_json import as_json

ZONE = Dimension("zone", Label.of(fr="Zone"), tuple(Choice(k, Label.of(fr=k)) for k in ("north", "centre", "south")))
GENDER = Dimension("gender", Label.of(fr="Genre"), tuple(Choice(k, Label.of(fr=k)) for k in ("f", "m")))
DIMENSIONS = (ZONE, GENDER)
ITEMS = tuple(Item(key, Label.of(fr=f"Élément {key}", en=f"Item {key}")) for key in "ABCDE")
K = 5

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
every_voting_kind = pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS.values() if kind.votes],
    ids=[k for k, v in KINDS.items() if v.votes],
)


def activity_of(kind, items=ITEMS):
    return Activity("a", kind.key, Label.of(fr="Quoi ?", en="What?"), options=kind.options({}).as_json(), items=items)


def parsed(kind, marks):
    return kind.parse({"items": list(marks)}, kind.options({}), [item.id for item in ITEMS])


def marks_of(kind, chance, turn=0, liking=None):
    """The answer of an invented participant to the phone whose turn it is."""
    liking = liking or {item: chance.gauss(0, 1) for item in "ABCDE"}
    asked = kind.ask(activity_of(kind), turn) if kind.ask else tuple("ABCDE")
    return kind.invent(asked, kind.options({}), liking, chance)


def cast(kind, number, chance, groups=None, liking=None):
    """One cast of a kind: an invented ballot; an idea or a row of a plan for kinds that collect those."""
    if kind.writes_plan:
        days = {"starts": None, "ends": "2026-03-12", "progress": "planned"}
        return {"id": f"r{number}", "activity": "a", "words": {"action": {"fr": "Réunir"}}, "place": 0, **days}, {}
    if kind.collects_ideas:
        idea = {"id": f"i{number}", "original": f"idée {number}", "language": "fr", "wording": {"fr": f"idée {number}"}}
        return idea | {"state": "approved", "merged_into": None, "addressee": ""}, {}
    return parsed(kind, marks_of(kind, chance, number, liking)), groups or {"zone": "north", "gender": "f"}


def casts(kind, n=24, seed=3, liking=None):
    chance = random.Random(seed)
    groups = [{"zone": z, "gender": g} for z in ("north", "centre", "south") for g in ("f", "m")]
    return [cast(kind, i, chance, groups[i % 6], liking) for i in range(n)]


def blank(kind):
    return parsed(kind, ()), {"zone": "north", "gender": "f"}


def counted(kind, votes, items=ITEMS):
    return kind.count(activity_of(kind, items), DIMENSIONS, K, votes)


@every_kind
def test_a_kind_says_its_name_and_task_in_both_languages(kind):
    for code in ("fr", "en"):
        said = [Voice(code).say(m) for m in (kind.name, kind.explanation, kind.describe(kind.options({}), len(ITEMS)))]
        assert all(said)
        assert not any("{" in sentence for sentence in said)


@every_kind
def test_options_survive_json(kind):
    options = kind.options({})
    assert kind.options(json.loads(json.dumps(options.as_json()))) == options


@every_kind
def test_the_setup_form_gives_options_the_kind_accepts(kind):
    form = setup_form(kind.key)()
    kind.options(form.options_json())


@every_kind
def test_senseless_options_are_refused_with_a_sentence(kind):
    for key in kind.options({}).as_json() or {"top": 3}:
        if isinstance(kind.options({}).as_json().get(key, 0), bool):
            continue
        for value in ("many", -1, 0, 10_000, 2.5, None if key != "top" else "x", True):
            with pytest.raises(Mendable):
                kind.options({key: value})


@every_kind
def test_without_ballots_there_is_an_outcome_and_nothing_is_shown(kind):
    outcome = counted(kind, [])
    assert outcome.n == 0
    assert release(outcome, ITEMS, DIMENSIONS, K).withheld
    json.dumps(as_json(outcome))


@every_kind
def test_one_ballot_counts_and_is_not_shown(kind):
    outcome = counted(kind, [cast(kind, 1, random.Random(1))])
    assert outcome.n == 1
    assert release(outcome, ITEMS, DIMENSIONS, K).withheld


@every_voting_kind
def test_a_blank_ballot_is_an_abstention_in_no_group(kind):
    outcome = counted(kind, [*casts(kind), blank(kind)])
    assert (outcome.n, outcome.abstentions) == (24, 1)
    assert outcome.breakdowns == counted(kind, casts(kind)).breakdowns


@every_voting_kind
def test_an_answer_read_back_is_the_same_answer(kind):
    for turn in range(10):
        ballot = parsed(kind, marks_of(kind, random.Random(turn), turn))
        assert parsed(kind, kind.marks(ballot)) == ballot
    assert kind.marks(parsed(kind, ())) == ()


@every_kind
def test_the_order_in_which_people_answered_plays_no_part(kind):
    votes = casts(kind)
    shuffled = random.Random(1).sample(votes, len(votes))
    assert as_json(counted(kind, votes)) == as_json(counted(kind, shuffled))


@every_voting_kind
def test_other_ids_for_the_items_give_the_same_figures(kind):
    new = dict(zip("ABCDE", "VWXYZ", strict=True))
    renamed = tuple(Item(new[item.id], item.label) for item in ITEMS)
    votes = [(json.loads(_renamed(json.dumps(ballot), new)), groups) for ballot, groups in casts(kind)]
    outcome = counted(kind, votes, renamed)
    assert as_json(outcome.breakdowns) == json.loads(
        _renamed(json.dumps(as_json(counted(kind, casts(kind)).breakdowns)), new)
    )


def _renamed(text, new):
    """Ids as they stand in ballots and figures: "A", and "A>B"."""
    return re.sub(
        '"([A-E])(?:>([A-E]))?"', lambda found: f'"{">".join(new[item] for item in found.groups() if item)}"', text
    )


@every_voting_kind
def test_groups_add_up_to_the_room(kind):
    outcome = counted(kind, casts(kind))
    for breakdown in outcome.breakdowns:
        assert sum(group.n for group in breakdown.groups) == outcome.n
        assert sum(group.n for group in breakdown.merged) in (0, outcome.n)
    assert sum(cell.n for cell in outcome.cells) == outcome.n


@every_voting_kind
@pytest.mark.parametrize(
    "items",
    [
        None,
        "A",
        {"A": 1},
        [1],
        ["A", None],
        ["Z"],
        ["Z=1"],
        ["A", "A"],
        ["A=1", "A=1"],
        ["A=many"],
        ["=1"],
        ["A="],
        ["A=1e3"],
    ],
)
def test_a_ballot_that_makes_no_sense_is_refused_with_a_sentence(kind, items):
    with pytest.raises(Mendable) as refused:
        kind.parse({"items": items}, kind.options({}), list("ABCDE"))
    assert Voice("fr").say(refused.value.message)


@every_kind
@pytest.mark.parametrize("language", ["fr", "en"])
def test_results_and_tallies_make_a_document(kind, language):
    activity, voice = activity_of(kind), Voice(language)
    safe = release(counted(kind, casts(kind)), ITEMS, DIMENSIONS, K)
    results, tallies = kind.results(activity, safe, voice), kind.tallies(activity, safe, DIMENSIONS, voice)
    assert results
    Document("t", language, (Heading(1, "t"), Heading(2, "q"), *results, *tallies), published=date(2026, 3, 14))


@every_voting_kind
def test_the_recount_sheet_is_given_only_where_a_result_may_be_shown(kind):
    if kind.recount is None:
        assert Voice("fr").say(kind.why_no_recount) != Voice("fr").say(KINDS["ideas"].why_no_recount)
        return
    few = release(counted(kind, casts(kind, 3)), ITEMS, DIMENSIONS, K)
    enough = release(counted(kind, casts(kind)), ITEMS, DIMENSIONS, K)
    assert kind.recount(few) is None
    assert kind.recount(enough)["n"] == 24


@every_voting_kind
def test_a_sensitive_item_that_hardly_anybody_names_stays_hidden_on_paper(kind):
    items = (*ITEMS[:4], Item("E", ITEMS[4].label, sensitive=True))
    if kind.group_words is None:
        return  # nothing is counted by which somebody could be pointed at
    liked = {"A": 3.0, "B": 2.0, "C": 1.0, "D": -2.0, "E": -4.0}
    votes = casts(kind, 11, liking=liked) + casts(kind, 1, liking=liked | {"E": 4.0})
    safe = release(counted(kind, votes, items), items, DIMENSIONS, K)
    blocks = (
        *kind.results(activity_of(kind, items), safe, Voice("en")),
        *kind.tallies(activity_of(kind, items), safe, DIMENSIONS, Voice("en")),
    )
    assert "not shown" in repr(blocks)
    assert kind.recount(safe) is None


@every_kind
def test_the_task_makes_sense_before_the_items_have_come_from_another_activity(kind):
    options = kind.options({})
    assert not re.search(r"\b0\b", Voice("en").say(kind.describe(options, 0)))
    assert Voice("en").say(kind.describe(options, 0)) == Voice("en").say(kind.describe(options, 20))
