"""The counting methods, explained in a sentence each (METHOD 3.2)."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import msg

#: How votes of every kind are counted.
VOTES: tuple[Term, ...] = (
    (
        msg("Ties and abstentions"),
        msg(
            "Equal results share a place; a tie is never broken by chance. Who skipped a question is not counted in it."
        ),
    ),
    (
        msg("Differences"),
        msg(
            "Groups are compared with exact tests, corrected for the number of answers (Holm). A difference is called "
            "clear only where chance would produce it in fewer than 5 of 100 such rooms; others that were seen in the "
            "room are named as still to be checked."
        ),
    ),
)

METHODS: tuple[Term, ...] = (
    (
        msg("Borda, ties averaged"),
        msg(
            "one point for each answer placed below; answers left unranked share the remaining "
            "places. This is the score of the report."
        ),
    ),
    (
        msg("Borda, nothing for the unranked"),
        msg("the same, but an unranked answer gets no point. It rewards naming one answer only."),
    ),
    (msg("Modified Borda"), msg("who ranks three answers gives 3, 2 and 1 points; who ranks one gives it 1 point.")),
    (msg("First preferences"), msg("only the answer put first counts.")),
    (msg("Copeland"), msg("every two answers meet in a duel; duels won minus duels lost.")),
    (msg("Minimax"), msg("an answer stands as well as its worst defeat in a duel.")),
    (
        msg("Schulze"),
        msg(
            "an answer is ahead of another if the chain of duels leading from it is stronger than "
            "the chain leading back."
        ),
    ),
    (
        msg("Ranked pairs"),
        msg("the clearest duels are settled first; a later one that would contradict them is left out."),
    ),
    (msg("Kemeny"), msg("the order with which the participants’ own orders agree in most pairs.")),
    (
        msg("Instant run-off"),
        msg(
            "the answer with fewest first places drops out, again and again; where answers tie for "
            "last, every way is tried."
        ),
    ),
)
