"""The sentences that may be said about a result (METHOD 3.4). Nothing else may be claimed."""
from __future__ import annotations

from workshop.findings.finding import Finding
from workshop.findings.words import (
    PROMPTS,
    Strength,
    agreement_explanation,
    agreement_steps,
    agreement_word,
    verdict_explanation,
    verdict_word,
)

__all__ = [
    "PROMPTS",
    "Finding",
    "Strength",
    "agreement_explanation",
    "agreement_steps",
    "agreement_word",
    "verdict_explanation",
    "verdict_word",
]
