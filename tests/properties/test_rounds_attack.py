"""An attacker compares two rounds: knows everybody's groups, who came and who left, every published figure of both, and
supposes that whoever took part twice answered the same. In rooms where that is true nobody is singled out."""
from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.voting_room import dimensions_of, items_of, outcome_of, random_room
from workshop.activities.rounds import by_statement
from workshop.domain.disclosure import release
from workshop.domain.people import UNSAID
from workshop.domain.rounds import come_or_gone, release_after
from workshop.domain.safe import SafeOutcome

K = 5
ITEMS = "abcd"
SHAPES = ({"zone": "n c s", "gender": "f m"}, {"zone": "n s", "gender": "f m", "age": "y o"})


def released(people, dimensions):
    return release(outcome_of(people, dimensions, ITEMS, K), items_of(ITEMS), dimensions, K)


def two_rounds(chance, dimensions, most=26):
    """Who left, who stayed and who came; all keep their answers."""
    people = random_room(chance, most, dimensions, ITEMS)
    chance.shuffle(people)
    came, left = (min(chance.choice((0, 1, 2, 3, 5, 6, 8)), len(people) // 3) for _ in range(2))
    return people[:left], people[left : len(people) - came], people[len(people) - came :]


def published_sets(safe: SafeOutcome, dimensions, status):
    """Each published sum as the people it counts, of all who took part in that round."""
    if safe.withheld:
        return
    yield lambda cell: cell[0] in status
    for place, dimension in enumerate(dimensions):
        for group in safe.breakdown(dimension.key).groups:
            yield lambda cell, place=place, group=group: cell[0] in status and cell[1][place] in group.choices


def singled_out(left, stayed, came, dimensions, first, second):
    """A set of 1 to K-1 people whose answers added up (or whose who came less whose who left) follow from both
    rounds and from neither alone; None if there is none."""
    cells = Counter()
    for status, people in (("left", left), ("stayed", stayed), ("came", came)):
        cells.update((status, tuple(groups.get(d.key, UNSAID) for d in dimensions)) for _, groups in people)
    names = sorted(cells)
    alone = [
        [[float(counts(cell)) for cell in names] for counts in published_sets(safe, dimensions, status)]
        for safe, status in ((first, ("left", "stayed")), (second, ("stayed", "came")))
    ]
    both, *single = map(beyond, (alone[0] + alone[1], *alone))
    for chosen in small_sets(names, cells):
        together = np.array([float(place in chosen) for place in range(len(names))])
        against = np.array([-1.0 if name[0] == "left" else 1.0 for name in names]) * together
        if any(follows(vector, both) and not any(follows(vector, one) for one in single)
               for vector in (together, against)):  # fmt: skip
            return [names[place] for place in chosen]
    return None


def beyond(rows):
    """The matrix that leaves of a vector what no sum of these rows gives."""
    matrix = np.array(rows)
    return np.eye(matrix.shape[1]) - np.linalg.pinv(matrix) @ matrix


def follows(vector, rest):
    return np.abs(vector @ rest).max() < 1e-7


def small_sets(names, cells):
    """Sets of cells that hold fewer than K people together."""
    small = [place for place, name in enumerate(names) if cells[name] < K]
    sets = (chosen for many in range(1, K) for chosen in combinations(small, many))
    return (chosen for chosen in sets if sum(cells[names[place]] for place in chosen) < K)


def attacked(chance, dimensions, gate):
    left, stayed, came = two_rounds(chance, dimensions)
    first, second = (released(people, dimensions) for people in (left + stayed, stayed + came))
    after = gate(second, first)
    known = () if after.withheld or first.withheld else (first, after)
    return bool(known), known and singled_out(left, stayed, came, dimensions, *known)


@pytest.mark.parametrize("shape", SHAPES, ids=("2", "3"))
def test_nobody_who_came_or_left_is_singled_out_by_two_rounds_together(shape):
    chance, dimensions, seen = random.Random(11), dimensions_of(shape), 0
    for _ in range(700):
        shown, found = attacked(chance, dimensions, lambda now, before: release_after(now, [before], K, by_statement))
        seen += shown
        assert not found
    assert seen > 20


def test_without_the_rule_the_same_attacker_finds_people():
    chance, dimensions = random.Random(11), dimensions_of(SHAPES[0])
    hits = sum(bool(attacked(chance, dimensions, lambda now, before: now)[1]) for _ in range(200))
    assert hits > 40


def moved(people, chance):
    return [(frozenset(i for i in ITEMS if chance.random() < 0.5), groups) for _, groups in people]


def test_a_room_that_has_moved_sees_its_second_round_and_sometimes_a_breakdown():
    chance, dimensions = random.Random(5), dimensions_of(SHAPES[0])
    rooms, by_group = 0, 0
    for _ in range(60):
        people = random_room(chance, 60, dimensions, ITEMS)
        first, second = released(people, dimensions), released(moved(people, chance), dimensions)
        after = release_after(second, [first], K, by_statement)
        rooms += not after.withheld
        by_group += any(part.groups for part in after.breakdowns)
        assert sum(bool(part.groups) for part in after.breakdowns) <= 1
    assert rooms > 40
    assert by_group > 5


counts = st.lists(st.integers(0, 6), min_size=3, max_size=3)


FEW = st.integers(0, 5)


@given(st.lists(counts, min_size=1, max_size=3), FEW, FEW, st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_no_more_come_or_leave_than_the_histograms_need(histograms, came, left, chance):
    """Whoever comes adds one answer to every histogram, whoever leaves takes one away."""
    before = {str(key): row for key, row in enumerate(histograms)}
    after = {}
    for key, row in before.items():
        row = list(row)
        for _ in range(left):
            taken = [place for place, times in enumerate(row) if times]
            if taken:
                row[chance.choice(taken)] -= 1
        for _ in range(came):
            row[chance.randrange(3)] += 1
        after[key] = row
    assert come_or_gone(before, after) <= came + left


def test_a_third_round_is_held_against_both_before_it():
    chance, dimensions = random.Random(3), dimensions_of(SHAPES[0])
    people = [(frozenset("a"), groups) for _, groups in random_room(chance, 40, dimensions, ITEMS)]
    assert len(people) >= 2 * K
    first = released(people, dimensions)
    second = released([(frozenset("b"), groups) for _, groups in people], dimensions)
    assert not release_after(second, [first], K, by_statement).withheld
    back = release_after(first, [first, second], K, by_statement)
    assert back.withheld, "the third round shows the first one again, but for who came and left"
    assert not release_after(first, [second], K, by_statement).withheld


def test_a_round_that_is_withheld_is_no_ground_for_comparing():
    chance, dimensions = random.Random(4), dimensions_of(SHAPES[0])
    safe = released(random_room(chance, 30, dimensions, ITEMS), dimensions)
    assert not safe.withheld
    hidden = replace(safe, withheld=release_after(safe, [safe], K, by_statement).withheld)
    assert release_after(safe, [hidden], K, by_statement) == safe
