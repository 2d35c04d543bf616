"""The rules of running itself, proved on small suites: what cannot run fails in CI, and `alone` is alone."""
from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import HOUSE

MISSING = """
import pytest
@pytest.mark.needs("a-program-nobody-has")
def test_needs(): pass
@pytest.mark.xfail(strict=True)
def test_expected(): assert False
def test_runs(): pass
"""

SKIPS_ITSELF = "import pytest\npytest.importorskip('a_module_nobody_has')\n"

TURNS = """
import os, pathlib, pytest, time
HERE = pathlib.Path(__file__).parent
@pytest.mark.parametrize("n", range(8))
def test_shared(n):
    with (HERE / "log").open("a") as log: log.write("in\\n")
    time.sleep(0.1)
    with (HERE / "log").open("a") as log: log.write("out\\n")
"""


def run(folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """pytest over a folder of its own with the house's conftest and settings."""
    (folder / "conftest.py").write_text("from tests.conftest import *\n")
    environment = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith("PYTEST_")} | variables
    command = [sys.executable, "-m", "pytest", "-c", HOUSE / "pyproject.toml", "--rootdir", folder,
               "-p", "no:cacheprovider", *options, folder]
    return subprocess.run(command, cwd=HOUSE, env=environment, capture_output=True, text=True, timeout=120)


def test_a_missing_program_is_named_and_skipped_here_and_a_failure_in_ci(tmp_path):
    (tmp_path / "test_it.py").write_text(MISSING)
    here, in_ci = run(tmp_path), run(tmp_path, CI="true")
    assert here.returncode == 0
    assert "a-program-nobody-has is not installed" in here.stdout
    assert "1 passed, 1 skipped, 1 xfailed" in here.stdout
    assert in_ci.returncode == 1
    assert "a-program-nobody-has is not installed" in in_ci.stdout
    assert "1 passed, 1 xfailed, 1 error" in in_ci.stdout


def test_a_file_that_skips_itself_is_a_failure_in_ci(tmp_path):
    (tmp_path / "test_it.py").write_text(SKIPS_ITSELF)
    assert "1 skipped" in run(tmp_path).stdout
    assert run(tmp_path, CI="true").returncode != 0


@pytest.mark.parametrize("marker, together", [("", True), ("pytestmark = pytest.mark.alone", False)])
def test_what_is_marked_alone_runs_alone_and_the_rest_does_not(tmp_path, marker, together):
    for name in ("test_one.py", "test_two.py"):
        (tmp_path / name).write_text(TURNS + marker)
    assert run(tmp_path, "-n", "2", "--dist", "loadfile").returncode == 0
    assert bool(re.search(r"in\nin", (tmp_path / "log").read_text())) == together
