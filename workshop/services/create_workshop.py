"""Make a workshop from what the facilitator filled in, with the agenda of a template."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.items import Source
from workshop.domain.text import msg
from workshop.domain.workshop import Workshop
from workshop.material import templates
from workshop.services.lookup import readable_stores
from workshop.services.ports import Ids, Store, Vault, Writing


def create_workshop(vault: Vault, ids: Ids, workshop: Workshop, template: str = "empty") -> Store:
    """Create it, with `workshop.id` chosen anew, and make it the current one; answers with its store.

    Raises Mendable when another workshop has the same title, or the template does not exist.
    """
    refuse_same_title(vault, workshop)
    drafts = template_activities(ids, template)
    store = vault.create(replace(workshop, id=ids.new_id()))
    store.write(lambda tx: _put_agenda(tx, drafts))
    vault.choose(store.snapshot().workshop.id)
    return store


def refuse_same_title(vault: Vault, workshop: Workshop) -> None:
    """Raises Mendable when another workshop of this laptop has the same title."""
    wanted = _titles(workshop)
    for store in readable_stores(vault):
        other = store.snapshot().workshop
        if other.id != workshop.id and wanted & _titles(other):
            raise Mendable(
                msg("There is already a workshop called {title}. Choose another title.", title=workshop.title), "title"
            )


def _titles(workshop: Workshop) -> set[str]:
    return {text.casefold() for _, text in workshop.title.texts}


def template_activities(ids: Ids, template: str) -> tuple[Activity, ...]:
    """The drafts of a template with identifiers of their own; links between them follow."""
    chosen = next((candidate for candidate in templates() if candidate.key == template), None)
    if chosen is None:
        raise Mendable(msg("Choose one of the templates shown."), "template")
    renamed = {draft.id: ids.new_id() for draft in chosen.activities}
    return tuple(_renamed(draft, renamed) for draft in chosen.activities)


def _renamed(draft: Activity, renamed: dict[str, str]) -> Activity:
    source = draft.source and Source(renamed[draft.source.activity], draft.source.top)
    return replace(draft, id=renamed[draft.id], source=source, state=State.DRAFT)


def _put_agenda(tx: Writing, drafts: tuple[Activity, ...]) -> None:
    for draft in drafts:
        tx.put_activity(draft)
    if drafts:
        tx.put_stage(replace(tx.snapshot().stage, activity=drafts[0].id))
    tx.bump()
