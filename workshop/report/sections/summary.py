"""Two pages that stand alone: figures, drivers, who differs, who can act, and what is recommended first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities import KINDS
from workshop.activities.ideas.report import ADDRESSEE_NAMES, mentions
from workshop.activities.kind import Standings
from workshop.activities.standing import Standing, leading, standings
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import (
    Block,
    Bullets,
    Callout,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Table,
    TwoColumns,
)
from workshop.document.figures import Bar, BarChart
from workshop.document.text import Span, Text
from workshop.domain.activity import Topic
from workshop.domain.safe import Shown
from workshop.domain.text import Label, Message, msg, nmsg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.perspectives import gaps_of, is_compared
from workshop.report.sections.recommendations import Advice, advices, evidence_head
from workshop.report.sections.result import deciding, room_sentences
from workshop.report.sections.room import fitted

DRIVERS: tuple[tuple[Message, Topic], ...] = (
    (msg("Long-term drivers"), Topic.DRIVERS_LONG),
    (msg("Dynamic drivers"), Topic.DRIVERS_DYNAMIC),
    (msg("Drivers in the participants’ own words"), Topic.DRIVERS),
)
PEACEBUILDERS: tuple[tuple[Message, Topic], ...] = (
    (msg("Their strengths"), Topic.STRENGTHS),
    (msg("Their challenges"), Topic.CHALLENGES),
)
LEADING, MOST_GAPS = 3, 2
#: So many recommendations to each addressee: two where few are addressed.
MOST_ADVICE, MANY_ADDRESSEES = 2, 4


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Nothing while no result may be shown."""
    parts = (
        *_charts(msg("What drives the conflict"), DRIVERS, facts, voice),
        *_charts(msg("What people worry about where they live"), ((None, Topic.CONCERNS),), facts, voice),
        *differences(facts, voice),
        *_peacebuilders(facts, voice),
        *recommendations(facts, voice),
        *_charts(msg("Other results"), ((None, Topic.OTHER),), facts, voice),
        *_read_back(facts, voice),
    )
    if not any(part.shown for part in facts.activities):
        return ()
    heading = Heading(1, voice.say(msg("Summary of findings")))
    return (PageBreak(), *fitted((heading, _figures(facts, voice), *parts, caution(voice))), PageBreak())


def _figures(facts: Facts, voice: Voice) -> KeyFigures:
    shown = [part for part in facts.activities if part.shown]
    votes = [part for part in shown if KINDS[part.activity.kind].votes]
    ideas = sum(len(part.outcome.results["ideas"]) for part in shown if KINDS[part.activity.kind].collects_ideas)
    figures = (
        (facts.seats, nmsg("participant", "participants", facts.seats)),
        (len(votes), nmsg("question voted on", "questions voted on", len(votes))),
        (sum(part.outcome.n for part in votes), msg("ballots counted")),
        (ideas, nmsg("idea kept", "ideas kept", ideas)),
    )
    return KeyFigures(tuple(KeyFigure(voice.number(value), voice.say(label)) for value, label in figures if value))


def _title(title: Message, voice: Voice) -> Heading:
    return Heading(2, voice.say(title), in_contents=False)


def _charts(
    title: Message, topics: Sequence[tuple[Message | None, Topic]], facts: Facts, voice: Voice
) -> tuple[Block, ...]:
    """For each topic the first three answers of the question that decided it."""
    found = _decided(topics, facts)
    charts = [tuple(_chart(name, part, voice)) for name, part in found]
    return (KeepTogether((_title(title, voice), *charts[0])), *map(KeepTogether, charts[1:])) if charts else ()


def _decided(
    topics: Sequence[tuple[Message | None, Topic]], facts: Facts
) -> list[tuple[Message | None, ActivityFacts]]:
    """Of each topic the question that decided it, where anybody named anything."""
    found = [(name, part) for name, topic in topics if (part := deciding(facts.about(topic)))]
    return [(name, part) for name, part in found if _has_leaders(part)]


def _has_leaders(part: ActivityFacts) -> bool:
    ideas = KINDS[part.activity.kind].collects_ideas and part.outcome.results["ideas"]
    return bool(ideas or first_places(part))


def _chart(name: Message | None, part: ActivityFacts, voice: Voice) -> Iterator[Block]:
    if name:
        yield Heading(3, voice.say(name), in_contents=False)
    if not first_places(part):
        yield leaders(part, voice)
        return
    yield BarChart(bars(part, voice), alt=spoken(part, voice), note=" ".join(below(part, voice)), close=True)


def spoken(part: ActivityFacts, voice: Voice) -> str:
    """The first places in words, for those who hear the chart."""
    shown = zip(first_places(part), bars(part, voice), strict=True)
    return " ".join(voice.say(_spoken(standing, bar, voice)) for standing, bar in shown)


def _spoken(standing: Standing, bar: Bar, voice: Voice) -> Message:
    place = voice.place(standing.place, standing.tied)
    return msg("{place}: {item}, {n}.", place=place, item=standing.item.label, n=bar.value_text)


def first_places(part: ActivityFacts, most: int = LEADING) -> tuple[Standing, ...]:
    """The first three places, ties whole where they are not too long; an answer that nobody named has none."""
    found = KINDS[part.activity.kind].standings
    order = found.order(part.outcome) if found else ()
    placed = [one for one in standings(part.activity.items, order) if one.place <= most and _is_named(one, part)]
    return leading(placed, most + 2)


