"""Who took part, as far as the size of the groups allows."""

from __future__ import annotations

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Heading, Paragraph
from workshop.document.figures import Bar, BarChart
from workshop.domain.text import msg, nmsg
from workshop.report.facts import Attendance, Facts


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """One chart per dimension, in the order of the workshop."""
    if not facts.seats:
        return ()
    lead = nmsg("{n} person took part.", "{n} people took part.", facts.seats)
    why = msg("Each could say, or not, to which groups they belong. Small groups are counted together.")
    parts = tuple(block for attendance in facts.attendance for block in _part(facts, attendance, voice))
    return (
        Heading(1, voice.say(msg("Who took part"))),
        Paragraph(voice.say(msg("{count} {why}", count=lead, why=why)), "lead"),
        *parts,
    )


def _part(facts: Facts, attendance: Attendance, voice: Voice) -> tuple[Block, ...]:
    dimension = facts.dimension(attendance.dimension)
    if attendance.withheld or not attendance.parts:
        reason = attendance.withheld or msg("Too few participants for a separate result.")
        return (Paragraph(voice.say(msg("{dimension}: {reason}", dimension=dimension.label, reason=reason))),)
    bars = tuple(
        Bar(voice.group(dimension, part.choices), part.n, voice.share(part.n, facts.seats)) for part in attendance.parts
    )
    spoken = tuple(voice.say(msg("{group} {figure}", group=bar.label, figure=bar.value_text)) for bar in bars)
    alt = voice.say(msg("{item}: {figures}.", item=dimension.label, figures=spoken))
    return (BarChart(bars, alt=alt, caption=voice.plain(dimension.label), top=max(facts.seats, 1)),)
