"""Writes docs/events.md, the live messages, from workshop/realtime/messages.py: python -m tools.write_events"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from inspect import getdoc
from pathlib import Path

from workshop.realtime.messages import MESSAGES

FILE = Path(__file__).resolve().parents[1] / "docs" / "events.md"
HEAD = """\
# Live messages

Socket.IO over WebSocket, at the page's own address. On connecting a client says who it is (`{"as": "phone"}`,
`"facilitator"` or `"projector"`); whether it may is decided by the cookies of its pages, as for its pages. Every
message is a snapshot or points to one: who slept asks for the page again and has missed nothing. What can be done here
can be done by form as well.

This page is written from `workshop/realtime/messages.py` by `python -m tools.write_events`.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(line for message in MESSAGES for line in _section(message))])


def _section(message: type) -> Iterator[str]:
    yield from (f"## `{message.name}`", "", f"To: {message.audience}.", "")
    yield from (re.sub(r"\s*\n\s*", " ", getdoc(message) or ""), "", "| field | type |", "| --- | --- |")
    yield from (f"| `{field.name}` | `{field.type}` |" for field in fields(message))
    yield ""


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
