"""An attacker compares two rounds: knows everybody's groups, who came and who left, every published figure of both, and
supposes that whoever took part twice answered the same. In rooms where that is true nobody is singled out."""
from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.successive import cells_of, singled_out
from tests.support.voting_room import dimensions_of, items_of, outcome_of, random_room
from workshop.activities.rounds import by_statement
from workshop.domain.disclosure import release
from workshop.domain.rounds import come_or_gone, release_after

K = 5
ITEMS = "abcd"
SHAPES = ({"zone": "n c s", "gender": "f m"}, {"zone": "n s", "gender": "f m", "age": "y o"})


def released(people, dimensions, whole=True):
    """`whole`: the question was announced for several rounds, so it is shown by one kind of group only."""
    outcome = replace(outcome_of(people, dimensions, ITEMS, K), whole=whole)
    return release(outcome, items_of(ITEMS), dimensions, K)


def rooms(seed, dimensions, most, patterns):
    """People with the rounds in which they took part: most in all, some in those of a pattern only."""
    chance = random.Random(seed)
    people = random_room(chance, most, dimensions, ITEMS)
    chance.shuffle(people)
    when = [frozenset(p) for p in patterns for _ in range(min(chance.choice((0, 1, 2, 3, 5, 6, 8)), len(people) // 3))]
    stays = frozenset().union(*patterns)
    when = (when + [stays] * len(people))[: len(people)]
    return list(zip(when, people, strict=True))


def attacked(room, dimensions, gate, whole=True):
    """How many rounds are shown, and who is singled out by all of them together."""
    releases = []
    for number in sorted(frozenset().union(*(when for when, _ in room))):
        safe = released([person for when, person in room if number in when], dimensions, whole)
        releases.append(gate(safe, releases) if releases else safe)
    cells = cells_of([(when, groups) for when, (_, groups) in room], dimensions)
    return sum(not safe.withheld for safe in releases), singled_out(cells, dimensions, releases, K)


def the_gate(now, before):
    return release_after(now, before, K, by_statement)


@pytest.mark.parametrize("shape", SHAPES, ids=("2", "3"))
def test_nobody_who_came_or_left_is_singled_out_by_two_rounds_together(shape):
    dimensions, seen = dimensions_of(shape), 0
    for seed in range(90):
        shown, found = attacked(rooms(seed, dimensions, 26, ((0,), (1,))), dimensions, the_gate)
        seen += shown > 1
        assert not found
    assert seen > 1


@pytest.mark.parametrize("shape", SHAPES, ids=("2", "3"))
def test_nobody_is_singled_out_by_three_rounds_together(shape):
    """Some come and go between any two of them."""
    dimensions, seen = dimensions_of(shape), Counter()
    for seed in range(25):
        room = rooms(seed, dimensions, 34, ((0,), (1,), (2,), (0, 1), (1, 2), (0, 2)))
        shown, found = attacked(room, dimensions, the_gate)
        seen[shown] += 1
        assert not found
    assert seen[2] + seen[3] > 3


def test_nobody_is_singled_out_by_a_copy_of_a_question_that_was_shown_by_several_kinds_of_group():
    dimensions = dimensions_of(SHAPES[0])
    for seed in range(60):
        assert not attacked(rooms(seed, dimensions, 26, ((0,), (1,))), dimensions, the_gate, whole=False)[1]


def test_a_copy_is_shown_where_everybody_has_changed_their_mind():
    """All sums of groups and rooms are gone through, and none of them comes near."""
    dimensions = dimensions_of(SHAPES[0])
    people = [(frozenset("a"), groups) for _, groups in random_room(random.Random(3), 40, dimensions, ITEMS)]
    first = released(people, dimensions, whole=False)
    assert sum(bool(part.groups) for part in first.breakdowns) == 2
    copy = released([(frozenset("b"), groups) for _, groups in people], dimensions, whole=False)
    shown = the_gate(copy, [first])
    assert not shown.withheld
    assert [bool(part.groups) for part in shown.breakdowns] == [True, False]
    assert the_gate(first, [first]).withheld, "control: the same answers once more"


def test_without_the_rule_the_same_attacker_finds_people():
    dimensions = dimensions_of(SHAPES[0])
    patterns = ((0,), (1,))
    found = [attacked(rooms(n, dimensions, 26, patterns), dimensions, lambda now, before: now)[1] for n in range(30)]
    assert sum(map(bool, found)) > 6


def test_with_a_rule_that_looks_at_the_last_round_only_a_third_gives_people_away():
    dimensions = dimensions_of(SHAPES[0])

    def last_only(now, before):
        return release_after(now, before[-1:], K, by_statement)

    patterns = ((0,), (1,), (1,), (0, 1), (1, 2), (0, 2))
    assert any(attacked(rooms(n, dimensions, 34, patterns), dimensions, last_only)[1] for n in range(200))


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
