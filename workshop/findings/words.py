"""Agreement and robustness in words, and the questions that open the discussion."""
from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.text import Message, msg

#: Kendall's W in words (Schmidt 1997): each word stands for .1, .3, .5, .7, .9, and for what is nearest to it.
_AGREEMENT = (
    (0.2, msg("very weak")),
    (0.4, msg("weak")),
    (0.6, msg("moderate")),
    (0.8, msg("strong")),
    (2.0, msg("unusually strong")),
)

_NO_AGREEMENT = 0.05

_AGREEMENT_EXPLAINED = (
    msg("The rankings go in every direction."),
    msg("The rankings have very little in common."),
    msg("The rankings have a little in common."),
    msg("The rankings are alike in part."),
    msg("Most rankings are alike."),
    msg("Nearly all rankings are the same."),
)

_VERDICTS = {
    "robust": (
        msg("robust"),
        msg("The same answers lead under every counting method, whoever is left out."),
    ),
    "sensitive": (
        msg("sensitive to the method"),
        msg("The first answer stays in front; who else leads depends on the counting method or on a single ballot."),
    ),
    "inconclusive": (
        msg("inconclusive"),
        msg("Which answers lead, the first included, depends on the counting method or on a single ballot."),
    ),
}

#: The same of the first place alone: of two or three answers nothing more can be said.
_FIRST_PLACE = {
    "robust": msg("The same answer comes first under every counting method, whoever is left out."),
    "sensitive": msg("The same answer comes first under every counting method, but a single ballot could change that."),
    "inconclusive": msg("Which answer comes first depends on the counting method or on a single ballot."),
}
_STEPS = {"robust": 3, "sensitive": 2, "inconclusive": 1}

#: A vote opens the discussion, it does not end it (METHOD 10).
PROMPTS = (
    msg("What surprises you?"),
    msg("Who sees it differently, and why?"),
    msg("What is missing?"),
)


@dataclass(frozen=True)
class Strength:
    """How far an order holds: the verdict of RECOUNT.md ("robust", "sensitive", "inconclusive"), for its top or for the
    first place alone."""

    verdict: str
    first_place_only: bool = False

    @property
    def word(self) -> Message:
        return msg("depends on a single ballot") if self._hangs_on_one else verdict_word(self.verdict)

    @property
    def explanation(self) -> Message:
        return _FIRST_PLACE[self.verdict] if self.first_place_only else verdict_explanation(self.verdict)

    @property
    def steps(self) -> int:
        """On a scale of three."""
        return _STEPS[self.verdict]

    @property
    def _hangs_on_one(self) -> bool:
        return self.first_place_only and self.verdict == "sensitive"


def agreement_word(w: float) -> Message:
    """Kendall's W (0 to 1) in a word."""
    return next(word for limit, word in _AGREEMENT if round(w, 9) < limit)


def agreement_steps(w: float) -> int:
    """Kendall's W on a scale of five steps; 0 where there is none to speak of."""
    steps = 1 + next(step for step, (limit, _) in enumerate(_AGREEMENT) if round(w, 9) < limit)
    return steps if w >= _NO_AGREEMENT else 0


def agreement_explanation(w: float) -> Message:
    """What this agreement means, in one sentence."""
    return _AGREEMENT_EXPLAINED[agreement_steps(w)]


def verdict_word(verdict: str) -> Message:
    """The robustness verdict of RECOUNT.md ("robust", "sensitive", "inconclusive") in words."""
    return _VERDICTS[verdict][0]


def verdict_explanation(verdict: str) -> Message:
    """What this verdict means, in one sentence."""
    return _VERDICTS[verdict][1]
