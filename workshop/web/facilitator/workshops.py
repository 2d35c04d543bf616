"""The workshops of this laptop: list, make, choose, change, erase."""
from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.activity import State
from workshop.domain.errors import Mendable
from workshop.domain.events import Changed
from workshop.domain.text import Label
from workshop.domain.workshop import MIN_GROUP_CHOICES, Workshop
from workshop.material import default_dimensions, templates
from workshop.services.create_workshop import create_workshop
from workshop.services.edit_workshop import edit_workshop
from workshop.services.erase_workshop import erase_workshop
from workshop.services.ports import Snapshot
from workshop.web.errors import STATUS
from workshop.web.facilitator.fields import first_wrong
from workshop.web.facilitator.workshop_form import WorkshopForm
from workshop.web.parts import current_store, parts

#: A new workshop before anything is filled in; its title is replaced by the form's.
BLANK = Workshop("", Label.of(fr="–"), dimensions=default_dimensions())

#: A button of the form: this group to compare by goes before the one above it.
UP = "up:"

#: What invented participants are sent with, from the folder of the program.
REHEARSE = "python3 start.py rehearse --participants 200 --within 10"


@dataclass(frozen=True)
class Known:
    """A workshop of the list; one whose file cannot be read has only its id and the `error`."""

    id: str
    snapshot: Snapshot | None = None
    seats: int = 0
    error: Mendable | None = None

    @property
    def finished(self) -> int:
        """How many of its activities have a result."""
        activities = self.snapshot.activities if self.snapshot else ()
        return sum(activity.state in (State.CLOSED, State.REVEALED) for activity in activities)


def register(pages: Blueprint) -> None:
    """Routes of the list and of the workshop's own form."""
    pages.add_url_rule("/workshops", view_func=workshops)
    pages.add_url_rule("/workshops/new", view_func=new_workshop, methods=["GET", "POST"])
    pages.add_url_rule("/workshops/choose", view_func=choose_workshop, methods=["POST"])
    pages.add_url_rule("/workshops/erase", view_func=erase, methods=["POST"])
    pages.add_url_rule("/workshop", view_func=change_workshop, methods=["GET", "POST"])


def workshops() -> str:
    """All workshops; `erase` asks once more before one is erased."""
    return show_workshops()


def show_workshops(error: Mendable | None = None) -> str:
    """The list, with what went wrong on it."""
    known = [_known(workshop_id) for workshop_id in parts().vault.workshop_ids()]
    real = [entry for entry in known if not (entry.snapshot and entry.snapshot.workshop.rehearsal)]
    rehearsal = next((entry for entry in known if entry not in real), None)
    return render_template("facilitator/workshops.html", known=real, rehearsal=rehearsal, error=error,
                           current=parts().vault.current_id(), erase=request.args.get("erase"),
                           command=_rehearse_command(rehearsal))


def _rehearse_command(rehearsal: Known | None) -> str:
    """What to type on any computer of the network, complete: address and code."""
    address = next((f" --address {address.rstrip('/')}" for address in parts().addresses()), "")
    code = f" --code {rehearsal.snapshot.workshop.room_code}" if rehearsal and rehearsal.snapshot else ""
    return REHEARSE + address + code


def _known(workshop_id: str) -> Known:
    try:
        store = parts().vault.open(workshop_id)
    except Mendable as error:
        return Known(workshop_id, error=error)
    return Known(workshop_id, store.snapshot(), store.seats())


def new_workshop() -> str | Response | tuple[str, int]:
    """The form of a workshop that does not exist yet; it begins with the agenda of a template."""
    if request.method == "GET":
        form = WorkshopForm.filled(BLANK)
        form.title_fr.data = ""
        return _page(form, BLANK, None)
    form = WorkshopForm(request.form)
    if _moves_up():
        return _rearranged(form, BLANK)
    try:
        form.check(BLANK)
        create_workshop(parts().vault, parts().ids, form.workshop(BLANK), request.form.get("template", ""))
    except Mendable as error:
        return _page(form, BLANK, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit"), 303)


def change_workshop() -> str | Response | tuple[str, int]:
    """The form of the current workshop."""
    store = current_store()
    workshop = store.snapshot().workshop
    if request.method == "GET":
        return _page(WorkshopForm.filled(workshop), workshop, None)
    form = WorkshopForm(request.form)
    if _moves_up():
        return _rearranged(form, workshop)
    try:
        form.check(workshop)
        edit_workshop(parts().vault, store, parts().announcer, form.workshop(workshop))
    except Mendable as error:
        return _page(form, workshop, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit"), 303)


def _moves_up() -> bool:
    return request.form.get("go", "").startswith(UP)


def _rearranged(form: WorkshopForm, workshop: Workshop) -> str:
    return _page(form, workshop, None, form.move_up(request.form["go"].removeprefix(UP)))


def _page(form: WorkshopForm, workshop: Workshop, error: Mendable | None, focus: str = "") -> str:
    if error:
        form.refuse(error)
    focus = focus or first_wrong(form) or (f"{error.field}-wrong" if error and error.field else "")
    is_new = workshop is BLANK
    return render_template(
        "facilitator/workshop.html", form=form, templates=templates(), error=error, focus=focus, is_new=is_new, up=UP,
        movable=is_new or not current_store().seats(), smallest=MIN_GROUP_CHOICES,
        template=request.form.get("template", "peace_exchange"))


def choose_workshop() -> Response:
    """Make another workshop the one that phones and projector see."""
    vault, wanted = parts().vault, request.form.get("workshop", "")
    if wanted in vault.workshop_ids() and wanted != vault.current_id():
        last_word = _last_word()
        vault.choose(wanted)
        parts().drafts.forget_all()
        parts().timer.stop()
        _tell(last_word)
    return redirect(url_for("facilitator.cockpit"), 303)


def _last_word() -> Changed | None:
    """What makes the screens of the workshop chosen so far ask for their page again, and find what is there now."""
    store = parts().store()
    if store is None:
        return None
    snapshot = store.snapshot()
    return Changed(snapshot.workshop.id, snapshot.version + 1, phones=True)


def _tell(last_word: Changed | None) -> None:
    if last_word is not None:
        parts().announcer.announce(last_word)


def erase() -> Response:
    """The second tap: the first one was the link that asks. No screen goes on showing what is erased."""
    wanted = request.form.get("workshop", "")
    if wanted in parts().vault.workshop_ids():
        last_word = _last_word() if wanted == parts().vault.current_id() else None
        erase_workshop(parts().vault, wanted)
        parts().counted_files.forget_all()
        parts().printings.forget_all()
        _tell(last_word)
    return redirect(url_for("facilitator.workshops"), 303)
