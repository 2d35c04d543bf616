"""Put a generated sentence in one's own words, without another figure than it states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workshop.activities.voice import Voice
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.passages import Passage
from workshop.domain.stated_figures import foreign, in_their_order, own_figures, told_of_groups
from workshop.domain.text import Label, Message, cleaned_line, msg
from workshop.i18n.languages import ready_languages
from workshop.report.edition import Rewording, named, says
from workshop.report.facts import Facts
from workshop.report.prose import sayings
from workshop.report.titles import TITLES
from workshop.services.build_report import gather_facts
from workshop.services.edit_report import write_passage
from workshop.services.ports import Announcer, Reading, Store
from workshop.services.report_edition import SENTENCE, prose_key, rewordings, sentence_key

LONGEST_SENTENCE = 600


@dataclass(frozen=True)
class Sentence:
    """A sentence of the report: as it is generated, and in the organisers' words where there are any. `stale`: the
    program says something else now, so their words are not printed. `about`: the question whose result it tells."""

    key: str
    generated: Message
    passage: Passage
    words: Label = Label()
    stale: bool = False
    about: Label = Label()

    @property
    def edited(self) -> bool:
        return bool(self.words)


def sentences(passages: Mapping[str, Passage], facts: Facts, section: str) -> tuple[Sentence, ...]:
    """The generated sentences that this section prints, in the order of reading; `facts` as generated."""
    own = {_key(one): one for one in rewordings(passages)}
    return tuple(
        _sentence(key, generated, own.get(key), passages, about)
        for key, generated, about in _generated_sentences(facts, section)
    )


def _generated_sentences(facts: Facts, section: str) -> Iterator[tuple[str, Message, Label]]:
    """Key, sentence and question; a finding has its key from its activity, in whichever sections it stands."""
    findings = {id(found.sentence): (sentence_key(part.activity.id, name), part.activity.question)
                for part in facts.activities for name, found in named(part.findings)}  # fmt: skip
    for name, message in sayings(section, facts):
        key, about = findings.get(id(message), (prose_key(section, name), Label()))
        yield key, message, about


def _key(one: Rewording) -> str:
    return prose_key(one.section, one.finding) if one.section else sentence_key(one.activity, one.finding)


def _sentence(
    key: str, generated: Message, own: Rewording | None, passages: Mapping[str, Passage], about: Label
) -> Sentence:
    passage = passages.get(key, Passage(key))
    if own is None:
        return Sentence(key, generated, passage, about=about)
    return Sentence(key, generated, passage, own.words, not says(own, generated), about)


def reword(
    store: Store, announcer: Announcer, today: date, key: str, seen: int, words: Mapping[str, str], *,
    more: bool = False,
) -> Passage:
    """Keep the organisers' words for one sentence, language by language; a language left empty, or as generated, stays
    generated; with none, the whole sentence does.

    Raises Mendable where a text is too long or states figures otherwise than the generated sentence, naming the field
    by language; NotFound where the program says no such sentence; ChangedMeanwhile."""
    generated = _generated(store, today, key)
    said = {one.code: Voice(one.code).say(generated) for one in ready_languages()}
    typed = {code: _words(words.get(code, "")) or text for code, text in said.items()}
    for code, text in typed.items():
        _refuse(text, said[code], key, code, _groups(store, Voice(code)))
    if all(_same(typed[code], text) for code, text in said.items()):
        return write_passage(store, announcer, key, seen, None, more=more)
    content = {"generated": generated.as_json(), "words": Label.of(**typed).as_json()}
    return write_passage(store, announcer, key, seen, content, more=more)


def _generated(reading: Reading, today: date, key: str) -> Message:
    facts = gather_facts(reading, today, as_generated=True)
    sort, _, rest = key.partition("/")
    sections = [one for one in TITLES if sort == SENTENCE or rest.startswith(f"{one}/")]
    for known, message, _ in (said for section in sections for said in _generated_sentences(facts, section)):
        if known == key:
            return message
    raise NotFound(msg("The program no longer says this sentence: the results have changed."))


def _words(typed: str) -> str:
    """What was typed; nothing where no letter can be seen in it, so that no sentence is replaced by none."""
    text = cleaned_line(typed)
    return text if any(map(str.isalnum, text)) else ""


def _groups(reading: Reading, voice: Voice) -> set[str]:
    """The names of all groups, as sentences have them."""
    dimensions = reading.snapshot().workshop.dimensions
    names = (voice.plain(choice.label) for dimension in dimensions for choice in dimension.choices)
    return set(filter(None, names))


def _refuse(text: str, generated: str, key: str, code: str, groups: set[str]) -> None:
    field = f"{key}:{code}"
    if len(text) > LONGEST_SENTENCE:
        raise Mendable(msg("A sentence is longer than {limit} characters. Shorten it.", limit=LONGEST_SENTENCE), field)
    own, others = " · ".join(own_figures(generated)), foreign(text, generated)
    if others and not own:
        raise Mendable(msg("“{figure}” is a figure, and the generated sentence states none.", figure=others[0]), field)
    if others:
        raise Mendable(
            msg("“{figure}” is no figure of the generated sentence. Write its figures as they stand there: {own}.",
                figure=others[0], own=own), field)  # fmt: skip
    if not in_their_order(text, generated, groups):
        told = " · ".join(told_of_groups(generated, generated, groups))
        raise Mendable(
            msg("Leave figures and groups out if you like, but keep those you write in the order of the generated "
                "sentence, each no more often than there: {told}.", told=told) if told else
            msg("The generated sentence names no group. Leave them out, or write of them in a paragraph of your own."),
            field)  # fmt: skip


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())
