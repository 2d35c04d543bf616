"""The workshop's own form: title, place, dates, organisers, groups to compare by, smallest group, room code, Wi-Fi."""
from __future__ import annotations

import re
from dataclasses import replace

from wtforms import BooleanField, DateField, FieldList, Form, FormField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional

from workshop.domain.errors import Mendable
from workshop.domain.people import Choice, Dimension
from workshop.domain.text import Label, cleaned_line, msg
from workshop.domain.workshop import Wifi, Workshop

MOST_DIMENSIONS = 6
TOO_LONG = msg("This is too long. Shorten it.")


class DimensionForm(Form):
    """One group to compare by; its choices one a line, `français | English | aide | help`."""

    key = HiddenField()
    fr = StringField(msg("In French"), [Length(max=80, message=TOO_LONG)])
    en = StringField(msg("In English"), [Length(max=80, message=TOO_LONG)])
    choices = TextAreaField(msg("Groups, one a line: français | English"), [Length(max=4000, message=TOO_LONG)])


class WorkshopForm(Form):
    """What the facilitator fills in. `filled(workshop)` shows one, `workshop(base)` reads it back (raises Mendable)."""

    title_fr = StringField(msg("Title in French"), [Length(max=140, message=TOO_LONG)])
    title_en = StringField(msg("Title in English"), [Length(max=140, message=TOO_LONG)])
    place = StringField(msg("Place"), [Length(max=140, message=TOO_LONG)])
    starts = DateField(msg("First day"), [Optional()])
    ends = DateField(msg("Last day"), [Optional()])
    organisers = StringField(msg("Organisers"), [Length(max=300, message=TOO_LONG)])
    min_group = IntegerField(
        msg("Smallest group whose result is shown"),
        [NumberRange(5, 20, message=msg("The smallest group must be between {low} and {high} people.", low=5, high=20))], default=5)
    room_code = StringField(msg("Code to join (empty: none is asked)"), [Length(max=12, message=TOO_LONG)])
    wifi_name = StringField(msg("Name of the Wi-Fi"), [Length(max=32, message=TOO_LONG)])
    wifi_password = StringField(msg("Wi-Fi password"), [Length(max=63, message=TOO_LONG)])
    auditor_file = BooleanField(msg("Shuffled ballots may be handed to an auditor (said on the ballot)"))
    dimensions = FieldList(FormField(DimensionForm), max_entries=MOST_DIMENSIONS)

    @classmethod
    def filled(cls, workshop: Workshop) -> WorkshopForm:
        form = cls(data={
            "title_fr": workshop.title["fr"], "title_en": workshop.title["en"], "place": workshop.place, "starts": workshop.starts,
            "ends": workshop.ends, "organisers": workshop.organisers, "min_group": workshop.min_group, "room_code": workshop.room_code,
            "wifi_name": workshop.wifi.name, "wifi_password": workshop.wifi.password, "auditor_file": workshop.auditor_file,
            "dimensions": [_dimension_data(dimension) for dimension in workshop.dimensions],
        })
        form.dimensions.append_entry({})
        return form

    def workshop(self, base: Workshop) -> Workshop:
        """`base` with what the form says; groups keep their keys where their words are the same."""
        return replace(
            base, title=Label.of(fr=cleaned_line(self.title_fr.data or ""), en=cleaned_line(self.title_en.data or "")),
            place=cleaned_line(self.place.data or ""), starts=self.starts.data, ends=self.ends.data,
            organisers=cleaned_line(self.organisers.data or ""), min_group=self.min_group.data,
            room_code=_room_code(self.room_code.data or ""), auditor_file=self.auditor_file.data,
            wifi=Wifi(cleaned_line(self.wifi_name.data or ""), cleaned_line(self.wifi_password.data or "")),
            dimensions=tuple(_dimension(entry.form, base) for entry in self.dimensions if _is_used(entry.form)),
        )


def _room_code(text: str) -> str:
    code = cleaned_line(text).upper()
    if code and not re.fullmatch(r"[A-Z0-9]{3,12}", code):
        raise Mendable(msg("The code takes 3 to 12 letters and figures, without spaces."), "room_code")
    return code


def _dimension_data(dimension: Dimension) -> dict[str, str]:
    lines = "\n".join(_choice_line(choice) for choice in dimension.choices)
    return {"key": dimension.key, "fr": dimension.label["fr"], "en": dimension.label["en"], "choices": lines}


def _choice_line(choice: Choice) -> str:
    parts = [choice.label["fr"], choice.label["en"], choice.help["fr"], choice.help["en"]]
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(parts)


def _is_used(form: DimensionForm) -> bool:
    return bool((form.fr.data or form.en.data or "").strip())


def _dimension(form: DimensionForm, base: Workshop) -> Dimension:
    before = base.dimension(form.key.data or "")
    label = Label.of(fr=cleaned_line(form.fr.data or ""), en=cleaned_line(form.en.data or ""))
    lines = [cleaned_line(line) for line in (form.choices.data or "").splitlines()]
    choices = [_choice(line) for line in lines if line]
    if len(choices) < 2:
        raise Mendable(msg("“{question}” needs at least two groups, one a line.", question=label), "dimensions")
    key = before.key if before else _fresh_key(label, {dimension.key for dimension in base.dimensions})
    return Dimension(key, label, _keep_keys(choices, before))


def _choice(line: str) -> Choice:
    fr, en, help_fr, help_en = ([part.strip() for part in line.split("|")] + [""] * 4)[:4]
    return Choice("", Label.of(fr=fr, en=en), Label.of(fr=help_fr, en=help_en))


def _keep_keys(choices: list[Choice], before: Dimension | None) -> tuple[Choice, ...]:
    """Keys of groups whose words, or else whose place, were there before; fresh ones for the others."""
    old = before.choices if before else ()
    if len(old) == len(choices):
        return tuple(replace(choice, key=known.key) for choice, known in zip(choices, old, strict=True))
    keys = {known.label: known.key for known in old}
    kept: list[Choice] = []
    for choice in choices:
        key = keys.get(choice.label) or _fresh_key(choice.label, {*keys.values(), *(other.key for other in kept)})
        kept.append(replace(choice, key=key))
    return tuple(kept)


def _fresh_key(label: Label, taken: set[str]) -> str:
    words = re.sub(r"[^a-z0-9]+", "_", label.best("en")[0].lower()).strip("_")[:24] or "group"
    return next(key for key in (words, *(f"{words}_{n}" for n in range(2, 99))) if key not in taken and key != "unsaid")
