"""Regional and gender perspectives: what people worry about, and how groups differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workshop.activities import KINDS
from workshop.activities.by_group import heat, plot
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Heading, KeepTogether, Note, Paragraph
from workshop.document.text import Span, Text
from workshop.domain.activity import Topic
from workshop.domain.people import Dimension
from workshop.domain.safe import Hidden, SafeBreakdown
from workshop.domain.text import Message, msg, nmsg
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.result import callout, clear_differences, deciding, result

DRIVERS = (Topic.DRIVERS, Topic.DRIVERS_LONG, Topic.DRIVERS_DYNAMIC)
#: The first groups to compare by (region and gender, unless the organisers chose others) are drawn; the others are in
#: the tables of the annex.
DRAWN = 2
NOT_COMPARED = ("too_small", "withheld_by_group")
GENERAL = ("no_difference", *NOT_COMPARED)


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Concerns as a whole and by group; where nobody was asked about them, drivers by group. Then every clear gap."""
    concerns = facts.about(Topic.CONCERNS)
    about = [*(block for part in concerns for block in result(part, voice))]
    about += _clear_gaps(facts, voice)
    about += [block for part in concerns or facts.about(*DRIVERS) for block in _compared(part, facts, voice)]
    about += _drivers_by_group(facts, voice) if concerns else ()
    return (Heading(1, voice.say(msg("Regional and gender perspectives"))), *about) if about else ()


def _compared(part: ActivityFacts, facts: Facts, voice: Voice) -> Iterator[Block]:
    kind = KINDS[part.activity.kind]
    if kind.group_words is None or kind.standings is None:
        return
    others = _in_words(part, facts.dimensions[DRAWN:], voice)
    if others:
        title = voice.say(msg("By the other groups"))
        yield KeepTogether((Heading(2, title, in_contents=False), Bullets(others)))
    for dimension in facts.dimensions[:DRAWN]:
        order = kind.standings.order(part.outcome)
        plots = plot(part.activity, part.outcome, dimension, order, kind.group_words, voice)
        yield from _drawn(part, dimension, plots, voice)


def _drivers_by_group(facts: Facts, voice: Voice) -> Iterator[Block]:
    """Beside the concerns: the questions that decided on drivers, as tables that grow darker with the share."""
    found = dict.fromkeys(part.activity.id for topic in DRIVERS if (part := deciding(facts.about(topic))))
    for part in (one for one in facts.about(*DRIVERS) if one.activity.id in found):
        kind = KINDS[part.activity.kind]
        if kind.group_words and kind.standings:
            order = kind.standings.order(part.outcome)
            tables = heat(part.activity, part.outcome, facts.dimensions[:DRAWN], order, kind.group_words, voice)
            title = Heading(2, voice.text(part.activity.question), in_contents=False)
            yield from (KeepTogether((title, table)) for table in tables)


def _drawn(part: ActivityFacts, dimension: Dimension, plots: tuple[Block, ...], voice: Voice) -> Iterator[Block]:
    """The plot of one dimension, under the sentences that may be said and over what is withheld, and why."""
    said = callout(_sentences(part, dimension), voice)
    if plots or said:
        heading = Heading(2, voice.say(msg("By group: {dimension}", dimension=dimension.label)))
        yield KeepTogether((heading, *said, *plots, *_left_out(part, dimension, voice)))


def _sentences(part: ActivityFacts, dimension: Dimension) -> tuple[Message, ...]:
    """What stands out; where nothing does, that nothing does."""
    found = [finding for finding in part.findings if finding.dimension == dimension.key]
    special = [finding for finding in found if finding.key not in GENERAL]
    return tuple(finding.sentence for finding in special or found)


def _left_out(part: ActivityFacts, dimension: Dimension, voice: Voice) -> tuple[Block, ...]:
    """One sentence on the answers without figures."""
    breakdown = part.outcome.breakdown(dimension.key)
    hidden = hidden_items(breakdown) if breakdown else ()
    if not hidden:
        return ()
    names = tuple(part.activity.item(item).label for item in hidden)
    sentence = nmsg(
        "Not shown, so that nobody’s answer can be worked out: the figures of “{items}”.",
        "Not shown, so that nobody’s answer can be worked out: the figures of {n} answers ({items}).",
        len(hidden),
        items=names,
    )
    return (Note(voice.say(sentence)),)


def hidden_items(breakdown: SafeBreakdown) -> tuple[str, ...]:
    """The items of which no figure by this dimension may be seen."""
    named = [group.named for group in breakdown.groups[:1]]
    return tuple(item for figures in named for item, figure in figures.items() if isinstance(figure, Hidden))


def _in_words(part: ActivityFacts, dimensions: Sequence[Dimension], voice: Voice) -> tuple[Text, ...]:
    """What may be said of groups that are not drawn; the same words about several of them are said once."""
    alike: dict[str, list[Dimension]] = {}
    for dimension in dimensions:
        said = " ".join(map(voice.say, _sentences(part, dimension)))
        alike.setdefault(said, []).append(dimension)
    return tuple(
        (Span(voice.listing(tuple(d.label for d in group)), strong=True), Span(f" – {said}"))
        for said, group in alike.items()
        if said
    )


def _clear_gaps(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Clear gaps of all questions, so that they stand in one place; that there are none is said once."""
    compared = any(map(is_compared, facts.activities))
    gaps = tuple(gap for part in facts.activities for gap in gaps_of(part, voice))
    title = Heading(2, voice.say(msg("Clear differences between groups, in all questions")))
    if gaps:
        return (KeepTogether((title, Bullets(gaps))),)
    none = msg("In no question can a difference between groups be told from chance.")
    return (KeepTogether((title, Paragraph(voice.say(none)))),) if compared else ()


def is_compared(part: ActivityFacts) -> bool:
    """Whether groups were large enough for anything to be said of their differences."""
    return any(found.dimension and found.key not in NOT_COMPARED for found in part.findings)


def gaps_of(part: ActivityFacts, voice: Voice) -> tuple[Text, ...]:
    """Every clear difference of one result, after its question."""
    question = voice.text(part.activity.question, strong=True)
    return tuple((*question, Span(" – " + voice.say(sentence))) for sentence in clear_differences(part))
