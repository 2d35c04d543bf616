"""The words of a plan: its fields, its states, and how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from workshop.activities.kind import Term
from workshop.domain.plan import Progress
from workshop.domain.text import Message, msg

FIELD_NAMES: Mapping[str, Message] = MappingProxyType(
    {
        "problem": msg("Problem"),
        "action": msg("Action"),
        "responsible": msg("Responsible bodies"),
        "partners": msg("Partners"),
        "resources": msg("Resources"),
        "starts": msg("First day"),
        "ends": msg("Last day"),
        "indicator": msg("Indicator"),
        "risk": msg("Risk to people"),
        "progress": msg("Progress"),
    }
)

FIELD_HELP: Mapping[str, Message] = MappingProxyType(
    {
        "action": msg("Begin with a verb: train, meet, repair."),
        "responsible": msg(
            "Organisations and services, never a private person: somebody whose name stands here can be threatened."
        ),
        "partners": msg("Organisations here, too, and no names of persons."),
        "resources": msg("What it takes: money, people, a room, a vehicle."),
        "indicator": msg("By what will everybody see that it is done?"),
        "risk": msg("Whom could it put in danger, and what will you do about it?"),
    }
)

PROGRESS_NAMES: Mapping[Progress, Message] = MappingProxyType(
    {
        Progress.PLANNED: msg("Planned"),
        Progress.UNDER_WAY: msg("Under way"),
        Progress.DONE: msg("Done"),
        Progress.DROPPED: msg("Dropped"),
    }
)

RULES: tuple[Term, ...] = (
    (
        msg("Action plan"),
        msg("Written by groups and facilitators, as it was agreed in the room. Nobody voted on it."),
    ),
)
