"""Names exchanged after people have voted: who takes another's name takes its votes, in the eyes of every reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workshop.domain.errors import Mendable
from workshop.domain.text import Label, msg


def refuse_exchanged(
    before: Mapping[str, Label], after: Mapping[str, Label], field: str, once: Iterable[tuple[str, Label]] = ()
) -> None:
    """Raises Mendable, naming the field, where a new wording is what another answer or group is called, or `once` was.

    `before` and `after`: names by id."""
    names = [(identity, _folded(text)) for identity, label in (*before.items(), *once) for _, text in label.texts]
    for identity, label in after.items():
        for code, text in label.texts:
            taken = any(other != identity and name == _folded(text) for other, name in names)
            if taken and text != before[identity][code]:
                raise Mendable(
                    msg("“{name}” is, or was, the name of another one: readers would mistake them.", name=text), field
                )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
