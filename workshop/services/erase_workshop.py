"""Erase a workshop for good: its key first, then its files."""

from __future__ import annotations

from workshop.services.ports import Vault


def erase_workshop(vault: Vault, workshop_id: str) -> None:
    """After this nothing of the workshop can be read any more, from a copy of the old files neither."""
    if vault.current_id() == workshop_id:
        vault.choose(None)
    vault.erase(workshop_id)
