"""Values of the domain as rows of the tables, and back."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row

from workshop.domain.activity import Activity, State, Topic
from workshop.domain.event_cells import Region
from workshop.domain.event_data import EventType
from workshop.domain.event_file import EventFile
from workshop.domain.event_import import EventImport
from workshop.domain.ideas import Idea, IdeaState
from workshop.domain.items import Item, Source
from workshop.domain.passages import Passage
from workshop.domain.people import Choice, Dimension
from workshop.domain.plan import Action, Progress
from workshop.domain.stage import Face, Stage
from workshop.domain.text import Label
from workshop.domain.workshop import ReportTexts, Wifi, Workshop

Values = dict[str, Any]


def workshop_values(workshop: Workshop) -> Values:
    """A row of `workshop`."""
    return {
        "id": workshop.id, "title": workshop.title.as_json(), "place": workshop.place,
        "starts": _day_text(workshop.starts), "ends": _day_text(workshop.ends), "organisers": workshop.organisers,
        "dimensions": [_dimension_json(dimension) for dimension in workshop.dimensions],
        "min_group": workshop.min_group, "room_code": workshop.room_code, "wifi": asdict(workshop.wifi),
        "auditor_file": workshop.auditor_file, "rehearsal": workshop.rehearsal,
    }


def workshop_from(row: Row[Any]) -> Workshop:
    """The Workshop of a row."""
    return Workshop(
        id=row.id, title=Label.from_json(row.title), place=row.place, starts=_day(row.starts), ends=_day(row.ends),
        organisers=row.organisers, dimensions=tuple(_dimension(data) for data in row.dimensions),
        min_group=row.min_group, room_code=row.room_code, wifi=Wifi(**row.wifi), auditor_file=row.auditor_file,
        rehearsal=row.rehearsal,
    )


def texts_values(texts: ReportTexts) -> Values:
    """A row of `texts`."""
    return {
        "introduction": texts.introduction.as_json(), "context": texts.context.as_json(),
        "thanks": texts.thanks.as_json(),
    }


def texts_from(row: Row[Any]) -> ReportTexts:
    """The ReportTexts of a row."""
    return ReportTexts(Label.from_json(row.introduction), Label.from_json(row.context), Label.from_json(row.thanks))


def stage_values(stage: Stage) -> Values:
    """A row of `stage`."""
    return {"activity": stage.activity, "face": stage.face.value, "panel": stage.panel, "language": stage.language}


def stage_from(row: Row[Any]) -> Stage:
    """The Stage of a row."""
    return Stage(row.activity, Face(row.face), row.panel, row.language)


def activity_values(activity: Activity) -> Values:
    """A row of `activity`."""
    return {
        "id": activity.id, "kind": activity.kind, "question": activity.question.as_json(),
        "state": activity.state.value, "hint": activity.hint.as_json(), "options": dict(activity.options),
        "items": [item.as_json() for item in activity.items],
        "source": asdict(activity.source) if activity.source else None, "topic": activity.topic.value,
        "round": activity.round, "rounds": activity.rounds, "sensitive": activity.sensitive,
    }


def activity_from(row: Row[Any]) -> Activity:
    """The Activity of a row."""
    return Activity(
        id=row.id, kind=row.kind, question=Label.from_json(row.question), state=State(row.state),
        hint=Label.from_json(row.hint), options=row.options, items=tuple(Item.from_json(data) for data in row.items),
        source=Source(**row.source) if row.source else None, topic=Topic(row.topic), round=row.round,
        sensitive=row.sensitive, rounds=row.rounds,
    )


def idea_values(idea: Idea) -> Values:
    """A row of `idea`."""
    return {
        "id": idea.id, "activity": idea.activity, "original": idea.original, "language": idea.language,
        "wording": idea.wording.as_json(), "state": idea.state.value, "merged_into": idea.merged_into,
        "addressee": idea.addressee, "item": idea.item,
    }


def idea_from(row: Row[Any]) -> Idea:
    """The Idea of a row."""
    return Idea(
        row.id, row.activity, row.original, row.language, Label.from_json(row.wording), IdeaState(row.state),
        row.merged_into, row.addressee, row.item,
    )


def action_values(action: Action) -> Values:
    """A row of `action`."""
    return {
        "id": action.id, "activity": action.activity,
        "words": {name: label.as_json() for name, label in action.words.items()}, "starts": _day_text(action.starts),
        "ends": _day_text(action.ends), "progress": action.progress.value, "place": action.place,
    }


def action_from(row: Row[Any]) -> Action:
    """The Action of a row."""
    words = {name: Label.from_json(texts) for name, texts in row.words.items()}
    return Action(row.id, row.activity, words, _day(row.starts), _day(row.ends), Progress(row.progress), row.place)


def event_values(data: EventImport) -> Values:
    """A row of `event_data`."""
    file = data.file
    return {
        "credit": data.credit, "exported": data.exported.isoformat(), "first": file.first.isoformat(),
        "last": file.last.isoformat(), "repeated": file.repeated,
        "regions": [[region.key, region.name, region.country, data.zones[region.key]] for region in file.regions],
        "counts": [[place[0].key, place[1], place[2].value, *sums] for place, sums in file.counts.items()],
    }


def events_from(row: Row[Any]) -> EventImport:
    """The EventImport of a row."""
    regions = {key: Region(key, name, country) for key, name, country, _ in row.regions}
    counts = {(regions[key], year, EventType(sort)): (n, dead) for key, year, sort, n, dead in row.counts}
    exported, first, last = (date.fromisoformat(text) for text in (row.exported, row.first, row.last))
    file = EventFile(row.repeated, first, last, tuple(regions.values()), counts)
    return EventImport(file, row.credit, exported, {key: zone for key, _, _, zone in row.regions})


def passage_values(passage: Passage) -> Values:
    """A row of `passage`."""
    return {
        "key": passage.key, "version": passage.version, "content": passage.content, "history": list(passage.history),
    }  # fmt: skip


def passage_from(row: Row[Any]) -> Passage:
    """The Passage of a row."""
    return Passage(row.key, row.version, row.content, tuple(row.history))


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _dimension_json(dimension: Dimension) -> Values:
    choices = [_choice_json(choice) for choice in dimension.choices]
    return {"key": dimension.key, "label": dimension.label.as_json(), "choices": choices}


def _choice_json(choice: Choice) -> Values:
    return {"key": choice.key, "label": choice.label.as_json(), "help": choice.help.as_json()}


def _dimension(data: Mapping[str, Any]) -> Dimension:
    choices = tuple(_choice(part) for part in data["choices"])
    return Dimension(data["key"], Label.from_json(data["label"]), choices)


def _choice(data: Mapping[str, Any]) -> Choice:
    return Choice(data["key"], Label.from_json(data["label"]), Label.from_json(data["help"]))
