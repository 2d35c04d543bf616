"""Everything the storage does to its files, in order: what SQLite writes and syncs, what our own code writes, renames
and deletes, and what was promised to people meanwhile.

SQLite is heard through a VFS of our own inside the very library that the program uses (sqlcipher3 exports its C
functions), so that the encrypted files, the driver and the pragmas are the real ones."""
from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlcipher3 import _sqlite3

Pointer, Int, Long = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_LIBRARY = ctypes.CDLL(_sqlite3.__file__)
_LIBRARY.sqlite3_vfs_find.restype = Pointer
_NAMES = ("xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock",
          "xFileControl", "xSectorSize", "xDeviceCharacteristics", "xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap",
          "xFetch", "xUnfetch")
_Open = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Pointer, Int, ctypes.POINTER(Int))
_Delete = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Int)
_Close = ctypes.CFUNCTYPE(Int, Pointer)
_Write = ctypes.CFUNCTYPE(Int, Pointer, Pointer, Int, Long)
_Truncate = ctypes.CFUNCTYPE(Int, Pointer, Long)
_Sync = ctypes.CFUNCTYPE(Int, Pointer, Int)
_OK = 0
#: SQLITE_OPEN_MAIN_JOURNAL, _SUPER_JOURNAL, _WAL: with the first sync of such a file SQLite syncs its folder.
_JOURNALS = 0x0800 | 0x4000 | 0x80000


class _Vfs(ctypes.Structure):
    """sqlite3_vfs (sqlite3.h), as far as the functions that are of interest."""

    _fields_ = (("iVersion", Int), ("szOsFile", Int), ("mxPathname", Int), ("pNext", Pointer),
                ("zName", ctypes.c_char_p), ("pAppData", Pointer), ("xOpen", Pointer), ("xDelete", Pointer),
                ("rest", Pointer * 14))


class _Methods(ctypes.Structure):
    """sqlite3_io_methods."""

    _fields_ = (("iVersion", Int), *((name, Pointer) for name in _NAMES))


class _File(ctypes.Structure):
    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


@dataclass(frozen=True)
class Step:
    """`what`: create, write, truncate, sync, rename, unlink, mkdir, rmdir, said; with paths within the root."""

    what: str
    path: str = ""
    offset: int = 0
    data: bytes = b""
    to: str = ""
    said: object = None


class Recorder:
    """The steps so far. `deaf` names files whose syncs are not noted, as if the program did not ask for them."""

    def __init__(self, root: Path, deaf: Callable[[str], bool] = lambda path: False):
        self.steps: list[Step] = []
        self._root, self._deaf = root.resolve(), deaf
        self._known: dict[str, bytearray] = {}  # every file's content as of the last step
        self._turn = threading.RLock()

    def say(self, said: object) -> None:
        """Something that somebody outside now relies on."""
        self._add(Step("said", said=said))

    def _add(self, step: Step) -> None:
        with self._turn:
            self.steps.append(step)

    def inside(self, path: object) -> str | None:
        """The path below the root; None elsewhere."""
        full = Path(os.fsdecode(path))  # type: ignore[arg-type]
        return str(full.relative_to(self._root)) if full.is_relative_to(self._root) else None

    # ---- what SQLite does ----

    def opened(self, path: str) -> None:
        if path not in self._known:
            self._known[path] = bytearray()
            self._add(Step("create", path))

    def wrote(self, path: str, offset: int, data: bytes) -> None:
        content = self._known[path]
        content.extend(bytes(max(0, offset - len(content))))
        content[offset : offset + len(data)] = data
        self._add(Step("write", path, offset, data))

    def truncated(self, path: str, size: int) -> None:
        del self._known[path][size:]
        self._add(Step("truncate", path, size))

    def synced(self, path: str) -> None:
        if not self._deaf(path):
            self._add(Step("sync", path))

    def unlinked(self, path: str) -> None:
        if self._known.pop(path, None) is not None:
            self._add(Step("unlink", path))

    # ---- what our own code does ----

    def fsync(self, real: Callable[..., None], handle: int) -> None:
        path = self.inside(_path_of(handle))
        real(handle)
        if path is not None:
            self._look(path)
            self.synced(path)

    def rename(self, real: Callable[..., None], source: object, target: object) -> None:
        old, new = self.inside(source), self.inside(target)
        assert old is not None
        assert new is not None
        self._look(old)
        real(source, target)
        moved = {path: new + path[len(old) :] for path in self._known if path == old or path.startswith(f"{old}/")}
        self._known |= {moved[path]: self._known.pop(path) for path in tuple(moved)}
        self._add(Step("rename", old, to=new))

    def unlink(self, real: Callable[..., None], path: object, *, dir_fd: int | None = None) -> None:
        full = self.inside(path if dir_fd is None else _path_of(dir_fd) / os.fsdecode(path))
        if full is not None and full in self._known:
            self._look(full)
        real(path, dir_fd=dir_fd)
        if full is not None:
            self.unlinked(full)

    def mkdir(self, real: Callable[..., None], path: object, mode: int = 0o777) -> None:
        real(path, mode)
        if (full := self.inside(path)) is not None:
            self._add(Step("mkdir", full))

    def rmdir(self, real: Callable[..., None], path: object, *, dir_fd: int | None = None) -> None:
        full = self.inside(path if dir_fd is None else _path_of(dir_fd) / os.fsdecode(path))
        real(path, dir_fd=dir_fd)
        if full is not None:
            self._add(Step("rmdir", full))

    def _look(self, path: str) -> None:
        """What Python's own files have written since the last step (SQLite's writes are known already)."""
        if (self._root / path).is_dir():
            return
        self.opened(path)
        content = (self._root / path).read_bytes()
        if content != self._known[path]:
            if len(content) < len(self._known[path]):
                self.truncated(path, len(content))
            self.wrote(path, 0, content)


