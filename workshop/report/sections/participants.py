"""Who took part, as far as the size of the groups allows."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, KeepTogether, Paragraph
from workshop.document.figures import Bar, BarChart
from workshop.domain.text import msg, nmsg
from workshop.report.facts import Attendance, Facts


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """One chart with a part per dimension, in the order of the workshop; what may not be shown is said under it."""
    if not facts.seats:
        return ()
    lead = nmsg("{n} person took part.", "{n} people took part.", facts.seats)
    why = msg("Each could say, or not, to which groups they belong. Small groups are counted together.")
    said = msg("{count} {why}", count=lead, why=why) if facts.dimensions else lead
    shown = tuple(attendance for attendance in facts.attendance if attendance.parts and not attendance.withheld)
    withheld = tuple(attendance for attendance in facts.attendance if attendance not in shown)
    return (
        KeepTogether((
            Heading(1, voice.say(msg("Who took part"))),
            Paragraph(voice.say(said), "lead"),
            *_chart(facts, shown, voice),
        )),
        *(_withheld(facts, attendance, voice) for attendance in withheld),
    )  # fmt: skip


def _chart(facts: Facts, shown: tuple[Attendance, ...], voice: Voice) -> tuple[Block, ...]:
    bars = tuple(bar for attendance in shown for bar in _bars(facts, attendance, voice))
    spoken = tuple(_spoken(facts, attendance, voice) for attendance in shown)
    caption = voice.say(msg("Participants by group"))
    return (BarChart(bars, alt=" ".join(spoken), caption=caption, top=max(facts.seats, 1)),) if bars else ()


def _bars(facts: Facts, attendance: Attendance, voice: Voice) -> Iterator[Bar]:
    dimension = facts.dimension(attendance.dimension)
    for n, part in enumerate(attendance.parts):
        section = "" if n else voice.plain(dimension.label)
        name, share = voice.group(dimension, part.choices), voice.share(part.n, facts.seats)
        yield Bar(name, part.n, share, section=section)


def _spoken(facts: Facts, attendance: Attendance, voice: Voice) -> str:
    dimension = facts.dimension(attendance.dimension)
    figures = tuple(
        voice.say(msg("{group} {figure}", group=bar.label, figure=bar.value_text))
        for bar in _bars(facts, attendance, voice)
    )
    return voice.say(msg("{item}: {figures}.", item=dimension.label, figures=figures))


def _withheld(facts: Facts, attendance: Attendance, voice: Voice) -> Paragraph:
    reason = attendance.withheld or msg("Too few participants for a separate result.")
    label = facts.dimension(attendance.dimension).label
    return Paragraph(voice.say(msg("{dimension} – {reason}", dimension=label, reason=reason)))
