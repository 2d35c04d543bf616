"""The generated prose of a section, which organisers may put in their own words; and the section in these words.

Prose is what stands as a paragraph, a line of a list or in a box, and on the cover under the title. Cautions, reasons
for withholding, titles, tables, charts and what stands beside them are not.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Callout, Cover, KeepTogether, Paragraph, TwoColumns
from workshop.document.text import Span, Text
from workshop.domain.disclosure import TOO_FEW
from workshop.domain.text import Label, Message
from workshop.report.edition import Rewording, canonical
from workshop.report.facts import Facts
from workshop.report.sections import SECTIONS

#: Written for everybody who may judge the report: nobody rewords them.
FIXED = ("method", "annex")
#: What these findings say is why something is not shown.
WITHHOLDING = ("too_small", "withheld_by_group")


class _Listening(Voice):
    """A voice that remembers, in order, the sentences it was asked to say."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.heard: list[tuple[Message, str]] = []

    def say(self, message: Message) -> str:
        said = super().say(message)
        self.heard.append((message, said))
        return said


class _Reworded(Voice):
    """A voice that says some sentences in the organisers' words."""

    def __init__(self, code: str, own: dict[str, Label]) -> None:
        super().__init__(code)
        self._own = own

    def say(self, message: Message) -> str:
        words = self._own.get(canonical(message))
        return super().say(message) if words is None else self._value(words)


def sayings(section: str, facts: Facts) -> tuple[tuple[str, Message], ...]:
    """Every sentence that this section prints as prose, in the order of reading, once, with its name in the section.

    Findings are among them; they are the same objects as in `facts`."""
    if section in FIXED:
        return ()
    voice = _Listening("en")
    printed = set(_printed(SECTIONS[section](facts, voice)))
    found = {id(one.sentence): one for part in facts.activities for one in part.findings}
    fixed = _reasons(facts)
    chosen: dict[object, Message] = {}
    for message, said in voice.heard:
        finding = found.get(id(message))
        if finding and finding.key not in WITHHOLDING:
            chosen[id(message)] = message
        elif not finding and said in printed and not _gives(message, fixed):
            chosen[canonical(message)] = message
    return tuple(_named(chosen.values()))


def _named(messages: Iterable[Message]) -> Iterator[tuple[str, Message]]:
    """A name that stays while figures change: which sentence, and which of several alike."""
    seen: Counter[str] = Counter()
    for message in messages:
        name = hashlib.sha256(message.text.encode()).hexdigest()[:8]
        seen[name] += 1
        yield f"{name}.{seen[name]}", message


def _reasons(facts: Facts) -> frozenset[str]:
    """Why something is not shown, in the words of the gate."""
    reasons = [attendance.withheld for attendance in facts.attendance]
    reasons += [part.outcome.withheld for part in facts.activities]
    return frozenset(canonical(reason) for reason in (*reasons, TOO_FEW) if reason)


def _gives(message: Message, reasons: frozenset[str]) -> bool:
    if canonical(message) in reasons:
        return True
    return any(isinstance(value, Message) and _gives(value, reasons) for _, value in message.params)


def _printed(blocks: Sequence[Block]) -> Iterator[str]:
    """The texts that stand as prose; of a text in several pieces each piece as well."""
    for block in blocks:
        match block:
            case Cover():
                yield from _pieces(block.lead)
            case Paragraph():
                yield from _pieces(block.text)
            case Bullets():
                yield from _pieces(block.items)
            case Callout(tone="advice" | "note"):
                yield from _pieces(block.text)
            case KeepTogether():
                yield from _printed(block.blocks)
            case TwoColumns():
                yield from _printed(block.left + block.right)


def _pieces(text: Text | tuple[Text, ...]) -> Iterator[str]:
    if isinstance(text, str):
        yield text
    else:
        for part in text:
            yield from [part.text] if isinstance(part, Span) else _pieces(part)


def in_own_words(section: str, facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """The section, with the organisers' words where the program would still say just what they reworded."""
    own = {canonical(one.generated): one.words for one in facts.edition.reworded if one.section == section}
    return SECTIONS[section](facts, _Reworded(voice.code, own) if own else voice)


def organisers_voice(facts: Facts, code: str) -> Voice:
    """For what is shorter than the report: every sentence as the organisers put it anywhere, the summary first."""
    prose = sorted((one for one in facts.edition.reworded if one.section), key=lambda one: one.section == "summary")
    return _Reworded(code, {canonical(one.generated): one.words for one in prose})


def held(section: str, facts: Facts, rewordings: Sequence[Rewording]) -> tuple[Rewording, ...]:
    """The rewordings of this section's prose that still hold; `facts` as generated."""
    mine = [one for one in rewordings if one.section == section]
    said = {canonical(message) for _, message in sayings(section, facts)} if mine else set()
    return tuple(one for one in mine if canonical(one.generated) in said)
