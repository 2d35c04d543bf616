"""Gather what the report may say: safe figures, permitted sentences, free texts. The press prints it in a process of
its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workshop.activities.said import findings
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, msg
from workshop.i18n.languages import ready_languages
from workshop.report.edition import Rewording, effective, reworded
from workshop.report.facts import ActivityFacts, Facts, WordingChange, attendance, workshop_facts
from workshop.report.prose import held
from workshop.report.titles import TITLES
from workshop.services.beside_ranking import beside_ranking
from workshop.services.import_events import event_data
from workshop.services.ports import AT_ONCE, Aside, Press, Reading
from workshop.services.read_results import is_counted, read_course, read_results, standing_round
from workshop.services.report_edition import edition_of, rewordings
from workshop.services.write_quotes import placed


def gather_facts(reading: Reading, today: date, aside: Aside = AT_ONCE, *, as_generated: bool = False) -> Facts:
    """The facts of the report as things stand, in the organisers' words where these hold, or all as generated.

    Votes are served between two questions; where somebody changed anything meanwhile, all is gathered anew at once.

    Raises Mendable before there is a first result."""
    begun = reading.snapshot().version
    facts = _gathered(reading, today, aside, as_generated)
    same = reading.snapshot().version == begun
    return facts if same else _gathered(reading, today, AT_ONCE, as_generated)


def _gathered(reading: Reading, today: date, aside: Aside, as_generated: bool) -> Facts:
    snapshot = reading.snapshot()
    counted = counted_activities(reading, aside)
    passages = reading.passages()
    generated = []
    for activity in counted:
        aside.give_way()
        generated.append(_activity_facts(reading, activity))
    own = () if as_generated else rewordings(passages)
    results, kept = _in_their_words(generated, own)
    if not results:
        raise Mendable(msg("The report begins with the first result: close an activity first."))
    languages = [language.code for language in ready_languages()]
    aside.give_way()
    profiles = reading.profiles()
    attended = attendance(snapshot.workshop, profiles)
    aside.give_way()
    events = event_data(reading)
    quotes = placed(passages, snapshot.workshop, profiles, snapshot.activities)
    edition = edition_of(passages, counted, len(profiles), kept, quotes)
    facts = workshop_facts(
        snapshot.workshop, snapshot.texts, today, len(profiles), languages, attended, results, events, edition
    )
    return _with_prose(facts, own)


def _with_prose(facts: Facts, own: Sequence[Rewording]) -> Facts:
    """With the organisers' words for the sections' own prose, as far as these hold."""
    sections = dict.fromkeys(one.section for one in own if one.section in TITLES)
    prose = [one for section in sections for one in held(section, facts, own)]
    if not prose:
        return facts
    return replace(facts, edition=replace(facts.edition, reworded=(*facts.edition.reworded, *prose)))


def counted_activities(reading: Reading, aside: Aside = AT_ONCE) -> list[Activity]:
    """Every activity with a result, in the round that stands."""
    counted = []
    for activity in reading.snapshot().activities:
        aside.give_way()
        standing = standing_round(reading, activity)
        if is_counted(reading, standing):
            counted.append(standing)
    return counted


def _in_their_words(
    generated: Sequence[ActivityFacts], own: Sequence[Rewording]
) -> tuple[list[ActivityFacts], list[Rewording]]:
    """The results with the organisers' sentences in place, and those that could be placed."""
    held = [one for part in generated for one in effective(part.activity.id, part.findings, own).values()]
    return [replace(part, findings=reworded(part.activity.id, part.findings, own)) for part in generated], held


def print_report(reading: Reading, press: Press, language: str, today: date, edition: str = "pdf") -> bytes:
    """The report in one language and form."""
    return press.print_edition("".join(gather_facts(reading, today).written()), language, edition)


def _activity_facts(reading: Reading, counted: Activity) -> ActivityFacts:
    activity, safe = beside_ranking(reading, counted), read_results(reading, counted)
    changes = (
        WordingChange(Label.from_json(entry["before"]), Label.from_json(entry["after"]))  # type: ignore[arg-type]
        for entry in reading.wording_log(activity.id)
    )
    said = findings(activity, safe, reading.snapshot().workshop.dimensions)
    return ActivityFacts(activity, safe, said, tuple(changes), _rounds(reading, counted))


def _rounds(reading: Reading, counted: Activity) -> tuple[SafeOutcome, ...]:
    # the round that stands may be an earlier one than the last that was counted
    latest = reading.snapshot().activity(counted.id)
    course = read_course(reading, latest) if latest and latest.rounds > 1 else None
    return course.outcomes if course else ()
