"""Two pages for those who read no more: figures, the sentences that may be said, what comes first."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities import KINDS
from workshop.activities.standing import order_of, standings
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Callout, Heading, KeyFigure, KeyFigures
from workshop.document.text import Span, Text
from workshop.domain.activity import Topic
from workshop.domain.text import Label, Message, msg, nmsg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.result import clear_differences, room_sentences

#: The parts of the summary: what they are about, in the order of the report.
PARTS: tuple[tuple[Message, tuple[Topic, ...]], ...] = (
    (msg("What drives the conflict"), (Topic.DRIVERS, Topic.DRIVERS_LONG, Topic.DRIVERS_DYNAMIC)),
    (msg("What people worry about where they live"), (Topic.CONCERNS,)),
    (msg("Local peacebuilders"), (Topic.STRENGTHS, Topic.CHALLENGES)),
    (msg("What the participants recommend"), (Topic.RECOMMENDATIONS,)),
    (msg("Other results"), (Topic.OTHER,)),
)
LEADING = 3


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Nothing while no result may be shown."""
    parts = tuple(block for title, topics in PARTS for block in _part(title, facts.about(*topics), voice))
    if not parts:
        return ()
    heading = Heading(1, voice.say(msg("Summary of findings")))
    return (heading, _figures(facts, voice), *parts, _caution(voice))


def _figures(facts: Facts, voice: Voice) -> KeyFigures:
    shown = [part for part in facts.activities if part.shown]
    votes = [part for part in shown if not KINDS[part.activity.kind].collects_ideas]
    ideas = sum(len(part.outcome.results["ideas"]) for part in shown if KINDS[part.activity.kind].collects_ideas)
    figures = (
        (facts.seats, nmsg("participant", "participants", facts.seats)),
        (len(votes), nmsg("question voted on", "questions voted on", len(votes))),
        (sum(part.outcome.n for part in votes), msg("ballots counted")),
        (ideas, nmsg("idea kept", "ideas kept", ideas)),
    )
    return KeyFigures(tuple(KeyFigure(voice.number(value), voice.say(label)) for value, label in figures if value))


def _part(title: Message, activities: tuple[ActivityFacts, ...], voice: Voice) -> tuple[Block, ...]:
    messages = tuple(message for facts in activities if (message := _message(facts, voice)))
    return (Heading(2, voice.say(title), in_contents=False), Bullets(messages)) if messages else ()


def _message(facts: ActivityFacts, voice: Voice) -> Text:
    """One result in a few lines: the question, what comes first, what may be said."""
    leading = _leading(facts, voice)
    if not leading:
        return ()
    sentences = room_sentences(facts)[:1] + clear_differences(facts, most=1)
    said = tuple(Span(" " + voice.say(sentence)) for sentence in sentences)
    return (*voice.text(facts.activity.question, strong=True), *_listed(leading, voice), *said)


def _listed(leading: tuple[tuple[str, Label], ...], voice: Voice) -> Iterator[Span]:
    for number, (place, label) in enumerate(leading):
        yield Span(" · " if number else " ")
        yield Span(place + " " if place else "", emphasis=True)
        yield from voice.text(label)
    yield Span(".")


def _leading(facts: ActivityFacts, voice: Voice) -> tuple[tuple[str, Label], ...]:
    """What comes first, with its place: those on the first three places, all that share the third; the ideas most
    mentioned, which have none."""
    if KINDS[facts.activity.kind].collects_ideas:
        return tuple(("", Label.from_json(idea["wording"])) for idea in facts.outcome.results["ideas"][:LEADING])
    ranked = standings(facts.activity.items, order_of(facts.outcome))
    return tuple((voice.place(s.place, s.tied), s.item.label) for s in ranked if s.place <= LEADING)


def _caution(voice: Voice) -> Block:
    sentence = msg(
        "These are the answers of the people in the room. They are not a sample of the "
        "population, and no sentence here"
        " speaks of anybody else."
    )
    return Callout(voice.say(msg("This group, not the population")), voice.say(sentence), "caution")
