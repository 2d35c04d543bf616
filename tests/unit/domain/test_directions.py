"""What is told of a sensitive item by group: who names it more often, where neither that nor silence tells a number."""
from __future__ import annotations

from itertools import product

import pytest

from workshop.domain.directions import LEAST, OPEN, RATIO, directions


@pytest.mark.parametrize(
    "named, sizes, told",
    [
        ((9, 2), (12, 12), {(0, 1): 0}),
        ((2, 9), (12, 12), {(0, 1): 1}),
        ((9, 5), (12, 12), {}),  # not twice as often
        ((5, 2), (7, 13), {(0, 1): 0}),  # shares are compared, not numbers
        ((9, 1, 5), (12, 12, 12), {(0, 1): 0, (1, 2): 2}),
        ((3, 0), (12, 12), {}),  # three in all: only one table would be left
        ((4, 2), (6, 6), {}),  # silence on six of twelve would mean three and three
    ],
)
def test_directions_of_a_room(named, sizes, told):
    assert directions(named, sizes, [(0, n) for n in sizes]) == told


def test_nothing_is_told_where_the_rest_is_known_too_well():
    assert directions((9, 2), (12, 12), [(7, 9), (2, 4)]) == {}
    assert directions((9, 2), (12, 12), [(0, 12), (0, 12)])


def test_very_many_tables_are_not_gone_through():
    assert directions((90, 5, 5, 5), (100, 100, 100, 100), [(0, 100)] * 4) == {}


@pytest.mark.parametrize("sizes", [(6, 6), (5, 9), (7, 6, 7), (5, 5, 6)])
def test_whoever_knows_the_sum_and_the_rule_is_left_three_numbers_for_every_group(sizes):
    spans = [(0, n) for n in sizes]
    for total in range(3, sum(sizes)):
        tables = [table for table in product(*(range(n + 1) for n in sizes)) if sum(table) == total]
        says = {table: directions(table, sizes, spans) for table in tables}
        for table in tables:
            alike = [other for other in tables if says[other] == says[table]]
            for place in range(len(sizes)):
                anyhow = len({other[place] for other in tables})
                assert len({other[place] for other in alike}) >= min(OPEN, anyhow), (table, says[table])


def test_only_three_people_or_more_and_twice_the_share_make_a_direction():
    sizes = (14, 10)
    for named in product(range(15), range(11)):
        for more in directions(named, sizes, [(0, n) for n in sizes]).values():
            x, n, y, m = named[more], sizes[more], named[1 - more], sizes[1 - more]
            assert x >= LEAST
            assert x * m >= RATIO * y * n
