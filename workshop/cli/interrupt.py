"""Ctrl-C while many greenlets run: it must reach the command, not whichever greenlet happens to be awake."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import gevent


@contextmanager
def ctrl_c_ends_here() -> Iterator[None]:
    """Inside, Ctrl-C is raised as KeyboardInterrupt in the greenlet that entered."""
    here = gevent.getcurrent()
    watcher = gevent.signal_handler(signal.SIGINT, lambda: gevent.kill(here, KeyboardInterrupt))
    try:
        yield
    finally:
        watcher.cancel()
