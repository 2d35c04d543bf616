"""Nothing that a facilitator can look at depends on which seat cast which ballot (within the same groups)."""
from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.properties.addresses import addresses
from tests.support.phones import PICK, RANK, Hall
from workshop.app import forget_draft
from workshop.report.facts import Facts
from workshop.services.build_report import gather_facts
from workshop.services.cast_ballot import cast_ballot
from workshop.services.drafts import Draft
from workshop.services.hand_out_recount import ballots_file, recount_sheet
from workshop.services.join_workshop import join_workshop
from workshop.services.lookup import find_activity

PEOPLE = 24
GROUPS = [{"zone": ("north", "centre", "south")[n % 3], "gender": ("f", "m")[n // 3 % 2]} for n in range(PEOPLE)]
Ballot = tuple[str, ...]


def ballots(seed: int) -> dict[str, list[Ballot]]:
    """Answers that lean by zone, so that comparisons have something to show."""
    chance = random.Random(seed)

    def answer(items: Sequence[str], groups: Mapping[str, str]) -> Ballot:
        favourite = items[("north", "centre", "south").index(groups["zone"])]
        others = chance.sample([item for item in items if item != favourite], 2)
        return tuple([favourite, *others] if chance.random() < 0.8 else others)

    return {activity.id: [answer(activity.item_ids, groups) for groups in GROUPS] for activity in (PICK, RANK)}


def permuted(cast: dict[str, list[Ballot]], seed: int) -> dict[str, list[Ballot]]:
    """The same ballots, in other hands of the same groups."""
    chance = random.Random(seed)
    return {activity: _within_groups(answers, chance) for activity, answers in cast.items()}


def _within_groups(answers: list[Ballot], chance: random.Random) -> list[Ballot]:
    after = list(answers)
    for groups in {tuple(groups.items()) for groups in GROUPS}:
        places = [n for n in range(PEOPLE) if tuple(GROUPS[n].items()) == groups]
        for place, other in zip(places, chance.sample(places, len(places)), strict=True):
            after[place] = answers[other]
    return after


def held(folder: Path, cast: dict[str, list[Ballot]]) -> Hall:
    """A workshop in which these ballots were cast, seat by seat, and the results revealed."""
    hall = Hall.made(folder, PICK, RANK, auditor_file=True)
    secrets = [f"{n:043}" for n in range(PEOPLE)]
    for secret, groups in zip(secrets, GROUPS, strict=True):
        join_workshop(hall.store, secret, "", groups)
    for activity, answers in cast.items():
        hall.open(activity)
        for secret, items in zip(secrets, answers, strict=True):
            cast_ballot(hall.store, hall.parts.announcer, secret, activity, {"items": list(items)})
        hall.close(activity)
        hall.reveal(activity)
    return hall


#: Shuffled anew each time, and compared in `exported`.
APART = "/facilitator/ballots/"


def seen(hall: Hall) -> dict[str, str]:
    """Every page of facilitator and wall, with what is chance (ids, tokens) made alike."""
    client = hall.app.test_client()
    known = addresses(hall.app, "GET", "/facilitator", "/projector")
    pages = [page for page in known if APART not in page]
    looks = {}
    for panel in ("result", "zone", "gender", "discussion"):
        hall.show(panel=panel)
        looks |= {f"{page} {panel}": client.get(page) for page in pages}
    assert sum(look.status_code == 200 for look in looks.values()) > len(looks) / 3
    workshop = hall.store.snapshot().workshop.id
    texts = {page: look.get_data(as_text=True).replace(workshop, "ID") for page, look in looks.items()}
    return {page: re.sub(r'(name="token" value=")\w+', r"\1", text) for page, text in texts.items()}


def exported(hall: Hall) -> tuple[object, object, Facts]:
    activities = [find_activity(hall.store, activity) for activity in ("pick", "rank")]
    sheets = [recount_sheet(hall.store, activity) for activity in activities]
    handed_out = [ballots_file(hall.store, activity)["ballots"] for activity in activities]
    unordered = [sorted(json.dumps(ballot) for ballot in file) for file in handed_out]
    return sheets, unordered, gather_facts(hall.store, date(2026, 3, 12))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_ballots_in_other_hands_look_the_same(tmp_path, seed):
    cast = ballots(seed)
    swapped = permuted(cast, seed)
    assert swapped != cast
    one, other = held(tmp_path / "one", cast), held(tmp_path / "other", swapped)
    assert seen(one) == seen(other)
    assert exported(one) == exported(other)


def test_ballots_that_change_their_group_look_different(tmp_path):
    """The control: the comparison would notice."""
    cast = ballots(1)
    elsewhere = {activity: answers[1:] + answers[:1] for activity, answers in cast.items()}
    one, other = held(tmp_path / "one", cast), held(tmp_path / "other", elsewhere)
    assert seen(one) != seen(other)
    assert exported(one) != exported(other)


def test_while_a_question_is_open_no_page_depends_on_what_was_answered(tmp_path):
    looks = []
    for folder, choice in (("one", 0), ("other", 3)):
        hall = Hall.made(tmp_path / folder, PICK)
        hall.open("pick")
        for n in range(7):
            join_workshop(hall.store, f"{n:043}", "", GROUPS[n])
            cast_ballot(hall.store, hall.parts.announcer, f"{n:043}", "pick", {"items": [PICK.item_ids[choice]]})
        looks.append(seen(hall))
    assert looks[0] == looks[1]


def test_what_was_not_sent_is_forgotten_when_the_question_closes(tmp_path):
    hall = Hall.made(tmp_path, PICK)
    hall.open("pick")
    phone = hall.phone()
    phone.tap("check", PICK.item_ids[0], activity="pick")
    assert Draft((PICK.item_ids[0],), step="check") in hall.parts.drafts._drafts.values()
    client = hall.app.test_client()
    token = re.search(r'name="token" value="(\w+)"', client.get("/facilitator/").get_data(as_text=True))[1]
    answer = client.post("/facilitator/step", data={"token": token, "go": "close", "activity": "pick"})
    assert answer.status_code == 303
    assert not hall.parts.drafts._drafts


def test_a_ballot_sent_by_socket_leaves_no_draft_behind(tmp_path):
    """The phone's page then shows what is recorded, not what was being prepared."""
    hall = Hall.made(tmp_path, PICK)
    hall.open("pick")
    phone = hall.phone()
    phone.tap("check", PICK.item_ids[0], activity="pick")
    secret = phone.client.get_cookie("s").value
    cast_ballot(hall.store, hall.parts.announcer, secret, "pick", {"items": [PICK.item_ids[0]]})
    before = phone.page()
    forget_draft(hall.parts)(secret, "pick")
    assert phone.page() != before
    assert not hall.parts.drafts._drafts
