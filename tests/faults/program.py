"""The real program in a process of its own: what it says, how it ends, what it leaves behind."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.support import HOUSE
from tests.support.running import free_port

#: Sits in a folder of PYTHONPATH: every Python that starts there, children too, notes where it wants to connect.
WATCH = """
import os, sys
def note(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        with open(os.environ["WATCH"], "a") as file:
            file.write(f"{event} {arguments[-1] if event in ('socket.connect', 'socket.sendto') else arguments[0]}\\n")
sys.addaudithook(note)
"""


def environment(watched: Path | None = None, **variables: str) -> dict[str, str]:
    """Without the settings of whoever runs the tests; `watched` is the folder where connections are noted."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")}
    if watched is not None:
        (watched / "sitecustomize.py").write_text(WATCH)
        kept |= {"PYTHONPATH": str(watched), "WATCH": str(watched / "connections")}
    return {**kept, "LANG": "C.UTF-8", "WORKSHOP_OPEN_BROWSER": "no", **variables}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "workshop", *arguments]


def ran(*arguments: str, seconds: float = 120, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command run to its end."""
    return subprocess.run(command(*arguments), cwd=HOUSE, env=environment(**variables), capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=seconds)


class Program:
    """`run` with these options, serving until it is stopped or killed; `log` is everything it wrote."""

    def __init__(self, folder: Path, *options: str):
        self.folder, self.port = folder, free_port()
        self._log = folder.with_name(folder.name + ".log")
        self._options: Sequence[str] = ("--data-dir", str(folder), "--no-browser", *options)
        self.start()

    def start(self) -> None:
        with self._log.open("a") as log:
            before = self.log.count("/facilitator/")
            self._process = subprocess.Popen(command("run", "--port", str(self.port), *self._options), cwd=HOUSE,
                                             env=environment(), stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        for _ in range(600):
            if self._process.poll() is not None:
                raise RuntimeError(self.log)
            if self.log.count("/facilitator/") > before:  # it says where its pages are once they are there
                return
            time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def log(self) -> str:
        return self._log.read_text()

    def kill(self) -> None:
        """As if the power were cut: nothing is finished, nothing tidied."""
        self._process.kill()
        self._process.wait(20)

    def interrupt(self) -> int:
        """Ctrl-C; the exit status."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(20)

    def end(self) -> None:
        if self._process.poll() is None:
            self.interrupt()