def _is_named(standing: Standing, part: ActivityFacts) -> bool:
    return part.outcome.named.get(standing.item.id) != Shown(0)


def bars(part: ActivityFacts, voice: Voice) -> tuple[Bar, ...]:
    """The first places as bars; none where the kind has no order."""
    return tuple(_bar(standing, part, voice) for standing in first_places(part))


def _bar(standing: Standing, part: ActivityFacts, voice: Voice) -> Bar:
    figure = _standings(part).figure(part.outcome, standing.item.id)
    return Bar(
        voice.text(standing.item.label),
        figure.length,
        voice.say(figure.words or HIDDEN),
        place=voice.number(standing.place),
        lead=True,
        tied=voice.say(msg("tied")) if standing.tied else "",
    )


def _standings(part: ActivityFacts) -> Standings:
    found = KINDS[part.activity.kind].standings
    assert found is not None  # a kind without an order has no first places
    return found


def below(part: ActivityFacts, voice: Voice) -> Iterator[str]:
    """What the figures are, and what else the kind says of them."""
    found = _standings(part)
    yield voice.say(msg("{sentence}.", sentence=found.unit(part.outcome)))
    yield from map(voice.say, found.remarks(part.activity, part.outcome))


def differences(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """The clear gaps between groups, concerns first; that there are none is said once."""
    shown = sorted((p for p in facts.activities if p.shown), key=lambda p: p.activity.topic is not Topic.CONCERNS)
    gaps = [gap for part in shown for gap in gaps_of(part, voice)][:MOST_GAPS]
    if not any(found.dimension for part in shown for found in part.findings):
        return ()
    said = Bullets(tuple(gaps)) if gaps else Paragraph(voice.say(_no_gap(shown)))
    return (KeepTogether((_title(msg("How regions and groups differ"), voice), said)),)


def _no_gap(shown: Sequence[ActivityFacts]) -> Message:
    if not any(map(is_compared, shown)):
        return msg("Too few participants for a separate result.")
    return msg("No difference between groups can be told from chance; what the room saw of them is in the report.")


def _peacebuilders(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    sides = [
        (*([Heading(3, voice.say(name), in_contents=False)] if name else ()), leaders(part, voice))
        for name, part in _decided(PEACEBUILDERS, facts)
    ]
    if not sides:
        return ()
    shown = TwoColumns(*sides) if len(sides) == 2 else KeepTogether(sides[0])
    return (KeepTogether((_title(msg("Local peacebuilders"), voice), shown)),)


def leaders(part: ActivityFacts, voice: Voice) -> Bullets:
    """The first answers as a list, each with what speaks for it."""
    if KINDS[part.activity.kind].collects_ideas:
        ideas = part.outcome.results["ideas"][:LEADING]
        return Bullets(
            tuple(
                (*voice.text(Label.from_json(idea["wording"])), Span(f" – {mentions(idea, voice)}", emphasis=True))
                for idea in ideas
            )
        )
    return Bullets(
        tuple(
            (
                *voice.text(one.item.label),
                Span(f" – {_standings(part).evidence(part.outcome, one, voice)}", emphasis=True),
            )
            for one in first_places(part)
        )
    )


def recommendations(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """The first recommendations to each addressee, with what speaks most for them."""
    about = facts.about(Topic.RECOMMENDATIONS)
    all_advice = advices(about, voice)
    addressed = [key for key in ADDRESSEE_NAMES if any(advice.addressee == key for advice in all_advice)]
    if not addressed:
        return ()
    most = 1 if len(addressed) > MANY_ADDRESSEES else MOST_ADVICE
    last = deciding(about)
    by = last.activity.kind if last else ""
    rows = tuple(row for key in addressed for row in _first(key, all_advice, most, by, voice))
    heads = (msg("To whom"), msg("What comes first"), evidence_head(by) if by else msg("Ranked"))
    table = Table(tuple(map(voice.say, heads)), rows, widths=(0.26, 0.475, 0.265), dense=True)
    return (_title(msg("What the participants recommend"), voice), table)


def _first(
    addressee: str, all_advice: list[Advice], most: int, by: str, voice: Voice
) -> Iterator[tuple[Text, Text, Text]]:
    mine = [advice for advice in all_advice if advice.addressee == addressee]
    for advice in mine[:most]:
        yield voice.say(ADDRESSEE_NAMES[addressee]), voice.text(advice.label), _speaking(advice, by, voice)


def _speaking(advice: Advice, by: str, voice: Voice) -> str:
    """The latest that is told of it, named where it is not the result `by` which the column has its name from."""
    kind, told = next(iter(advice.evidence.items()), (by, "–"))
    return told if kind == by else voice.say(msg("{head}: {words}", head=evidence_head(kind), words=told))


def _read_back(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """What the room said of these sentences."""
    said = tuple(voice.say(sentence) for part in facts.validations for sentence in room_sentences(part))
    if not said:
        return ()
    return (KeepTogether((_title(msg("What the participants said of this summary"), voice), Bullets(said))),)


def caution(voice: Voice) -> Callout:
    """Whose answers these are, and whose they are not."""
    sentence = msg(
        "These are the answers of the people in the room. They are not a sample of the "
        "population, and no sentence here"
        " speaks of anybody else."
    )
    return Callout(voice.say(msg("This group, not the population")), voice.say(sentence), "caution")
