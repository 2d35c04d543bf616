"""The two programs of a measurement: the hall, a real server, and the generator of its phones."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import psutil

HERE = Path(__file__).resolve().parent
HALL = (sys.executable, "-m", "benchmarks.hall")


class Hall:
    """The server process. `where` holds its port, the activity and the items."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program
        self._process = psutil.Process(program.pid)
        self.where = self._heard()

    def order(self, what: str) -> dict[str, Any]:
        """The answer to one order (see hall.py)."""
        print(what, file=self._program.stdin, flush=True)
        return self._heard()

    def cpu_seconds(self) -> float:
        times = self._process.cpu_times()
        return times.user + times.system

    def megabytes(self) -> float:
        """Memory that is resident now."""
        return self._process.memory_info().rss / 2**20

    def _heard(self) -> dict[str, Any]:
        return json.loads(self._program.stdout.readline())


@contextmanager
def hall() -> Iterator[Hall]:
    """A hall with an empty data folder, stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="hall-") as folder:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        with subprocess.Popen([*HALL, folder], cwd=HERE.parent, text=True, **pipes) as program:
            yield Hall(program)
            program.stdin.close()
            program.wait(timeout=30)


class Generator:
    """The load generator, compiled when it is older than its source."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._program = program
        self.process = psutil.Process(program.pid)

    def order(self, what: str) -> list[list[str]]:
        """The lines of the answer to one order (see generator.c), split at spaces."""
        self.begin(what)
        return self.lines("done")

    def begin(self, what: str) -> None:
        print(what, file=self._program.stdin, flush=True)

    def lines(self, end: str) -> list[list[str]]:
        """Everything said before the line `end`. Raises RuntimeError when the generator gave up."""
        said = []
        for line in self._program.stdout:
            if line.strip() == end:
                return said
            said.append(line.split())
        raise RuntimeError(" ".join(said[-1]) if said else "the generator ended without a word")


@contextmanager
def generator(where: dict[str, Any], assets: Sequence[str]) -> Iterator[Generator]:
    """A generator for this hall; its ballots rank all items."""
    items = where["items"]
    command = [compiled(), str(where["port"]), where["activity"], ",".join(items), str(len(items)), *assets]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        yield Generator(program)
        program.stdin.close()


def compiled() -> str:
    """The generator's program file, in the system's folder for temporary files."""
    source, program = HERE / "generator.c", Path(tempfile.gettempdir()) / "workshop-generator"
    if not program.exists() or program.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(["cc", "-O2", "-Wall", "-Wextra", "-Werror", "-o", program, source], check=True)
    return str(program)


# ---- what a browser loads on its first visit ----

ASSET = re.compile(r'<(?:link rel="(?:stylesheet|modulepreload)" href|script[^>]* src)="(/static/[^"]+)"')
IMPORT = re.compile(r'(?:from|import)\s*\(?"(\.[^"]+)"')


class Visit:
    """One visitor who joins, and the files its browser would load: styles, scripts, and what scripts import."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port)
        self._cookies: dict[str, str] = {}
        self.assets: list[str] = []

    def join(self) -> None:
        """Page, language, page, join, page; the files of the first page end with "--"."""
        page = self._load(self._get("/"))
        self.assets.append("--")
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        for path in ("/language", "/join", "/profile"):
            if f'action="{path}"' in page:
                self._post(path, f"token={token}&language=fr")
                page = self._load(self._get("/"))

    def _load(self, page: str) -> str:
        for address in ASSET.findall(page):
            self._add(address)
        return page

    def _add(self, address: str) -> None:
        if address in self.assets:
            return
        self.assets.append(address)
        text = self._get(address)
        for name in IMPORT.findall(text) if address.endswith(".js") else []:
            self._add(normpath(join(dirname(address), name)))

    def _get(self, path: str) -> str:
        return self._ask("GET", path, None, {})

    def _post(self, path: str, form: str) -> str:
        return self._ask("POST", path, form, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, headers | {"Cookie": cookies})
        answer = self._connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", ()):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.read().decode("utf-8", "replace")


def first_visit() -> list[str]:
    """The files of a first visit, found in a hall of its own (their addresses hold the hash of their content)."""
    with hall() as place:
        place.order("open")
        visit = Visit(place.where["port"])
        visit.join()
        return visit.assets
