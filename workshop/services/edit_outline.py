"""The outline of the report: switch a section on or off, move it; and what the organisers write: the free
texts, and what they add at the end of a section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workshop.domain.errors import Mendable, NotFound
from workshop.domain.passages import Passage
from workshop.domain.text import Label, cleaned_paragraphs, msg
from workshop.i18n.languages import ready_languages
from workshop.report.outline import in_order, moved
from workshop.report.titles import ALWAYS, TITLES
from workshop.services.edit_report import change_passage, write_passage
from workshop.services.ports import Announcer, Store
from workshop.services.report_edition import OUTLINE, paragraph_key, text_key

LONGEST_PARAGRAPH, LONGEST_TEXT = 3_000, 6_000
Outline = dict[str, Any]


def switch_section(store: Store, announcer: Announcer, section: str, printed: bool) -> Passage:
    """Print a section or leave it out. Raises Mendable where it is always printed, NotFound where there is none."""
    _refuse_unknown(section)
    if section in ALWAYS:
        raise Mendable(msg("“{section}” is always printed: without it nobody could judge the rest.",
                           section=TITLES[section]), "outline")  # fmt: skip

    def decide(outline: Outline) -> Outline:
        others = [key for key in outline.get("left_out", ()) if key != section]
        return outline | {"left_out": others if printed else [*others, section]}

    return _decide(store, announcer, decide)


def move_section(store: Store, announcer: Announcer, section: str, by: int) -> Passage:
    """One place further up (-1) or down (1)."""
    _refuse_unknown(section)

    def decide(outline: Outline) -> Outline:
        order = moved(outline.get("order", ()), section, by)
        return outline | {"order": [] if order == in_order(()) else list(order)}

    return _decide(store, announcer, decide)


def _decide(store: Store, announcer: Announcer, decide: Callable[[Outline], Outline]) -> Passage:
    """Whoever else changes the outline at the same time keeps what they changed."""

    def content(before: Mapping[str, object] | None) -> Outline | None:
        after = {key: value for key, value in decide(dict(before or {})).items() if value}
        return after or None

    return change_passage(store, announcer, OUTLINE, content)


def write_paragraph(
    store: Store, announcer: Announcer, section: str, seen: int, words: Mapping[str, str], *, more: bool = False
) -> Passage:
    """What the organisers add at the end of a section; nothing in any language takes it away.

    Raises Mendable where it is too long or the section takes none, ChangedMeanwhile."""
    _refuse_unknown(section)
    key = paragraph_key(section)
    if section in ALWAYS:
        raise Mendable(msg("Nothing can be added to “{section}”.", section=TITLES[section]), key)
    return _write_words(store, announcer, key, seen, words, LONGEST_PARAGRAPH, more)


def write_text(
    store: Store, announcer: Announcer, name: str, seen: int, words: Mapping[str, str], *, more: bool = False
) -> Passage:
    """One of the free texts (edit_report.TEXTS); nothing in any language takes it away.

    Raises Mendable where it is too long, NotFound where there is no such text, ChangedMeanwhile."""
    return _write_words(store, announcer, text_key(name), seen, words, LONGEST_TEXT, more)


def _write_words(
    store: Store, announcer: Announcer, key: str, seen: int, words: Mapping[str, str], longest: int, more: bool
) -> Passage:
    typed = {one.code: cleaned_paragraphs(words.get(one.code, "")) for one in ready_languages()}
    for code, text in typed.items():
        if len(text) > longest:
            raise Mendable(msg("A text is longer than {limit} characters. Shorten it.", limit=longest), f"{key}:{code}")
    label = Label.of(**typed)
    return write_passage(store, announcer, key, seen, {"words": label.as_json()} if label else None, more=more)


def _refuse_unknown(section: str) -> None:
    if section not in TITLES:
        raise NotFound(msg("The report has no such section."))