def _path_of(handle: int) -> Path:
    return Path(f"/proc/self/fd/{handle}").readlink()


@contextmanager
def recording(root: Path, deaf: Callable[[str], bool] = lambda path: False) -> Iterator[Recorder]:
    """Record what happens under `root` (an empty folder) within this block."""
    recorder = Recorder(root, deaf)
    with pytest.MonkeyPatch.context() as patched, _vfs(recorder):
        for name, ours in (("fsync", recorder.fsync), ("replace", recorder.rename), ("rename", recorder.rename),
                           ("unlink", recorder.unlink), ("mkdir", recorder.mkdir), ("rmdir", recorder.rmdir)):
            patched.setattr(os, name, _hearing(ours, getattr(os, name)))
        yield recorder


def _hearing(ours: Callable[..., None], real: Callable[..., None]) -> Callable[..., None]:
    def heard(*arguments: object, **options: object) -> None:
        ours(real, *arguments, **options)

    return heard


@contextmanager
def _vfs(recorder: Recorder) -> Iterator[None]:
    """Make a VFS the library's usual one that tells the recorder and does what the system's does."""
    system = _LIBRARY.sqlite3_vfs_find(None)
    ours = _Vfs.from_buffer_copy(ctypes.string_at(system, ctypes.sizeof(_Vfs)))
    hearing = _Hearing(recorder, ours, system)
    ours.zName, ours.pNext = b"recorded", None
    ours.xOpen, ours.xDelete = (ctypes.cast(function, Pointer) for function in (hearing.on_open, hearing.on_delete))
    assert _LIBRARY.sqlite3_vfs_register(ctypes.byref(ours), 1) == _OK
    try:
        yield
    finally:
        _LIBRARY.sqlite3_vfs_unregister(ctypes.byref(ours))
        assert not hearing.files, "every database is closed before the recording ends"


class _System(NamedTuple):
    """The system's functions for one sort of file, and a table of them with ours among them."""

    close: Callable[[int], int]
    write: Callable[[int, int, int, int], int]
    truncate: Callable[[int, int], int]
    sync: Callable[[int, int], int]
    heard: _Methods


class _Hearing:
    """The functions that SQLite calls in place of the system's."""

    def __init__(self, recorder: Recorder, vfs: _Vfs, system: int):
        self._recorder, self._vfs = recorder, system
        self._open, self._delete = _Open(vfs.xOpen), _Delete(vfs.xDelete)
        self._systems: dict[int, _System] = {}
        self._fresh: set[int] = set()  # journals whose folder has not been synced yet
        self.files: dict[int, tuple[str, _System]] = {}
        self.on_open, self.on_delete = _Open(self._opened), _Delete(self._deleted)
        self._ours = (_Close(self._closed), _Write(self._wrote), _Truncate(self._truncated), _Sync(self._synced))

    def _opened(self, vfs: int, where: int | None, file: int, flags: int, answer: object) -> int:
        name = ctypes.string_at(where) if where else None  # SQLite keeps the pointer itself, so that is handed on
        path = self._recorder.inside(name) if name else None
        existed = name is not None and Path(os.fsdecode(name)).exists()
        done = self._open(self._vfs, where, file, flags, answer)
        if done == _OK and path is not None:
            self._recorder.opened(path)
            opened = ctypes.cast(file, ctypes.POINTER(_File)).contents
            self.files[file] = path, self._system(opened.methods.contents)
            opened.methods = ctypes.pointer(self.files[file][1].heard)
            if flags & _JOURNALS and not existed:
                self._fresh.add(file)
        return int(done)

    def _system(self, real: _Methods) -> _System:
        address = ctypes.addressof(real)
        if address not in self._systems:
            heard = _Methods.from_buffer_copy(real)
            for name, ours in zip(("xClose", "xWrite", "xTruncate", "xSync"), self._ours, strict=True):
                setattr(heard, name, ctypes.cast(ours, Pointer))
            self._systems[address] = _System(
                _Close(real.xClose), _Write(real.xWrite), _Truncate(real.xTruncate), _Sync(real.xSync), heard
            )
        return self._systems[address]

    def _deleted(self, vfs: int, name: int, sync_folder: int) -> int:
        path = self._recorder.inside(ctypes.string_at(name))
        done = self._delete(self._vfs, name, sync_folder)
        if done == _OK and path is not None:
            self._recorder.unlinked(path)
            if sync_folder:
                self._recorder.synced(str(Path(path).parent))
        return int(done)

    def _closed(self, file: int) -> int:
        _, system = self.files.pop(file)
        self._fresh.discard(file)
        return system.close(file)

    def _wrote(self, file: int, data: int, size: int, offset: int) -> int:
        path, system = self.files[file]
        done = system.write(file, data, size, offset)
        if done == _OK:
            self._recorder.wrote(path, offset, ctypes.string_at(data, size))
        return done

    def _truncated(self, file: int, size: int) -> int:
        path, system = self.files[file]
        done = system.truncate(file, size)
        if done == _OK:
            self._recorder.truncated(path, size)
        return done

    def _synced(self, file: int, flags: int) -> int:
        path, system = self.files[file]
        done = system.sync(file, flags)
        if done == _OK:
            self._recorder.synced(path)
            if file in self._fresh:
                self._fresh.remove(file)
                self._recorder.synced(str(Path(path).parent))
        return done
