"""Method and limits. Always printed: what was done, what was counted and how, what was hidden and why."""

from __future__ import annotations

from babel import Locale

from workshop.activities import KINDS
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Bullets, Callout, Cell, Heading, KeepTogether, Paragraph, Table
from workshop.document.text import Text
from workshop.domain.text import Message, msg, nmsg
from workshop.i18n.languages import language
from workshop.report.facts import ActivityFacts, Facts
from workshop.report.sections.hand import organisers_hand
from workshop.report.sections.rounds import declared_rules
from workshop.report.sections.terms import VOTES
from workshop.report.sections.withheld import withheld


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Printed even where there is nothing else to print."""
    return (
        Heading(1, voice.say(msg("Method and limits"))),
        Callout(voice.say(msg("What these results are not")), _limits(facts, voice), "caution"),
        *_circumstances(facts, voice),
        *_questions(facts, voice),
        *declared_rules(facts, voice),
        *_counting(facts, voice),
        *_withheld(facts, voice),
        *_mappings(facts, voice),
        *_rewording(facts, voice),
        *organisers_hand(facts, voice),
    )


def _limits(facts: Facts, voice: Voice) -> tuple[Text, ...]:
    limits = [
        msg(
            "The participants were invited; they were not drawn at random. The results are not "
            "representative of the population."
        ),
        _no_margin(facts),
    ]
    if facts.rehearsal:
        limits.insert(0, msg("Rehearsal with invented participants: these results say nothing about real people."))
    return tuple(map(voice.say, limits))


def _no_margin(facts: Facts) -> Message:
    if not _has(facts, "rank"):
        return msg("There is therefore no margin of error.")
    return msg(
        "There is therefore no margin of error. “Strength of this order” says whether the result "
        "would be the same counted otherwise, or with one person fewer."
    )


def _circumstances(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    offered = tuple(_language_name(code, voice) for code in facts.languages)
    rows: list[tuple[Message, str]] = [
        (msg("Where"), facts.place),
        (msg("When"), voice.dates(facts.starts, facts.ends)),
        (msg("Organisers, who also invited the participants"), facts.organisers_line),
        (msg("How the participants were chosen"), voice.say(_chosen(facts))),
        (msg("Participants"), voice.number(facts.seats)),
        (msg("Languages offered"), voice.listing(offered) if offered else ""),
        (msg("Rounds"), voice.say(_rounds(facts)) if facts.activities else ""),
        (msg("Smallest group whose result is shown"), voice.say(nmsg("{n} person", "{n} people", facts.min_group))),
    ]
    table = Table(
        head=(voice.say(msg("Workshop")), voice.say(msg("Details"))),
        rows=tuple((voice.say(name), value) for name, value in rows if value),
        widths=(0.4, 0.6),
        dense=True,
    )
    votes = msg(
        "Everybody answered alone and in secret, on their own phone or with help. Nobody saw "
        "results before voting was closed."
    )
    title = Heading(2, voice.say(msg("How it was done")), in_contents=False)
    return (KeepTogether((title, Paragraph(voice.say(votes)), table)),)


def _chosen(facts: Facts) -> Message:
    """What the organisers say of it stands in their own words, in the introduction and context."""
    if facts.texts.context:
        return msg("By the organisers; see their own words under “Context”.")
    return msg("By the organisers, who gave no further account of it.")


def _rounds(facts: Facts) -> Message:
    rounds = max(max(part.activity.round, len(part.rounds)) for part in facts.activities)
    return nmsg("one for every question", "up to {n}; the table of questions says which", rounds)


def _language_name(code: str, voice: Voice) -> str:
    """The language in the reader's own; in itself where CLDR does not know it, as for several languages of Mali."""
    spoken = language(code)
    return Locale.parse(voice.language.locale).languages.get(spoken.locale.partition("_")[0], spoken.name)


def _questions(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """How many answered each question; the round only where there was more than one."""
    if not facts.activities:
        return ()
    several = any(part.activity.round > 1 for part in facts.activities)
    heads = (msg("Question"), msg("Way of answering"), msg("Answered"), msg("Skipped"), *([msg("Round")] * several))
    table = Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(_question(part, voice)[: len(heads)] for part in facts.activities),
        widths=(0.5, 0.19, 0.12, 0.12, 0.1)[: len(heads)],
        numeric=tuple(range(2, len(heads))),
        note=voice.say(msg("For ideas, “answered” counts the texts that were sent.")) if _has(facts, "ideas") else "",
        dense=True,
    )
    return (Heading(2, voice.say(msg("Questions and answers")), in_contents=False), table)


def _question(facts: ActivityFacts, voice: Voice) -> tuple[Text, ...]:
    outcome, activity = facts.outcome, facts.activity
    counted = facts.shown and not KINDS[activity.kind].writes_plan
    answered, skipped = (voice.number(n) if counted else "–" for n in (outcome.n, outcome.abstentions))
    kind = voice.say(KINDS[activity.kind].name)
    return (voice.text(activity.question), kind, answered, skipped, voice.number(activity.round))


def _counting(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """The rule behind every kind of figure in this report."""
    used = {part.activity.kind for part in facts.activities}
    kinds = [kind for key, kind in KINDS.items() if key in used]
    own = [term for kind in kinds for term in kind.rules]
    terms = (*own, *(VOTES if any(kind.votes for kind in kinds) else ()))
    rules = tuple((Cell(voice.say(name), strong=True), voice.say(rule)) for name, rule in terms)
    heads = (voice.say(msg("What")), voice.say(msg("Rule")))
    title = Heading(2, voice.say(msg("How the answers were counted")), in_contents=False)
    return (title, Table(heads, rules, widths=(0.19, 0.81), dense=True)) if rules else ()


def _has(facts: Facts, kind: str) -> bool:
    return any(part.activity.kind == kind for part in facts.activities)


def _withheld(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    rule = msg(
        "So that no answer can be traced to a person, no result of a group under {k} people is "
        "shown, and none from which"
        " one could be computed. For sensitive questions the smallest group is at least 10.",
        k=facts.min_group,
    )
    title = Heading(2, voice.say(msg("What is not shown, and why")), in_contents=False)
    return (title, Paragraph(voice.say(rule)), *withheld(facts, voice))


def _mappings(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Which regions make up a zone, and the like, as the participants were told."""
    rows = tuple(
        (voice.text(dimension.label), voice.text(choice.label), voice.text(choice.help))
        for dimension in facts.dimensions
        for choice in dimension.choices
        if choice.help
    )
    if not rows:
        return ()
    heads = (msg("Question"), msg("Group"), msg("As explained to the participants"))
    note = voice.say(msg("This division was made for this workshop. It takes no position on any boundary."))
    table = Table(tuple(map(voice.say, heads)), rows, widths=(0.2, 0.25, 0.55), note=note, dense=True)
    return (Heading(2, voice.say(msg("Who belongs to which group")), in_contents=False), table)


def _rewording(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    changes = tuple(
        voice.say(msg("“{before}” became “{after}”.", before=change.before, after=change.after))
        for part in facts.activities
        for change in part.wording_changes
    )
    return (
        (Heading(2, voice.say(msg("Words changed after voting had begun")), in_contents=False), Bullets(changes))
        if changes
        else ()
    )
