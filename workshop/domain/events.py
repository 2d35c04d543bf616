"""What others are told after a change is on disk."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Changed:
    """Something that facilitator and projector show has changed, and what phones show too where `phones` says so;
    whoever hears it asks for the page or state again."""

    workshop: str
    version: int
    phones: bool = False


@dataclass(frozen=True)
class Progressed:
    """More answers came in: for facilitator and projector only, already in steps."""

    workshop: str
    activity: str
    answered: int
    seats: int
