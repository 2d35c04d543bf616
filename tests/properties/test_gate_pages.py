"""Wall, phones, control pages, sheets and report know of a closed question its SafeOutcome and nothing else: that is
what test_gate_attack.py reads whole.

The same people answer twice, in two rooms, each time otherwise; the second room is given what was published of the
first. Then every page of both is the same, to the last letter, though the second one's ballots lie on its disk for an
auditor. So whatever number stands anywhere, by group or not, follows from what the attacker has read."""
from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import date

import pytest

from tests.support.desk import Desk
from tests.support.phones import Hall
from tests.support.random_workshop import COMPARED
from tests.support.voting_room import dimensions_of, items_of
from workshop.activities import KINDS
from workshop.cli.recount import by_groups
from workshop.cli.recount import count as counted_again
from workshop.domain.activity import Activity
from workshop.domain.disclosure import partitions
from workshop.domain.errors import Mendable
from workshop.domain.outcome_json import safe_from_json
from workshop.domain.quotes import Level, Quote, attributed
from workshop.domain.safe import Shown
from workshop.domain.stage import panel_of
from workshop.domain.text import Label
from workshop.domain.workshop import Workshop
from workshop.report.editions import printed
from workshop.report.facts import attendance
from workshop.services import close_activity
from workshop.services.build_report import gather_facts
from workshop.services.cast_ballot import cast_ballot
from workshop.services.join_workshop import join_workshop
from workshop.services.open_round import open_round
from workshop.services.reveal_activity import go_to, show_language, show_panel
from workshop.tally.recount.json_file import read_json
from workshop.web.participant import screens

DIMENSIONS = dimensions_of({"zone": "north centre south", "gender": "f m"})
TODAY = date(2026, 3, 14)
OPTIONS = {"pick": {"max": 2, "keep": 2}, "rank": {"top": 3}}
PANELS = ("result", "zone", "gender", "discussion", "change", "before", panel_of("result", 2), panel_of("zone", 2))


def question(kind: str) -> Activity:
    options = KINDS[kind].options(OPTIONS.get(kind, {})).as_json()
    items = items_of("abcd", sensitive="d" if kind in ("sort", "rate") else "")
    return Activity(kind, kind, Label.of(fr=f"Sur {kind} ?", en=f"On {kind}?"), options=options, items=items,
                    rounds=2 if kind == "agree" else 1)  # fmt: skip


def people() -> list[dict[str, str]]:
    """Twenty-six, of whom some zone has few women and one person says nothing of either."""
    chance = random.Random(1)
    cells = [{"zone": chance.choice(("north", "centre", "south")), "gender": chance.choice("fm")} for _ in range(25)]
    return [*cells, {}]


def vote(hall: Hall, activity: Activity, chance: random.Random, number: int = 1) -> None:
    kind, options = KINDS[activity.kind], KINDS[activity.kind].options(activity.options)
    for person in range(len(people())):
        liking = {item: chance.gauss(0, 2) + 3 * (number - 1) for item in activity.item_ids}
        marks = kind.invent(activity.item_ids, options, liking, chance)
        cast_ballot(hall.store, hall.parts.announcer, f"s{person}", activity.id, {"items": list(marks)}, number)


def masked(page: str) -> str:
    """Without what is made by chance: ids and tokens."""
    return re.sub(r"[\w-]{16,}", "*", page)


