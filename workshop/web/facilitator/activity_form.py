"""The form of one activity: question, hint, topic, the kind's own options, and the list of items."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)

from workshop.activities import KINDS
from workshop.activities.forms import setup_form
from workshop.domain.activity import MAX_QUESTION, MAX_ROUNDS, Activity, Topic
from workshop.domain.digits import whole
from workshop.domain.errors import Mendable
from workshop.domain.items import ADDRESSEES, MAX_ITEMS, MAX_LABEL, Item, Source, pasted_labels
from workshop.domain.text import Label, cleaned_line, msg
from workshop.web.facilitator.fields import Longest, choice
from workshop.web.names import ADDRESSEE_NAMES, TOPIC_NAMES

#: One row of the list as the form shows it: id, picture, fr, en, sensitive, addressee.
Row = dict[str, Any]


class ItemForm(Form):
    """One row of the list."""

    id = HiddenField()
    picture = HiddenField()
    fr = TextAreaField(msg("In French"), [Longest(MAX_LABEL)])
    en = TextAreaField(msg("In English"), [Longest(MAX_LABEL)])
    sensitive = BooleanField(msg("Sensitive"))
    addressee = SelectField(
        msg("Addressee"), default="",
        choices=[choice("", msg("no addressee")), *(choice(key, ADDRESSEE_NAMES[key]) for key in ADDRESSEES)])


class ActivityForm(Form):
    """`filled(activity)` shows one; `activity(base)` reads it back (raises Mendable). The kind's: `options_form`."""

    question_fr = StringField(msg("Question in French"), [Longest(MAX_QUESTION)])
    question_en = StringField(msg("Question in English"), [Longest(MAX_QUESTION)])
    hint_fr = StringField(msg("Help in French"), [Longest(200)])
    hint_en = StringField(msg("Help in English"), [Longest(200)])
    topic = SelectField(msg("Chapter of the report"), default=Topic.OTHER.value,
                        choices=[choice(topic.value, TOPIC_NAMES[topic]) for topic in Topic])
    sensitive = BooleanField(msg("Sensitive question: show only groups of ten or more"))
    rounds = SelectField(msg("Rounds at most"), default="1",
                         choices=[choice(str(n), msg("{n}", n=n)) for n in range(1, MAX_ROUNDS + 1)])
    source = SelectField(msg("Where do the items come from?"), choices=[], default="")
    source_top = StringField(msg("How many of the first ones?"), [Longest(2)])
    items = FieldList(FormField(ItemForm), max_entries=MAX_ITEMS)
    paste = TextAreaField(msg("Paste a list"), [Longest(20_000)])

    @classmethod
    def filled(cls, activity: Activity) -> ActivityForm:
        """The form of an activity."""
        return cls(data={
            "question_fr": activity.question["fr"], "question_en": activity.question["en"],
            "hint_fr": activity.hint["fr"], "hint_en": activity.hint["en"],
            "topic": activity.topic.value, "sensitive": activity.sensitive,
            "rounds": str(activity.rounds), "source": activity.source.activity if activity.source else "",
            "source_top": str(activity.source.top or "") if activity.source else "",
            "items": [_row(item) for item in activity.items],
        })

    def activity(self, base: Activity, options: dict[str, object], new_id: Callable[[], str]) -> Activity:
        """`base` with what the form says. Raises Mendable."""
        items = base.items if KINDS[base.kind].reads_back else (*self.listed(new_id), *self.pasted(new_id))
        return replace(
            base, question=_label(self.question_fr, self.question_en), hint=_label(self.hint_fr, self.hint_en),
            topic=Topic(self.topic.data), sensitive=self.sensitive.data, source=self._source(),
            rounds=int(self.rounds.data) if KINDS[base.kind].rounds else 1,
            options=KINDS[base.kind].options(options).as_json(), items=items,
        )

    def _source(self) -> Source | None:
        return Source(self.source.data, _top(self.source_top.data or "")) if self.source.data else None

    def listed(self, new_id: Callable[[], str]) -> tuple[Item, ...]:
        """The rows as items; rows without words are left out, rows without an id get one."""
        forms = (entry.form for entry in self.items)
        return tuple(_item(form, new_id) for form in forms if (form.fr.data or form.en.data or "").strip())

    def pasted(self, new_id: Callable[[], str]) -> tuple[Item, ...]:
        """The pasted lines as items."""
        return tuple(Item(new_id(), label) for label in pasted_labels(self.paste.data or ""))

    def rows(self) -> list[Row]:
        """The rows as they stand on the page, empty ones too."""
        return [dict(entry.data) for entry in self.items]

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows. Raises Mendable when there are too many; then nothing has changed."""
        if len(rows) > MAX_ITEMS:
            raise Mendable(msg("A list holds at most {n} items. Split it into two activities.", n=MAX_ITEMS), "items")
        while self.items.entries:
            self.items.pop_entry()
        for row in rows:
            self.items.append_entry(row)

    def take_in(self, items: Sequence[Item]) -> None:
        """Add items below the rows; empty rows go. Raises Mendable."""
        self.show([*(row for row in self.rows() if row["fr"] or row["en"]), *map(_row, items)])


def options_form(kind: str, data: object = None, filled: dict[str, object] | None = None) -> Form:
    """The kind's own fields, from a posted form or from stored options."""
    return setup_form(kind)(data, data=filled)


def _row(item: Item) -> Row:
    return {"id": item.id, "fr": item.label["fr"], "en": item.label["en"], "sensitive": item.sensitive,
            "addressee": item.addressee, "picture": item.picture}


def _item(form: ItemForm, new_id: Callable[[], str]) -> Item:
    return Item(form.id.data or new_id(), _label(form.fr, form.en), form.sensitive.data, form.addressee.data or "",
                form.picture.data or "")


def _label(fr: Field, en: Field) -> Label:
    return Label.of(fr=cleaned_line(fr.data or ""), en=cleaned_line(en.data or ""))


def _top(text: str) -> int | None:
    """How many of the first items are taken over; None for all."""
    if not text.strip():
        return None
    top = whole(text)
    if not top:
        sentence = msg("How many items are taken over must be a whole number from 1; leave it empty for all.")
        raise Mendable(sentence, "source_top")
    return top
