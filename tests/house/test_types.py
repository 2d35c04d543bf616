"""What annotations say holds wherever a value goes; the checker's settings and their reasons are in pyproject.toml."""
from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import HOUSE


def mypy(*files: str) -> subprocess.CompletedProcess[str]:
    """What mypy says of these files, of the whole program without."""
    command = [sys.executable, "-m", "mypy", *files]
    return subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)


def test_mypy_has_nothing_to_say():
    result = mypy()
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("source, rule", [
    ("from workshop.domain.digits import whole\ntext: str = whole('1')\n", "assignment"),
    ("def f(n):\n    return n\n", "no-untyped-def"),
    ("from workshop.domain.text import msg\nmsg(5)\n", "arg-type"),
    ("rows: list = []\n", "type-arg"),
])
def test_mypy_catches(tmp_path, source, rule):
    sample = tmp_path / "sample.py"
    sample.write_text(source)
    assert f"[{rule}]" in mypy(str(sample)).stdout
