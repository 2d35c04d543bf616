"""How rankings are counted, and their words, for the report (METHOD 3.2, docs/glossary.md)."""

from __future__ import annotations

from workshop.activities.kind import Term
from workshop.domain.text import msg

RULES: tuple[Term, ...] = (
    (
        msg("Rankings"),
        msg(
            "An answer gets, from every participant, one point for each answer placed below it. Answers that a "
            "participant did not rank share the remaining places equally, so every participant weighs the same, also "
            "one who ranked only one answer. The mean is printed as a score from 0 to 100."
        ),
    ),
    (
        msg("Strength of an order"),
        msg(
            "Each ranking was also counted with nine other methods, and again with each participant left out in turn. "
            "An order is called robust only if the same answers stay in front every time."
        ),
    ),
)

GLOSSARY: tuple[Term, ...] = (
    (
        msg("Score"),
        msg(
            "an answer’s Borda points as a share of the most possible, from 0 to 100. An answer "
            "neither ahead nor behind has 50."
        ),
    ),
    (msg("Agreement (Kendall’s W)"), msg("from 0, everybody has another order, to 1, all have the same.")),
    (
        msg("Strength of the order"),
        msg(
            "robust: the same answers lead under every method and without any one participant. "
            "Sensitive to the method: the first stays in front, others change. Inconclusive: even "
            "the first place changes."
        ),
    ),
)
