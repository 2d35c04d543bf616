"""Every situation and the sentences that may be said of it: tests/spec/findings.txt, in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.activities import (
    situations_agree_matrix,
    situations_points_rate,
    situations_rounds,
    situations_sort_influence,
    situations_validate_duels,
)
from tests.unit.activities.drivers import ITEMS
from workshop.activities.said import findings
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.outcome import Comparison
from workshop.domain.people import UNSAID, Choice, Dimension
from workshop.domain.safe import Hidden, SafeBreakdown, SafeComparison, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import Label, Message, msg
from workshop.findings import (
    PROMPTS,
    agreement_explanation,
    agreement_steps,
    agreement_word,
    verdict_explanation,
    verdict_word,
)
from workshop.i18n.phrasebook import Phrasebook

SPEC = Path(__file__).parents[1] / "spec" / "findings.txt"

QUOTING = (Item("c", Label.of(fr="Être « premières victimes »", en="Being “first victims”")), *ITEMS[1:])
MANY = (*ITEMS, *(Item(key, Label.of(fr=key, en=key)) for key in "uvw"))
ZONE = Dimension(
    "zone",
    Label.of(fr="Zone", en="Zone"),
    (Choice("n", Label.of(fr="Nord", en="North")), Choice("s", Label.of(fr="Sud", en="South"))),
)
PICK = Activity("1", "pick", Label.of(en="?"), items=ITEMS, options={"max": 3})
RANK = Activity("2", "rank", Label.of(en="?"), items=ITEMS)
IDEAS = Activity("3", "ideas", Label.of(en="?"))


def ranking(verdict, w, *orders, top="cpt", winners="c", optimal=(), first_without_one=None, items=ITEMS):
    """A ranking's results; orders as "c p=t s", the default method's first."""
    methods = {f"method{n}": {"order": [tied.split("=") for tied in order.split()]} for n, order in enumerate(orders)}
    methods["borda"] = methods.pop("method0")
    methods["irv"] = {"winners": list(winners)}
    methods["kemeny"] = {"orders": [list(order) for order in optimal]} if optimal else None
    stability = {"verdict": verdict, "top": len(top), "top_items": list(top)}
    stability |= {"leave_one_out": {"stable": 24, "of": 24}, "first_place": {"c": first_without_one}}
    results = {"methods": methods, "agreement": {"kendall_w": w}, "robustness": stability}
    keys = tuple(item.id for item in items)
    return findings(replace(RANK, items=items), SafeOutcome("rank", keys, 24, 0, results), ())


def picking(n=24, options=PICK.options, items=ITEMS, **counts):
    keys = tuple(item.id for item in items)
    results = {"results": {item: {"count": counts.get(item, 0), "share": None} for item in keys}}
    return findings(replace(PICK, options=options, items=items), SafeOutcome("pick", keys, n, 0, results), (ZONE,))


def collected(*ideas):
    found = [{"id": words, "wording": {"fr": words, "en": words}, "mentions": n} for words, n in ideas]
    return findings(IDEAS, SafeOutcome("ideas", (), 9, 0, {"ideas": found}), ())


def compared(*rows, groups=(("s",), ("n",)), **breakdown):
    """One breakdown of a pick: South 6 of 7 and North 0 of 13 named corruption; scores 71.4 and 42.2."""
    figures = ((7, 6, 71.4), (13, 0, 42.2))
    parts = tuple(
        SafeGroup(keys, n, {"c": Shown(x), "p": Hidden(msg("?"))}, {"c": Shown(score)})
        for keys, (n, x, score) in zip(groups, figures, strict=True)
    )
    part = SafeBreakdown("zone", parts, tuple(rows), **breakdown)
    safe = SafeOutcome("pick", tuple("cpts"), 20, 0, {"results": {}}, (part,))
    return findings(replace(PICK, options={"max": 1}), safe, (ZONE,))


def compared_alike(chances):
    """Gaps of the same size in all four items, each as likely by chance as said."""
    groups = tuple(
        SafeGroup((key,), n, {item: Shown(x) for item in "cpts"}) for key, n, x in (("s", 7, 6), ("n", 13, 0))
    )
    rows = tuple(row(p, 1.0, item=item) for item, p in zip("cpts", chances, strict=True))
    safe = SafeOutcome("pick", tuple("cpts"), 20, 0, {"results": {}}, (SafeBreakdown("zone", groups, rows),))
    return findings(replace(PICK, options={"max": 1}), safe, (ZONE,))


def compared_three(*rows, third=1):
    """South 6 of 7, North 0 of 13 and Centre `third` of 14 named corruption."""
    sizes = {"s": (7, 6), "n": (13, 0), "k": (14, third)}
    parts = tuple(SafeGroup((key,), n, {"c": Shown(x)}) for key, (n, x) in sizes.items())
    safe = SafeOutcome("pick", tuple("cpts"), 34, 0, {"results": {}}, (SafeBreakdown("zone", parts, tuple(rows)),))
    centre = Choice("k", Label.of(fr="Centre", en="Centre"))
    return findings(replace(PICK, options={"max": 1}), safe, (replace(ZONE, choices=(*ZONE.choices, centre)),))


def row(p, holm, statistic="share", groups=(0, 1), item="c"):
    return SafeComparison(item, groups, Comparison(item, ("a", "b"), statistic, 0.8, p, holm, exact=True))


TOO_FEW_BALLOTS = msg("Too few ballots for a result: it needs at least {k}.", k=5)
SAME = ("c p t s",) * 3
SITUATIONS = {
    "robust, W from .5": ranking("robust", 0.5, *SAME, optimal=("cpts",)),
    "robust, W from .5, only the first place is the same": ranking("robust", 0.7, "c p t s", "c t p s"),
    "robust, W unknown": ranking("robust", None, *SAME),
    "robust, W under .5": ranking("robust", 0.45, *SAME),
    "robust, W under .4": ranking("robust", 0.3, *SAME),
    "robust, W under .2": ranking("robust", 0.1, *SAME),
    "robust set of three, first place not": ranking("robust", 0.5, "c p t s", "p c t s"),
    "robust set of two, first place not by instant runoff": ranking("robust", 0.5, "c p t s", "p c t s", top="cp"),
    "robust, all items are on top": ranking("robust", 0.9, "c p t s", "p c t s", top="cpts"),
    "robust, all items are on top, the first place holds": ranking(
        "robust", 0.9, *SAME, top="cpts", first_without_one=24
    ),
    "robust, all items are on top, one ballot decides": ranking("robust", 0.9, *SAME, top="cpts", first_without_one=23),
    "robust, all items are on top, figures hidden": ranking("robust", 0.9, *SAME, top="cpts"),
    "robust, tied first everywhere": ranking("robust", 0.9, "c=p t s", "c=p t s", winners="cp"),
    "inconclusive, six tied first": ranking("inconclusive", None, "c=p=t=s=u=v w", top="cptsuv", items=MANY),
    "robust set of six": ranking("robust", None, "c p t s u v w", "p c t s u v w", top="cptsuv", items=MANY),
    "sensitive": ranking("sensitive", 0.6, *SAME),
    "sensitive, one place asked for": ranking("sensitive", 0.6, *SAME, top="c"),
    "sensitive, tied first": ranking("sensitive", None, "c=p t s"),
    "inconclusive": ranking("inconclusive", 0.05, *SAME),
    "no verdict": ranking(None, None, *SAME),
    "too few ballots": findings(RANK, SafeOutcome("rank", (), 3, 0, {}, withheld=TOO_FEW_BALLOTS), ()),
    "pick": picking(c=18, p=9, t=3),
    "pick, most named by one": picking(c=1),
    "pick, two named by all": picking(c=24, p=24, t=9),
    "pick, named by all": picking(c=24, p=9),
    "pick, tied": picking(c=9, p=9, t=3),
    "pick, six tied": picking(items=MANY, **dict.fromkeys("cptsuv", 6)),
    "pick, some hidden, six tied": picking(items=MANY, **dict.fromkeys("cptsuv", 6), w=None),
    "pick, some hidden": picking(c=18, p=9, s=None),
    "pick, some hidden, tied": picking(c=9, p=9, s=None),
    "pick, under ten people": picking(n=8, c=6),
    "pick, one answer each": picking(options={"max": 1}, c=6),
    "pick, all named alike": picking(c=6, p=6, t=6, s=6),
    "pick, nothing named": picking(n=8),
    "ideas": collected(("Cadre de concertation", 4), ("Emplois", 2), ("Routes", 1)),
    "ideas, tied": collected(("Écoles", 3), ("Emplois", 3), ("Routes", 1)),
    "ideas, each mentioned once": collected(("Écoles", 1), ("Emplois", 1)),
    "ideas, one": collected(("Écoles", 1)),
    "ideas, none": collected(),
    "difference, Holm p to .05": compared(row(0.0001, 0.05)),
    "difference, raw p to .05 only": compared(row(0.05, 0.051)),
    "no difference": compared(row(0.06, 0.4)),
    "difference of scores": compared(row(0.001, 0.01, "score_100", groups=(1, 0))),
    "difference of scores, raw p only": compared(row(0.04, 0.3, "score_100")),
    "difference between merged groups": compared(row(0.01, 0.01), groups=(("n", UNSAID), ("s",))),
    "one group before two": compared_three(row(0.01, 0.02), row(0.01, 0.03, groups=(0, 2))),
    "two groups before one": compared_three(row(0.01, 0.02, groups=(0, 1)), row(0.01, 0.03, groups=(2, 1)), third=13),
    "two groups before different ones": compared_three(
        row(0.01, 0.02), row(0.01, 0.03, groups=(2, 1)), row(0.01, 0.03, groups=(0, 2))
    ),
    "sensitive, two directions": compared(SafeComparison("p", (0, 1), None, 0), SafeComparison("s", (0, 1), None, 1)),
    "marks within marks": picking(c=1, items=QUOTING),
    "another statistic": compared(row(0.01, 0.01, "mean")),
    "too small to tell": compared(row(0.06, 0.4), too_small_to_tell=True),
    "group under k": compared(groups=(("s",), ("n",)), withheld=msg("Too few participants for a separate result.")),
    "sensitive, direction only": compared(SafeComparison("p", (0, 1), None, 0)),
    "sensitive, direction to the second group": compared(SafeComparison("p", (0, 1), None, 1)),
    "sensitive, no direction": compared(SafeComparison("p", (0, 1), None)),
    "some figures hidden, no difference among the others": compared(SafeComparison("p", (0, 1), None), row(0.2, 0.4)),
}
SITUATIONS |= situations_points_rate.SITUATIONS
SITUATIONS |= situations_sort_influence.SITUATIONS
SITUATIONS |= situations_agree_matrix.SITUATIONS
SITUATIONS |= situations_rounds.SITUATIONS
SITUATIONS |= situations_validate_duels.SITUATIONS


def specified() -> dict[str, list[str]]:
    blocks = SPEC.read_text(encoding="utf-8").split("\n\n")
    tables = [block.strip().splitlines() for block in blocks if block.strip() and not block.startswith("#")]
    return {lines[0]: [line.strip() for line in lines[1:]] for lines in tables}


def said(situation: str, code: str) -> list[str]:
    plain = str.maketrans({"\u00a0": " ", "\u202f": " "})
    return [f"{code} {Phrasebook(code).say(found.sentence).translate(plain)}" for found in SITUATIONS[situation]]


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_situation_has_exactly_its_permitted_sentences(situation, code):
    assert said(situation, code) == [line for line in specified()[situation] if line.startswith(code)]


def test_the_table_lists_no_other_situation():
    assert list(specified()) == list(SITUATIONS)


def test_nothing_is_claimed_about_anybody_outside_the_room():
    words = SPEC.read_text(encoding="utf-8").casefold()
    assert not any(word in words for word in ("malian", "malien", "±", "marge d’erreur", "margin of error"))


def test_findings_say_which_items_and_which_dimension_they_are_about():
    (found,) = SITUATIONS["difference, Holm p to .05"]
    assert (found.key, found.items, found.dimension) == ("difference", ("c",), "zone")
    assert SITUATIONS["robust set of three, first place not"][0].items == ("c", "p", "t")


def test_gaps_that_may_be_chance_are_told_three_at_most_the_clearest_first():
    found = compared_alike((0.04, 0.01, 0.03, 0.02))
    assert [finding.key for finding in found] == ["no_difference", *["possible_difference"] * 3]
    assert [finding.items for finding in found[1:]] == [("p",), ("s",), ("t",)]


@pytest.mark.parametrize(
    "w, word, steps",
    [
        (0.0, "very weak", 0),
        (0.05, "very weak", 1),
        (0.2, "weak", 2),
        (0.4, "moderate", 3),
        (0.6, "strong", 4),
        (0.8, "unusually strong", 5),
        (1.0, "unusually strong", 5),
    ],
)
def test_agreement_has_a_word_and_steps(w, word, steps):
    assert (agreement_word(w).text, agreement_steps(w)) == (word, steps)
    assert isinstance(agreement_explanation(w), Message)


def test_every_verdict_has_a_word_and_an_explanation():
    words = {verdict_word(v).text for v in ("robust", "sensitive", "inconclusive")}
    assert words == {"robust", "sensitive to the method", "inconclusive"}
    assert len({verdict_explanation(v) for v in ("robust", "sensitive", "inconclusive")}) == 3
    assert len(PROMPTS) == 3
