"""What no file of the house may say: where it was made, what is not finished, which addresses lie outside."""
from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.house.files import found
from tests.support import HOUSE

# Written with brackets, so that the rules do not find themselves.
MACHINE = re.compile(r"/(?:wor[k]|roo[t]|far[m]|tm[p]|hom[e]/\w+|User[s]/\w+)/|[A-Z]:\\\\?User[s]")
REGISTRY = re.compile(
    r"files\.pythonhoste[d]|pypi\.org/simpl[e]|registry\.npmj[s]|deb\.debia[n]|index-ur[l]|/opt/pyp[i]"
)
UNFINISHED = re.compile(
    r"\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K]|NotImplementedErro[r]|WI[P])\b|(?i:coming soo[n]|lorem ipsu[m])"
)
WORKPLACE = re.compile(
    r"(?i)\b(?:claud[e]|anthropi[c]|chatgp[t]|opena[i]|copilo[t]|languag[e] model|sub-?agen[t]|issue[s] show)\b"
)
# Pages of others belong into the documents that cite them, never into what runs.
OUTSIDE = re.compile(r"https?://(?!www\.w3\.org/|\{)[\w.-]+\.[a-z]{2,}")

EVERYWHERE = ("*",)
VENDORED = ("static/js/lib/*", "static/fonts/*")


def machine_paths(text: str) -> list[str]:
    return [match.group() for pattern in (MACHINE, REGISTRY) for match in pattern.finditer(text)]


def unfinished(text: str) -> list[str]:
    return UNFINISHED.findall(text)


def workplace(text: str) -> list[str]:
    return WORKPLACE.findall(text)


def outside(text: str) -> list[str]:
    return OUTSIDE.findall(text)


def test_no_file_names_a_machine_or_a_registry():
    assert found(machine_paths, *EVERYWHERE) == {}


def test_nothing_is_marked_unfinished():
    assert found(unfinished, *EVERYWHERE, but=VENDORED) == {}


def test_no_file_speaks_of_how_it_was_made():
    assert found(workplace, *EVERYWHERE, but=VENDORED) == {}


def test_what_browsers_get_names_no_other_host():
    assert found(outside, "static/*.js", "static/*.css", "static/*.svg", "workshop/*.html", but=VENDORED) == {}


@pytest.mark.parametrize("check, sample", [
    (machine_paths, "open('/wor" + "k/main/data')"),
    (machine_paths, "/hom" + "e/awa/atelier/"),
    (machine_paths, "--index-ur" + "l somewhere"),
    (unfinished, "# TOD" + "O later"),
    (unfinished, "Coming soo" + "n!"),
    (workplace, "written by Claud" + "e"),
    (outside, "fetch('https://cdn.example.org/x.js')"),
    (outside, "url(http://fonts.example.com/a.woff2)"),
])
def test_a_bad_sample_is_caught(check, sample):
    assert check(sample)


@pytest.mark.parametrize("check, sample", [
    (machine_paths, "the framework/room/ and network/main"),
    (unfinished, "Todo list of the todos"),
    (outside, 'xmlns="http://www.w3.org/2000/svg" href="http://{{ address }}/" http://192.168.1.20/'),
])
def test_a_good_sample_passes(check, sample):
    assert check(sample) == []


# ---- style of Python, by ruff; the rules and their reasons stand in pyproject.toml ----

def ruff(*arguments: str, **options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", *arguments]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False, **options)


def test_ruff_has_nothing_to_say():
    result = ruff(".")
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("source, rule", [
    ("import os\n", "F401"),
    ("def f():\n    return eval('1')\n", "S307"),
    ("def f(x):\n    try:\n        x()\n    except Exception:\n        pass\n", "BLE001"),
    ("from datetime import datetime\nNOW = datetime.now()\n", "DTZ005"),
])
def test_ruff_catches(source, rule):
    assert rule in ruff("--stdin-filename=workshop/sample.py", "-", input=source).stdout
