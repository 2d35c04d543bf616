"""A workshop of an older program: what it said stays, and what is kept no longer is in no file afterwards."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from tests.storage.example import CHEAP, ID, decrypted_pages, files_of, seized_folder, vote
from tests.storage.first_program import FEW, IDEAS, OLD, OPEN, PICK, RANK, made_by_the_first_program
from workshop.domain.outcome_json import safe_as_json
from workshop.places import Places
from workshop.services.hand_out_recount import recount_sheet
from workshop.services.read_results import read_results
from workshop.storage import migrations
from workshop.storage.database import connect
from workshop.storage.folder import Folder
from workshop.storage.tables import passage
from workshop.storage.vault import DiskVault


def opened(root: Path):
    return DiskVault(Places(root), effort=CHEAP).open(ID)


def said_before(then: Any, now: Any) -> bool:
    """Whether everything that was said then is said now; newer programs may say more."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(key in now and said_before(then[key], now[key]) for key in then)
    if isinstance(then, list):
        return len(then) == len(now) and all(map(said_before, then, now))
    return bool(then == now)


def agrees(then: Any, now: Any) -> bool:
    """Whether both say the same where both say something: by group a newer gate may show less, or something else."""
    if isinstance(then, dict) and isinstance(now, dict):
        return all(agrees(then[key], now[key]) for key in then.keys() & now.keys())
    if isinstance(then, list) and then and now:
        return len(then) == len(now) and all(map(agrees, then, now))
    return not then or not now or bool(then == now)


def on_disk(root: Path) -> bytes:
    """Everything that somebody with the keys can read."""
    return b"".join(page for pages in decrypted_pages(root) for page in pages)


@pytest.mark.parametrize("activity", [PICK, RANK, FEW])
def test_every_result_says_what_it_said(tmp_path, activity):
    made_by_the_first_program(tmp_path)
    store = opened(tmp_path)
    safe = read_results(store, store.snapshot().activity(activity))
    then, now = OLD["shown"][activity], json.loads(json.dumps(safe_as_json(safe)))
    assert said_before(then["results"], now["results"])
    assert agrees(then, now)
    assert store.answered(activity, 1) == {PICK: 18, RANK: 17, FEW: 3}[activity]
    store.close()


def test_recount_sheets_and_ideas_are_still_to_be_had(tmp_path):
    made_by_the_first_program(tmp_path)
    store = opened(tmp_path)
    assert recount_sheet(store, store.snapshot().activity(RANK))["summary"]
    assert read_results(store, store.snapshot().activity(IDEAS)).results["received"] == 1
    store.close()


def test_an_open_question_goes_on_with_its_ballots_and_their_groups(tmp_path):
    made_by_the_first_program(tmp_path)
    store = opened(tmp_path)
    assert [set(cast.groups) for cast in store.casts(OPEN, 1)] == [{"zone", "gender"}] * 4
    vote(store, OPEN, "another phone", ["a"])
    assert store.answered(OPEN, 1) == 5
    store.close()


@pytest.mark.parametrize("announced, kept", [(0, 0), (1, 18)])
def test_ballots_stay_only_for_an_auditor_and_without_groups(tmp_path, announced, kept):
    made_by_the_first_program(tmp_path, auditor_file=announced)
    store = opened(tmp_path)
    assert [dict(cast.groups) for cast in store.casts(PICK, 1)] == [{}] * kept
    store.close()


def test_no_combination_of_groups_is_left_on_disk(tmp_path):
    made_by_the_first_program(tmp_path)
    assert b'"cells"' in on_disk(tmp_path)  # control: the raw outcome can be read with the keys
    before = {path.name for path in files_of(tmp_path)}
    store = opened(tmp_path)
    for _ in ("open", "closed"):
        assert b'"cells"' not in on_disk(tmp_path)
        assert {path.name for path in files_of(tmp_path)} & before == {"current"}
        store.close()


def test_a_crash_while_it_is_brought_up_to_date_leaves_the_old_file_whole(tmp_path, monkeypatch):
    made_by_the_first_program(tmp_path)
    folder = seized_folder(tmp_path)
    before = folder.current()

    class PowerCut(BaseException):
        pass

    def cut(*_):
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "name", cut)
        with pytest.raises(PowerCut):
            opened(tmp_path)
    assert folder.current() == before
    with connect(before.database, folder.data_key(before)) as connection:
        assert migrations.is_older(connection)
    store = opened(tmp_path)
    assert (folder.current() == before, store.answered(PICK, 1)) == (False, 18)
    store.close()


def test_what_the_last_change_of_a_text_replaced_is_its_first_step_back_and_of_a_quote_it_is_kept_no_longer(tmp_path):
    with connect(tmp_path / "x.db", b"k" * 32, "DELETE") as connection:
        migrations.run_revisions(connection, "0007")
        for key, content, before in (
            ("paragraph/drivers", '{"words":{"fr":"b"}}', '{"words":{"fr":"a"}}'),
            ("outline", '{"left_out":["plan"]}', None),
            ("quote/x", '{"words":{"fr":"b"}}', '{"words":{"fr":"a name"}}'),
        ):
            connection.exec_driver_sql(
                "INSERT INTO passage (key, version, content, before) VALUES (?, 2, ?, ?)", (key, content, before))
        migrations.run_revisions(connection)
        left = {row.key: tuple(row.history) for row in connection.execute(select(passage))}
    assert left == {"paragraph/drivers": ({"words": {"fr": "a"}},), "outline": (None,), "quote/x": ()}
