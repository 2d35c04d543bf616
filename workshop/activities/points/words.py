"""How points are counted, and what is said of groups, for the report."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import msg
from workshop.findings.groups import GroupWords

RULES: tuple[Term, ...] = (
    (
        msg("Points"),
        msg(
            "Every participant shares out the same number of points and may keep some. An answer’s points are added "
            "up; beside them stands how many participants gave any, since thirty points from three people are not "
            "thirty from fifteen. Groups are compared by how many gave an answer points, never by totals."
        ),
    ),
)

GLOSSARY: tuple[Term, ...] = (
    (
        msg("More than half from one participant"),
        msg("one participant alone gave more than half of the points of this answer, so its place may be theirs."),
    ),
)

#: What is counted by group: who gave an answer at least one point.
GIVEN = GroupWords(
    plot=msg("How many in each group gave it points"),
    table=msg("How many gave points to each answer (in brackets: how many people)"),
    sure={
        "share": msg(
            "The answer {item} was given points by a larger share in {more} than in {less};"
            " a gap this large would be unlikely by chance."
        )
    },
    unsure={
        "share": msg(
            "The answer {item} was given points by a larger share in {more} than in {less}:"
            " a gap seen in the room, to be checked; given the number of people, it may be chance."
        )
    },
    direction=msg(
        "The answer {item} was given points by a larger share in {more} than in {less};"
        " the numbers are not shown, to protect participants, and the gap may be chance."
    ),
    directions=msg(
        "Given points by a larger share (the numbers are not shown, to protect participants, and the gaps may be"
        " chance): {gaps}."
    ),
)
