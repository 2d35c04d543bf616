"""Names of regions, however they are spelt, and the zone of the workshop that each probably belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress

from workshop.domain.people import Choice

#: Words around a name that say what it is the name of.
_AROUND = frozenset(
    ["capital", "region", "district", "province", "state", "de", "du", "des", "d", "la", "le", "l", "of", "the"]
)
#: Other spellings, already folded.
_ALSO = {
    "timbuktu": "tombouctou", "timbuctoo": "tombouctou", "tombuctu": "tombouctou",
    "taoudenni": "taoudenit", "taoudeni": "taoudenit", "taoudeniet": "taoudenit",
    "nioro sahel": "nioro", "segu": "segou", "kulikoro": "koulikoro",
}  # fmt: skip
_LETTERS = str.maketrans({"ɛ": "e", "ɔ": "o", "ɲ": "ny", "ŋ": "n", "œ": "oe", "æ": "ae"})
_WORDS = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[,;/\n]|\s(?:et|and|&)\s")


def folded(name: str) -> str:
    """What is alike for all spellings of one region: without accents, capitals, signs, numbers and words around it."""
    apart = unicodedata.normalize("NFKD", unscrambled(name).casefold())
    words = _WORDS.findall("".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS))
    kept = " ".join(word for word in words if word not in _AROUND) or " ".join(words)
    return _ALSO.get(kept, kept)


def unscrambled(name: str) -> str:
    """A name whose accents were taken for pairs of other letters ("SÃ©gou"), as it was; any other name as it is."""
    with suppress(UnicodeError):
        return name.encode("cp1252").decode("utf-8")
    return name


def probable_zone(region: str, choices: Iterable[Choice]) -> str | None:
    """The key of the one group whose name or help names this region; None where none does, or several do."""
    wanted = folded(region)
    found = [choice.key for choice in choices if wanted in set(_named(choice))]
    return found[0] if wanted and len(found) == 1 else None


def _named(choice: Choice) -> Iterator[str]:
    for _, text in (*choice.help.texts, *choice.label.texts):
        yield from map(folded, _BETWEEN.split(text))
