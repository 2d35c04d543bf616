"""Every live message, typed. docs/events.md is generated from this file.

Messages are snapshots or pointers to one: whoever slept asks for the page again and has missed nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class StateMessage:
    """Server to everybody: something that you show has changed; ask for the page again. The same few bytes for
    every phone, however many take part. `version` grows by one at least with every change."""

    name: ClassVar[str] = "state"
    audience: ClassVar[str] = "phones, facilitators, projector"
    version: int


@dataclass(frozen=True)
class ProgressMessage:
    """Server to facilitators and projector, at most ten times a second: how many have answered, in steps of five."""

    name: ClassVar[str] = "progress"
    audience: ClassVar[str] = "facilitators, projector"
    activity: str
    answered: int
    seats: int


@dataclass(frozen=True)
class CastMessage:
    """Phone to server: record my ballot, in place of an earlier one. `items` are the marks of the answer, in order;
    `round` is the one the phone shows.
    Acknowledged with a CastAnswer only when it is on disk."""

    name: ClassVar[str] = "cast"
    audience: ClassVar[str] = "server"
    activity: str
    items: list[str]
    round: int = 1


@dataclass(frozen=True)
class CastAnswer:
    """Acknowledgement of `cast`. `status`: recorded, closed, refused, missing (no seat), limit, or failed (try again);
    `message` is the sentence to show, in the phone's language, empty when recorded."""

    name: ClassVar[str] = "cast (acknowledgement)"
    audience: ClassVar[str] = "phone"
    status: str
    message: str = ""


MESSAGES = (StateMessage, ProgressMessage, CastMessage, CastAnswer)


def as_payload(message: StateMessage | ProgressMessage | CastAnswer) -> dict[str, object]:
    """The message as it travels."""
    return dict(vars(message))
