"""Checks of form fields in our own words: WTForms' are English and take no Message."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from wtforms import DateField, Field, FieldList, Form, FormField, IntegerField, SelectChoice, ValidationError

from workshop.domain.text import Label, Message, msg, nmsg


def choice(value: str, words: Message | Label) -> SelectChoice:
    """One line of a list to choose from; the template says the words."""
    return SelectChoice(value, words)


def say_at(field: Field, sentence: Message) -> None:
    """Let a field say what is wrong with it, besides what it says already."""
    field.errors = [*field.errors, sentence]


def first_wrong(form: Iterable[Field]) -> str:
    """The id of the first field with something wrong, which gets the focus; "" where there is none."""
    return next((field.id for field in _single(form) if field.errors), "")


def _single(fields: Iterable[Field]) -> Iterator[Field]:
    """The fields that people fill in, those of lists and parts too."""
    for field in fields:
        if isinstance(field, (FieldList, FormField)):
            yield from _single(field)
        else:
            yield field


class Longest:
    """At most `limit` characters; the browser is told, too."""

    def __init__(self, limit: int):
        self.limit = limit
        self.field_flags = {"maxlength": limit}

    def __call__(self, form: Form, field: Field) -> None:
        if len(field.data or "") > self.limit:
            sentence = nmsg("Too long: {n} character fits.", "Too long: {n} characters fit.", self.limit)
            raise ValidationError(sentence)


class DayField(DateField):
    """A day, or nothing."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Raises ValueError with our sentence when this is not a day of the calendar."""
        self.data = None
        if valuelist and valuelist[0].strip():
            sentence = msg("This is no day of the calendar. Write it like 2026-03-12.")
            _or_say(super().process_formdata, valuelist, sentence)


class WholeNumberField(IntegerField):
    """A whole number; what was typed stays in the field."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Raises ValueError with our sentence when this is no whole number."""
        _or_say(super().process_formdata, valuelist, msg("Write a whole number."))


def _or_say(process: object, values: list[str], sentence: Message) -> None:
    try:
        process(values)  # type: ignore[operator]
    except ValueError:
        raise ValueError(sentence) from None
