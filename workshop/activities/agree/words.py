"""The words of agreement: decisions, how support is counted, what is said of groups (METHOD A7, 3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.activities.kind import Term
from workshop.domain.text import Message, msg
from workshop.findings.groups import GroupWords

DECISIONS: Mapping[str, Message] = {
    "consensus": msg("consensus"),
    "broad_support": msg("broad support"),
    "divided": msg("divided"),
}

NO_ANSWER = msg("no answer")

#: The rule says "divided" of whatever is short of broad support; where most are against, that is said, too.
MOSTLY_OPPOSED = msg("divided, more than half opposed")


def is_mostly_opposed(figures: Mapping[str, Any]) -> bool:
    """Whether more than half of those who answered on a proposal are opposed to it."""
    return figures["decision"] == "divided" and figures["oppose"] > 1 / 2


#: What the steps of a scale count as.
MEANINGS: Mapping[str, Message] = {
    "gradients": msg(
        "Support: steps 1 to 3; undecided: 4 and 5; accepts without liking it: 6; opposed: 7 and 8, of which 8 is a "
        "veto."
    ),
    "fist": msg(
        "Support: 3 fingers or more; undecided, with things to discuss first: 1 or 2; opposed: a fist, which counts as "
        "a veto."
    ),
    "three": msg("Support: agree; undecided: pass; opposed: disagree. This scale has no veto and no median."),
}

#: The rule as it was shown before the vote.
RULES_SET: Mapping[bool, Message] = {
    True: msg(
        "Rule set before the vote: consensus with at least {consensus}% support and no veto; broad support from "
        "{broad}% on; otherwise divided."
    ),
    False: msg(
        "Rule set before the vote: consensus with at least {consensus}% support; broad support from {broad}% on; "
        "otherwise divided."
    ),
}

RULES: tuple[Term, ...] = (
    (
        msg("Agreement with proposals"),
        msg(
            "Support is the share of those who answered on a proposal. The rule by which it is called a consensus, "
            "broad support or divided was set and shown before the vote. A veto prevents a consensus; its number is "
            "always printed."
        ),
    ),
    (
        msg("Common ground"),
        msg(
            "For every zone the share of participants who support a proposal is compared, and the lowest is printed: a "
            "majority of the room may still be a minority in one zone."
        ),
    ),
)

GLOSSARY: tuple[Term, ...] = (
    (msg("Veto"), msg("the step of a scale by which one participant blocks a consensus; its reasons are to be heard.")),
    (
        msg("Group-informed consensus"),
        msg(
            "for every group the supporters plus one, divided by its people plus two; all multiplied. It is high only "
            "where every group supports a proposal."
        ),
    ),
)

SUPPORTED = GroupWords(
    plot=msg("How many in each group support it"),
    table=msg("How many support each proposal (in brackets: how many people)"),
    sure={
        "share": msg(
            "The proposal {item} was supported more often in {more} than in {less}; a gap this large would be unlikely "
            "by chance."
        )
    },
    unsure={
        "share": msg(
            "The proposal {item} was supported more often in {more} than in {less}: a gap seen in the room, to be "
            "checked; given the number of people, it may be chance."
        )
    },
    direction=msg(
        "The proposal {item} was supported more often in {more} than in {less}; the numbers are not shown, to protect "
        "participants, and the gap may be chance."
    ),
    directions=msg(
        "Supported more often (the numbers are not shown, to protect participants, and the gaps may be chance): {gaps}."
    ),
)
