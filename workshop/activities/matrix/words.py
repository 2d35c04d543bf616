"""How a matrix is counted, its words, and what is said of groups (METHOD A6)."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import msg
from workshop.findings.groups import GroupWords

RULES: tuple[Term, ...] = (
    (
        msg("Two criteria"),
        msg(
            "Each answer stands where the medians of both criteria meet, each from 1 to 5. Above 3 is high. A median "
            "of exactly 3 is borderline: to be discussed, not decided by a hair."
        ),
    ),
    (
        msg("Order of answers judged by two criteria"),
        msg("Places count the participants who put an answer above the middle of the scale by both criteria."),
    ),
)

GLOSSARY: tuple[Term, ...] = (
    (msg("Median"), msg("the middle answer when all answers on one line are put in order; half lie on either side.")),
    (
        msg("Interquartile box"),
        msg(
            "from the first to the third quarter of the answers: half of the answers lie in it. A long box shows that "
            "participants do not see an answer alike."
        ),
    ),
)

JUDGED_HIGH = GroupWords(
    plot=msg("How many in each group put it high by both criteria"),
    table=msg("How many put each answer high by both criteria (in brackets: how many people)"),
    sure={
        "share": msg(
            "The answer {item} was judged high by both criteria more often in {more} than in {less}; a gap this large "
            "would be unlikely by chance."
        )
    },
    unsure={
        "share": msg(
            "The answer {item} was judged high by both criteria more often in {more} than in {less}: a gap seen in the "
            "room, to be checked; given the number of people, it may be chance."
        )
    },
    direction=msg(
        "The answer {item} was judged high by both criteria more often in {more} than in {less}; the numbers are not "
        "shown, to protect participants, and the gap may be chance."
    ),
    directions=msg(
        "Judged high by both criteria more often (the numbers are not shown, to protect participants, and the gaps may "
        "be chance): {gaps}."
    ),
)
