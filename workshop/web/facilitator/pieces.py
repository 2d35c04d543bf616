"""The pieces of one section as the editor shows them: each with its texts in all languages and its version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workshop.activities.voice import Voice
from workshop.domain.passages import Passage
from workshop.domain.text import Label, Message, msg
from workshop.i18n.languages import ready_languages
from workshop.report.titles import ALWAYS
from workshop.services.edit_report import TEXTS, passage
from workshop.services.ports import Store
from workshop.services.report_edition import paragraph_key, text_key
from workshop.services.reword import Sentence

#: The section in which the free texts stand.
FREE = "context"
TEXT_NAMES: dict[str, tuple[Message, Message]] = {
    "introduction": (msg("Introduction"), msg("Who came together, and what for.")),
    "context": (msg("Context"), msg("What readers should know of place and time.")),
    "thanks": (msg("Thanks"), msg("To hosts, partners, participants as a group. No names of participants.")),
}
FINDING, SENTENCE = msg("Finding"), msg("Text")
ADDED = (
    msg("From the organisers"),
    msg("Stands at the end of the section, under your name. An empty line begins a new paragraph."),
)


@dataclass(frozen=True)
class Piece:
    """A text that can be edited. `standing` is what is printed, or would be; `generated` what the program says, where
    it says anything; `same` are the languages still as generated though another one was edited."""

    passage: Passage
    name: Message
    standing: Mapping[str, str]
    lines: int
    help: Message | None = None
    about: Label = Label()
    generated: Mapping[str, str] | None = None
    edited: bool = False
    stale: bool = False
    same: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.passage.key


def pieces(store: Store, section: str, said: tuple[Sentence, ...]) -> Iterator[Piece]:
    """What can be edited in this section, in the order of reading."""
    voices = {one.code: Voice(one.code) for one in ready_languages()}
    yield from (_of_sentence(sentence, voices) for sentence in said)
    for name in TEXTS if section == FREE else ():
        yield _of_words(passage(store, text_key(name)), *TEXT_NAMES[name], 7)
    if section not in ALWAYS:
        yield _of_words(passage(store, paragraph_key(section)), *ADDED, 4)


def _of_sentence(sentence: Sentence, voices: Mapping[str, Voice]) -> Piece:
    said = {code: voice.say(sentence.generated) for code, voice in voices.items()}
    standing = {code: sentence.words[code] or text for code, text in said.items()}
    same = tuple(code for code, text in said.items() if sentence.edited and standing[code] == text)
    lines = max(3, *(len(text) // 34 + 1 for text in standing.values()))
    return Piece(sentence.passage, FINDING if sentence.about else SENTENCE, standing, min(lines, 9), None,
                 sentence.about, said, sentence.edited, sentence.stale, same)  # fmt: skip


def _of_words(passage: Passage, name: Message, help_: Message, lines: int) -> Piece:
    words = words_of(passage)
    return Piece(passage, name, {one.code: words[one.code] for one in ready_languages()}, lines, help_)


def words_of(passage: Passage) -> Label:
    """The words a piece holds."""
    return Label.from_json(passage.content["words"]) if passage.content else Label()  # type: ignore[arg-type]
