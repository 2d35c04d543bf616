"""What the organisers decide about the report beside its figures: which sections, in which order, in whose words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workshop.domain.text import Label, Message, msg
from workshop.findings import Finding


@dataclass(frozen=True)
class Rewording:
    """A generated sentence in the organisers' words. `finding` names it among those of its activity, or else among the
    prose of its `section`; it holds only as long as the program would still say `generated`."""

    activity: str
    finding: str
    generated: Message
    words: Label
    section: str = ""


@dataclass(frozen=True)
class Addition:
    """A paragraph that the organisers add at the end of a section."""

    section: str
    words: Label


@dataclass(frozen=True)
class PlacedQuote:
    """What somebody said, with consent, at the end of a section; `group` holds, dimension by dimension, the published
    group that it is attributed to: none, a zone, or a zone and a gender; `about` what it speaks of, each answer after
    its question."""

    section: str
    words: Label
    group: tuple[tuple[str, tuple[str, ...]], ...] = ()
    about: tuple[tuple[str, Label], ...] = ()


@dataclass(frozen=True)
class Edition:
    """All of it; nothing decided: every section in its usual order, every sentence as it was generated. `logo` is a PNG
    in base64, `accent` a colour as #RRGGBB; `licence` is a key of LICENCES or empty; `organisations` are those that
    agreed to be named, in the order of their letters; `draft` until the facilitator releases the report."""

    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    additions: tuple[Addition, ...] = ()
    quotes: tuple[PlacedQuote, ...] = ()
    logo: str = ""
    accent: str = ""
    licence: str = ""
    organisations: tuple[str, ...] = ()
    draft: bool = False


def named(findings: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each finding with its name among those of its activity: the claim, the dimension, and which of several."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        seen[finding.key, finding.dimension] += 1
        yield f"{finding.key}.{finding.dimension}.{seen[finding.key, finding.dimension]}", finding


def says(rewording: Rewording, sentence: Message) -> bool:
    """Whether `sentence` is still what was reworded: the same claim with the same figures."""
    return canonical(rewording.generated) == canonical(sentence)


def canonical(sentence: Message) -> str:
    """One text for one sentence with its parameters."""
    return json.dumps(sentence.as_json(), sort_keys=True)


def effective(
    activity: str, findings: Sequence[Finding], rewordings: Sequence[Rewording]
) -> dict[str, Rewording]:
    """The rewordings of this activity that still hold, by the name of the finding."""
    own = {rewording.finding: rewording for rewording in rewordings if rewording.activity == activity}
    return {name: own[name] for name, finding in named(findings) if name in own and says(own[name], finding.sentence)}


def reworded(activity: str, findings: Sequence[Finding], rewordings: Sequence[Rewording]) -> tuple[Finding, ...]:
    """The findings in the organisers' words, where these still hold."""
    held = effective(activity, findings, rewordings)
    return tuple(
        replace(finding, sentence=msg("{words}", words=held[name].words)) if name in held else finding
        for name, finding in named(findings)
    )
