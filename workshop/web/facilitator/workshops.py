"""The workshops of this laptop: list, make, choose, change, erase."""
from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable
from workshop.domain.text import Label, msg
from workshop.domain.workshop import Workshop
from workshop.material import default_dimensions, templates
from workshop.services.create_workshop import create_workshop
from workshop.services.edit_workshop import edit_workshop
from workshop.services.erase_workshop import erase_workshop
from workshop.web.errors import STATUS
from workshop.web.facilitator.workshop_form import WorkshopForm
from workshop.web.parts import current_store, parts

#: A new workshop before anything is filled in; its title is replaced by the form's.
BLANK = Workshop("", Label.of(fr="–"), dimensions=default_dimensions())


def register(pages: Blueprint) -> None:
    pages.add_url_rule("/workshops", view_func=workshops)
    pages.add_url_rule("/workshops/new", view_func=new_workshop, methods=["GET", "POST"])
    pages.add_url_rule("/workshops/choose", view_func=choose_workshop, methods=["POST"])
    pages.add_url_rule("/workshops/erase", view_func=erase, methods=["POST"])
    pages.add_url_rule("/workshop", view_func=change_workshop, methods=["GET", "POST"])


def workshops() -> str:
    """All workshops; `erase` asks once more before one is erased."""
    vault = parts().vault
    known = [vault.open(workshop_id).snapshot().workshop for workshop_id in vault.workshop_ids()]
    return render_template("facilitator/workshops.html", workshops=known, current=vault.current_id(), erase=request.args.get("erase"))


def new_workshop() -> str | Response | tuple[str, int]:
    if request.method == "GET":
        form = WorkshopForm.filled(BLANK)
        form.title_fr.data = ""
        return _page(form, BLANK, None)
    form = WorkshopForm(request.form)
    try:
        _check(form)
        create_workshop(parts().vault, parts().ids, form.workshop(BLANK), request.form.get("template", ""))
    except Mendable as error:
        return _page(form, BLANK, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit"), 303)


def change_workshop() -> str | Response | tuple[str, int]:
    store = current_store()
    workshop = store.snapshot().workshop
    if request.method == "GET":
        return _page(WorkshopForm.filled(workshop), workshop, None)
    form = WorkshopForm(request.form)
    try:
        _check(form)
        edit_workshop(parts().vault, store, parts().announcer, form.workshop(workshop))
    except Mendable as error:
        return _page(form, workshop, error), STATUS[error.code]
    return redirect(url_for("facilitator.cockpit"), 303)


def _check(form: WorkshopForm) -> None:
    """Raises Mendable when a field cannot be read; the fields carry their own sentences."""
    if not form.validate():
        raise Mendable(msg("Something is missing or cannot be read. Look at the fields marked below."), "form")


def _page(form: WorkshopForm, workshop: Workshop, error: Mendable | None) -> str:
    return render_template("facilitator/workshop.html", form=form, workshop=workshop, templates=templates(), error=error,
                           template=request.form.get("template", "peace_exchange"))


def choose_workshop() -> Response:
    vault, wanted = parts().vault, request.form.get("workshop", "")
    if wanted in vault.workshop_ids():
        vault.choose(wanted)
        parts().drafts.forget_all()
    return redirect(url_for("facilitator.cockpit"), 303)


def erase() -> Response:
    """The second tap: the first one was the link that asks."""
    wanted = request.form.get("workshop", "")
    if wanted in parts().vault.workshop_ids():
        erase_workshop(parts().vault, wanted)
    return redirect(url_for("facilitator.workshops"), 303)
