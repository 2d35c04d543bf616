"""A vault and a store of their own for every test, closed afterwards."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.example import new_store, new_vault
from workshop.storage.store import DiskStore
from workshop.storage.vault import DiskVault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[DiskVault]:
    vault = new_vault(tmp_path)
    yield vault
    vault.close()


@pytest.fixture
def store(vault: DiskVault) -> DiskStore:
    return new_store(vault)
