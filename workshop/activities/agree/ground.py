"""Common ground: what every group supports, from the group figures that are published, and only from these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop.domain.safe import SafeGroup, SafeOutcome, Shown
from workshop.tally.common_ground import common_ground

#: The dimension of which common ground is told in sentences: no zone shall be decided over by the others.
ZONE = "zone"


@dataclass(frozen=True)
class Ground:
    """Of one proposal: the group that supports it least (its place; the first where several do), how many of its n do,
    and the group-informed consensus, 0 to 1 (METHOD 3.3)."""

    place: int
    yes: int
    n: int
    product: float

    @property
    def lowest(self) -> Fraction:
        return Fraction(self.yes, self.n)


def grounds(outcome: SafeOutcome, dimension: str) -> dict[str, Ground]:
    """The proposals of which every group's figure by this dimension is published; none where it is withheld."""
    breakdown = outcome.breakdown(dimension)
    groups = breakdown.groups if breakdown else ()
    figures = {item: _supporters(groups, item) for item in outcome.items} if groups else {}
    return {item: _ground(groups, yes) for item, yes in figures.items() if yes is not None}


def _supporters(groups: tuple[SafeGroup, ...], item: str) -> Mapping[str, int] | None:
    found = [group.named[item] for group in groups]
    shown = [int(figure.value) for figure in found if isinstance(figure, Shown)]
    return {str(place): yes for place, yes in enumerate(shown)} if len(shown) == len(found) else None


def _ground(groups: tuple[SafeGroup, ...], yes: Mapping[str, int]) -> Ground:
    found = common_ground(yes, {str(place): group.n for place, group in enumerate(groups)})
    place = int(found["lowest_groups"][0])
    return Ground(place, yes[str(place)], groups[place].n, float(found["product"]))
