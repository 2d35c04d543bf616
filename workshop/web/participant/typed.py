"""What stands in a page's form though nobody has sent it: kept in memory, so that it is there again after a reload and
in the other language."""

from __future__ import annotations

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from workshop.domain.activity import Activity
from workshop.domain.digits import whole
from workshop.domain.items import ADDRESSEES
from workshop.services.drafts import Draft
from workshop.services.lookup import kind_of
from workshop.services.ports import Store
from workshop.web.access import browser_secret
from workshop.web.participant.arriving import running
from workshop.web.participant.screens import Place, has_seat, joining_key
from workshop.web.parts import parts
from workshop.web.plan import typed_in

#: More is not kept of a text that may be 200 letters long when it is sent.
MOST_LETTERS = 400
#: An answer has a mark or two for each item.
MOST_MARKS = 200
JOINING = ("join", "profile")
ANSWERING = ("choose", "check")


def keep_typed(form: MultiDict[str, str]) -> None:
    """Remember the fields of a joining page or of an answer; `step` says which page. Anything else is left alone."""
    store, step = parts().store(), form.get("step", "")
    if store is None:
        return
    if step in JOINING and not has_seat(store):
        parts().drafts.put(joining_key(), Draft(_answers(store, form), form.get("code", "")[:MOST_LETTERS], step))
    elif step in ANSWERING and has_seat(store):
        _keep_answer(store, form, step)


def _answers(store: Store, form: Mapping[str, str]) -> tuple[str, ...]:
    dimensions = store.snapshot().workshop.dimensions
    return tuple(f"{each.key}={form[each.key]}" for each in dimensions if form.get(each.key) in each.keys)


def _keep_answer(store: Store, form: MultiDict[str, str], step: str) -> None:
    activity = running(store.snapshot())
    if activity is None or (activity.id, activity.round) != (form.get("activity"), round_of(form)):
        return
    Place(store, browser_secret(), activity).keep(
        Draft(_chosen(activity, form), form.get("text", "")[:MOST_LETTERS], step)
    )


def round_of(form: Mapping[str, str]) -> int:
    """The round of the page that was sent: a phone that slept through the discussion still shows the one before."""
    return whole(form.get("round", "1")) or 0


def _chosen(activity: Activity, form: MultiDict[str, str]) -> tuple[str, ...]:
    """The marks of an answer, each once; of an idea, its addressee; of a row of a plan, its other fields."""
    if kind_of(activity).collects_ideas:
        return tuple(key for key in form.getlist("addressee") if key in ADDRESSEES)
    if kind_of(activity).writes_plan:
        fields = {name: form.get(name, "") for name in ("row", "seen", "language")} | typed_in(form)
        return tuple(f"{name}={value[:MOST_LETTERS]}" for name, value in fields.items() if value and name != "action")
    return tuple(dict.fromkeys(mark[:MOST_LETTERS] for mark in marks(form)))[:MOST_MARKS]


def marks(form: MultiDict[str, str]) -> tuple[str, ...]:
    """An answer as the page holds it, in its order: a field "item" is a mark, "item=A" with the value 4 is "A=4"."""
    fields = ((name.removeprefix("item="), name, value) for name, value in form.items(multi=True) if value)
    return tuple(
        value if name == "item" else f"{item}={value}"
        for item, name, value in fields
        if name == "item" or name.startswith("item=")
    )
