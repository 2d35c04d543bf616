"""Names of our own lists in the pages: chapters of the report, addressees, states."""

from __future__ import annotations

from workshop.domain.activity import State, Topic
from workshop.domain.text import msg

TOPIC_NAMES = {
    Topic.DRIVERS: msg("Drivers of conflict"),
    Topic.DRIVERS_LONG: msg("Long-term drivers"),
    Topic.DRIVERS_DYNAMIC: msg("Dynamic drivers"),
    Topic.CONCERNS: msg("Concerns"),
    Topic.STRENGTHS: msg("Strengths of local peacebuilders"),
    Topic.CHALLENGES: msg("Challenges of local peacebuilders"),
    Topic.RECOMMENDATIONS: msg("Recommendations"),
    Topic.OTHER: msg("Other results"),
}

ADDRESSEE_NAMES = {
    "national": msg("To the State"),
    "international": msg("To international partners"),
    "civil_society": msg("To civil society"),
    "donors": msg("To donors"),
    "security_forces": msg("To the defence and security forces"),
}

STATE_NAMES = {
    State.DRAFT: msg("Draft"),
    State.OPEN: msg("Open"),
    State.CLOSED: msg("Closed"),
    State.REVEALED: msg("Revealed"),
}
