"""The words of a validation: its three answers, how they are counted (METHOD 2.2)."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.activities.kind import Term
from workshop.domain.text import Message, msg

#: The id of the last item: all sentences together.
SUMMARY = "summary"
THE_SUMMARY = msg("The summary as a whole: all these sentences together")

NO_ANSWER = msg("no answer")

ANSWERS: Mapping[str, Message] = {"yes": msg("Yes"), "changes": msg("Yes, with changes"), "no": msg("No")}

RULES: tuple[Term, ...] = (
    (
        msg("Validation"),
        msg(
            "Sentences of this report, chosen by the facilitators, were read back to the participants, who said of "
            "each whether it says what they had said: yes, yes with changes, or no. Shares are of those who answered "
            "on a sentence. What they asked to be changed was read by the facilitators before anybody saw it; the "
            "sentences themselves were not altered."
        ),
    ),
)
