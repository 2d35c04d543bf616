"""Situations of shared-out points and of ratings, for the table of permitted sentences (test_findings.py)."""

from __future__ import annotations

from workshop.activities.points.rules import protected
from workshop.activities.rate.rules import protected as protected_ratings
from workshop.activities.said import findings
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label
from workshop.tally.points import count_points_summary
from workshop.tally.rate import count_ratings_summary

NAMES = (("c", "Corruption", "Corruption"), ("p", "Pauvreté et chômage", "Poverty and unemployment"),
         ("t", "Trafics d’armes", "Trafficking in arms"))  # fmt: skip
ITEMS = tuple(Item(key, Label.of(fr=fr, en=en)) for key, fr, en in NAMES)
OWN = {"words": "own", "own_fr": ["nul", "petit", "moyen", "grand", "immense"]}


def letters(count: int) -> tuple[Item, ...]:
    return tuple(Item(key, Label.of(fr=key, en=key)) for key in "cptuvw"[:count] + "x")


def pointing(n, hidden=(), items=ITEMS, **gifts):
    """`gifts`: of each item the points that people gave it, as "5 5 1"."""
    keys = [item.id for item in items]
    counts = {key: {} for key in keys}
    for key, said in gifts.items():
        for points in said.split():
            counts[key][points] = counts[key].get(points, 0) + 1
    found = protected(count_points_summary(keys, n, counts, 10), set(hidden))
    activity = Activity("1", "points", Label.of(en="?"), items=items)
    return findings(activity, SafeOutcome("points", tuple(keys), n, 0, found), ())


def rating(n, items=ITEMS, hidden=(), options=None, unknown=None, **counts):
    """`counts`: of each item how many chose each step, as "0 0 4 9 5"."""
    keys = [item.id for item in items]
    table = {key: [int(x) for x in counts[key].split()] for key in keys}
    dont_know = dict.fromkeys(keys, 0) | (unknown or {})
    found = protected_ratings(count_ratings_summary(keys, n, table, dont_know), set(hidden))
    activity = Activity("1", "rate", Label.of(en="?"), items=items, options=options or {"words": "importance"})
    return findings(activity, SafeOutcome("rate", tuple(keys), n, 0, found), ())


SITUATIONS = {
    "points": pointing(6, c="5 5 4 4 4", p="5 5 4 1", t="2"),
    "points, others gave to more people": pointing(6, c="9 9 8", p="1 1 1 1 2", t="4"),
    "points, the first mostly from one": pointing(6, c="10 2 1", p="4 4 1", t="3"),
    "points, from one person": pointing(6, c="9", p="1 1 1", t="3 3 1"),
    "points, others mostly from one": pointing(6, c="6 6 6", p="5 2", t="4"),
    "points, tied": pointing(6, c="5 5 5", p="5 5 5", t="1 1"),
    "points, six tied": pointing(6, items=letters(6), **dict.fromkeys("cptuvw", "2 2"), x="1"),
    "points, six mostly from one": pointing(
        9, items=letters(6), c="8 1", p="7 1", t="6 1", u="5 1", v="4 1", w="3 1", x="9 9 9"
    ),
    "points, all alike": pointing(6, c="5 5", p="5 5", t="5 5"),
    "points, some hidden": pointing(6, ["t"], c="5 5 4", p="5 1", t="8 8 1 1"),
    "points, some hidden, mostly from one": pointing(6, ["t"], c="8 5 1", p="5", t="5 5 5 5"),
    "points, some hidden, tied": pointing(6, ["t"], c="5 5", p="5 5", t="5 5 5 5"),
    "points, some hidden, six tied": pointing(6, ["x"], items=letters(6), **dict.fromkeys("cptuvw", "2 2"), x="1 1 1"),
    "ratings": rating(20, c="0 1 4 9 6", p="2 4 8 4 2", t="6 6 4 3 1"),
    "ratings, rated highest by one": rating(20, c="5 5 9 1 0", p="9 9 2 0 0", t="9 9 2 0 0"),
    "ratings, words of one’s own": rating(20, options=OWN, c="0 1 4 9 6", p="2 4 8 4 2", t="6 6 4 3 1"),
    "ratings, tied": rating(20, c="0 1 4 9 6", p="1 4 0 6 9", t="6 6 4 3 1"),
    "ratings, six tied": rating(20, items=letters(6), **dict.fromkeys("cptuvw", "0 1 4 9 6"), x="6 6 4 3 1"),
    "ratings, all alike": rating(20, c="0 1 4 9 6", p="0 1 4 9 6", t="0 1 4 9 6"),
    "ratings, nobody high": rating(20, c="9 9 2 0 0", p="9 9 2 0 0", t="9 9 2 0 0"),
    "ratings, two camps": rating(20, c="0 1 4 9 6", p="9 1 0 1 9", t="6 6 4 3 1"),
    "ratings, camps on two": rating(20, c="0 1 4 9 6", p="9 1 0 1 9", t="8 2 0 2 8"),
    "ratings, camps on six": rating(20, items=letters(6), **dict.fromkeys("cptuvw", "9 1 0 1 9"), x="0 0 2 9 9"),
    "ratings, one rated by few": rating(20, unknown={"t": 17}, c="0 1 4 9 6", p="2 4 8 4 2", t="0 0 0 0 3"),
    "ratings, half do not know": rating(2, unknown={"t": 1}, c="0 0 0 1 1", p="1 0 0 0 1", t="0 1 0 0 0"),
    "ratings, some hidden, tied": rating(20, unknown={"t": 5}, c="0 1 4 9 6", p="1 4 0 6 9", t="0 0 0 0 3"),
    "ratings, one rated by few, six tied": rating(
        20, items=letters(6), **dict.fromkeys("cptuvw", "0 1 4 9 6"), x="0 0 0 1 1"
    ),
    "ratings, a sensitive item": rating(20, hidden=["c"], c="9 1 0 0 10", p="2 4 8 4 2", t="6 6 4 3 1"),
    "rating of one item": rating(20, items=ITEMS[:1], c="0 1 4 9 6"),
    "rating of one item, by one": rating(20, items=ITEMS[:1], c="9 9 1 1 0"),
    "rating of one item, between two steps": rating(20, items=ITEMS[:1], c="0 0 10 10 0"),
    "rating of one item, camps": rating(20, items=ITEMS[:1], c="9 1 0 1 9"),
    "rating of one item, sensitive": rating(20, items=ITEMS[:1], hidden=["c"], c="0 1 4 9 6"),
    "rating of one item that nobody could rate": rating(20, items=ITEMS[:1], unknown={"c": 20}, c="0 0 0 0 0"),
}
