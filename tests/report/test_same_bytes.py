"""The same facts give the same bytes in every edition, in another process with another order of hashes, too."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest

from tests.report.whole_report import whole_facts
from tests.support import HOUSE
from workshop.report.editions import EDITIONS, printed

PROGRAM = """
import hashlib, json, sys
from workshop.report.editions import EDITIONS, printed
from workshop.report.facts import Facts
facts = Facts.from_json(json.load(sys.stdin))
print(json.dumps({form: hashlib.sha256(printed(facts, "fr", form)).hexdigest() for form in reversed(EDITIONS)}))
"""


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, str]:
    """What another process prints, the editions in another order."""
    facts = json.dumps(whole_facts().as_json())
    environment = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    run = subprocess.run([sys.executable, "-c", PROGRAM], cwd=HOUSE, env=environment, input=facts, text=True,
                         capture_output=True, check=True)  # fmt: skip
    return json.loads(run.stdout)


@pytest.mark.parametrize("form", EDITIONS)
def test_another_process_prints_the_same_bytes(elsewhere, form):
    assert elsewhere[form] == hashlib.sha256(printed(whole_facts(), "fr", form)).hexdigest()


def test_other_facts_print_other_bytes(elsewhere):
    assert elsewhere["radio"] != hashlib.sha256(printed(whole_facts(draft=True), "fr", "radio")).hexdigest()
