"""What the organisers print behind their report: the licence, and the organisations that agreed to be named.

A list of those who met can lead somebody to their doors: an organisation is printed only where it said yes itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.licences import LICENCES
from workshop.domain.persons import refuse_persons
from workshop.domain.text import msg, nmsg

LONGEST_NAME = 120
MOST_ORGANISATIONS = 200
#: The field of a form that names bodies: so does whoever is responsible for an action.
_BODIES = "responsible"


@dataclass(frozen=True)
class Organisation:
    """An organisation; `agreed`: it said itself that it may be named."""

    name: str
    agreed: bool = False


@dataclass(frozen=True)
class Imprint:
    """`licence` is a key of LICENCES, empty where none was chosen."""

    licence: str = ""
    organisations: tuple[Organisation, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """What is printed: those that agreed, in the order of their letters."""
        return tuple(sorted((one.name for one in self.organisations if one.agreed), key=_letters))

    def as_json(self) -> dict[str, Any]:
        return {"licence": self.licence, "organisations": [[one.name, one.agreed] for one in self.organisations]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Imprint:
        """From what `as_json` wrote, or from nothing."""
        named = tuple(Organisation(name, agreed) for name, agreed in data.get("organisations", ()))
        return cls(data.get("licence", ""), named)


def refuse_imprint(imprint: Imprint) -> None:
    """Raises Mendable, naming the field, for an unknown licence, too long or too many names, or one named twice."""
    if imprint.licence and imprint.licence not in LICENCES:
        raise Mendable(msg("Choose one of these licences, or none."), "licence")
    names = [one.name for one in imprint.organisations]
    if len(names) > MOST_ORGANISATIONS:
        sentence = nmsg("Too many: {n} organisation fits.", "Too many: {n} organisations fit.", MOST_ORGANISATIONS)
        raise Mendable(sentence, "organisations")
    for number, name in enumerate(names):
        _refuse_name(name, names[:number])


def refuse_persons_among(imprint: Imprint, known: Sequence[Organisation]) -> None:
    """Raises LooksLikePerson for a name that may be a private person's; those already `known` were judged before."""
    before = {one.name for one in known}
    for one in imprint.organisations:
        if one.name not in before:
            refuse_persons({_BODIES: one.name})


def _refuse_name(name: str, before: Sequence[str]) -> None:
    if len(name) > LONGEST_NAME:
        raise Mendable(msg("“{name}” is too long. At most {limit} characters.", name=f"{name[:40]}…",
                           limit=LONGEST_NAME), "organisations")  # fmt: skip
    if _letters(name) in map(_letters, before):
        raise Mendable(msg("“{name}” is named twice.", name=name), "organisations")


def _letters(name: str) -> str:
    """The order of the alphabet, to which accents and capitals make no difference."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
