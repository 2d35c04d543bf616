"""Who hears what: one room per audience and workshop."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """As a client names itself on connecting; the server checks that it may."""

    PHONE = "phone"
    FACILITATOR = "facilitator"
    PROJECTOR = "projector"


def room(audience: Audience, workshop_id: str) -> str:
    """The name of the Socket.IO room."""
    return f"{audience.value}:{workshop_id}"
