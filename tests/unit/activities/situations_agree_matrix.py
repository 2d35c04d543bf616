"""What may be said of agreement and of two criteria: every situation, for tests/spec/findings.txt."""

from __future__ import annotations

from tests.unit.activities.drivers import ITEMS
from workshop.activities import KINDS
from workshop.activities.said import findings
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.items import Item
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label

MANY = tuple(Item(key, Label.of(fr=key, en=key)) for key in "uvwxyz")
ZONE = Dimension(
    "zone",
    Label.of(fr="Zone", en="Zone"),
    (Choice("n", Label.of(fr="Nord", en="North")), Choice("s", Label.of(fr="Sud", en="South"))),
)
OWN = {"importance_fr": "Urgence", "importance_en": "Urgency", "feasibility_fr": "Coût", "feasibility_en": "Cost"}


def _findings(kind, casts, items, options):
    activity = Activity("a", kind, Label.of(en="?"), options=KINDS[kind].options(options).as_json(), items=items)
    safe = release(KINDS[kind].count(activity, (ZONE,), 5, casts), items, (ZONE,), 5)
    return findings(activity, safe, (ZONE,))


def agreeing(items=ITEMS, scale="gradients", sensitive="", **support):
    """`support`: of ten people in the North and ten in the South, what they answer, as "1*10 8*10": twenty answers,
    the North first."""
    answers = {item: _spelled(said) for item, said in support.items()}
    steps = {str(step): step for step in ("agree", "pass", "disagree", *range(9))}
    casts = [
        ({"answers": {item: steps[said[n]] for item, said in answers.items()}}, {"zone": "n" if n < 10 else "s"})
        for n in range(20)
    ]
    marked = tuple(Item(item.id, item.label, item.id in sensitive) for item in items)
    return _findings("agree", casts, marked, {"scale": scale})


def judging(items=ITEMS, options=None, **places):
    """`places`: by importance and feasibility, as "5*20 4*20"."""
    pairs = {item: [_spelled(side) for side in said.split(", ")] for item, said in places.items()}
    keys = ("importance", "feasibility")
    casts = [
        (
            {key: {item: int(sides[side][n]) for item, sides in pairs.items()} for side, key in enumerate(keys)},
            {"zone": "n" if n < 10 else "s"},
        )
        for n in range(20)
    ]
    return _findings("matrix", casts, items, options or {})


def _spelled(said):
    return [step for part in said.split() for step, _, times in [part.partition("*")] for _ in range(int(times))]


SITUATIONS = {
    "agreement, every decision": agreeing(c="1*20", p="2*7 5*3 2*6 6*4", t="1*2 7*8 1*2 7*8", s="3*8 4*2 3*8 4*2"),
    "agreement, no consensus": agreeing(c="1*9 8*1 1*10", p="2*4 7*6 2*8 7*2", t="1*4 8*6 1*4 8*6", s="7*20"),
    "agreement, a majority over the head of one zone": agreeing(ITEMS[:1], c="1*2 5*8 1*10"),
    "agreement, one proposal in consensus": agreeing(ITEMS[:1], c="1*8 5*2 1*8 5*2"),
    "agreement, six in consensus": agreeing(MANY, **dict.fromkeys("uvwxyz", "1*20")),
    "agreement, six broadly supported with vetoes": agreeing(MANY, **dict.fromkeys("uvwxyz", "1*7 8*3 1*7 8*3")),
    "agreement, six divided": agreeing(MANY, **dict.fromkeys("uvwxyz", "1*10 6*10")),
    "agreement, a sensitive proposal": agreeing(
        ITEMS[:2], sensitive="p", c="1*7 5*3 1*7 5*3", p="1*5 7*5 1*5 7*5"
    ),
    "agreement, a fist": agreeing(ITEMS[:2], "fist", c="5*9 0*1 5*10", p="3*20"),
    "agreement, three answers": agreeing(ITEMS[:2], "three", c="agree*15 pass*5", p="agree*9 disagree*11"),
    "two criteria, every quadrant": judging(c="5*20, 4*20", p="4*20, 2*20", t="1*20, 5*20", s="2*20, 1*20"),
    "two criteria, borderline and far apart": judging(ITEMS[:2], c="3*20, 5*20", p="1*10 5*10, 4*20"),
    "two criteria, six alike": judging(MANY, **dict.fromkeys("uvwxyz", "5*20, 5*20")),
    "two criteria of one’s own": judging(
        options=OWN, c="5*20, 4*20", p="4*20, 2*20", t="1*20, 5*20", s="2*20, 1*20"
    ),
}  # fmt: skip
