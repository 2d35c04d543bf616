"""People are never dividers or connectors (Do No Harm): whether the words of an item name a person or a community.

A hint, not a judge: people.toml knows names that are common in Mali and its neighbours, and the facilitator may keep an
item that is only mistaken for one.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

from workshop.domain.text import Label

_LISTS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(Path(__file__).with_name("people.toml").read_text("utf-8")).items()
}
_COMMUNITIES = tuple(_LISTS["communities"])
#: So many words around a name may say that a language is meant: "langue bambara", "in the Bambara language".
_NEAR = 2
#: The letters that French writes otherwise.
_LETTERS = str.maketrans({"ɛ": "e", "ɔ": "o", "ɲ": "ny", "ŋ": "n", "ɓ": "b", "ɗ": "d", "œ": "oe"})


def names_people(label: Label) -> bool:
    """Whether the words in any language name a person or a community, or are about people as such."""
    return any(_names_somebody(text) or _is_about_people(text, code) for code, text in label.texts)


def _names_somebody(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    plain = [folded(word) for word in words]
    return any(
        _is_community(plain, place) or (word[:1].isupper() and _is_person(plain, place))
        for place, word in enumerate(words)
    )


def _is_community(plain: list[str], place: int) -> bool:
    named = plain[place].startswith(_COMMUNITIES) or plain[place] in _LISTS["community_names"]
    return named and not _LISTS["languages"] & {*plain[max(0, place - _NEAR) : place + _NEAR + 1]}


def _is_person(plain: list[str], place: int) -> bool:
    """A word with a capital: a family name, or a name after a title ("Colonel X") or a lineage ("X ag Y")."""
    before = plain[place - 1] if place else ""
    return plain[place] in _LISTS["families"] or before in _LISTS["titles"] | _LISTS["lineage"]


def _is_about_people(text: str, code: str) -> bool:
    """Whether it begins with people. In English they may also stand before another noun ("women’s markets")."""
    plain = [folded(word) for word in re.findall(r"[^\W\d_]+", text)]
    head = [word for word in plain if word not in _LISTS["articles"]]
    if not head or head[0] not in _LISTS["people"]:
        return False
    return code != "en" or len(head) == 1 or head[1] in _LISTS["linkers"]


def folded(text: str) -> str:
    """Lower case, without accents and without the letters of Mali's languages that French does not have."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_LETTERS))
    return "".join(character for character in plain if not unicodedata.combining(character))
