"""How sorting is counted, and its words, for the report (METHOD A9)."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import Message, msg
from workshop.findings.groups import GroupWords

#: Fleiss' kappa in words: the steps of Landis and Koch (1977), each up to its limit.
_KAPPA = (
    (0.0, msg("no better than chance")),
    (0.2, msg("slight")),
    (0.4, msg("fair")),
    (0.6, msg("moderate")),
    (0.8, msg("substantial")),
    (1.0, msg("almost perfect")),
)


def kappa_word(kappa: float) -> Message:
    """Fleiss' kappa (at most 1) in a word."""
    return _KAPPA[kappa_steps(kappa)][1]


def kappa_steps(kappa: float) -> int:
    """Fleiss' kappa on a scale of five steps; 0 where people agree no more than chance would have it."""
    return next((step for step, (limit, _) in enumerate(_KAPPA) if round(kappa, 9) <= limit), len(_KAPPA) - 1)


RULES: tuple[Term, ...] = (
    (
        msg("Sorting"),
        msg(
            "Everybody puts each item into one category. An item belongs where most of those who sorted it put it; "
            "where categories share the first place, it belongs to none. Under 60% in one category, it is to be "
            "discussed."
        ),
    ),
)

GLOSSARY: tuple[Term, ...] = (
    (
        msg("Agreement in sorting (Fleiss’ kappa)"),
        msg("1: everybody sorts alike; 0: no more alike than by chance; below 0: less."),
    ),
    (msg("To be discussed"), msg("no category was chosen by at least 60% of those who sorted the item.")),
)

#: What is counted by group: who sorts an item as most of the room did.
WITH_THE_ROOM = GroupWords(
    plot=msg("How many in each group chose the category most chosen in the room"),
    table=msg(
        "How many chose the category most chosen in the room, or one of those tied for it (in brackets: how many "
        "people)"
    ),
    sure={
        "share": msg(
            "The category most chosen in the room for {item} was chosen more often in {more} than in {less}; a gap "
            "this large would be unlikely by chance."
        )
    },
    unsure={
        "share": msg(
            "The category most chosen in the room for {item} was chosen more often in {more} than in {less}: a gap "
            "seen in the room, to be checked; given the number of people, it may be chance."
        )
    },
    direction=msg(
        "The category most chosen in the room for {item} was chosen more often in {more} than in {less}; the numbers "
        "are not shown, to protect participants, and the gap may be chance."
    ),
    directions=msg(
        "Sorted like the room more often (the numbers are not shown, to protect participants, and the gaps may be "
        "chance): {gaps}."
    ),
)
