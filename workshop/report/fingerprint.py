"""The fingerprint of a report: eight words by which two files can be told to hold the same figures.

SHA-256 of every published figure; the words are its first 64 bits, eight to a word. Figures are named by the keys of
questions, answers and groups: neither wording nor order changes anything, any figure does."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from workshop.report.plain_json import as_json
from workshop.report.word_pairs import PAIRS

if TYPE_CHECKING:
    from workshop.report.facts import ActivityFacts, Facts

FORMAT = "workshop-figures/1"
HIDDEN = "hidden"
WORDS = 8
BITS = 8 * WORDS
#: The languages that have words of their own, by their place in a pair.
LANGUAGES = ("fr", "en")
#: What is words, or an order, in a row of ideas or of a plan: no figure.
_WORDING = frozenset(["wording", "words", "original", "originals", "language", "place"])


def eight_words(facts: Facts) -> dict[str, str]:
    """The fingerprint by language, parted by spaces; the same figures give the same words."""
    begun = facts.digest[:WORDS]
    return {code: " ".join(PAIRS[byte][place] for byte in begun) for place, code in enumerate(LANGUAGES)}


def whole_fingerprint(facts: Facts) -> str:
    """All 256 bits, in groups of eight characters that can be read aloud."""
    digits = facts.digest.hex().upper()
    return " ".join(digits[start : start + 8] for start in range(0, len(digits), 8))


def published_figures(facts: Facts) -> dict[str, Any]:
    """Every figure that may be published, by the keys of what it counts: what the fingerprint is of."""
    figures = {
        "format": FORMAT,
        "people": facts.seats,
        "smallest_group": facts.min_group,
        "attendance": {row.dimension: _attended(row.parts) for row in facts.attendance},
        "questions": {part.activity.id: _question(part) for part in facts.activities},
        "events": _events(facts),
    }
    return _figures(figures)


def digest(facts: Facts) -> bytes:
    """SHA-256 of every published figure, in one way of writing them down; Facts.digest remembers it."""
    canonical = json.dumps(published_figures(facts), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).digest()


def _attended(parts: Any) -> list[Any]:
    return sorted([sorted(part.choices), part.n] for part in parts)


def _question(part: ActivityFacts) -> dict[str, Any]:
    """The result that stands, and all rounds."""
    return {
        "kind": part.activity.kind,
        "result": _outcome(part.outcome),
        "rounds": [_outcome(outcome) for outcome in part.rounds],
    }


def _outcome(outcome: Any) -> dict[str, Any]:
    """A result by its keys; that nothing is shown of it is told, why is not."""
    plain = as_json(outcome)
    plain["items"] = sorted(plain["items"])
    plain["breakdowns"] = {part["dimension"]: part for part in plain["breakdowns"]}
    for told in (plain, *plain["breakdowns"].values()):
        told["withheld"] = told["withheld"] is not None
    return plain


def _events(facts: Facts) -> list[Any]:
    """The counts of event data from outside."""
    counts = facts.events.counts if facts.events else ()
    return sorted([one.year, one.zone, one.type.value, one.events, one.fatalities] for one in counts)


def _figures(value: Any) -> Any:
    """The same without wording: a hidden figure stays a hidden one, 3.0 is 3, rows with an id are in its order."""
    sort = type(value)  # what as_json makes is of few types, and there are tens of thousands
    if sort is dict:
        return HIDDEN if value.keys() == {"reason"} else {key: _figures(part) for key, part in value.items()}
    if sort is list:
        return _rows([_figures(part) for part in value])
    return int(value) if sort is float and value.is_integer() else value


def _rows(rows: list[Any]) -> list[Any]:
    if not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in rows):
        return rows
    bare = ({key: part for key, part in row.items() if key not in _WORDING} for row in rows)
    return sorted(bare, key=lambda row: row["id"])
