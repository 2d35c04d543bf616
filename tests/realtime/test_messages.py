"""The contract that is written down is the contract that is kept."""
from __future__ import annotations

import dataclasses
import inspect

from tools.write_events import FILE, page
from workshop.realtime import messages
from workshop.realtime.messages import MESSAGES, CastAnswer, ProgressMessage, StateMessage, as_payload


def test_the_page_about_live_messages_is_current():
    assert FILE.read_text(encoding="utf-8") == page(), "run: python -m tools.write_events"


def test_every_message_is_on_the_page():
    declared = [kind for _, kind in inspect.getmembers(messages, dataclasses.is_dataclass)]
    assert set(declared) == set(MESSAGES)
    assert all(f"## `{kind.name}`" in page() and kind.__doc__ for kind in MESSAGES)


def test_a_message_travels_as_its_fields_and_nothing_else():
    assert as_payload(StateMessage(7)) == {"version": 7}
    assert as_payload(ProgressMessage("a", 5, 12)) == {"activity": "a", "answered": 5, "seats": 12}
    assert as_payload(CastAnswer("recorded")) == {"status": "recorded", "message": ""}
