"""Method and limits. Always printed: what was done, what was counted and how, what was hidden and why."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale

from workshop.activities import KINDS
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Callout, Heading, Note, Paragraph, Table
from workshop.document.text import Text
from workshop.domain.people import Dimension
from workshop.domain.text import Message, msg, nmsg
from workshop.i18n.languages import language
from workshop.report.facts import ActivityFacts, Facts


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Printed even where there is nothing else to print."""
    return (
        Heading(1, voice.say(msg("Method and limits"))),
        Callout(voice.say(msg("What these results are not")), _limits(facts, voice), "caution"),
        *_circumstances(facts, voice),
        *_questions(facts, voice),
        *_counting(facts, voice),
        *_withheld(facts, voice),
        *_mappings(facts, voice),
        *_rewording(facts, voice),
    )


def _limits(facts: Facts, voice: Voice) -> tuple[Text, ...]:
    limits = [
        msg(
            "The participants were invited; they were not drawn at random. The results are not "
            "representative of the population."
        ),
        msg(
            "There is therefore no margin of error. “Strength of this order” says whether the result "
            "would be the same counted otherwise, or with one person less."
        ),
    ]
    if facts.rehearsal:
        limits.insert(0, msg("Rehearsal with invented participants: these results say nothing about real people."))
    return tuple(map(voice.say, limits))


def _circumstances(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    spoken = tuple(_language_name(code, voice) for code in facts.languages)
    rows: list[tuple[Message, str]] = [
        (msg("Where"), facts.place),
        (msg("When"), voice.dates(facts.starts, facts.ends)),
        (msg("Organisers, who also invited the participants"), facts.organisers_line),
        (msg("Participants"), voice.number(facts.seats)),
        (msg("Languages used"), voice.listing(spoken) if spoken else ""),
        (msg("Smallest group whose result is shown"), voice.say(nmsg("{n} person", "{n} people", facts.min_group))),
    ]
    table = Table(
        head=(voice.say(msg("Workshop")), voice.say(msg("Details"))),
        rows=tuple((voice.say(name), value) for name, value in rows if value),
        widths=(0.38, 0.62),
    )
    votes = msg(
        "Everybody answered alone and in secret, on their own phone or with help. Nobody saw "
        "results before voting was closed."
    )
    return (Heading(2, voice.say(msg("How it was done")), in_contents=False), Paragraph(voice.say(votes)), table)


def _language_name(code: str, voice: Voice) -> str:
    """The language in the reader's own; in itself where CLDR does not know it, as for several languages of Mali."""
    spoken = language(code)
    return Locale.parse(voice.language.locale).languages.get(spoken.locale.partition("_")[0], spoken.name)


def _questions(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    if not facts.activities:
        return ()
    heads = (msg("Question"), msg("Way of answering"), msg("Answered"), msg("Skipped"), msg("Round"))
    table = Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(_question(part, voice) for part in facts.activities),
        widths=(0.43, 0.21, 0.13, 0.12, 0.11),
        numeric=(2, 3, 4),
        note=voice.say(msg("For ideas, “answered” counts the texts that were sent.")) if _has(facts, "ideas") else "",
    )
    return (Heading(2, voice.say(msg("Questions and answers")), in_contents=False), table)


def _question(facts: ActivityFacts, voice: Voice) -> tuple[Text, ...]:
    outcome, activity = facts.outcome, facts.activity
    numbers = (outcome.n, outcome.abstentions, activity.round) if facts.shown else ("–", "–", activity.round)
    shown = (voice.number(n) if isinstance(n, int) else n for n in numbers)
    return (voice.text(activity.question), voice.say(KINDS[activity.kind].name), *shown)


COUNTING: dict[str, tuple[Message, ...]] = {
    "rank": (
        msg(
            "Rankings: an answer gets, from every participant, one point for each answer placed "
            "below it. Answers that a participant did not rank share the remaining places equally, "
            "so every participant weighs the same, also one who ranked only one answer. The mean is "
            "printed as a score from 0 to 100."
        ),
        msg(
            "Each ranking was also counted with nine other methods, and again with each participant "
            "left out in turn. An order is called robust only if the same answers stay in front "
            "every time."
        ),
    ),
    "pick": (
        msg(
            "Choices: each answer counts the participants who chose it. As everybody could choose "
            "several, the shares do not add up to 100%."
        ),
    ),
    "ideas": (
        msg(
            "Ideas: the facilitators approved them, corrected their wording where needed and merged "
            "those that say the same. “Mentioned” counts the texts that were merged."
        ),
    ),
}


def _counting(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    rules = [voice.say(rule) for kind, rules in COUNTING.items() if _has(facts, kind) for rule in rules]
    if _has(facts, "rank") or _has(facts, "pick"):
        rules.append(
            voice.say(
                msg(
                    "Equal results share a place; a tie is never broken by chance. Who skipped a question is "
                    "not counted in it."
                )
            )
        )
        rules.append(
            voice.say(
                msg(
                    "Groups are compared with exact tests, corrected for the number of answers (Holm). A "
                    "difference is called one only where chance would produce it in fewer than 5 of 100 such "
                    "rooms."
                )
            )
        )
    return (
        (Heading(2, voice.say(msg("How the answers were counted")), in_contents=False), Bullets(tuple(rules)))
        if rules
        else ()
    )


def _has(facts: Facts, kind: str) -> bool:
    return any(part.activity.kind == kind for part in facts.activities)


def _withheld(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    rule = msg(
        "So that no answer can be traced to a person, no result of a group under {k} people is "
        "shown, and none from which"
        " one could be computed. For sensitive questions the smallest group is at least 10.",
        k=facts.min_group,
    )
    rows = tuple((voice.text(part.activity.question), " ".join(_notes(part, voice))) for part in facts.activities)
    hidden = tuple(row for row in rows if row[1])
    heads = (msg("Question"), msg("What is not shown"))
    notes = Table(tuple(map(voice.say, heads)), hidden, widths=(0.36, 0.64)) if hidden else None
    return (
        Heading(2, voice.say(msg("What is not shown, and why")), in_contents=False),
        Paragraph(voice.say(rule)),
        notes or Paragraph(voice.say(msg("Nothing had to be withheld."))),
    )


def _notes(facts: ActivityFacts, voice: Voice) -> Iterator[str]:
    yield from map(voice.say, (facts.outcome.withheld,) if facts.outcome.withheld else facts.outcome.withheld_notes)


def _mappings(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    tables = tuple(
        _mapping(dimension, voice) for dimension in facts.dimensions if any(c.help for c in dimension.choices)
    )
    note = Note(voice.say(msg("This division was made for this workshop. It takes no position on any boundary.")))
    title = voice.say(msg("Who belongs to which group"))
    return (Heading(2, title, in_contents=False), *tables, note) if tables else ()


def _mapping(dimension: Dimension, voice: Voice) -> Table:
    return Table(
        head=(voice.text(dimension.label), voice.say(msg("As explained to the participants"))),
        rows=tuple((voice.text(choice.label), voice.text(choice.help) or "–") for choice in dimension.choices),
        widths=(0.32, 0.68),
    )


def _rewording(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    changes = tuple(
        voice.say(msg("“{before}” became “{after}”.", before=change.before, after=change.after))
        for part in facts.activities
        for change in part.wording_changes
    )
    return (
        (Heading(2, voice.say(msg("Words changed while voting was open")), in_contents=False), Bullets(changes))
        if changes
        else ()
    )
