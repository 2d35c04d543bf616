"""Which room may import which, and how large things may grow (DESIGN.md sections 1 and 2)."""
from __future__ import annotations

import ast
import shutil
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.files import ROOMS, files, found, text
from tests.support import HOUSE

FRAMEWORKS = {"flask", "flask_socketio", "socketio", "wtforms", "sqlalchemy", "alembic", "reportlab", "docx", "jinja2",
              "werkzeug", "gevent"}
PURE = ("workshop/domain/*.py", "workshop/tally/*.py", "workshop/findings/*.py", "workshop/report/*.py",
        "workshop/services/*.py", "workshop/document/blocks.py", "workshop/activities/*/rules.py",
        "workshop/activities/*/report.py")


def imported(source: str) -> set[str]:
    """Every module named by an import statement, wherever it stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def outsiders(source: str) -> list[str]:
    """Imports from outside the standard library and the house."""
    return sorted(name for name in imported(source) if name.split(".")[0] not in {*sys.stdlib_module_names, "workshop"})


def frameworks(source: str) -> list[str]:
    return sorted(name for name in imported(source) if name.split(".")[0] in FRAMEWORKS)


# ---- who may import whom ----

def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    script = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([script, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def empty_house(folder: Path) -> Path:
    """A house with every room of the contract, and nothing in them."""
    shutil.copy(HOUSE / "pyproject.toml", folder)
    contracts = tomllib.loads(text(Path("pyproject.toml")))["tool"]["importlinter"]["contracts"]
    rooms = {room.strip(" ()") for layer in contracts[0]["layers"] for room in layer.replace(":", "|").split("|")}
    for room in ("", *rooms):
        (folder / "workshop" / room).mkdir(parents=True, exist_ok=True)
        (folder / "workshop" / room / "__init__.py").touch()
    return folder


def test_each_room_imports_only_what_stands_below_it():
    result = lint(HOUSE)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("room, line", [
    ("domain", "import workshop.tally"),
    ("tally", "import workshop.i18n"),
    ("services", "import workshop.storage"),
    ("web", "import workshop.realtime"),
    ("web", "import workshop.tally"),
    ("realtime", "import workshop.storage"),
])
def test_the_contract_catches_an_import_upwards_or_sideways(tmp_path, room, line):
    house = empty_house(tmp_path)
    assert lint(house).returncode == 0
    (house / "workshop" / room / "__init__.py").write_text(line)
    assert lint(house).returncode == 1


def test_a_room_nobody_gave_a_place_is_caught(tmp_path):
    house = empty_house(tmp_path)
    (house / "workshop" / "attic").mkdir()
    (house / "workshop" / "attic" / "__init__.py").touch()
    assert lint(house).returncode == 1


def test_the_domain_knows_only_the_standard_library():
    assert found(outsiders, "workshop/domain/*.py") == {}


def test_counting_adds_only_numpy():
    assert found(lambda source: [name for name in outsiders(source) if name.split(".")[0] != "numpy"],
                 "workshop/tally/*.py") == {}


def test_pure_rooms_know_no_framework():
    assert found(frameworks, *PURE) == {}


LOADS = """
import importlib, pkgutil, sys
for room in sys.argv[1:]:
    package = importlib.import_module(room)
    for module in pkgutil.walk_packages(getattr(package, "__path__", []), room + "."):
        importlib.import_module(module.name)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def loaded(*rooms: str) -> set[str]:
    """The top-level modules a fresh Python holds after importing these rooms whole."""
    command = [sys.executable, "-c", LOADS, *rooms]
    result = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return set(result.stdout.split())


@pytest.mark.parametrize("room", ["domain", "tally", "findings", "report", "document.blocks", "services"])
def test_a_pure_room_loads_no_framework_through_others_either(room):
    assert loaded(f"workshop.{room}") & FRAMEWORKS == set()


def test_a_framework_loaded_through_others_is_seen():
    assert {"flask", "werkzeug"} <= loaded("flask.globals")


@pytest.mark.parametrize("line", ["import numpy", "from flask import request", "def f():\n    import sqlalchemy.orm"])
def test_an_outsider_is_caught_wherever_it_is_imported(line):
    assert outsiders("import json\nfrom workshop.domain import text\n" + line)


@pytest.mark.parametrize("line", ["import flask", "from wtforms.fields import Field", "def f():\n    import reportlab"])
def test_a_framework_is_caught(line):
    assert frameworks("import numpy\n" + line)


# ---- nothing calls out ----

CLIENTS = {"urllib.request", "http.client", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "socketio.client",
           "geventhttpclient", "webbrowser"}


def clients(source: str) -> list[str]:
    """Imports that can open a connection or a page somewhere else."""
    return sorted(imported(source) & CLIENTS)


def test_only_invented_participants_may_connect_to_anything():
    """And they only to the room itself: virtual/browser.py refuses every address that is not private."""
    assert found(clients, "workshop/*.py", but=("workshop/cli/*", "workshop/virtual/*")) == {}


def test_a_client_is_caught():
    assert clients("def f():\n    import urllib.request") == ["urllib.request"]


# ---- how large things may grow ----

def lengths(source: str) -> list[int]:
    """Lines of each function, its docstring not counted."""
    nodes = ast.walk(ast.parse(source))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [function.end_lineno - function.lineno + 1 - docstring_lines(function) for function in functions]


def docstring_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    return first.end_lineno - first.lineno + 1 if ast.get_docstring(function) is not None else 0


def too_long_a_module(source: str) -> list[str]:
    lines = source.count("\n")
    return [f"{lines} lines"] if lines > 300 else []


def too_long_a_function(source: str) -> list[str]:
    return [f"{length} lines" for length in lengths(source) if length > 40]


def test_a_module_has_at_most_three_hundred_lines():
    assert found(too_long_a_module, "workshop/*.py", "start.py", "wsgi.py") == {}


def test_a_function_fits_in_the_eye():
    lists_of_tables = ("workshop/storage/migrations/versions/*",)
    assert found(too_long_a_function, "workshop/*.py", "start.py", but=lists_of_tables) == {}
    assert statistics.median(n for file in files("workshop/*.py") for n in lengths(text(file))) <= 8


def test_long_ones_are_caught():
    long = 'def f():\n    """Says\n    what."""\n' + "    x = 1\n" * 41
    assert lengths("def f():\n    '''One.\n\n    Two.'''\n    return 1\n") == [2]
    assert too_long_a_function(long)
    assert too_long_a_module("\n" * 301)


# ---- every room says what it is for ----

def unexplained(rooms: Path) -> list[str]:
    """Folders with code but without four lines or so of README.md; a kind of activity is explained by its parent."""
    folders = {file.parent for file in rooms.glob("*/*.py")}
    return sorted(folder.name for folder in folders if not 3 <= line_count(folder / "README.md") <= 12)


def line_count(file: Path) -> int:
    return len(file.read_text().split("\n")) - 1 if file.exists() else 0


def test_every_room_has_a_short_readme():
    assert unexplained(ROOMS) == []


def test_a_room_without_readme_is_caught(tmp_path):
    (tmp_path / "attic").mkdir()
    (tmp_path / "attic" / "__init__.py").touch()
    assert unexplained(tmp_path) == ["attic"]
