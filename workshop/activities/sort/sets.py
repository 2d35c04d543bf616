"""Ready sets of categories, and a facilitator's own: what items are sorted into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.domain.items import pasted_labels
from workshop.domain.text import Label, Message, msg

OWN = "own"
TREE = "tree"
DIVIDERS = "dividers"

FEWEST, MOST, LONGEST = 2, 8, 60


@dataclass(frozen=True)
class Category:
    """One category; `side` where several belong together (everything that divides), with its `theme` inside it."""

    id: str
    name: Message
    side: Message | None = None
    theme: Message | None = None


@dataclass(frozen=True)
class Shelf:
    """What a figure shows as one: a category, or all categories of one side."""

    name: Message
    categories: tuple[Category, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(category.id for category in self.categories)


#: SAVES, the five places where Do No Harm looks for dividers and connectors (METHOD 2.1).
_SAVES = (
    ("systems", msg("Systems and institutions")),
    ("attitudes", msg("Attitudes and actions")),
    ("values", msg("Values and interests")),
    ("experiences", msg("Experiences")),
    ("symbols", msg("Symbols and occasions")),
)
_SIDES = (("divider", msg("Divider")), ("connector", msg("Connector")))

READY: Mapping[str, tuple[Category, ...]] = {
    "drivers": (
        Category("long_term", msg("Long-term")),
        Category("dynamic", msg("Dynamic")),
        Category("trigger", msg("Trigger")),
    ),
    TREE: (
        Category("cause", msg("Cause")),
        Category("core", msg("Core of the conflict")),
        Category("effect", msg("Effect")),
    ),
    DIVIDERS: tuple(
        Category(f"{side}_{theme}", msg("{side}: {theme}", side=whole, theme=part), whole, part)
        for side, whole in _SIDES
        for theme, part in _SAVES
    ),
    "moscow": (
        Category("must", msg("Must")),
        Category("should", msg("Should")),
        Category("could", msg("Could")),
        Category("wont", msg("Not this time")),
    ),
}

_NAMES = {category.id: category.name for categories in READY.values() for category in categories}


def own_categories(text: str) -> tuple[Category, ...]:
    """Categories written one a line, `français | English`."""
    labels = enumerate(pasted_labels(text), 1)
    return tuple(Category(f"{OWN}_{number}", _named(label)) for number, label in labels)


def own_labels(text: str) -> dict[str, Label]:
    """The words of a facilitator's own categories, by id."""
    return {f"{OWN}_{number}": label for number, label in enumerate(pasted_labels(text), 1)}


def name_of(category: str, own: Mapping[str, Mapping[str, str]]) -> Message:
    """The name of a category; `own`: the words of the facilitator's, as JSON."""
    return _NAMES[category] if category in _NAMES else _named(Label.from_json(own[category]))


def _named(label: Label) -> Message:
    return msg("{name}", name=label)


def shelves(categories: Sequence[Category]) -> tuple[Shelf, ...]:
    """The categories as figures show them: sides as one, since ten patterns cannot be told apart."""
    sides = dict.fromkeys(category.side for category in categories if category.side)
    if not sides:
        return tuple(Shelf(category.name, (category,)) for category in categories)
    return tuple(Shelf(side, tuple(one for one in categories if one.side == side)) for side in sides)
