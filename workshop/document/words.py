"""The few words a renderer says by itself, already in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Sentences with named places, translated by the caller: this room needs no catalogue.

    ``page`` has {page} and {total}; ``table`` and ``figure`` have {n}; ``go_to_page`` has {title} and {page};
    ``in_language`` has {language} and says aloud the mark of a text in another language.
    """

    contents: str = "Contents"
    page: str = "Page {page} of {total}"
    table: str = "Table {n}"
    figure: str = "Figure {n}"
    go_to_page: str = "{title}, page {page}"
    in_language: str = "text in {language}"
    figures_as_table: str = "The same figures as a table"
    place: str = "Place"
    item: str = "Item"
    value: str = "Value"
    number: str = "No."
    quadrant: str = "Where it stands"
    part: str = "Part of the tree"
    source: str = "What feeds"
    target: str = "What is fed"
    strength: str = "Strength of the link"
    stability: str = "Stability"
    share: str = "Share of participants"
    remark: str = "Remark"
