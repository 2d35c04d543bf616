"""Recommendations by addressee, each with the evidence for its priority."""

from __future__ import annotations

from workshop.activities import KINDS
from workshop.activities.ideas.report import ADDRESSEE_NAMES
from workshop.activities.standing import Standing, order_of, standings
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, KeepTogether, Table
from workshop.document.text import Text
from workshop.domain.activity import Topic
from workshop.domain.text import msg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.result import callout, clear_differences, result, room_sentences


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Votes by addressee where the items have one; ideas as they were approved."""
    parts = tuple(block for part in facts.about(Topic.RECOMMENDATIONS) for block in _part(part, voice))
    return (Heading(1, voice.say(msg("Recommendations"))), *parts) if parts else ()


def _part(part: ActivityFacts, voice: Voice) -> tuple[Block, ...]:
    addressed = any(item.addressee for item in part.activity.items)
    if KINDS[part.activity.kind].collects_ideas or not addressed:
        return result(part, voice, clear_differences(part))
    ranked = standings(part.activity.items, order_of(part.outcome))
    chart = KINDS[part.activity.kind].results(part.activity, part.outcome, voice)[0]
    tables = tuple(block for addressee in ADDRESSEE_NAMES for block in _addressed(addressee, ranked, part, voice))
    said = callout(room_sentences(part) + clear_differences(part), voice)
    return (KeepTogether((Heading(2, voice.text(part.activity.question)), *said, chart)), *tables)


def _addressed(addressee: str, ranked: tuple[Standing, ...], part: ActivityFacts, voice: Voice) -> tuple[Block, ...]:
    """The recommendations to one addressee, in the order of the whole room."""
    mine = [standing for standing in ranked if standing.item.addressee == addressee]
    if not mine:
        return ()
    table = Table(
        head=tuple(map(voice.say, (msg("Recommendation"), msg("Place among all"), msg("Support")))),
        rows=tuple((voice.text(s.item.label), voice.place(s.place, s.tied), _support(s, part, voice)) for s in mine),
        widths=(0.58, 0.18, 0.24),
    )
    return (Heading(3, voice.say(ADDRESSEE_NAMES[addressee])), table)


def _support(standing: Standing, part: ActivityFacts, voice: Voice) -> Text:
    results, item = part.outcome.results, standing.item.id
    if part.activity.kind == "pick":
        return voice.share(results["results"][item]["count"], part.outcome.n)
    score, named = voice.figure(results["score_100"][item]), voice.share(results["named"][item], part.outcome.n)
    return voice.say(msg("score {score}, named by {share}", score=score, share=named))
