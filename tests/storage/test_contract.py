"""What this room provides is what the services ask for: every method of the ports, with the same parameters."""
from __future__ import annotations

import inspect

import pytest

from workshop.services import ports
from workshop.storage import doorbell
from workshop.storage.doorbell import ThreadDoorbell, ThreadWaiter
from workshop.storage.store import DiskStore
from workshop.storage.vault import DiskVault
from workshop.storage.writing import TableWriting


def methods(kind: type) -> dict[str, list[str]]:
    """The public methods with the names of their parameters, those of its bases included."""
    found = inspect.getmembers(kind, inspect.isfunction)
    return {name: list(inspect.signature(method).parameters) for name, method in found if not name.startswith("_")}


@pytest.mark.parametrize("port, ours", [
    (ports.Store, DiskStore), (ports.Writing, TableWriting), (ports.Vault, DiskVault),
    (doorbell.Doorbell, ThreadDoorbell), (doorbell.Waiter, ThreadWaiter),
])
def test_every_method_of_the_port_is_there_with_the_same_parameters(port, ours):
    asked, provided = methods(port), methods(ours)
    assert asked
    assert {name: provided.get(name) for name in asked} == asked
