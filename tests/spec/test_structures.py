"""Influence, categories, duels, shared places, rounds and common ground give what structures.toml says."""
import math

import numpy as np
import pytest

from tests.spec.tables import figure, table
from workshop.tally.common_ground import common_ground
from workshop.tally.duels import strengths
from workshop.tally.influence import count_influence
from workshop.tally.representation import equal_shares, left_out, sequential_phragmen
from workshop.tally.rounds import moved
from workshop.tally.sort import fleiss_kappa

EXAMPLES = table("structures.toml")["example"]


def rows(example):
    return [line.split() for line in example["given"].strip().splitlines()]


def numbers(example):
    return [list(map(int, row)) for row in rows(example)]


def squared(example):
    """The names of the columns, and the cells under them: None for a dot."""
    names, *lines = rows(example)
    return names, [[None if cell == "." else int(cell) for cell in line[1:]] for line in lines]


def per_item(figures):
    return ", ".join(f"{item} {value}" for item, value in figures.items())


def influence(example):
    items, cells = squared(example)
    ballot = {f"{a}>{b}": x for a, line in zip(items, cells, strict=True)
              for b, x in zip(items, line, strict=True) if x is not None}  # fmt: skip
    found = count_influence(items, [ballot] * 3)
    further = {"power": str(found["indirect"]["power"]), "indirect": per_item(found["indirect"]["influence"] or {})}
    return {key: per_item(found[key]) for key in ("influence", "dependence", "quadrants")} | further


def sort(example):
    return {"fleiss_kappa": f"{float(fleiss_kappa(numbers(example))):.3f}"}


def duels(example):
    """Abilities relative to the least; without a head start, or as good as none."""
    items, wins = squared(example)
    found = np.log(strengths(np.array(wins), example.get("headstart", 1e-4)))
    abilities = dict(zip(items, found - found.min(), strict=True))
    return {"abilities": ", ".join(f"{i} {abilities[i]:.2f}" for i in sorted(items, key=lambda i: -abilities[i]))}


def places(example):
    (_, k), *votes = rows(example)
    cast = [frozenset(names) for times, *names in votes for _ in range(int(times))]
    items = sorted(frozenset.union(*cast))
    found = left_out(items, {"all": cast}, int(k))
    return {
        "most_chosen": " ".join(found["plain"]),
        "left_out": " ".join(missed["item"] for missed in found["left_out"]),
        "sequential_phragmen": lists(sequential_phragmen(items, cast, int(k))),
        "equal_shares": lists(equal_shares(items, cast, int(k))),
    }


def lists(found):
    return " | ".join(" ".join(sorted(chosen)) for chosen in found)


def rounds(example):
    return {"moved": f"{float(moved(*numbers(example))):.3f}"}


def ground(example):
    yes, sizes = ({str(g): int(row[at]) for g, row in enumerate(rows(example))} for at in (0, 2))
    found = common_ground(yes, sizes)
    assert math.isclose(found["geometric_mean"] ** len(sizes), found["product"])
    return {"lowest": f"{found['lowest']:.3f}", "product": figure(found["product"])}


COUNT = {"influence": influence, "sort": sort, "duels": duels, "places": places, "rounds": rounds,
         "common_ground": ground}  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["en"])
def test_what_is_given_leads_to_what_is_expected(example):
    found = COUNT[example["kind"]](example)
    assert {key: found[key] for key in example["expect"]} == example["expect"]


def test_agreement_duels_and_shared_places_rest_on_three_sources_each():
    for kind in ("sort", "duels", "places"):
        assert len({example["source"] for example in EXAMPLES if example["kind"] == kind}) >= 3
