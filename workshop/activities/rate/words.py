"""How ratings are counted, and what is said of groups, for the report (METHOD A5, 3.3)."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import msg
from workshop.findings.groups import GroupWords

RULES: tuple[Term, ...] = (
    (
        msg("Ratings"),
        msg(
            "Each answer counts how many participants chose each of the five steps. “Don’t know” is counted apart and "
            "is not among those who rated. The bars lie around the middle step; shares, median and agreement are of "
            "those who rated the answer. The mean stands in the annex only, since steps are not distances. Groups are "
            "compared by how many of all their participants chose one of the two highest steps."
        ),
    ),
)

GLOSSARY: tuple[Term, ...] = (
    (msg("Median"), msg("the middle answer when all answers on one line are put in order; half lie on either side.")),
    (
        msg("Agreement (van der Eijk’s A)"),
        msg(
            "from 1, all choose the same step, over 0, all steps are chosen alike, to −1, two camps at the ends. In "
            "words: very strong from 0.8, strong from 0.6, moderate from 0.4, weak from 0.2, very weak from 0, "
            "divided under 0."
        ),
    ),
)

#: What is counted by group: who put an item on one of the two highest steps.
HIGH = GroupWords(
    plot=msg("How many in each group chose one of the two highest steps"),
    table=msg("How many chose one of the two highest steps (in brackets: how many people)"),
    sure={
        "share": msg(
            "The answer {item} was rated on one of the two highest steps by a larger share in {more} than in {less};"
            " a gap this large would be unlikely by chance."
        )
    },
    unsure={
        "share": msg(
            "The answer {item} was rated on one of the two highest steps by a larger share in {more} than in {less}:"
            " a gap seen in the room, to be checked; given the number of people, it may be chance."
        )
    },
    direction=msg(
        "The answer {item} was rated on one of the two highest steps by a larger share in {more} than in {less};"
        " the numbers are not shown, to protect participants, and the gap may be chance."
    ),
    directions=msg(
        "Rated on one of the two highest steps by a larger share (the numbers are not shown, to protect participants,"
        " and the gaps may be chance): {gaps}."
    ),
)
