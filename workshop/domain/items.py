"""Items: the options people vote on (a driver, a concern, a recommendation …) and where they come from."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workshop.domain.errors import Mendable
from workshop.domain.text import Label, cleaned_line, msg

ADDRESSEES = ("national", "international", "civil_society", "donors", "security_forces")
MAX_ITEMS = 60
MAX_LABEL = 240
#: A sentence of ours that is voted on names several items.
MAX_SENTENCE = 2000


@dataclass(frozen=True)
class Item:
    """One option. `sensitive` items get the stricter disclosure rules (METHOD 5.2 R7); `addressee` is in ADDRESSEES;
    `place` is the one that an earlier vote gave it, where it was taken from there; `about` the question of whose result
    the label is a sentence."""

    id: str
    label: Label
    sensitive: bool = False
    addressee: str = ""
    picture: str = ""
    place: int | None = None
    about: Label = Label()

    def as_json(self) -> dict[str, object]:
        return {"id": self.id, "label": self.label.as_json(), "sensitive": self.sensitive, "addressee": self.addressee,
                "picture": self.picture, "place": self.place, "about": self.about.as_json()}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Item:
        label = Label.from_json(data["label"])  # type: ignore[arg-type]
        return cls(str(data["id"]), label, bool(data.get("sensitive")), str(data.get("addressee", "")),
                   str(data.get("picture", "")), data.get("place"), Label.from_json(data.get("about", {})))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Source:
    """Where an activity takes its items from: the approved ideas of another one, or the first `top` of a vote."""

    activity: str
    top: int | None = None


def pasted_labels(text: str) -> tuple[Label, ...]:
    """Labels from pasted text, one item a line, `français | English`; empty lines are skipped."""
    lines = (cleaned_line(line) for line in text.splitlines())
    return tuple(_pasted_label(line) for line in lines if line)


def _pasted_label(line: str) -> Label:
    french, _, english = (part.strip() for part in line.partition("|"))
    return Label.of(fr=french, en=english)


def checked_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """The same items, or Mendable: too many, one without words, too long a label, two with the same words or id."""
    kept = tuple(items)
    if len(kept) > MAX_ITEMS:
        raise Mendable(msg("A list holds at most {n} items. Split it into two activities.", n=MAX_ITEMS), "items")
    seen: set[str] = set()
    for place, item in enumerate(kept, 1):
        _check_item(item, place)
        words = {f"{code} {item.about[code]} {text}".casefold() for code, text in (*item.label.texts, ("id:", item.id))}
        if seen & words:
            sentence = msg("The item {name} is in the list twice. Delete or reword one of them.", name=item.label)
            raise Mendable(sentence, "items")
        seen |= words
    return kept


def _check_item(item: Item, place: int) -> None:
    if not item.label:
        raise Mendable(msg("Item {n} has no words. Write them, or delete the line.", n=place), "items")
    limit = MAX_SENTENCE if item.about else MAX_LABEL
    if any(len(text) > limit for _, text in item.label.texts):
        sentence = msg("Item {n} is longer than {limit} characters. Shorten it.", n=place, limit=limit)
        raise Mendable(sentence, "items")
    if item.addressee and item.addressee not in ADDRESSEES:
        raise Mendable(msg("Item {n} has an unknown addressee.", n=place), "items")
