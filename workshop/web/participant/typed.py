"""What stands in a page's form though nobody has sent it: kept in memory, so that it is there again after a reload and
in the other language."""

from __future__ import annotations

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from workshop.domain.activity import Activity
from workshop.domain.items import ADDRESSEES
from workshop.services.drafts import Draft
from workshop.services.lookup import kind_of
from workshop.services.ports import Store
from workshop.web.access import browser_secret
from workshop.web.participant.screens import Place, has_seat, joining_key, running
from workshop.web.parts import parts

#: More is not kept of a text that may be 200 letters long when it is sent.
MOST_LETTERS = 400
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
    if activity is None or activity.id != form.get("activity"):
        return
    Place(store, browser_secret(), activity).keep(
        Draft(_chosen(activity, form), form.get("text", "")[:MOST_LETTERS], step)
    )


def _chosen(activity: Activity, form: MultiDict[str, str]) -> tuple[str, ...]:
    """Items that exist, each once; of an idea, its addressee."""
    offered = ADDRESSEES if kind_of(activity).collects_ideas else activity.item_ids
    given = form.getlist("addressee" if kind_of(activity).collects_ideas else "item")
    return tuple(dict.fromkeys(item for item in given if item in offered))
