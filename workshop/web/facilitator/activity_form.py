"""The form of one activity: question, hint, topic, the kind's own options, and the list of items."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from workshop.activities import KINDS
from workshop.activities.forms import setup_form
from workshop.domain.activity import MAX_QUESTION, Activity, Topic
from workshop.domain.items import ADDRESSEES, MAX_ITEMS, MAX_LABEL, Item, Source, pasted_labels
from workshop.domain.text import Label, cleaned_line, msg
from workshop.web.names import ADDRESSEE_NAMES, TOPIC_NAMES

TOO_LONG = msg("This is too long. Shorten it.")


class ItemForm(Form):
    """One row of the list."""

    id = HiddenField()
    picture = HiddenField()
    fr = StringField(msg("In French"), [Length(max=MAX_LABEL, message=TOO_LONG)])
    en = StringField(msg("In English"), [Length(max=MAX_LABEL, message=TOO_LONG)])
    sensitive = BooleanField(msg("Sensitive"))
    addressee = SelectField(msg("Addressee"), choices=[("", "–"), *((key, ADDRESSEE_NAMES[key]) for key in ADDRESSEES)])


class ActivityForm(Form):
    """`filled(activity)` shows one; `activity(base)` reads it back (raises Mendable). The kind's options are a form of its own."""

    question_fr = StringField(msg("Question in French"), [Length(max=MAX_QUESTION, message=TOO_LONG)])
    question_en = StringField(msg("Question in English"), [Length(max=MAX_QUESTION, message=TOO_LONG)])
    hint_fr = StringField(msg("Help in French (one sentence, may be empty)"), [Length(max=200, message=TOO_LONG)])
    hint_en = StringField(msg("Help in English (one sentence, may be empty)"), [Length(max=200, message=TOO_LONG)])
    topic = SelectField(msg("Chapter of the report"), choices=[(topic.value, TOPIC_NAMES[topic]) for topic in Topic])
    sensitive = BooleanField(msg("Sensitive question: show only groups of ten or more"))
    source = SelectField(msg("Items"), choices=[])
    top = StringField(msg("How many of the first ones"), [Length(max=2, message=TOO_LONG)])
    items = FieldList(FormField(ItemForm), max_entries=MAX_ITEMS)
    paste = TextAreaField(msg("Paste a list, one item a line: français | English"), [Length(max=20_000, message=TOO_LONG)])

    @classmethod
    def filled(cls, activity: Activity) -> ActivityForm:
        return cls(data={
            "question_fr": activity.question["fr"], "question_en": activity.question["en"],
            "hint_fr": activity.hint["fr"], "hint_en": activity.hint["en"],
            "topic": activity.topic.value, "sensitive": activity.sensitive,
            "source": activity.source.activity if activity.source else "",
            "top": str(activity.source.top or "") if activity.source else "",
            "items": [item_data(item) for item in activity.items],
        })

    def activity(self, base: Activity, options: dict[str, object], new_id: Callable[[], str]) -> Activity:
        """`base` with what the form says. Raises Mendable."""
        source = Source(self.source.data, _number(self.top.data)) if self.source.data else None
        return replace(
            base, question=Label.of(fr=cleaned_line(self.question_fr.data or ""), en=cleaned_line(self.question_en.data or "")),
            hint=Label.of(fr=cleaned_line(self.hint_fr.data or ""), en=cleaned_line(self.hint_en.data or "")),
            topic=Topic(self.topic.data), sensitive=self.sensitive.data, source=source,
            options=KINDS[base.kind].options(options).as_json(), items=self.listed(new_id),
        )

    def listed(self, new_id: Callable[[], str]) -> tuple[Item, ...]:
        """The rows as items; rows without words are left out, rows without an id get one."""
        return tuple(_item(entry.form, new_id) for entry in self.items if (entry.form.fr.data or entry.form.en.data or "").strip())

    def pasted(self, new_id: Callable[[], str]) -> tuple[Item, ...]:
        """The pasted lines as items."""
        return tuple(Item(new_id(), label) for label in pasted_labels(self.paste.data or ""))

    def show(self, items: Sequence[Item]) -> None:
        """Replace the rows and empty the field for pasting."""
        while self.items.entries:
            self.items.pop_entry()
        for item in items[:MAX_ITEMS]:
            self.items.append_entry(item_data(item))
        self.paste.data = ""


def options_form(kind: str, data: object = None, filled: dict[str, object] | None = None) -> Form:
    """The kind's own fields, from a posted form or from stored options."""
    return setup_form(kind)(data, data=filled)  # type: ignore[arg-type]


def item_data(item: Item) -> dict[str, object]:
    return {"id": item.id, "fr": item.label["fr"], "en": item.label["en"], "sensitive": item.sensitive,
            "addressee": item.addressee, "picture": item.picture}


def _item(form: ItemForm, new_id: Callable[[], str]) -> Item:
    label = Label.of(fr=cleaned_line(form.fr.data or ""), en=cleaned_line(form.en.data or ""))
    return Item(form.id.data or new_id(), label, form.sensitive.data, form.addressee.data or "", form.picture.data or "")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and int(text) else None
