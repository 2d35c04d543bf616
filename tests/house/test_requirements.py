"""What was tested is what is installed: every version exact, nothing missing, nothing for show."""
from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.house.files import files, text
from tests.house.test_rooms import imported

PIN = re.compile(r"^[A-Za-z0-9_.-]+(\[\w+\])?==[\w.]+$")


def lines(name: str) -> list[str]:
    """The requirements of a file, without comments and without the file it builds on."""
    stripped = (line.strip() for line in text(Path(name)).splitlines())
    return [line for line in stripped if line and not line.startswith(("#", "-r "))]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    return {normal(Requirement(line).name) for line in requirements}


def loose(requirements: list[str]) -> list[str]:
    return [line for line in requirements if not PIN.match(line)]


def needed(requirements: list[str]) -> set[str]:
    """Everything that gets installed with these, by the metadata of what is installed here."""
    seen: set[str] = set()
    waiting = [Requirement(line) for line in requirements]
    while waiting:
        one = waiting.pop()
        if str(one) not in seen:
            seen.add(str(one))
            waiting += [child for child in children(one) if applies(child, one.extras)]
    return {normal(Requirement(one).name) for one in seen}


def children(one: Requirement) -> list[Requirement]:
    return [Requirement(line) for line in metadata.requires(one.name) or []]


def applies(child: Requirement, extras: set[str]) -> bool:
    return child.marker is None or any(child.marker.evaluate({"extra": extra}) for extra in (extras or {""}))


def unused(requirements: list[str], modules: set[str]) -> set[str]:
    """Distributions of which no module is imported and which nothing imported needs."""
    brought = metadata.packages_distributions()
    used = {normal(name) for module in modules for name in brought.get(module, [])}
    return names(requirements) - needed([line for line in requirements if normal(Requirement(line).name) in used])


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_version_is_exact(file):
    assert loose(lines(file)) == []


def test_what_the_program_needs_is_pinned_to_the_last_package():
    assert needed(lines("requirements.txt")) - names(lines("requirements.txt")) == set()


@pytest.mark.parametrize("line", lines("requirements.txt") + lines("requirements-dev.txt"))
def test_what_is_installed_is_what_is_pinned(line):
    requirement = Requirement(line)
    assert requirement.specifier.contains(metadata.version(requirement.name))


#: Loaded by ReportLab by itself when a style asks for shaping (toned letters of Mali's languages).
LOADED_BY_OTHERS = {"uharfbuzz"}


def test_nothing_is_installed_for_show():
    ours = {name.split(".")[0] for file in files("workshop/*.py", "wsgi.py") for name in imported(text(file))}
    modules = ours | LOADED_BY_OTHERS
    assert unused(lines("requirements.txt"), modules) == set()


def test_a_loose_a_missing_and_a_useless_requirement_are_caught():
    assert loose(["Flask>=3", "Flask", "Flask==3.1.3"]) == ["Flask>=3", "Flask"]
    assert "werkzeug" in needed(["Flask==3.1.3"])
    assert unused(["Flask==3.1.3", "Werkzeug==3.1.9", "segno==1.6.6"], {"flask", "json"}) == {"segno"}
