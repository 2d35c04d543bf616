"""What a closed activity publishes, and what its recount sheet and its ballots give when they are counted again."""
import json
import random

import pytest

from workshop.activities import KINDS
from workshop.cli.recount import main
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.items import Item
from workshop.domain.text import Label

ITEMS = tuple(Item(key, Label.of(fr=f"Élément {key}")) for key in "ABCDE")
COUNTED = [kind for kind in KINDS.values() if kind.recount]

#: What no sheet of rankings can tell (RECOUNT.md).
NEEDS_BALLOTS = ("irv", "chi2", "p", "verdict", "leave_one_out", "first_place")


@pytest.fixture
def closed():
    """kind -> its activity, 24 invented ballots and a blank one, and their outcome."""

    def run(kind):
        options, chance, ballots = kind.options({}), random.Random(kind.key), []
        activity = Activity("a", kind.key, Label.of(fr="Quoi ?"), options=options.as_json(), items=ITEMS)
        for turn in range(24):
            asked = kind.ask(activity, turn) if kind.ask else activity.item_ids
            marks = kind.invent(asked, options, {item: chance.gauss(0, 1) for item in "ABCDE"}, chance)
            ballots.append(kind.parse({"items": list(marks)}, options, activity.item_ids))
        ballots.append(kind.parse({"items": []}, options, activity.item_ids))
        return activity, ballots, kind.count(activity, (), 5, [(ballot, {}) for ballot in ballots])

    return run


@pytest.fixture
def recounted(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("WORKSHOP_LANGUAGE", "en")

    def run(activity, **content):
        items = [{"id": item.id, "label": item.label.as_json(), "sensitive": item.sensitive} for item in activity.items]
        head = {"format": "workshop-recount/1", "kind": activity.kind, "options": dict(activity.options)}
        (tmp_path / "file.json").write_text(json.dumps(head | {"items": items} | content), "utf-8")
        assert main([str(tmp_path / "file.json"), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def without(figures, names):
    """The figures but for these, at whatever depth."""
    if not isinstance(figures, dict):
        return figures
    return {name: without(value, names) for name, value in figures.items() if name not in names}


def shared(outcome, found):
    """The published figures and those of the recount, by the names that both have."""
    published = json.loads(json.dumps(dict(outcome.results)))
    names = published.keys() & found.keys() - {"abstentions", "reasons"}
    assert names >= {"results"} or names >= {"methods", "pairwise"} or names >= {"matrix", "indirect"}
    return {name: published[name] for name in names}, {name: found[name] for name in names}


@pytest.mark.parametrize("kind", COUNTED, ids=lambda kind: kind.key)
def test_the_ballots_of_an_activity_are_counted_again_to_the_same_figures(kind, closed, recounted):
    activity, ballots, outcome = closed(kind)
    found = recounted(activity, ballots=ballots)
    assert (found["ballots"], found["abstentions"]) == (24, 1)
    published, again = shared(outcome, found)
    assert published == again


@pytest.mark.parametrize("kind", COUNTED, ids=lambda kind: kind.key)
def test_the_sheet_of_an_activity_is_counted_again_to_the_same_figures(kind, closed, recounted):
    activity, _, outcome = closed(kind)
    found = recounted(activity, summary=kind.recount(release(outcome, ITEMS, (), 5)))
    assert found["ballots"] == 24
    published, again = shared(outcome, found)
    assert without(published, NEEDS_BALLOTS) == without(again, NEEDS_BALLOTS)


@pytest.mark.parametrize("kind", COUNTED, ids=lambda kind: kind.key)
def test_with_one_ballot_less_the_figures_are_others(kind, closed, recounted):
    activity, ballots, outcome = closed(kind)
    published, again = shared(outcome, recounted(activity, ballots=ballots[1:]))
    assert published != again
