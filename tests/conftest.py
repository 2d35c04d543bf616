"""What holds for every test: what cannot run says so, what must run alone does, and in CI everything runs."""
from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import chromium

LOCK = pytest.StashKey[str]()
EVERYTHING_MUST_RUN = os.environ.get("CI", "").lower() in ("1", "true", "yes")

# A busy machine is no failure; in CI the same examples come every time, so that a red run can be repeated.
settings.register_profile(
    "house", deadline=None, derandomize=EVERYTHING_MUST_RUN, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test whose program is missing is skipped by that program's name."""
    if item.get_closest_marker("browser") and chromium() is None:
        pytest.skip("Chromium is not installed")
    for marker in item.iter_markers("needs"):
        for program in marker.args:
            if shutil.which(program) is None:
                pytest.skip(f"{program} is not installed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """With CI=true a test that did not run has failed (an expected failure did run)."""
    report = yield
    if EVERYTHING_MUST_RUN and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"did not run, and CI=true asks for every test: {report.longrepr[2]}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """The same for a file that skips itself as a whole."""
    report = yield
    if EVERYTHING_MUST_RUN and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"did not run, and CI=true asks for every test: {report.longrepr[2]}"
    return report


def pytest_configure(config: pytest.Config) -> None:
    """The process that starts the workers makes the lock they take turns by."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="workshop-tests-")
        config.add_cleanup(folder.cleanup)
        config.stash[LOCK] = str(Path(folder.name) / "turns")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """Every worker learns where the lock is."""
    node.workerinput["turns"] = node.config.stash[LOCK]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Tests marked `alone` (load, faults) have the machine for themselves, all others share it.

    One pytest run keeps one closing line and one exit status. The lock is SQLite's own: many readers or one writer,
    across processes, on every system, and a waiting writer is not overtaken.
    """
    lock = getattr(item.config, "workerinput", {}).get("turns")
    if lock is None:  # one process: every test is alone already
        return (yield)
    with closing(sqlite3.connect(lock, timeout=1200, isolation_level=None)) as turn:
        turn.execute("BEGIN EXCLUSIVE" if item.get_closest_marker("alone") else "BEGIN")
        turn.execute("SELECT * FROM sqlite_master").fetchall()
        return (yield)
