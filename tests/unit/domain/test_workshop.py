"""The workshop as prepared: what is refused, and what it knows of its groups."""
from __future__ import annotations

from datetime import date

import pytest

from workshop.domain.errors import Mendable
from workshop.domain.people import Dimension
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop

TITLE = Label.of(fr="Échange pour la paix")
ZONE = Dimension("zone", Label.of(fr="Zone"), ())


@pytest.mark.parametrize("wrong, field", [
    ({"title": Label()}, "title"),
    ({"starts": date(2026, 3, 14), "ends": date(2026, 3, 12)}, "ends"),
    ({"min_group": 4}, "min_group"),
    ({"min_group": 21}, "min_group"),
    ({"dimensions": (ZONE, ZONE)}, "dimensions"),
])
def test_what_cannot_be_is_refused_at_its_field(wrong, field):
    with pytest.raises(Mendable) as refused:
        Workshop(**{"id": "w", "title": TITLE} | wrong)
    assert refused.value.field == field


@pytest.mark.parametrize("right", [
    {}, {"starts": date(2026, 3, 12)}, {"ends": date(2026, 3, 12)},
    {"starts": date(2026, 3, 12), "ends": date(2026, 3, 12)}, {"min_group": 5}, {"min_group": 20},
])
def test_the_rest_is_accepted(right):
    assert Workshop(**{"id": "w", "title": TITLE} | right)


def test_a_dimension_is_found_by_its_key():
    workshop = Workshop("w", TITLE, dimensions=(ZONE,))
    assert (workshop.dimension("zone"), workshop.dimension("party")) == (ZONE, None)
