"""Common ground: what every group supports, from the group figures that are published, and only from these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workshop.domain.people import UNSAID
from workshop.domain.safe import SafeGroup, SafeOutcome, Shown
from workshop.tally.common_ground import common_ground

#: The dimension of which common ground is told in sentences: no zone shall be decided over by the others.
ZONE = "zone"


@dataclass(frozen=True)
class Ground:
    """Of one proposal: the places of the groups whose share of support is lowest, how many of the n people of the first
    of them support it, and the group-informed consensus, 0 to 1 (METHOD 3.3)."""

    places: tuple[int, ...]
    yes: int
    n: int
    product: float

    @property
    def lowest(self) -> Fraction:
        return Fraction(self.yes, self.n)


def grounds(outcome: SafeOutcome, dimension: str) -> dict[str, Ground]:
    """The proposals of which every group's figure by this dimension is published; none where it is withheld."""
    breakdown = outcome.breakdown(dimension)
    return _grounds(outcome.items, breakdown.groups if breakdown else ())


def by_zone(outcome: SafeOutcome) -> dict[str, Ground]:
    """The same of the zones alone, without those who preferred not to say theirs; none where zones were put together,
    since nobody knows then what each of them supports."""
    breakdown = outcome.breakdown(ZONE)
    groups = tuple(group for group in breakdown.groups if group.choices != (UNSAID,)) if breakdown else ()
    if any(len(group.choices) > 1 for group in groups):
        return {}
    return _grounds(outcome.items, groups)


def _grounds(items: Sequence[str], groups: tuple[SafeGroup, ...]) -> dict[str, Ground]:
    figures = {item: _supporters(groups, item) for item in items} if groups else {}
    return {item: _ground(groups, yes) for item, yes in figures.items() if yes is not None}


def _supporters(groups: tuple[SafeGroup, ...], item: str) -> Mapping[str, int] | None:
    found = [group.named[item] for group in groups]
    shown = [int(figure.value) for figure in found if isinstance(figure, Shown)]
    return {str(place): yes for place, yes in enumerate(shown)} if len(shown) == len(found) else None


def _ground(groups: tuple[SafeGroup, ...], yes: Mapping[str, int]) -> Ground:
    found = common_ground(yes, {str(place): group.n for place, group in enumerate(groups)})
    lowest = tuple(map(int, found["lowest_groups"]))
    return Ground(lowest, yes[str(lowest[0])], groups[lowest[0]].n, float(found["product"]))