class House:
    """One workshop, and all that it shows, step by step."""

    def __init__(self, folder, seed: int):
        self.hall = Hall.made(folder, *map(question, COMPARED), language="en", dimensions=DIMENSIONS, auditor_file=True)
        self.desk, self.chance = Desk(self.hall.app), random.Random(seed)
        self.shown: dict[tuple[str, ...], str] = {}
        for number, groups in enumerate(people()[1:], 1):
            join_workshop(self.hall.store, f"s{number}", "", groups)
        self.phone = self.hall.phone("en", **people()[0])
        join_workshop(self.hall.store, "s0", "", people()[0])

    def run(self) -> None:
        for activity in self.hall.store.snapshot().activities:
            self.hall.open(activity.id)
            self.asked(activity, 1)
        open_round(self.hall.store, self.hall.parts.announcer, "agree")
        self.look("agree", "while the second round is open")
        self.asked(self.hall.store.snapshot().activity("agree"), 2)
        self.read_all()

    def asked(self, activity: Activity, number: int) -> None:
        vote(self.hall, activity, self.chance, number)
        self.hall.close(activity.id)
        self.look(activity.id, f"closed {number}")
        self.hall.reveal(activity.id)
        self.look(activity.id, f"revealed {number}")

    def look(self, activity: str, when: str) -> None:
        store, announcer = self.hall.store, self.hall.parts.announcer
        if when.startswith("closed"):
            go_to(store, announcer, activity)
        self.keep(self.desk.get(look=activity).text, activity, when, "desk")
        self.keep(self.phone.page(), activity, when, "phone")
        for panel in PANELS if not when.startswith("closed") else ("result",):
            show_panel(store, announcer, panel)
            for language in ("en", "fr"):
                show_language(store, announcer, language)
                self.keep(self.hall.wall(), activity, when, "wall", panel, language)
            self.keep(self.desk.get(look=activity).text, activity, when, "desk", panel)

    def read_all(self) -> None:
        for activity in COMPARED:
            self.keep(self.desk.get(f"recount/{activity}.json").text, activity, "sheet")
        for path in ("report", "report/preview/en", "report/preview/fr", "report/quotes", "report/editor"):
            self.keep(self.desk.get(path).text, path)
        self.keep(json.dumps(gather_facts(self.hall.store, TODAY).as_json()), "facts")

    def keep(self, page: str, *name: str) -> None:
        self.shown[name] = masked(page)

    def ballots(self, activity: str) -> str:
        return self.desk.get(f"ballots/{activity}.json").text

    def outcome(self, activity: str, number: int):
        return self.hall.store.outcome(activity, number)


@pytest.fixture(scope="module")
def houses(tmp_path_factory):
    """The second room shows what was published of the first; the third shows its own."""
    first, second, third = (House(tmp_path_factory.mktemp(f"house{n}"), n) for n in range(3))
    with pytest.MonkeyPatch.context() as alike:  # every phone has the items in an order of its own
        alike.setattr(screens, "shuffled", lambda secret, activity, items: tuple(items))
        first.run()
        third.run()
        alike.setattr(close_activity, "count_answers",
                      lambda store, activity, aside: first.outcome(activity.id, activity.round))  # fmt: skip
        second.run()
    yield first, second, third
    for house in (first, second, third):
        house.hall.parts.vault.close()


def test_no_page_knows_more_than_what_was_published(houses):
    first, second, _ = houses
    assert first.shown.keys() == second.shown.keys()
    for name, page in first.shown.items():
        assert second.shown[name].splitlines() == page.splitlines(), name


def test_control_the_rooms_answered_otherwise_and_their_pages_would_show_it(houses):
    first, second, third = houses
    assert first.ballots("pick") != second.ballots("pick")
    other = {name for name in first.shown if first.shown[name] != third.shown[name]}
    for kind in COMPARED:
        assert any(name[0] == kind and "wall" in name for name in other), kind
    assert {("report/preview/en",), ("facts",), ("pick", "sheet")} <= other
    assert any("phone" in name for name in other)
    assert len({name[0] for name in other if "desk" in name}) > len(COMPARED) / 2
    assert sum("agree" in name[0] and "change" in name for name in first.shown) >= 2


def safe_of(house: House, activity: str):
    return safe_from_json(house.outcome(activity, 1))


def test_every_number_in_a_lane_of_the_wall_is_one_that_the_attacker_reads(houses):
    found = 0
    for house, kind in ((house, kind) for house in (houses[0], houses[2]) for kind in COMPARED):
        for breakdown in safe_of(house, kind).breakdowns:
            page = house.shown[kind, "revealed 1", "wall", breakdown.dimension, "en"]
            sizes = [int(n) for n in re.findall(r"<small>n = (\d+)</small>", page)]
            assert sizes == [group.n for group in breakdown.groups]
            told = {round(figure.value / group.n, 4) for group in breakdown.groups
                    for figure in group.named.values() if isinstance(figure, Shown)}  # fmt: skip
            drawn = [round(float(x) / 100, 4) for x in re.findall(r'<svg x="([\d.]+)%"', page)]
            assert all(any(abs(x - share) < 1e-4 for share in told) for x in drawn)
            found += len(drawn)
    assert found > 20


