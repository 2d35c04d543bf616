"""A plan on paper: a table of who does what by when, then what each action needs, shows and risks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workshop.activities.actions.words import FIELD_NAMES, PROGRESS_NAMES
from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Cell, Note, Table
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.plan import Action, Progress
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg
from workshop.i18n.phrasebook import Phrasebook

#: What stands in the second table, under the number of the action.
FURTHER = ("problem", "resources", "indicator", "risk")
EMPTY = msg("The plan holds no action yet.")


def actions_of(outcome: SafeOutcome) -> tuple[Action, ...]:
    """The rows of a plan, in their order."""
    return tuple(Action.from_json(row) for row in outcome.results.get("actions", ()))


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The plan in two tables that a page can hold: what, who, when, state; then problem, resources, indicator, risk."""
    actions = actions_of(outcome)
    if not actions:
        return (Note(voice.say(EMPTY)),)
    return (_who_does_what(actions, voice), *_further(actions, voice))


def _who_does_what(actions: Sequence[Action], voice: Voice) -> Table:
    heads = (msg("No."), FIELD_NAMES["action"], FIELD_NAMES["responsible"], msg("When"), FIELD_NAMES["progress"])
    rows = tuple(
        (
            voice.number(number),
            Cell(voice.text(action["action"]), strong=True),
            _bodies(action, voice),
            period(action, voice),
            voice.say(PROGRESS_NAMES[action.progress]),
        )
        for number, action in enumerate(actions, 1)
    )
    return Table(tuple(map(voice.say, heads)), rows, caption=voice.say(msg("Who does what, and when")),
                 widths=(0.06, 0.37, 0.29, 0.16, 0.12), dense=True)  # fmt: skip


def _bodies(action: Action, voice: Voice) -> Text:
    """Who is responsible, and with whom."""
    responsible, partners = action["responsible"], action["partners"]
    if not partners:
        return voice.text(responsible) or "–"
    if not responsible:
        return voice.say(msg("with: {partners}", partners=partners))
    return voice.say(msg("{responsible}; with: {partners}", responsible=responsible, partners=partners))


def period(action: Action, voice: Phrasebook) -> str:
    """From when to when, as far as it is known."""
    if action.starts and action.ends:
        return voice.dates(action.starts, action.ends)
    if action.ends:
        return voice.say(msg("until {day}", day=action.ends))
    return voice.say(msg("from {day}", day=action.starts)) if action.starts else "–"


def _further(actions: Sequence[Action], voice: Voice) -> tuple[Table, ...]:
    """What else was written of each action, line by line; nothing where nothing was."""
    rows = tuple(row for number, action in enumerate(actions, 1) for row in _lines(number, action, voice))
    heads = (msg("No."), msg("What"), msg("As written"))
    caption = voice.say(msg("What each action answers, needs, shows and risks"))
    return (Table(tuple(map(voice.say, heads)), rows, caption, widths=(0.06, 0.2, 0.74), dense=True),) if rows else ()


def _lines(number: int, action: Action, voice: Voice) -> Iterator[tuple[Text, Text, Text]]:
    for name in FURTHER:
        if action[name]:
            yield voice.number(number), voice.say(FIELD_NAMES[name]), voice.text(action[name])


def overdue(actions: Sequence[Action], today: date) -> tuple[Action, ...]:
    """The rows whose last day has passed and that are neither done nor dropped, the oldest first."""
    late = [action for action in actions if action.is_overdue(today)]
    return tuple(sorted(late, key=lambda action: (action.ends or today, action.id)))


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """How many actions are in which state."""
    counted = outcome.results.get("progress", {})
    rows = tuple((voice.say(PROGRESS_NAMES[state]), voice.number(counted.get(state.value, 0))) for state in Progress)
    heads: tuple[Message, ...] = (FIELD_NAMES["progress"], msg("Actions"))
    return (Table(tuple(map(voice.say, heads)), rows, widths=(0.7, 0.3), numeric=(1,), dense=True),)
