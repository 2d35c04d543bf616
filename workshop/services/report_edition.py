"""What the organisers decided, read from the pieces they wrote, as far as it holds for the results as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from workshop.domain.activity import Activity
from workshop.domain.imprint import Imprint
from workshop.domain.passages import Passage
from workshop.domain.text import Label, Message
from workshop.report.edition import Addition, Edition, PlacedQuote, Rewording
from workshop.services.edit_report import RELEASED, TEXT

Passages = Mapping[str, Passage]

OUTLINE, LOOK, IMPRINT = "outline", "look", "imprint"
SENTENCE, PROSE, PARAGRAPH, QUOTE = "sentence", "prose", "paragraph", "quote"


def sentence_key(activity: str, finding: str) -> str:
    """The piece that holds a sentence in the organisers' words."""
    return f"{SENTENCE}/{activity}/{finding}"


def prose_key(section: str, name: str) -> str:
    """The piece that holds a sentence of a section's own prose in the organisers' words."""
    return f"{PROSE}/{section}/{name}"


def paragraph_key(section: str) -> str:
    """The piece that holds what they add to a section."""
    return f"{PARAGRAPH}/{section}"


def text_key(name: str) -> str:
    """The piece that is one of the free texts."""
    return f"{TEXT}/{name}"


def decided(passages: Passages, sort: str) -> Iterator[tuple[list[str], dict[str, Any]]]:
    """The pieces of one sort with something decided: the rest of their key, and their content."""
    for key, passage in sorted(passages.items()):
        first, *rest = key.split("/")
        if first == sort and passage.content is not None:
            yield rest, dict(passage.content)


def rewordings(passages: Passages) -> tuple[Rewording, ...]:
    """Every sentence in the organisers' words, whether it still holds or not."""
    findings = (_rewording(activity, name, content, "") for (activity, name), content in decided(passages, SENTENCE))
    prose = (_rewording("", name, content, section) for (section, name), content in decided(passages, PROSE))
    return (*findings, *prose)


def _rewording(activity: str, name: str, content: Mapping[str, Any], section: str) -> Rewording:
    generated, words = Message.from_json(content["generated"]), Label.from_json(content["words"])
    return Rewording(activity, name, generated, words, section)


def edition_of(
    passages: Passages,
    counted: Sequence[Activity],
    people: int,
    held: Iterable[Rewording],
    quotes: tuple[PlacedQuote, ...] = (),
) -> Edition:
    """The edition of a report on these results of so many people; `held` are the rewordings that still hold, `quotes`
    passed the gate."""
    outline, look = content_of(passages, OUTLINE), content_of(passages, LOOK)
    imprint = Imprint.from_json(content_of(passages, IMPRINT))
    return Edition(
        order=tuple(outline.get("order", ())),
        left_out=tuple(outline.get("left_out", ())),
        reworded=tuple(held),
        additions=tuple(
            Addition(section, Label.from_json(content["words"]))
            for (section,), content in decided(passages, PARAGRAPH)
        ),
        quotes=quotes,
        logo=look.get("logo", ""),
        accent=look.get("accent", ""),
        licence=imprint.licence,
        organisations=imprint.named,
        draft=not is_released(passages, counted, people),
    )


def results_of(counted: Sequence[Activity], people: int) -> dict[str, object]:
    """Which result of which question, of how many people: what a release is about."""
    return {"results": [[activity.id, activity.round] for activity in counted], "people": people}


def is_released(passages: Passages, counted: Sequence[Activity], people: int) -> bool:
    """Whether just these results were released."""
    return content_of(passages, RELEASED) == results_of(counted, people)


def content_of(passages: Passages, key: str) -> dict[str, Any]:
    """What is decided in one piece; empty where nothing is."""
    passage = passages.get(key)
    return dict(passage.content) if passage and passage.content is not None else {}
