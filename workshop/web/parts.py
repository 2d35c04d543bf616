"""What a request may use: the parts that app.py assembled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import current_app

from workshop.config import Config
from workshop.domain.errors import Locked
from workshop.domain.text import msg
from workshop.services.close_activity import finish_closing
from workshop.services.drafts import Drafts
from workshop.services.import_events import CountedFiles
from workshop.services.lookup import readable_stores
from workshop.services.ports import Announcer, Aside, Ids, Press, Store, Vault
from workshop.services.printing import Printings
from workshop.services.timer import Timer


@dataclass(frozen=True)
class Parts:
    """`addresses()` are the page addresses phones can use, best first; `static_url("css/base.css")` is a file's
    address; `desks` are the facilitators' browsers that gave the passphrase; `local_token` lets
    commands of this computer in (it lies in the data folder while the server runs).
    `hang_up()` ends every live connection.
    """

    config: Config
    vault: Vault
    announcer: Announcer
    ids: Ids
    press: Press
    printings: Printings
    aside: Aside
    static_url: Callable[[str], str]
    drafts: Drafts
    counted_files: CountedFiles
    timer: Timer
    desks: set[str]
    local_token: str
    hang_up: Callable[[], None]
    addresses: Callable[[], list[str]]

    def store(self) -> Store | None:
        """The current workshop's store; None before there is one, or while the data are locked."""
        if not self.vault.is_set_up() or self.vault.is_locked():
            return None
        current = self.vault.current_id()
        return self.vault.open(current) if current else None

    def finish_interrupted(self) -> None:
        """Count and seal what a power cut left closed but unsealed, in every workshop; nothing while the data are
        locked.
        """
        if self.vault.is_set_up() and not self.vault.is_locked():
            for store in readable_stores(self.vault):
                finish_closing(store, self.aside)


EXTENSION = "workshop"


def parts() -> Parts:
    """The parts of the running application."""
    return cast(Parts, current_app.extensions[EXTENSION])


def current_store() -> Store:
    """The current workshop's store; raises Locked when phones have nothing to join yet."""
    store = parts().store()
    if store is None:
        raise Locked(msg("The workshop has not begun yet. Wait a moment."))
    return store
