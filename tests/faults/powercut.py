"""What a disk may hold after the power was cut: everything that was synced, and of the rest whatever chance kept.

Stricter than most file systems: of what is not synced any part may be there or not, each sector of 512 bytes for
itself, each new, renamed or deleted name for itself. (A rename is one thing: both names change or neither does.)"""
from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.faults.recorder import Step

SECTOR = 512


@dataclass
class File:
    """What is certainly on disk, and the writes since: (offset, data), or (size, None) for a truncation."""

    stable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.pending:
            _apply(self.stable, *change)
        self.pending.clear()

    def after(self, fate: Fate) -> bytes:
        """Its content when the power comes back."""
        content = bytearray(self.stable)
        for offset, data in self.pending:
            for change in fate.of_write(offset, data):
                _apply(content, *change)
        return bytes(content)


@dataclass
class Folder:
    """Names that are certainly on disk, and the changes since; each change is one or two names, kept or lost as one."""

    stable: dict[str, Node] = field(default_factory=dict)
    now: dict[str, Node] = field(default_factory=dict)
    pending: list[dict[str, Node | None]] = field(default_factory=list)

    def change(self, names: dict[str, Node | None]) -> None:
        self.pending.append(names)
        _rename(self.now, names)

    def sync(self) -> None:
        self.stable = dict(self.now)
        self.pending.clear()

    def after(self, fate: Fate) -> dict[str, Node]:
        """Its names when the power comes back."""
        names = dict(self.stable)
        for change in self.pending:
            if fate.keeps():
                _rename(names, change)
        return names


Node = File | Folder


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del content[offset:]
    else:
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data


def _rename(names: dict[str, Node], change: dict[str, Node | None]) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


@dataclass(frozen=True)
class Fate:
    """How much of what was not synced survives (0 to 1), and whether writes are torn."""

    chance: random.Random
    share: float
    torn: bool

    def keeps(self) -> bool:
        return self.chance.random() < self.share

    def of_write(self, offset: int, data: bytes | None) -> Iterator[tuple[int, bytes | None]]:
        """The parts of one write that reached the disk."""
        if not self.torn or data is None:
            if self.keeps():
                yield offset, data
            return
        for start in range(0, len(data), SECTOR):
            if self.keeps():
                yield offset + start, data[start : start + SECTOR]


class Disk:
    """The files as the steps make them; `cut` gives what may be left of them."""

    def __init__(self) -> None:
        self._root = Folder()

    def take(self, step: Step) -> None:
        if step.what == "said":
            return
        getattr(self, f"_{step.what}")(step)

    def cut(self, fate: Fate, target: Path) -> None:
        """Write into `target`, an empty folder, what is left if the power is cut now."""
        _leave(self._root, fate, target)

    def _create(self, step: Step) -> None:
        self._parent(step.path).change({_name(step.path): File()})

    def _mkdir(self, step: Step) -> None:
        self._parent(step.path).change({_name(step.path): Folder()})

    def _unlink(self, step: Step) -> None:
        self._parent(step.path).change({_name(step.path): None})

    _rmdir = _unlink

    def _rename(self, step: Step) -> None:
        parent = self._parent(step.path)
        assert parent is self._parent(step.to), "a rename within one folder"
        parent.change({_name(step.to): parent.now[_name(step.path)], _name(step.path): None})

    def _write(self, step: Step) -> None:
        self._file(step.path).pending.append((step.offset, step.data))

    def _truncate(self, step: Step) -> None:
        self._file(step.path).pending.append((step.offset, None))

    def _sync(self, step: Step) -> None:
        self._at(step.path).sync()

    def _file(self, path: str) -> File:
        found = self._at(path)
        assert isinstance(found, File)
        return found

    def _parent(self, path: str) -> Folder:
        found = self._at(str(PurePosixPath(path).parent))
        assert isinstance(found, Folder)
        return found

    def _at(self, path: str) -> Node:
        node: Node = self._root
        for name in PurePosixPath(path).parts:
            assert isinstance(node, Folder)
            node = node.now[name]
        return node


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _leave(folder: Folder, fate: Fate, target: Path) -> None:
    for name, node in folder.after(fate).items():
        if isinstance(node, Folder):
            (target / name).mkdir()
            _leave(node, fate, target / name)
        else:
            (target / name).write_bytes(node.after(fate))


#: How much of what was not synced survives, and whether it is torn: all lost, all kept, parts of it.
MANNERS = ((0.0, False), (1.0, False), (0.5, False), (0.5, True), (0.1, True), (0.9, True))


def cuts(steps: Sequence[Step], first: int, states: int, seed: int) -> Iterator[tuple[Disk, Fate, list[object]]]:
    """So many moments from step `first` on, each with a fate of its own, and what had been said by then."""
    chance = random.Random(seed)
    moments = sorted((chance.randrange(first, len(steps) + 1), number) for number in range(states))
    disk, said, done = Disk(), list[object](), 0
    for moment, number in moments:
        for step in steps[done:moment]:
            disk.take(step)
            if step.what == "said":
                said.append(step.said)
        done = moment
        yield disk, Fate(random.Random(f"{seed} {number}"), *MANNERS[number % len(MANNERS)]), said