def test_the_sheet_holds_what_the_kind_publishes_and_ballots_carry_no_group_to_count_by(houses):
    first = houses[0]
    for kind in COMPARED:
        if kind == "agree":
            continue  # its sheet is that of the second round
        summary = KINDS[kind].recount(safe_of(first, kind))
        sheet = first.desk.get(f"recount/{kind}.json")
        assert sheet.json["summary"] == summary if summary else sheet.status_code == 400
    handed_out = read_json(first.ballots("pick"))
    with pytest.raises(Mendable, match="carries"):
        by_groups(handed_out, counted_again(handed_out, None, 5), "zone", 5)


def test_a_file_whose_ballots_name_groups_is_compared_by_those_of_five_only():
    """`recount --by` of a file that somebody made elsewhere."""
    items = [{"id": key, "label": {"en": key}, "sensitive": key == "c"} for key in "abc"]
    ballots = [{"picks": ["ac"[n % 2]], "groups": {"zone": "n" if n < 6 else "s" if n < 13 else "few"}}
               for n in range(16)]  # fmt: skip
    file = read_json(json.dumps({"format": "workshop-recount/1", "kind": "pick", "options": {"max": 2},
                                 "items": items, "ballots": ballots}))  # fmt: skip
    told = by_groups(file, counted_again(file, None, 5), "zone", 5)
    assert all(n >= 5 for n in told["sizes"].values())
    assert all(row["p"] is None and row["difference"] is None for row in told["comparisons"] if row["item"] == "c")
    assert any(row["p"] is not None for row in told["comparisons"])


def test_the_table_of_participants_is_the_same_when_two_people_exchange_what_no_published_group_tells_apart():
    workshop = Workshop("w", Label.of(en="Peace"), dimensions=DIMENSIONS, min_group=5)
    cast = people()
    north = next(groups for groups in cast if groups == {"zone": "north", "gender": "f"})
    south = next(groups for groups in cast if groups == {"zone": "south", "gender": "m"})
    rest = [groups for groups in cast if groups is not north and groups is not south]
    exchanged = [*rest, {"zone": "north", "gender": "m"}, {"zone": "south", "gender": "f"}]
    parts = partitions([(groups, 1) for groups in cast], DIMENSIONS, 5)
    assert parts == partitions([(groups, 1) for groups in exchanged], DIMENSIONS, 5)
    assert attendance(workshop, cast) == attendance(workshop, exchanged)
    assert attendance(workshop, cast) != attendance(workshop, rest), "control"


@pytest.mark.parametrize("level", list(Level))
def test_nobody_is_quoted_as_one_of_fewer_than_ten(level):
    named = 0
    for seed in range(60):
        chance = random.Random(seed)
        cast = [{"zone": chance.choice(("north", "north", "centre", "south")), "gender": chance.choice("ffm")}
                for _ in range(chance.randint(8, 60))]  # fmt: skip
        quote = replace(Quote("q"), groups=chance.choice(cast), level=level)
        group = attributed(quote, DIMENSIONS, cast, chance.choice((5, 12)))
        if group is None:
            assert len(cast) < 12
            continue
        assert sum(all(one[key] in part for key, part in group) for one in cast) >= 10
        named += bool(group)
    assert named > 10 or level is Level.NONE


def test_a_workbook_and_a_table_are_made_of_the_same_facts(houses):
    """Cells and lines hold no other number: they are printed from the facts, in which both rooms are alike."""
    first, second, third = (gather_facts(house.hall.store, TODAY) for house in houses)
    for edition in ("csv", "plain-csv"):
        assert printed(first, "en", edition) == printed(second, "en", edition)
        assert printed(first, "en", edition) != printed(third, "en", edition)
