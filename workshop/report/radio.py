"""The report to be read aloud on a community radio: short sentences, no tables, numbers as words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from workshop.activities import KINDS
from workshop.activities.ideas.report import ADDRESSEE_NAMES, mentions
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Document, Heading, Paragraph
from workshop.document.text import Text, in_language, labelled, plain
from workshop.domain.activity import Topic
from workshop.domain.text import Label, Message, msg, nmsg
from workshop.i18n.numerals import in_words
from workshop.report.compose import framed
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.outline import printed_quotes
from workshop.report.prose import organisers_voice
from workshop.report.sections.cover import place_and_dates
from workshop.report.sections.imprint import fingerprint_note
from workshop.report.sections.recommendations import advices
from workshop.report.sections.result import clear_differences, deciding
from workshop.report.sections.summary import (
    DRIVERS,
    LEADING,
    MOST_GAPS,
    PEACEBUILDERS,
    bars,
    below,
)

OF_THE_ROOM = msg("These are the answers of the people who took part. They do not stand for the whole population.")
REHEARSAL = msg("Rehearsal with invented participants: these results say nothing about real people.")
MOST_QUOTES = 3
_BRACKETS = re.compile(r" \(([^()]*)\)(\s\w)?")
#: One of our sentences; what people wrote stands between quotation marks.
_SEMICOLON = re.compile(r"\s?;\s(?![^«“]*[»”])")
PLACES = (msg("First"), msg("Second"), msg("Third"), msg("Fourth"), msg("Fifth"))


def compose_radio(facts: Facts, language: str) -> Document:
    """What a speaker reads: who met, what drives the conflict, what is recommended, and how far it may be believed."""
    voice = organisers_voice(facts, language)
    return replace(framed(facts, voice, tuple(_spoken(facts, voice))), edition="")


def _spoken(facts: Facts, voice: Voice) -> Iterator[Block]:
    yield from _about(facts, voice)
    for title, named in _chapters(facts):
        told = [block for name, part in named for block in _told(name, part, voice)]
        if told:
            yield from (Heading(1, voice.say(title)), *told)
    yield from _differences(facts, voice)
    yield from _advice(facts, voice)
    yield from _quotes(facts, voice)
    yield Heading(1, voice.say(msg("To say at the end")))
    yield Paragraph(voice.say(OF_THE_ROOM))
    yield Paragraph(voice.say(msg("Nobody’s own answer is told here, and small groups are never named.")))
    if facts.organisers_line:
        yield Paragraph(
            voice.say(msg("The workshop was organised by: {organisers}.", organisers=facts.organisers_line))
        )
    yield Heading(1, voice.say(msg("Not to be read aloud")))
    yield Paragraph(fingerprint_note(facts, voice).text)


def _about(facts: Facts, voice: Voice) -> Iterator[Block]:
    if facts.rehearsal:
        yield Paragraph(voice.say(REHEARSAL))
    if where := place_and_dates(facts, voice):
        yield Paragraph(voice.say(msg("Place and dates: {where}.", where=where)))
    met = nmsg("{n} person took part.", "{n} people took part.", facts.seats)
    yield Paragraph(_aloud(voice.say(met), voice))


def _chapters(facts: Facts) -> Iterator[tuple[Message, list[tuple[Message | None, ActivityFacts]]]]:
    yield msg("What drives the conflict"), _decided(DRIVERS, facts)
    yield msg("What people worry about where they live"), _decided(((None, Topic.CONCERNS),), facts)
    yield msg("Local peacebuilders"), _decided(PEACEBUILDERS, facts)


def _decided(
    topics: Sequence[tuple[Message | None, Topic]], facts: Facts
) -> list[tuple[Message | None, ActivityFacts]]:
    return [(name, part) for name, topic in topics if (part := deciding(facts.about(topic)))]


def _told(name: Message | None, part: ActivityFacts, voice: Voice) -> Iterator[Block]:
    """One result: its name, what the figures are, and the first answers in their order."""
    if name:
        yield Paragraph(voice.say(msg("{sentence}.", sentence=name)))
    if KINDS[part.activity.kind].collects_ideas:
        for idea in part.outcome.results["ideas"][:LEADING]:
            yield _answer("", voice.text(Label.from_json(idea["wording"])), mentions(idea, voice), voice)
        return
    for sentence in below(part, voice):
        yield Paragraph(_aloud(sentence, voice))
    for bar in bars(part, voice):
        place = voice.say(PLACES[int(bar.place) - 1])
        yield _answer(
            voice.say(msg("{place}, tied", place=place)) if bar.tied else place, bar.label, bar.value_text, voice
        )


def _answer(place: str, answer: Text, figure: str, voice: Voice) -> Paragraph:
    """An answer in the words of the people, figures in it included; then what was counted of it."""
    words, counted = labelled(answer).rstrip("."), _aloud(figure, voice)
    if place:
        return Paragraph(voice.say(msg("{place}: {answer}. {figure}.", place=place, answer=words, figure=counted)))
    return Paragraph(voice.say(msg("{answer}. {figure}.", answer=words, figure=counted)))


def _differences(facts: Facts, voice: Voice) -> Iterator[Block]:
    """The clear gaps, each after the question that was asked."""
    found = [(part, gap) for part in facts.activities if part.shown for gap in clear_differences(part)][:MOST_GAPS]
    if found:
        yield Heading(1, voice.say(msg("How regions and groups differ")))
    for part, gaps in groupby(found, key=itemgetter(0)):
        yield Paragraph(voice.say(msg("On the question “{question}”:", question=part.activity.question)))
        yield from (Paragraph(_aloud(voice.say(gap), voice)) for _, gap in gaps)


def _advice(facts: Facts, voice: Voice) -> Iterator[Block]:
    """To every addressee what comes first."""
    found = advices(facts.about(Topic.RECOMMENDATIONS), voice)
    addressed = [key for key in ADDRESSEE_NAMES if any(one.addressee == key for one in found)]
    if addressed:
        yield Heading(1, voice.say(msg("What the participants recommend")))
    for key in addressed:
        first = next(one for one in found if one.addressee == key)
        to = voice.say(ADDRESSEE_NAMES[key])
        yield Paragraph(voice.say(msg("{to}: {advice}.", to=to, advice=labelled(voice.text(first.label)).rstrip("."))))


def _quotes(facts: Facts, voice: Voice) -> Iterator[Block]:
    """What people said, as it was said: a speaker names first who speaks."""
    quotes = printed_quotes(facts, voice)[:MOST_QUOTES]
    if quotes:
        yield Heading(1, voice.say(msg("In the participants’ own words")))
    for quote in quotes:
        words = labelled(in_language(quote.text, quote.lang))
        yield Paragraph(voice.say(msg("{speaker}: {words}", speaker=plain(quote.source), words=words)))


def _aloud(sentence: str, voice: Voice) -> str:
    """As it is spoken: numbers as words, short sentences, what stands in brackets or after a dot on its own breath."""
    spoken = _BRACKETS.sub(_without_brackets, in_words(sentence, voice.code)).replace(" · ", ", ")
    return ". ".join(said[:1].upper() + said[1:] for said in _SEMICOLON.split(spoken))


def _without_brackets(match: re.Match[str]) -> str:
    """What stood in brackets between commas; only before it where the sentence pauses or ends anyway."""
    return f", {match[1]}," + match[2] if match[2] else f", {match[1]}"
