"""A phone that is not the laptop: Chromium in a network namespace of its own, joined to this machine by one cable.

Where that is not permitted (it takes root), the phone is on this machine, but comes by the address that others use."""
from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.support import chromium
from workshop.server.addresses import own_addresses

TOOLS = ("unshare", "nsenter", "ip", "sleep")


@dataclass(frozen=True)
class RoomNetwork:
    """`laptop`: the address by which the phone reaches the laptop; `browser`: the program that starts the phone's
    browser; `apart`: whether it really has a network of its own."""

    laptop: str
    browser: str
    apart: bool


@contextmanager
def room_network(folder: Path) -> Iterator[RoomNetwork | None]:
    """The best of the two that this machine permits; None where it has no address but its own loopback."""
    holder = _namespace()
    try:
        laptop = _joined(holder.pid) if holder else None
        if holder and laptop:
            yield RoomNetwork(laptop, _program(folder, "nsenter", f"--target={holder.pid}", "--net"), apart=True)
        else:
            others = own_addresses()
            yield RoomNetwork(others[0].ip, _program(folder), apart=False) if others else None
    finally:
        if holder:
            holder.kill()  # the namespace goes with its last process, and the cable with the namespace
            holder.wait()


def _namespace() -> subprocess.Popen[bytes] | None:
    """A process that holds a network namespace open; None where that is not permitted."""
    if not all(map(shutil.which, TOOLS)):
        return None
    holder = subprocess.Popen(["unshare", "--net", "sleep", "infinity"], stderr=subprocess.DEVNULL)
    while holder.poll() is None:
        with suppress(OSError):  # it may have ended just now
            if _network_of(str(holder.pid)) != _network_of("self"):
                return holder
        time.sleep(0.01)
    return None


def _network_of(process: str) -> Path:
    return Path(f"/proc/{process}/ns/net").readlink()


def _joined(phone: int) -> str | None:
    """Lay a cable to the namespace of that process; the address of our end."""
    number = os.getpid() % 250
    here, there = f"room{phone}", f"phone{phone}"
    laptop, guest = f"10.77.{number}.1", f"10.77.{number}.2"
    inside = ("nsenter", f"--target={phone}", "--net")
    steps = (
        ("ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", str(phone)),
        ("ip", "address", "add", f"{laptop}/24", "dev", here),
        ("ip", "link", "set", here, "up"),
        (*inside, "ip", "address", "add", f"{guest}/24", "dev", there),
        (*inside, "ip", "link", "set", there, "up"),
        (*inside, "ip", "link", "set", "lo", "up"),
    )
    done = (subprocess.run(step, capture_output=True, check=False).returncode == 0 for step in steps)
    return laptop if all(done) else None


def _program(folder: Path, *before: str) -> str:
    """A program that starts Chromium behind the words `before`; the browser is steered through pipes it inherits."""
    file = folder / "phone"
    file.write_text(f'#!/bin/sh\nexec {shlex.join([*before, chromium() or "chromium"])} "$@"\n')
    file.chmod(0o755)
    return str(file)
