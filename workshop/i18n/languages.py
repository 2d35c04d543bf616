"""The languages the product knows, as translations/languages.toml lists them."""
from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"


@dataclass(frozen=True)
class Language:
    """One language: `name` in itself, `ready` to be offered, `direction` "ltr" or "rtl", `locale` of its figures."""

    code: str
    name: str
    ready: bool
    direction: str
    pdf_font: str
    locale: str

    @property
    def catalogue(self) -> Path:
        """Where its translations are."""
        return TRANSLATIONS / self.code / "LC_MESSAGES" / "messages.po"


@cache
def languages() -> tuple[Language, ...]:
    """All of them, in the order of the list."""
    with (TRANSLATIONS / "languages.toml").open("rb") as file:
        return tuple(Language(**entry) for entry in tomllib.load(file)["language"])


@cache
def ready_languages() -> tuple[Language, ...]:
    """Those that people may choose."""
    return tuple(language for language in languages() if language.ready)


def is_ready(code: str | None) -> bool:
    """Whether people may choose just this code."""
    return any(language.code == code for language in ready_languages())


def language(code: str | None) -> Language:
    """The language of a code or a regional code ("fr-ML"); the first of the list for anything unknown."""
    base = (code or "").replace("_", "-").partition("-")[0].lower()
    return next((language for language in languages() if language.code == base), languages()[0])
