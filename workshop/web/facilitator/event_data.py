"""Event data: import a file, say which region belongs to which zone, replace or remove it."""
from __future__ import annotations

from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from workshop.domain.errors import Mendable
from workshop.domain.event_data import LONGEST_CREDIT, OTHER
from workshop.domain.event_file import MOST_EVENTS, EventFile
from workshop.domain.event_import import LEFT_OUT, EventImport
from workshop.domain.text import cleaned_line, msg
from workshop.services.import_events import (
    chosen_zones,
    count_file,
    keep_events,
    remove_events,
    suggested_zones,
    zones_of,
)
from workshop.services.import_events import event_data as kept_events
from workshop.services.ports import Store
from workshop.web.locale import today
from workshop.web.parts import current_store, parts
from workshop.web.uploads import MEGABYTE, MOST_BYTES

#: What the field of the form that gives a region to a zone is called, with the key of the region behind it.
FIELD = "zone-"


def register(pages: Blueprint) -> None:
    """Routes below /facilitator/event-data."""
    pages.add_url_rule("/event-data", view_func=event_data, methods=["GET", "POST"])
    pages.add_url_rule("/event-data/zones", view_func=event_zones, methods=["GET", "POST"])
    pages.add_url_rule("/event-data/remove", view_func=remove_event_data, methods=["POST"])


def event_data() -> str | AnyResponse | tuple[str, int]:
    """What is kept, and the form for a file: it is counted at once, or refused as a whole."""
    store = current_store()
    if request.method == "GET":
        return _page(store, None)
    try:
        counted = _counted()
    except Mendable as error:
        return _page(store, error), 400
    chosen = chosen_zones(store, counted.file)
    if len(chosen) < len(counted.file.regions):
        parts().counted_files.put(store.snapshot().workshop, counted)
        return redirect(url_for("facilitator.event_zones"), 303)
    return _kept(store, counted, chosen)


def event_zones() -> str | AnyResponse | tuple[str, int]:
    """Which region belongs to which zone: suggested, never assumed, and to be changed at any time. `go` may be
    "cancel"."""
    store = current_store()
    counted = parts().counted_files.get(store.snapshot().workshop) or store.event_data()
    if counted is None:
        return redirect(url_for("facilitator.event_data"), 303)
    if request.method == "GET":
        return _zones_page(store, counted, suggested_zones(store, counted.file), None)
    if request.form.get("go") == "cancel":
        parts().counted_files.forget(store.snapshot().workshop)
        return redirect(url_for("facilitator.event_data"), 303)
    chosen = _chosen(counted.file)
    try:
        return _kept(store, counted, chosen)
    except Mendable as error:
        return _zones_page(store, counted, chosen, error), 400


def remove_event_data() -> AnyResponse:
    """The second tap: the first one opened the question."""
    store = current_store()
    parts().counted_files.forget(store.snapshot().workshop)
    remove_events(store, parts().announcer)
    return redirect(url_for("facilitator.event_data"), 303)


def _kept(store: Store, counted: EventImport, chosen: dict[str, str]) -> AnyResponse:
    keep_events(store, parts().announcer, counted, chosen)
    parts().counted_files.forget(store.snapshot().workshop)
    return redirect(url_for("facilitator.event_data"), 303)


def _counted() -> EventImport:
    file = request.files.get("file")
    content = file.stream.read() if file else b""
    if not content:
        raise Mendable(msg("Choose the CSV file that the export tool wrote."), "file")
    return count_file(parts().aside, content, request.form.get("credit", ""), _day(), today())


def _day() -> date | None:
    try:
        return date.fromisoformat(cleaned_line(request.form.get("exported", "")))
    except ValueError:
        return None


def _chosen(file: EventFile) -> dict[str, str]:
    return {region.key: request.form.get(FIELD + region.key, "") for region in file.regions}


def _page(store: Store, error: Mendable | None) -> str:
    kept, workshop = kept_events(store), store.snapshot().workshop
    typed = {"credit": request.form.get("credit", kept.credit if kept else ""),
             "exported": request.form.get("exported", "")}
    return render_template(
        "facilitator/event_data.html", data=kept, error=error, typed=typed, other=OTHER, longest=LONGEST_CREDIT,
        most_events=MOST_EVENTS, most_megabytes=MOST_BYTES // MEGABYTE, today=today().isoformat(),
        counted=parts().counted_files.get(workshop))


def _zones_page(store: Store, counted: EventImport, chosen: dict[str, str], error: Mendable | None) -> str:
    return render_template(
        "facilitator/event_zones.html", file=counted.file, chosen=chosen, error=error, field=FIELD,
        zones=zones_of(store.snapshot().workshop), other=OTHER, left_out=LEFT_OUT, data=store.event_data())
