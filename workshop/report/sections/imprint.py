"""The last annexes: who agreed to be named, how to count again and cite, under which licence, and the fingerprint."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities import KINDS
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, KeepTogether, Note, Paragraph, Table
from workshop.document.text import Span
from workshop.domain.licences import LICENCES
from workshop.domain.text import Message, msg, nmsg
from workshop.i18n.languages import language
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.fingerprint import BITS, eight_words, whole_fingerprint
from workshop.report.sections.cover import place_and_dates

FINGERPRINT = msg("Fingerprint of the data")
COUNTED_AGAIN = msg(
    "Beside this report there is a recount sheet for each vote that can be counted again from figures that may be"
    " published. With it anybody can do so, with every method, on another computer: python -m workshop recount FILE."
    " There is none where it would give back a figure that is hidden to protect participants."
)


def imprint(facts: Facts, voice: Voice) -> Iterator[tuple[Message, tuple[Block, ...]]]:
    """Each annex with its title; the list of organisations only where one agreed."""
    if facts.edition.organisations:
        yield msg("Organisations that agreed to be named"), _organisations(facts, voice)
    yield msg("Count again, and cite"), _counted_again(facts, voice)
    yield FINGERPRINT, _fingerprint(facts, voice)


def fingerprint_lines(facts: Facts, voice: Voice) -> tuple[tuple[str, str], ...]:
    """The eight words in each language that has its own, the reader's first: the name of the language, the words."""
    words = eight_words(facts)
    codes = sorted(words, key=lambda code: code != voice.code)
    return tuple((language(code).name, words[code]) for code in codes)


def fingerprint_table(facts: Facts, voice: Voice) -> Table:
    """The eight words as data."""
    head = (voice.say(msg("Language")), voice.say(FINGERPRINT))
    return Table(head, fingerprint_lines(facts, voice), caption=voice.say(FINGERPRINT), widths=(1, 4))


def fingerprint_note(facts: Facts, voice: Voice) -> Note:
    """The eight words in the reader's language, in small print, with what they are."""
    _, words = fingerprint_lines(facts, voice)[0]
    return Note(voice.say(msg("Fingerprint of the data: {words}.", words=words)))


def licence_line(facts: Facts, voice: Voice) -> str:
    """The name of the licence; empty where none was chosen."""
    licence = LICENCES.get(facts.edition.licence)
    return voice.say(licence.name) if licence else ""


def licence_address(facts: Facts) -> str:
    """Where the licence stands in full; empty where it does nowhere."""
    licence = LICENCES.get(facts.edition.licence)
    return licence.url if licence else ""


def _organisations(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    names = facts.edition.organisations
    lead = nmsg(
        "{n} organisation agreed to be named. Others may have taken part; nobody’s answer can be told from this list.",
        "{n} organisations agreed to be named. Others may have taken part; nobody’s answer can be told from this list.",
        len(names),
    )
    return (Paragraph(voice.say(lead)), Bullets(names))


def _counted_again(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    again = (Paragraph(voice.say(COUNTED_AGAIN)),) if any(map(_has_sheet, facts.activities)) else ()
    cited = (Span(voice.say(msg("To cite this report:")) + " "), Span(citation(facts, voice), emphasis=True))
    return (*again, Paragraph(cited), *_licence(facts, voice))


def _has_sheet(part: ActivityFacts) -> bool:
    recount = KINDS[part.activity.kind].recount
    return part.shown and recount is not None and recount(part.outcome) is not None


def citation(facts: Facts, voice: Voice) -> str:
    """Title, what it is, where and when, by whom: as far as known."""
    where, by = place_and_dates(facts, voice), facts.organisers_line
    said = msg("Report of the workshop, {where}", where=where) if where else msg("Report of the workshop")
    parts = (voice.plain(facts.title), voice.say(said), by)
    return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in parts if part)


def _licence(facts: Facts, voice: Voice) -> Iterator[Block]:
    licence = LICENCES.get(facts.edition.licence)
    if licence:
        name = Span(voice.say(msg("Licence: {name}.", name=licence.name)), strong=True)
        yield Paragraph((name, Span(f" {voice.say(licence.allows)} {licence.url}".rstrip())))


def _fingerprint(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    same = msg(
        "Two files with the same eight words hold the same figures, whatever their language, their form, their "
        "wording and their order; where one figure differs, the words differ."
    )
    limits = msg(
        "The words are {bits} bits of a checksum (SHA-256) of every published figure. They do not prove that the "
        "figures are right, who published them, or that the text around them was left alone. Somebody who makes two "
        "files on purpose could give both the same words; then compare the whole checksum: {whole}",
        bits=BITS, whole=whole_fingerprint(facts),
    )  # fmt: skip
    return (
        Paragraph(voice.say(same)), KeepTogether((fingerprint_table(facts, voice),)), Note(voice.say(limits)),
    )  # fmt: skip
