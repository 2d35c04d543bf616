"""The few words a renderer says by itself, already in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Sentences with named places, translated by the caller: this room needs no catalogue.

    ``page`` has {page} and {total}; ``table`` and ``figure`` have {n}; ``go_to_page`` has {title} and {page};
    ``in_language`` has {language} and says aloud the mark of a text in another language. ``shares`` are the sentences
    in which figures are printed, with {x}, {n} and {percent}, ``ranked`` those of places, with {place}, ``sized`` a
    group and how many it has; ``decimal`` is the mark before decimals: by them figures are read back (readings.py).
    """

    contents: str = "Contents"
    page: str = "Page {page} of {total}"
    table: str = "Table {n}"
    figure: str = "Figure {n}"
    go_to_page: str = "{title}, page {page}"
    in_language: str = "text in {language}"
    figures_as_table: str = "The same figures as a table"
    sideways: str = "Slide sideways to see all of it."
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
    chapter: str = "Question"
    column: str = "Column"
    of_how_many: str = "Of how many"
    percent: str = "Percent"
    as_printed: str = "As printed"
    facet: str = "{column}: {what}"
    shares: tuple[str, ...] = ("{x} of {n}", "{percent}% ({x} of {n})", "{percent}% of {n}", "{x} time", "{x} times")
    ranked: tuple[str, ...] = ("{place}", "{place}, tied")
    sized: str = "{group} ({n})"
    decimal: str = "."
