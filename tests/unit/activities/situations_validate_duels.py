"""Situations of the read-back and of comparisons two by two, and what is found in each (tests/spec/findings.txt)."""

from __future__ import annotations

from tests.unit.activities.drivers import ITEMS
from workshop.activities.duels import KIND as DUELS
from workshop.activities.said import findings
from workshop.activities.validate import KIND as VALIDATE
from workshop.activities.validate.words import SUMMARY
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.items import Item
from workshop.domain.text import Label

MANY = (*ITEMS, *(Item(key, Label.of(fr=key, en=key)) for key in "uvwxyz"))


def read_back(*people: str, sentences: int = 2, sensitive: bool = False):
    """`people`: how many said what of every sentence and of the summary at the end, as "8 yyc": yes, changes, no or
    - for no answer."""
    about = Label.of(en="?")
    items = tuple(Item(f"s{n}", Label.of(en=f"{n}."), sensitive, about=about) for n in range(1, sentences + 1))
    activity = Activity("1", "validate", Label.of(en="?"), items=(*items, Item(SUMMARY, Label.of(en="all"))))
    words = {"y": "yes", "c": "changes", "n": "no"}
    casts = []
    for group in people:
        times, said = group.split()
        answers = {item: words[word] for item, word in zip(activity.item_ids, said, strict=True) if word in words}
        casts += [({"answers": answers}, {})] * int(times)
    outcome = VALIDATE.count(activity, (), 5, casts)
    return findings(activity, release(outcome, activity.items, (), 5), ())


def compared(*duels: str, items=ITEMS, sensitive: str = ""):
    """`duels`: what so many people said of one pair each, as "8 c>p"."""
    listed = tuple(Item(item.id, item.label, item.id in sensitive) for item in items)
    activity = Activity("1", "duels", Label.of(en="?"), items=listed)
    told = [(int(times), pair) for times, pair in (duel.split() for duel in duels)]
    casts = [({"duels": {pair: 1}}, {}) for times, pair in told for _ in range(times)]
    outcome = DUELS.count(activity, (), 5, casts)
    return findings(activity, release(outcome, activity.items, (), 5), ())


ROUND = ("6 c>p", "5 c>t", "5 c>s", "5 p>t", "5 t>s")

SITUATIONS = {
    "read back, all confirmed": read_back("9 yyy", "3 ycc"),
    "read back, one not confirmed": read_back("7 yyy", "5 yny", "4 ycc"),
    "read back, two not confirmed": read_back("4 yyy", "5 ccn"),
    "read back, seven not confirmed": read_back("6 nnnnnnny", sentences=7),
    "read back, nobody answered on the summary": read_back("6 yy-"),
    "read back, nobody answered on a sentence": read_back("6 y-y"),
    "read back, sentences on something sensitive": read_back("5 yyy", "6 ncy", sensitive=True),
    "two by two": compared(*ROUND),
    "two by two, tied": compared("5 c>p", "5 p>c", "5 c>t", "5 p>t", "5 c>s", "5 p>s"),
    "two by two, plain counting says otherwise": compared(
        "8 c>p", "3 p>c", "9 p>t", "9 p>s", "9 t>s", "5 s>t", "9 p>t", "1 t>c", items=ITEMS
    ),
    "two by two, one met too seldom": compared(*ROUND[:2], "6 p>t", "2 t>s"),
    "two by two, too little known": compared("6 c>p"),
    "two by two, several of many met too seldom": compared(
        *(f"5 {a}>{b}" for a, b in zip("cptsuvw", "ptsuvwx", strict=True)), "1 c>y", "1 c>z", items=MANY
    ),
    "two by two, a sensitive item first": compared(*ROUND, sensitive="c"),
}
