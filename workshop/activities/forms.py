"""The setup form of a kind. Apart from the kinds themselves, so that counting and the report never load WTForms."""

from __future__ import annotations

from importlib import import_module

from wtforms import Form

from workshop.activities import KINDS


def setup_form(kind: str) -> type[Form]:
    """The SetupForm class of a kind: `.options_json()` gives what `KINDS[kind].options` checks."""
    return import_module(f"workshop.activities.{KINDS[kind].key}.form").SetupForm
