"""The workshop's own form: title, place, dates, organisers, groups to compare by, smallest group, room code, Wi-Fi."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, StringField, TextAreaField

from workshop.domain.errors import Mendable
from workshop.domain.people import UNSAID, Choice, Dimension
from workshop.domain.text import Label, cleaned_line, msg
from workshop.domain.workshop import Wifi, Workshop
from workshop.web.facilitator.fields import DayField, Longest, WholeNumberField, first_wrong, say_at

MOST_DIMENSIONS = 8
SHORTEST_WIFI_PASSWORD = 8
#: Fields at which the domain's refusals are said.
PLACES = {"title": "title_fr", "dimensions": "choices"}
UNREADABLE = msg("Something is missing or cannot be read. Look at the fields marked below.")


class DimensionForm(Form):
    """One group to compare by; its choices one a line, `français | English | aide | help`."""

    key = HiddenField()
    fr = StringField(msg("In French"), [Longest(80)])
    en = StringField(msg("In English"), [Longest(80)])
    choices = TextAreaField(msg("Groups, one a line"), [Longest(4000)])


class WorkshopForm(Form):
    """What the facilitator fills in, in the order of the page. `filled(workshop)` shows one, `check(base)` says at
    every field what is wrong with it, `workshop(base)` reads it back (raises Mendable)."""

    title_fr = StringField(msg("Title in French"), [Longest(140)])
    title_en = StringField(msg("Title in English"), [Longest(140)])
    place = StringField(msg("Town or place"), [Longest(140)])
    organisers = StringField(msg("Organisers"), [Longest(300)])
    starts = DayField(msg("First day"))
    ends = DayField(msg("Last day"))
    dimensions = FieldList(FormField(DimensionForm), max_entries=MOST_DIMENSIONS)
    min_group = WholeNumberField(msg("Smallest group whose result is shown"), default=5)
    room_code = StringField(msg("Code to join"), [Longest(12)])
    auditor_file = BooleanField(msg("An auditor may receive the shuffled ballots"))
    wifi_name = StringField(msg("Name of the Wi-Fi"), [Longest(32)])
    wifi_password = StringField(msg("Wi-Fi password"), [Longest(63)])

    @classmethod
    def filled(cls, workshop: Workshop) -> WorkshopForm:
        """The form of a workshop, with one empty row for another group to compare by."""
        form = cls(data={
            "title_fr": workshop.title["fr"], "title_en": workshop.title["en"], "place": workshop.place,
            "starts": workshop.starts, "ends": workshop.ends, "organisers": workshop.organisers,
            "min_group": workshop.min_group, "room_code": workshop.room_code, "wifi_name": workshop.wifi.name,
            "wifi_password": workshop.wifi.password, "auditor_file": workshop.auditor_file,
            "dimensions": [_dimension_data(dimension) for dimension in workshop.dimensions],
        })
        if len(form.dimensions) < MOST_DIMENSIONS:
            form.dimensions.append_entry({})
        return form

    def move_up(self, place: str) -> str:
        """Let a group to compare by change places with the one before it, without saving; the id of what gets the
        focus. The first counts most (docs/decisions/0011)."""
        rows = [dict(entry.data) for entry in self.dimensions]
        if place not in map(str, range(1, len(rows))):
            return ""
        rows.insert(int(place) - 1, rows.pop(int(place)))
        while self.dimensions.entries:
            self.dimensions.pop_entry()
        for row in rows:
            self.dimensions.append_entry(row)
        return self.dimensions[int(place) - 1].form.fr.id

    def check(self, base: Workshop) -> None:
        """Raises Mendable where anything cannot be; the fields carry their own sentences."""
        self.validate()
        for form, probe in self._probes(base):
            try:
                probe()
            except Mendable as error:
                say_at(form[PLACES.get(error.field or "", error.field)], error.message)
        if first_wrong(self):
            raise Mendable(UNREADABLE, "form")

    def refuse(self, error: Mendable) -> None:
        """Say it at the field it is about, if that is one of ours."""
        place = PLACES.get(error.field or "", error.field)
        if place in self:
            say_at(self[place], error.message)

    def _probes(self, base: Workshop) -> Iterator[tuple[Form, Callable[[], object]]]:
        """Each part tried alone, where it can be read: what is wrong with one does not hide what is with another."""
        yield self, lambda: replace(base, title=_label(self.title_fr, self.title_en))
        if not (self.starts.errors or self.ends.errors):
            yield self, lambda: replace(base, starts=self.starts.data, ends=self.ends.data)
        if not self.min_group.errors:
            yield self, lambda: replace(base, min_group=self.min_group.data)
        yield self, lambda: _room_code(self.room_code.data or "")
        yield self, self._wifi
        for entry in self.dimensions:
            if _is_used(entry.form):
                yield entry.form, partial(_dimension, entry.form, base)

    def workshop(self, base: Workshop) -> Workshop:
        """`base` with what the form says; groups keep their keys where their words or places are the same."""
        return replace(
            base, title=_label(self.title_fr, self.title_en), place=cleaned_line(self.place.data or ""),
            starts=self.starts.data, ends=self.ends.data, organisers=cleaned_line(self.organisers.data or ""),
            min_group=self.min_group.data, room_code=_room_code(self.room_code.data or ""), wifi=self._wifi(),
            auditor_file=self.auditor_file.data, dimensions=self._dimensions(base),
        )

    def _wifi(self) -> Wifi:
        return _wifi(cleaned_line(self.wifi_name.data or ""), cleaned_line(self.wifi_password.data or ""))

    def _dimensions(self, base: Workshop) -> tuple[Dimension, ...]:
        used = [entry.form for entry in self.dimensions if _is_used(entry.form)]
        return tuple(_dimension(form, base) for form in used)


def _label(fr: StringField, en: StringField) -> Label:
    return Label.of(fr=cleaned_line(fr.data or ""), en=cleaned_line(en.data or ""))


def _wifi(name: str, password: str) -> Wifi:
    """Only what a phone can join by: WPA takes passwords of 8 characters or more, an open network none."""
    if password and not name:
        raise Mendable(msg("Give the name of the Wi-Fi too: without it the wall cannot show its code."), "wifi_name")
    if 0 < len(password) < SHORTEST_WIFI_PASSWORD:
        raise Mendable(
            msg("The password of a Wi-Fi has at least {n} characters. Leave it empty for an open one.",
                n=SHORTEST_WIFI_PASSWORD), "wifi_password")
    return Wifi(name, password)


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
    return bool((form.fr.data or form.en.data or form.choices.data or "").strip())


def _dimension(form: DimensionForm, base: Workshop) -> Dimension:
    before = base.dimension(form.key.data or "")
    label = _label(form.fr, form.en)
    choices = [_choice(line) for line in map(cleaned_line, (form.choices.data or "").splitlines()) if line]
    if not label:
        raise Mendable(msg("Give every group to compare by a name, in French or in English."), "fr")
    if len(choices) < 2:
        raise Mendable(msg("“{question}” needs at least two groups, one a line.", question=label), "choices")
    key = before.key if before else _fresh_key(label, {dimension.key for dimension in base.dimensions})
    return Dimension(key, label, _keep_keys(choices, before.choices if before else ()))


def _choice(line: str) -> Choice:
    fr, en, help_fr, help_en = ([part.strip() for part in line.split("|")] + [""] * 4)[:4]
    return Choice("", Label.of(fr=fr, en=en), Label.of(fr=help_fr, en=help_en))


def _keep_keys(choices: list[Choice], before: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """A group whose words were there before keeps its key, wherever it now stands; a new one takes the key of the group
    that has left its place (its words were mended), else a fresh one."""
    words = {known.label: known.key for known in before}
    kept = {choice.label for choice in choices}
    keys: list[str] = []
    for place, choice in enumerate(choices):
        left = before[place].key if place < len(before) and before[place].label not in kept else None
        keys.append(words.get(choice.label) or left or _fresh_key(choice.label, {*words.values(), *keys}))
    return tuple(replace(choice, key=key) for choice, key in zip(choices, keys, strict=True))


def _fresh_key(label: Label, taken: set[str]) -> str:
    words = re.sub(r"[^a-z0-9]+", "_", label.best("en")[0].lower()).strip("_")[:24] or "group"
    candidates = (words, *(f"{words}_{n}" for n in range(2, 99)))
    return next(key for key in candidates if key not in taken and key != UNSAID)
