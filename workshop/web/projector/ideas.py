"""Approved ideas on the wall, under those they speak to, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from workshop.domain.items import ADDRESSEES, Item
from workshop.domain.text import Label, Message, nmsg
from workshop.web.names import ADDRESSEE_NAMES
from workshop.web.projector.room import NARROW, STAGE, pages, title_height
from workshop.web.projector.voices import Voices

#: Rem of an addressee's heading, and above and beneath an idea.
HEADING, AIR = 2.5, 0.5

Idea = Mapping[str, Any]


@dataclass(frozen=True)
class Section:
    """Ideas that speak to one addressee (None where nobody is named); `goes_on`: it began on the page before."""

    addressee: Message | None
    ideas: tuple[Idea, ...]
    goes_on: bool = False

    @staticmethod
    def mentions(idea: Idea) -> Message | None:
        """How often it was named, where that was more than once."""
        n = idea["mentions"]
        return nmsg("named {n} time", "named {n} times", n) if n > 1 else None


@dataclass(frozen=True)
class IdeaPage:
    """One page of all `total` ideas."""

    sections: tuple[Section, ...]
    number: int
    pages: int
    total: int


def idea_page(question: Label, ideas: Sequence[Idea], voices: Voices, page: int) -> IdeaPage:
    """The page asked for, or the last where there are fewer."""
    listed = [idea for key in (*ADDRESSEES, "") for idea in ideas if idea["addressee"] == key]
    found = list(_pages(listed, STAGE - title_height(NARROW, voices, question), voices))
    number = min(page, len(found))
    before = found[number - 2][-1]["addressee"] if number > 1 else None
    return IdeaPage(tuple(_sections(found[number - 1], before)), number, len(found), len(ideas))


def idea_pages(question: Label, ideas: Sequence[Item], voices: Voices) -> list[slice]:
    """The pages of ideas while they come in, in both languages."""
    heights = [AIR + NARROW.idea.height(voices.label(idea.label), voices.also_label(idea.label)) for idea in ideas]
    room = STAGE - title_height(NARROW, voices, question)
    return pages(heights, room, room)


def _pages(ideas: Sequence[Idea], room: float, voices: Voices) -> Iterator[list[Idea]]:
    """As many ideas as have room, each page with the headings it needs."""
    page: list[Idea] = []
    left = room
    for idea in ideas:
        needed = _height(idea, voices)
        heading = 0.0 if page and page[-1]["addressee"] == idea["addressee"] else _heading(idea)
        if page and needed + heading > left:
            yield page
            page, left, heading = [], room, _heading(idea)
        page.append(idea)
        left -= needed + heading
    yield page


def _heading(idea: Idea) -> float:
    return HEADING if idea["addressee"] else 0.0


def _height(idea: Idea, voices: Voices) -> float:
    words, mentions = Label.from_json(idea["wording"]), Section.mentions(idea)
    said = f"{voices.label(words)} {voices.say(mentions)}" if mentions else voices.label(words)
    return AIR + NARROW.idea.height(said, voices.also_label(words))


def _sections(page: Sequence[Idea], before: str | None) -> Iterator[Section]:
    for key, ideas in groupby(page, key=lambda idea: str(idea["addressee"])):
        yield Section(ADDRESSEE_NAMES.get(key), tuple(ideas), goes_on=key == before)
        before = None
