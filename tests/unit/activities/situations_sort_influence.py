"""Situations of sorting and of influence, for the table of permitted sentences (test_findings.py)."""

from __future__ import annotations

from dataclasses import replace

from workshop.activities import KINDS
from workshop.activities.said import findings
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.items import Item
from workshop.domain.text import Label

NAMES = (("c", "Corruption", "Corruption"), ("p", "Pauvreté et chômage", "Poverty and unemployment"),
         ("t", "Trafics d’armes", "Trafficking in arms"), ("s", "Sécheresse", "Drought"))  # fmt: skip
ITEMS = tuple(Item(key, Label.of(fr=fr, en=en)) for key, fr, en in NAMES)
MANY = (*ITEMS, *(Item(key, Label.of(fr=key, en=key)) for key in "uvw"))
TREE = {"c": "cause", "o": "core", "e": "effect"}
SAVES = {"c": "connector_values", "d": "divider_systems", "v": "divider_values"}


def _found(kind, options, items, ballots):
    activity = Activity("1", kind, Label.of(en="?"), options=KINDS[kind].options(options).as_json(), items=items)
    return findings(activity, release(KINDS[kind].count(activity, (), 5, ballots), items, (), 5), ())


def sorting(items=ITEMS, chosen="tree", words=TREE, **columns):
    """`columns`: of each item what each person chose, one letter each; "-" is no answer."""
    people = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    ballots = [{item: words[said] for item, said in person.items() if said in words} for person in people]
    return _found("sort", {"set": chosen}, items, [({"categories": ballot}, {}) for ballot in ballots])


def judging(people=5, places="", judged=None, items=ITEMS, **strengths):
    """`strengths`: cp=3 is strong from c to p, as everybody judges it, the others are none; `places`: the order by
    importance; `judged`: how many pairs anybody judges (all)."""
    pairs = [f"{a.id}>{b.id}" for a in items for b in items if a != b][:judged]
    ballot = {pair: strengths.get(pair.replace(">", ""), 0) for pair in pairs}
    placed = tuple(replace(item, place=places.index(item.id) + 1 if places else None) for item in items)
    return _found("influence", {}, placed, [({"links": ballot}, {})] * people)


DRIVES = {"cp": 3, "cs": 3, "ps": 2, "pc": 1}
SITUATIONS = {
    "sorting": sorting(c="cccccccc", p="oooooocc", t="eeeeeeec", s="cccceeee"),
    "sorting, several under one category": sorting(c="cccccccc", p="ccccccee", t="ccccccoo", s="ccccceee"),
    "sorting, six under one category and one to be discussed": sorting(
        MANY, **dict.fromkeys("cptsuv", "cccccc"), w="ccceee"
    ),
    "sorting, six to be discussed": sorting(MANY, **dict.fromkeys("cptsuv", "ccceee"), w="cccccc"),
    "sorting, not everybody sorted everything": sorting(c="cccccc", p="cccc--", t="------", s="eeeeee"),
    "sorting dividers and connectors": sorting(
        chosen="dividers", words=SAVES, c="dddddv", p="dddvvv", t="cccccc", s="cccddv"
    ),
    "influence": judging(**DRIVES),
    "influence, a priority that does not drive": judging(places="scpt", **DRIVES),
    "influence, priorities that do not drive": judging(places="stcp", **DRIVES),
    "influence, the same comes first": judging(places="cpst", **DRIVES),
    "influence, too little known": judging(judged=8, **DRIVES),
    "influence, one pair unknown": judging(judged=11, **DRIVES),
    "influence, pairs unknown": judging(judged=10, **DRIVES),
    "influence, nothing acts on anything": judging(places="cpts"),
}
