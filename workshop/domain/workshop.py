"""The workshop itself: what the facilitator fills in before people come."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from workshop.domain.errors import Mendable
from workshop.domain.people import Dimension
from workshop.domain.text import Label, msg

MIN_GROUP_CHOICES = range(5, 21)
SENSITIVE_MIN_GROUP = 10


@dataclass(frozen=True)
class Wifi:
    """The router's network, shown on the projector as text and as a QR code; empty name: not shown."""

    name: str = ""
    password: str = ""


@dataclass(frozen=True)
class Workshop:
    """A workshop as prepared. `min_group` is the smallest group whose result is published (METHOD 5.2 R2);
    it is locked, like `dimensions` and `auditor_file`, when the first ballot arrives.

    `room_code` is asked on joining when not empty. `auditor_file` says that the shuffled ballots may be
    handed to an auditor (RECOUNT.md); it is announced on the ballot.
    """

    id: str
    title: Label
    place: str = ""
    starts: date | None = None
    ends: date | None = None
    organisers: str = ""
    dimensions: tuple[Dimension, ...] = ()
    min_group: int = 5
    room_code: str = ""
    wifi: Wifi = field(default=Wifi())
    auditor_file: bool = False
    rehearsal: bool = False

    def __post_init__(self) -> None:
        if not self.title:
            raise Mendable(msg("Give the workshop a title, in French or in English."), "title")
        if self.starts and self.ends and self.ends < self.starts:
            raise Mendable(msg("The workshop ends before it begins. Check the two dates."), "ends")
        if self.min_group not in MIN_GROUP_CHOICES:
            raise Mendable(
                msg("The smallest group must be between {low} and {high} people.", low=5, high=20), "min_group"
            )
        keys = [dimension.key for dimension in self.dimensions]
        if len(set(keys)) != len(keys):
            raise Mendable(msg("Two groups to compare by have the same name."), "dimensions")

    def dimension(self, key: str) -> Dimension | None:
        return next((dimension for dimension in self.dimensions if dimension.key == key), None)


@dataclass(frozen=True)
class ReportTexts:
    """The free texts of the report, in both languages."""

    introduction: Label = Label()
    context: Label = Label()
    thanks: Label = Label()
