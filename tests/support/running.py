"""The laptop's server in a process of its own, for the browser journeys; the facilitator acts through real pages."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from tests.support import HOUSE
from tests.support.phones import Hall


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Room:
    """A workshop prepared by `Hall.made(folder, …)` and then served; `stop` and `start` again keep port and data."""

    PASSPHRASE = "none"
    HOST = "127.0.0.1"

    def __init__(self, folder: Path, *activities, prepare=lambda hall: None, **workshop):
        hall = Hall.made(folder, *activities, **workshop)
        prepare(hall)
        hall.parts.vault.close()
        self.begin(folder)

    def begin(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self._cookie = ""
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "workshop",
            "run",
            "--port",
            str(self.port),
            "--host",
            self.HOST,
            "--data-dir",
            str(self.folder),
            "--passphrase",
            self.PASSPHRASE,
            "--no-browser",
            "--no-address-cap",
        ]
        self._process = subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._process.stdout.readline()  # it says its addresses when it serves
        for _ in range(100):
            try:
                return socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        self._process.stdout.close()

    def do(self, path: str, **fields: str) -> None:
        """Press a button of the facilitator's pages: do("step", go="open", activity="pick")."""
        token = re.search(r'name="token" value="(\w+)"', self._ask("GET", "/facilitator/workshops")[1])[1]
        status, words = self._ask("POST", f"/facilitator/{path}", urlencode({"token": token, **fields}))
        assert status == 303, words

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self._cookie}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request(method, path, body, headers)
            with connection.getresponse() as answer:
                self._cookie = (answer.getheader("Set-Cookie") or self._cookie).split(";")[0]
                return answer.status, answer.read().decode()

    def open(self, activity: str) -> None:
        self.do("step", go="open", activity=activity)

    def close(self, activity: str) -> None:
        self.do("step", go="close", activity=activity)

    def reveal(self, activity: str) -> None:
        self.do("step", go="reveal", activity=activity)

    def show(self, **what: str) -> None:
        self.do("stage", **what)
