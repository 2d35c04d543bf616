"""A log that cannot hold a name, an address or a ballot."""

import sys
from collections.abc import Callable
from time import monotonic
from traceback import extract_tb
from typing import Any


class DiscreetLog:
    """Stands in for the loggers of python-socketio and python-engineio.

    Theirs write client addresses, session identifiers and whole messages. This one writes only
    sentences from source code: the unformatted message, and for an exception its type and the
    place in the code. Each sentence appears at most once in `every` seconds, with a count, so a
    client that sends rubbish cannot fill the disk either.
    """

    def __init__(self, write: Callable[[str], Any] | None = None, every: float = 60) -> None:
        self._write = write or _to_terminal
        self._every = every
        self._last: dict[str, float] = {}
        self._unsaid: dict[str, int] = {}

    def debug(self, *_: Any, **__: Any) -> None:
        """Not kept: libraries put message contents here."""

    info = debug

    def warning(self, sentence: str, *_: Any, **__: Any) -> None:
        self._say(str(sentence))  # the sentence as it stands in the source: its parameters are left out

    def error(self, sentence: str, *_: Any, **__: Any) -> None:
        """python-engineio formats its sentences before it logs them, so none of the words are kept."""
        self._say("A connection was refused")

    def exception(self, sentence: str, *_: Any, **__: Any) -> None:
        kind, _value, trace = sys.exc_info()
        place = extract_tb(trace)[-1] if trace else None
        where = f" at {place.name}:{place.lineno}" if place else ""
        self._say(f"{kind.__name__ if kind else 'Error'}{where} while handling a message")

    def _say(self, sentence: str) -> None:
        now = monotonic()
        if now - self._last.get(sentence, -self._every) < self._every:
            self._unsaid[sentence] = self._unsaid.get(sentence, 0) + 1
            return
        self._last[sentence] = now
        again = self._unsaid.pop(sentence, 0)
        self._write(f"{sentence} (and {again} times before)" if again else sentence)


def _to_terminal(line: str) -> None:
    if sys.stderr is not None:  # a program started by a double click on Windows has none
        sys.stderr.write(f"{line}\n")
