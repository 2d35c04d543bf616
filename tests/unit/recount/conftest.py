"""The recount command as a function: what it prints, its figures, the sentence with which it refuses."""
from __future__ import annotations

import json

import pytest

from workshop.cli.recount import main


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("WORKSHOP_LANGUAGE", "en")


@pytest.fixture
def recount(tmp_path, capsys):
    """recount(data, *options) -> (status, standard output, standard error)."""

    def run(data, *options, name="file.json"):
        content = data if isinstance(data, bytes) else (data if isinstance(data, str) else json.dumps(data)).encode()
        (tmp_path / name).write_bytes(content)
        status = main([str(tmp_path / name), *options])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def figures(recount):
    def run(data, *options, **name):
        status, out, err = recount(data, "--json", *options, **name)
        assert (status, err) == (0, "")
        return json.loads(out)

    return run


@pytest.fixture
def refused(recount):
    """The sentence with which the file is refused."""

    def run(data, *options, **name):
        status, out, err = recount(data, *options, **name)
        assert (status, out, err.count("\n")) == (2, "", 1)
        return err

    return run
