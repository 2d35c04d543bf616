"""Several rounds of one question: the rule that was declared, which part of it applied, what changed in between."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities import KINDS
from workshop.activities.change import change_chart, in_order, moved_table
from workshop.activities.rounds import Course, course_findings, declared
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Callout, Heading, KeepTogether, Note, Paragraph
from workshop.document.text import Span
from workshop.domain.text import msg
from workshop.report.facts import ActivityFacts, Facts


def course_of(facts: ActivityFacts) -> Course | None:
    """The rounds of an activity that was asked more than once."""
    compared = KINDS[facts.activity.kind].rounds
    return Course(facts.activity, compared, facts.rounds) if compared and len(facts.rounds) > 1 else None


def change_of(facts: ActivityFacts, voice: Voice) -> tuple[Block, ...]:
    """Beside a result: where each item stood in the last two rounds, and what may be said of it."""
    course, ranked = course_of(facts), KINDS[facts.activity.kind].standings
    if course is None:
        return ()
    sentences = tuple(voice.say(found.sentence) for found in course_findings(course))
    order = in_order(course, [list(tied) for tied in ranked.order(facts.outcome)] if ranked else [])
    chart = change_chart(course, order, voice)
    said = (Heading(3, voice.say(msg("From round to round")), in_contents=False), Callout("", sentences))
    return (KeepTogether((*said, *([chart] if chart else ()), *_withheld(course, voice))),)


def _withheld(course: Course, voice: Voice) -> Iterator[Block]:
    for number, outcome in enumerate(course.outcomes, 1):
        if outcome.withheld:
            yield Note(voice.say(msg("Round {n} – {reason}", n=number, reason=outcome.withheld)))


def other_rounds(facts: ActivityFacts, report: Facts, voice: Voice) -> Iterator[Block]:
    """For the annex: how far answers moved, and every figure of the rounds that are not the result."""
    course, kind = course_of(facts), KINDS[facts.activity.kind]
    if course is None:
        return
    yield from moved_table(course, voice)
    for number in course.shown:
        if number != facts.activity.round:
            yield Paragraph(voice.say(msg("The same figures in round {n}", n=number)))
            yield from kind.tallies(facts.activity, course.outcomes[number - 1], report.dimensions, voice)


def declared_rules(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """For the method: the stop rule of each question that could be asked more than once."""
    asked = [(part, KINDS[part.activity.kind].rounds) for part in facts.activities if part.activity.rounds > 1]
    rules = tuple(
        (*voice.text(part.activity.question, strong=True), Span(f" – {voice.say(declared(part.activity, compared))}"))
        for part, compared in asked
        if compared
    )
    title = Heading(2, voice.say(msg("Rounds, as declared before the first ballot")), in_contents=False)
    return (KeepTogether((title, Bullets(rules))),) if rules else ()
