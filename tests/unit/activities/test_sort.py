"""Sorting: what a ballot may be, what is counted and kept back, what may be said, and the hint of Do No Harm."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import replace

import pytest

from workshop.activities.said import findings
from workshop.activities.sort import KIND
from workshop.activities.sort.board import order
from workshop.activities.sort.do_no_harm import names_people
from workshop.activities.sort.form import SetupForm
from workshop.activities.sort.words import kappa_steps, kappa_word
from workshop.activities.voice import Voice
from workshop.document.figures import StackedBars
from workshop.document.plots import ConflictTree
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.errors import Mendable
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label
from workshop.material import item_lists
from workshop.tally.recount.json_file import read_json
from workshop.tally.recount.kinds import KINDS as KINDS_OF_FILES
from workshop.tally.sort import compare_sorted

ZONE = Dimension("zone", Label.of(en="Zone"), tuple(Choice(key, Label.of(en=key)) for key in ("n", "s")))
ITEMS = tuple(Item(key, Label.of(fr=f"Élément {key}", en=f"Item {key}")) for key in "ABCD")
TREE = KIND.options({"set": "tree"})
OWN = {"set": "own", "own": "Urgent | Urgent\nPeut attendre | Can wait"}


def sorting(options=TREE, items=ITEMS):
    return Activity("a", "sort", Label.of(en="?"), options=options.as_json(), items=items)


def room(**columns):
    """Ballots from one column of answers per item: A="ccce" is three times cause, then effect; "-" leaves it out."""
    names = {"c": "cause", "o": "core", "e": "effect"}
    people = zip(*columns.values(), strict=True)
    return [{item: names[said] for item, said in zip(columns, row, strict=True) if said != "-"} for row in people]


def counted(ballots, items=ITEMS, options=TREE):
    casts = [({"categories": b}, {"zone": "ns"[n % 2]}) for n, b in enumerate(ballots)]
    return KIND.count(sorting(options, items), (ZONE,), 5, casts)


def safe(ballots, items=ITEMS, options=TREE):
    return release(counted(ballots, items, options), items, (ZONE,), 5)


ROOM = room(A="c" * 10, B="c" * 7 + "e" * 3, C="e" * 8 + "oo", D="c" * 5 + "e" * 5)


@pytest.mark.parametrize(
    "marks",
    [["A"], ["A=must"], ["A=cause", "A=core"], ["Z=cause"], ["A="], ["=cause"], ["A=cause=x"], "A=cause", [3], None],
)
def test_what_sorts_nothing_is_refused(marks):
    with pytest.raises(Mendable):
        KIND.parse({"items": marks}, TREE, ["A", "B"])


def test_items_may_be_left_out_and_stand_in_the_order_of_the_list():
    ballot = KIND.parse({"items": ["B=effect", "A=cause"]}, TREE, ["A", "B", "C"])
    assert ballot == {"categories": {"A": "cause", "B": "effect"}}
    assert list(ballot["categories"]) == ["A", "B"]


@pytest.mark.parametrize(
    "data",
    [
        {"set": "none"},
        {"set": ["tree"]},
        {"set": "tree", "categories": ["cause"]},
        {"set": "own"},
        {"set": "own", "own": "Only one"},
        {"set": "own", "own": "\n".join(f"c{n}" for n in range(9))},
        {"set": "own", "own": "Urgent\nurgent"},
        {"set": "own", "own": "a" * 61 + "\nb"},
        {"set": "own", "own": ["a", "b"]},
    ],
)
def test_categories_that_make_no_sense_are_refused(data):
    with pytest.raises(Mendable):
        KIND.options(data)


def test_own_categories_have_words_in_two_languages():
    said = [[Voice(code).say(category.name) for category in KIND.options(OWN).categories] for code in ("fr", "en")]
    assert said == [["Urgent", "Peut attendre"], ["Urgent", "Can wait"]]
    assert KIND.options(KIND.options(OWN).as_json()) == KIND.options(OWN)


def test_every_set_on_the_form_is_one_that_can_be_chosen():
    assert [KIND.options(OWN | {"set": one.value}).set for one in SetupForm().set.choices]


def test_an_item_belongs_where_most_put_it_and_a_tie_belongs_nowhere():
    found = safe(ROOM).results["results"]
    assert [found[item]["modal"] for item in "ABCD"] == ["cause", "cause", "effect", None]
    assert order(safe(ROOM)) == [["A"], ["B"], ["C"], ["D"]]


def test_the_statement_counted_by_group_is_to_sort_as_the_room_does():
    named = {item: figure.value for item, figure in safe(ROOM).named.items()}
    assert named == {"A": 10, "B": 7, "C": 8, "D": 10}  # of D both categories share the first place


def test_groups_are_compared_as_the_recount_compares_them():
    groups = {key: [ballot for n, ballot in enumerate(ROOM) if "ns"[n % 2] == key] for key in "ns"}
    modals = {item: found["modals"] for item, found in counted(ROOM).results["results"].items()}
    (zone,) = counted(ROOM).breakdowns
    expected = [(row["item"], row["p"]) for row in compare_sorted("ABCD", groups, modals)]
    assert [(row.item, row.p) for row in zone.comparisons] == expected


def test_of_a_sensitive_item_only_what_most_chose_is_told_and_kappa_leaves_it_out():
    items = (*ITEMS[:3], replace(ITEMS[3], sensitive=True))
    shown = safe(room(A="c" * 10, B="c" * 7 + "e" * 3, C="e" * 8 + "oo", D="c" * 6 + "e" * 4), items)
    assert shown.results["results"]["D"]["counts"] is None
    assert shown.results["results"]["D"]["modal"] == "cause"
    without = safe([{i: said for i, said in ballot.items() if i != "D"} for ballot in ROOM], ITEMS[:3])
    assert shown.results["fleiss_kappa"] == round(without.results["fleiss_kappa"], 1)
    assert KIND.recount(shown) is None
    assert KIND.recount(safe(ROOM))["counts"]["D"] == {"cause": 5, "core": 0, "effect": 5}


def test_a_hidden_item_is_neither_drawn_nor_spoken_of():
    items = (*ITEMS[:3], replace(ITEMS[3], sensitive=True))
    shown = safe(room(A="c" * 10, B="c" * 7 + "e" * 3, C="e" * 8 + "oo", D="e" * 10), items)  # with one voice: R7
    activity = sorting(items=items)
    (tree, *_) = KIND.results(activity, shown, Voice("en"))
    assert isinstance(tree, ConflictTree)
    assert "Not shown, to protect participants:" in str(tree.note)
    assert "Item D" in str(tree.note).split("participants:")[1]
    assert not [f for f in findings(activity, shown, ()) if "D" in f.items]


def test_the_tree_has_causes_core_and_effects_and_marks_what_is_to_be_discussed():
    ballots = room(A="c" * 10, B="o" * 5 + "c" * 3 + "ee", C="e" * 8 + "oo", D="c" * 5 + "e" * 5)
    (tree, *_) = KIND.results(sorting(), safe(ballots), Voice("en"))
    said = [[(branch.share, branch.tag) for branch in part] for part in (tree.causes, tree.core, tree.effects)]
    assert said == [[("100% (10 of 10)", "")], [("50% (5 of 10)", "to discuss")], [("80% (8 of 10)", "")]]
    assert "Item D" in str(tree.note)


def test_dividers_and_connectors_are_drawn_by_side_and_counted_by_category():
    options = KIND.options({"set": "dividers"})
    ballots = [{"A": f"divider_{one}"} for one in ("systems", "values", "values", "symbols", "experiences")]
    shown = safe([*ballots, {"A": "connector_values"}], ITEMS[:1], options)
    (bars, *_) = KIND.results(sorting(options, ITEMS[:1]), shown, Voice("en"))
    assert isinstance(bars, StackedBars)
    assert bars.rows[0].counts == (5, 1)
    assert shown.results["results"]["A"]["modal"] == "divider_values"
    assert bars.rows[0].tag == ""  # two of six chose one category, but five of six agree on what is drawn


def test_what_divides_for_some_and_connects_for_others_is_to_be_discussed():
    options = KIND.options({"set": "dividers"})
    shown = safe([{"A": f"{side}_values"} for side in ("divider", "connector") * 3], ITEMS[:1], options)
    (bars, *_) = KIND.results(sorting(options, ITEMS[:1]), shown, Voice("en"))
    assert (bars.rows[0].counts, bars.rows[0].tag) == ((3, 3), "to discuss")


@pytest.mark.parametrize(
    "kappa, word, steps",
    [
        (-0.2, "no better than chance", 0),
        (0.0, "no better than chance", 0),
        (0.01, "slight", 1),
        (0.2, "slight", 1),
        (0.4, "fair", 2),
        (0.6, "moderate", 3),
        (0.8, "substantial", 4),
        (1.0, "almost perfect", 5),
    ],
)
def test_kappa_has_the_words_of_landis_and_koch(kappa, word, steps):
    assert (Voice("en").say(kappa_word(kappa)), kappa_steps(kappa)) == (word, steps)


def test_the_sheet_counts_to_the_same_figures():
    shown, options = safe(ROOM), TREE.as_json()
    items = [{"id": item.id, "label": item.label.as_json(), "sensitive": False} for item in ITEMS]
    sheet = {"format": "workshop-recount/1", "kind": "sort", "options": options, "items": items}
    question = read_json(json.dumps(sheet | {"summary": KIND.recount(shown)}))
    again = KINDS_OF_FILES[question.kind].count(question)
    assert again["fleiss_kappa"] == shown.results["fleiss_kappa"]
    assert again["results"] == shown.results["results"]


PEOPLE = ["Les Peuls", "Peuls et Dogons", "La communauté dogon", "Milices peules", "soŋoy", "L’imam Dicko",
          "Colonel Sadio", "Iyad Ag Ghali", "La famille Maïga", "Les femmes", "Éleveurs nomades", "Fulɓe"]  # fmt: skip
PEOPLE_EN = ["Fulani herders", "The Tuareg", "Women", "Herders from the north", "General Traoré"]
THINGS = ["La langue bambara", "Marché hebdomadaire", "Rumeurs sur les voisins", "Cousinage à plaisanterie",
          "Foire de Douentza", "Justice partiale", "Conseil des ministres", "Le chef de village"]  # fmt: skip
THINGS_EN = ["Women’s markets", "Youth unemployment", "The Bambara language", "General mistrust", "Community radio"]


@pytest.mark.parametrize(
    "words, code, named",
    [
        *((words, "fr", True) for words in PEOPLE),
        *((words, "en", True) for words in PEOPLE_EN),
        *((words, "fr", False) for words in THINGS),
        *((words, "en", False) for words in THINGS_EN),
    ],
)
def test_people_are_told_from_things(words, code, named):
    assert names_people(Label.of(**{code: words})) is named


def test_no_item_of_the_ready_lists_is_taken_for_people():
    assert not [item.label for ready in item_lists().values() for item in ready.items if names_people(item.label)]


@pytest.mark.parametrize(
    "options, words, refused",
    [
        ({"set": "dividers"}, "Les Peuls", True),
        ({"set": "dividers"}, "Marché commun", False),
        ({"set": "dividers", "people_kept": True}, "Les Peuls", False),
        ({"set": "tree"}, "Les Peuls", False),
    ],
)
def test_people_are_refused_as_dividers_unless_they_are_kept_knowingly(options, words, refused):
    activity = sorting(KIND.options(options), (Item("A", Label.of(fr=words)), ITEMS[1]))
    with pytest.raises(Mendable, match="Do No Harm") if refused else nullcontext():
        KIND.check(activity)
