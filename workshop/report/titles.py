"""What the sections are called, where they are chosen and where they are spoken of."""

from __future__ import annotations

from workshop.domain.text import Message, msg

TITLES: dict[str, Message] = {
    "cover": msg("Cover"),
    "summary": msg("Summary of findings"),
    "context": msg("Introduction and context"),
    "method": msg("Method and limits"),
    "participants": msg("Who took part"),
    "drivers": msg("Drivers of conflict"),
    "perspectives": msg("Regional and gender perspectives"),
    "peacebuilders": msg("The role of local peacebuilders"),
    "recommendations": msg("Recommendations"),
    "plan": msg("Action plan"),
    "event_data": msg("Event data"),
    "others": msg("Other results"),
    "validation": msg("What the participants said of this summary"),
    "annex": msg("Annexes"),
}
#: Without these nobody could judge the rest: always printed, and nothing is added to them.
ALWAYS = ("cover", "method", "annex")
