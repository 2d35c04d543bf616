"""Put a generated sentence in one's own words, without another figure than it states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workshop.activities.voice import Voice
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.passages import Passage
from workshop.domain.stated_figures import foreign, stated
from workshop.domain.text import Label, Message, cleaned_line, msg
from workshop.findings import Finding
from workshop.i18n.languages import ready_languages
from workshop.report.edition import Rewording, named, says
from workshop.report.facts import Facts
from workshop.report.sections import SECTIONS
from workshop.services.build_report import gather_facts
from workshop.services.edit_report import write_passage
from workshop.services.ports import Announcer, Reading, Store
from workshop.services.report_edition import rewordings, sentence_key

LONGEST_SENTENCE = 600


@dataclass(frozen=True)
class Sentence:
    """A sentence of the report: as it is generated, and in the organisers' words where there are any. `stale`: the
    program says something else now, so their words are not printed."""

    key: str
    generated: Message
    passage: Passage
    words: Label = Label()
    stale: bool = False

    @property
    def edited(self) -> bool:
        return bool(self.words)


class _Listening(Voice):
    """A voice that remembers the sentences it was asked to say."""

    def __init__(self, code: str | None) -> None:
        super().__init__(code)
        self.heard: dict[int, Message] = {}

    def say(self, message: Message) -> str:
        self.heard[id(message)] = message
        return super().say(message)


def sentences(reading: Reading, facts: Facts, section: str) -> tuple[Sentence, ...]:
    """The generated sentences that this section prints, in the order of the agenda; `facts` as generated."""
    voice = _Listening("en")
    SECTIONS[section](facts, voice)
    own = {(one.activity, one.finding): one for one in rewordings(reading.passages())}
    passages = reading.passages()
    return tuple(
        _sentence(sentence_key(activity, name), finding.sentence, own.get((activity, name)), passages)
        for activity, name, finding in _findings(facts)
        if id(finding.sentence) in voice.heard
    )


def _findings(facts: Facts) -> Iterator[tuple[str, str, Finding]]:
    for part in facts.activities:
        for name, finding in named(part.findings):
            yield part.activity.id, name, finding


def _sentence(key: str, generated: Message, own: Rewording | None, passages: Mapping[str, Passage]) -> Sentence:
    passage = passages.get(key, Passage(key))
    if own is None:
        return Sentence(key, generated, passage)
    return Sentence(key, generated, passage, own.words, not says(own, generated))


def reword(
    store: Store, announcer: Announcer, today: date, key: str, seen: int, words: Mapping[str, str]
) -> Passage:
    """Keep the organisers' words for one sentence, language by language; a language left empty, or as generated, stays
    generated; with none, the whole sentence does.

    Raises Mendable where a text is too long or states a figure that the generated sentence does not, naming the field
    by language; NotFound where the program says no such sentence; ChangedMeanwhile."""
    generated = _generated(store, today, key)
    said = {one.code: Voice(one.code).say(generated) for one in ready_languages()}
    typed = {code: cleaned_line(words.get(code, "")) or text for code, text in said.items()}
    for code, text in typed.items():
        _refuse(text, said[code], key, code)
    if all(_same(typed[code], text) for code, text in said.items()):
        return write_passage(store, announcer, key, seen, None)
    content = {"generated": generated.as_json(), "words": Label.of(**typed).as_json()}
    return write_passage(store, announcer, key, seen, content)


def _generated(reading: Reading, today: date, key: str) -> Message:
    facts = gather_facts(reading, today, as_generated=True)
    for activity, name, finding in _findings(facts):
        if sentence_key(activity, name) == key:
            return finding.sentence
    raise NotFound(msg("The program no longer says this sentence: the results have changed."))


def _refuse(text: str, generated: str, key: str, code: str) -> None:
    field = f"{key}:{code}"
    if len(text) > LONGEST_SENTENCE:
        raise Mendable(msg("A sentence is longer than {limit} characters. Shorten it.", limit=LONGEST_SENTENCE), field)
    others = foreign(text, generated)
    if not others:
        return
    own = stated(generated)
    if own:
        raise Mendable(
            msg("“{figure}” is no figure of the generated sentence. Write its figures as they stand there: {own}.",
                figure=others[0], own=" · ".join(dict.fromkeys(own))), field)  # fmt: skip
    raise Mendable(msg("“{figure}” is a figure, and the generated sentence states none.", figure=others[0]), field)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())
