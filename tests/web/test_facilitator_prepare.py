"""Preparing: workshop, agenda, activities. What is typed is never lost, nothing is stored by half."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.desk import Desk, empty_app, parts_of, words_of
from tests.support.phones import Phone
from workshop.activities import KINDS
from workshop.material import item_lists

BASIC = {"title_en": "Peace Exchange", "min_group": "5", "template": "empty"}


@pytest.fixture
def desk(tmp_path: Path):
    app = empty_app(tmp_path)
    desk = Desk(app)
    desk.post("set-up", go="without")
    yield desk
    parts_of(app).vault.close()


@pytest.fixture
def made(desk):
    """A desk with an empty workshop."""
    assert desk.post("workshops/new", **BASIC).status_code == 303
    return desk


def snapshot(desk):
    return parts_of(desk.app).store().snapshot()


def pick(desk, **fields) -> object:
    """A new pick activity with three items; answers what the server answered."""
    rows = {f"items-{n}-en": name for n, name in enumerate(("Land", "Water", "Jobs"))}
    data = {"kind": "pick", "question_en": "What first?", "max": "2", "topic": "other", "source": "", **rows, **fields}
    return desk.post("activities/write", **{key: value for key, value in data.items() if value is not None})


# ---- the workshop ----

@pytest.mark.parametrize("template, activities", [("empty", 0), ("two_hours", 5), ("peace_exchange", 18)])
def test_a_workshop_begins_with_the_agenda_of_its_template(desk, template, activities):
    desk.post("workshops/new", **BASIC | {"template": template})
    assert len(snapshot(desk).activities) == activities


def test_the_form_as_it_stands_makes_a_workshop_with_the_usual_groups(desk):
    page = desk.words("workshops/new")
    assert "Tombouctou" in page
    assert 'value="5"' in page


@pytest.mark.parametrize("wrong, sentence", [
    ({"title_en": ""}, "Give the workshop a title"),
    ({"title_en": "x" * 141}, "Too long: 140 characters fit."),
    ({"min_group": "4"}, "between 5 and 20"),
    ({"min_group": "21"}, "between 5 and 20"),
    ({"min_group": "many"}, "Write a whole number."),
    ({"min_group": ""}, "Write a whole number."),
    ({"starts": "2026-03-14", "ends": "2026-03-12"}, "ends before it begins"),
    ({"starts": "2026-02-30"}, "This is no day of the calendar."),
    ({"room_code": "a b"}, "3 to 12 letters and figures"),
    ({"wifi_name": "Salle", "wifi_password": "court"}, "has at least 8 characters"),
    ({"wifi_password": "bienvenue"}, "Give the name of the Wi-Fi too"),
    ({"template": "unknown"}, "Choose one of the templates shown."),
    ({"dimensions-0-en": "Zone", "dimensions-0-choices": "North"}, "at least two groups"),
    ({"dimensions-0-en": "Zone", "dimensions-0-choices": "North\nNorth"}, "offers the same group twice"),
    ({"dimensions-0-en": "", "dimensions-0-choices": "North\nSouth"}, "a name, in French or in English"),
])
def test_what_cannot_be_is_said_near_its_field_and_nothing_typed_is_lost(desk, wrong, sentence):
    answer = desk.post("workshops/new", **BASIC | {"place": "Ségou, salle 2"} | wrong)
    page = words_of(answer)
    assert answer.status_code == 400
    assert sentence in page
    assert "Ségou, salle 2" in page
    assert parts_of(desk.app).vault.workshop_ids() == ()
    assert desk.post("workshops/new", **BASIC | {"place": "Ségou, salle 2"}).status_code == 303


def test_every_wrong_field_says_so_at_once_and_the_first_gets_the_focus(desk):
    wrong = {"title_en": "", "starts": "2026-03-14", "ends": "2026-03-12", "min_group": "3", "room_code": "a b",
             "wifi_password": "long enough", "dimensions-0-en": "Zone", "dimensions-0-choices": "North"}
    page = desk.post("workshops/new", **BASIC | wrong).text
    said = re.findall(r'class="wrong" id="([\w-]+)-wrong"', page)
    assert said == ["title_fr", "ends", "dimensions-0-choices", "min_group", "room_code", "wifi_name"]
    assert re.findall(r"<input[^>]* autofocus[^>]*>", page) == re.findall(r'<input[^>]* id="title_fr"[^>]*>', page)
    later = desk.post("workshops/new", **BASIC | {"room_code": "a b"}).text
    assert 'id="room_code"' in re.search(r"<input[^>]* autofocus[^>]*>", later)[0]


def test_a_wrong_option_of_an_activity_is_said_at_its_field_which_gets_the_focus(made):
    page = made.post("activities/write", kind="points", question_en="Share", budget="10", cap="99",
                     **{"items-0-en": "a", "items-1-en": "b"}).text
    assert 'id="cap-wrong"' in page
    assert 'id="cap"' in re.search(r"<input[^>]* autofocus[^>]*>", page)[0]
    page = made.post("activities/write", kind="points").text
    assert 'id="question_fr"' in re.search(r"<input[^>]* autofocus[^>]*>", page)[0]


def test_two_workshops_cannot_have_the_same_title(made):
    answer = made.post("workshops/new", **BASIC | {"title_en": "PEACE exchange"})
    assert answer.status_code == 400
    assert "already a workshop called" in words_of(answer)
    assert made.post("workshops/new", **BASIC | {"title_en": "Another one"}).status_code == 303


def test_control_and_direction_characters_never_come_in(made):
    made.post("workshop", **BASIC | {"title_en": "Pe\u202eace\x00\u200b Ex\u2066change"})
    assert snapshot(made).workshop.title["en"] == "Peace Exchange"


def test_groups_keep_their_keys_where_they_are_reordered_or_reworded(made):
    lines = {"dimensions-0-en": "Zone", "dimensions-0-choices": "Nord | North\nCentre\nSud | South"}
    made.post("workshop", **BASIC | lines)
    (zone,) = snapshot(made).workshop.dimensions
    changed = {"dimensions-0-key": zone.key, "dimensions-0-en": "Zone",
               "dimensions-0-choices": "Sud | South\nLe Centre\nNord | North"}
    made.post("workshop", **BASIC | changed)
    choices = {choice.label["fr"]: choice.key for choice in snapshot(made).workshop.dimensions[0].choices}
    assert choices == {"Sud": "south", "Le Centre": "centre", "Nord": "north"}


TWO = {"dimensions-0-en": "Zone", "dimensions-0-choices": "North\nSouth",
       "dimensions-1-en": "Gender", "dimensions-1-choices": "Women\nMen"}


def rows_of(page: str) -> dict[str, str]:
    """What the form of a workshop holds of its groups to compare by, as a browser would send it."""
    typed = re.findall(r'<input[^>]* name="(dimensions-\d-\w+)"[^>]* value="([^"]*)"', page)
    lines = re.findall(r'<textarea[^>]* name="(dimensions-\d-\w+)"[^>]*>\s*([^<]*)</textarea>', page)
    return dict(typed + lines)


def names(desk) -> list[tuple[str, str]]:
    return [(one.key, one.label["en"]) for one in snapshot(desk).workshop.dimensions]


def test_the_group_that_matters_most_is_put_first_and_keeps_its_key(made):
    made.post("workshop", **BASIC | TWO)
    assert names(made) == [("zone", "Zone"), ("gender", "Gender")]
    assert "Put the one that matters most first" in made.words("workshop")
    form = rows_of(made.get("workshop").text)
    page = made.post("workshop", **BASIC | form | {"go": "up:1", "place": "Mopti, typed before"}).text
    assert names(made) == [("zone", "Zone"), ("gender", "Gender")], "nothing is stored yet"
    assert "Mopti, typed before" in page
    assert 'id="dimensions-0-fr"' in re.search(r"<input[^>]* autofocus[^>]*>", page)[0]
    made.post("workshop", **BASIC | rows_of(page))
    assert names(made) == [("gender", "Gender"), ("zone", "Zone")]


def test_groups_of_a_workshop_still_to_be_made_change_places_too(desk):
    page = desk.post("workshops/new", **BASIC | TWO | {"go": "up:1"}).text
    assert parts_of(desk.app).vault.workshop_ids() == ()
    desk.post("workshops/new", **BASIC | rows_of(page))
    assert [label for _, label in names(desk)] == ["Gender", "Zone"]


@pytest.mark.parametrize("go", ["up:0", "up:2", "up:-1", "up:x", "up:", "up:" + "9" * 5000])
def test_a_move_to_nowhere_changes_nothing(made, go):
    answer = made.post("workshop", **BASIC | TWO | {"go": go})
    assert answer.status_code == 200
    assert rows_of(answer.text)["dimensions-0-en"] == "Zone"


def test_once_somebody_has_joined_no_group_can_be_moved(made):
    made.post("workshop", **BASIC | TWO)
    assert 'value="up:1"' in made.get("workshop").text
    Phone(made.app).join(zone="north")
    assert 'value="up:' not in made.get("workshop").text


def test_a_workshop_with_as_many_comparisons_as_there_may_be_still_has_its_form(made):
    many = {f"dimensions-{n}-{part}": words for n in range(8) for part, words in (("en", f"D{n}"), ("choices", "a\nb"))}
    assert made.post("workshop", **BASIC | many).status_code == 303
    assert made.get("workshop").status_code == 200
    assert len(snapshot(made).workshop.dimensions) == 8


def test_choosing_another_workshop_changes_what_phones_see(made):
    first = parts_of(made.app).vault.current_id()
    made.post("workshops/new", **BASIC | {"title_en": "Second"})
    assert snapshot(made).workshop.title["en"] == "Second"
    made.post("workshops/choose", workshop=first)
    assert snapshot(made).workshop.title["en"] == "Peace Exchange"
    made.post("workshops/choose", workshop="unknown")
    assert snapshot(made).workshop.title["en"] == "Peace Exchange"


def test_erasing_takes_two_taps_and_says_what_goes(made, tmp_path):
    workshop = parts_of(made.app).vault.current_id()
    asked = made.words("workshops", erase=workshop)
    assert "Its key is destroyed first" in asked
    assert parts_of(made.app).vault.workshop_ids() == (workshop,)
    made.post("workshops/erase", workshop=workshop)
    assert parts_of(made.app).vault.workshop_ids() == ()
    assert made.get().location == "/facilitator/workshops"


# ---- an activity ----

def test_an_activity_is_made_of_what_the_form_says(made):
    pick(made, question_fr="Quoi d’abord ?", **{"items-1-sensitive": "y", "items-2-addressee": "donors"})
    (activity,) = snapshot(made).activities
    assert activity.question.as_json() == {"fr": "Quoi d’abord ?", "en": "What first?"}
    assert [item.label["en"] for item in activity.items] == ["Land", "Water", "Jobs"]
    assert [item.sensitive for item in activity.items] == [False, True, False]
    assert activity.items[2].addressee == "donors"
    assert activity.options == {"max": 2}


@pytest.mark.parametrize("wrong, sentence", [
    ({"question_en": ""}, "Write the question"),
    ({"question_en": "x" * 201}, "Too long: 200 characters fit."),
    ({"max": "0"}, "must be a whole number"),
    ({"max": "lots"}, "must be a whole number"),
    ({"items-1-en": "Land"}, "is in the list twice"),
    ({"items-1-en": "x" * 241}, "Too long: 240 characters fit."),
    ({"topic": "gossip"}, "This cannot be read."),
    ({"source": "nowhere"}, "This cannot be read."),
    ({"paste": "x" * 20_001}, "Too long: 20,000 characters fit."),
    ({"paste": "\n".join(f"item {n}" for n in range(61))}, "at most 60 items"),
])
def test_an_activity_that_cannot_be_is_explained_and_keeps_what_was_typed(made, wrong, sentence):
    answer = pick(made, hint_en="Think twice.", **wrong)
    page = words_of(answer)
    assert answer.status_code == 400
    assert sentence in page
    assert "Think twice." in page
    assert snapshot(made).activities == ()
    assert pick(made).status_code == 303


def test_an_unknown_kind_is_refused(made):
    assert made.get("activities/write", kind="dance").status_code == 404
    assert made.get("activities/write", kind="rank").status_code == 200


def rows(page: str) -> list[str]:
    return re.findall(r'name="items-\d+-en"[^>]*>\r?\n?([^<]*)<', page)


@pytest.mark.parametrize("go, expected", [
    ("up:1", ["Water", "Land", "Jobs"]),
    ("down:0", ["Water", "Land", "Jobs"]),
    ("down:2", ["Land", "Water", "Jobs"]),
    ("up:0", ["Land", "Water", "Jobs"]),
    ("delete:1", ["Land", "Jobs"]),
    ("delete:9", ["Land", "Water", "Jobs"]),
    ("delete:x", ["Land", "Water", "Jobs"]),
    ("add", ["Land", "Water", "Jobs", ""]),
])
def test_rows_move_without_script_and_nothing_is_stored_yet(made, go, expected):
    answer = pick(made, go=go)
    assert answer.status_code == 200
    assert rows(words_of(answer)) == expected
    assert snapshot(made).activities == ()


def test_a_row_is_found_by_its_place_on_the_page_even_below_an_empty_one(made):
    answer = pick(made, go="delete:2", **{"items-1-en": ""})
    assert rows(words_of(answer)) == ["Land", ""]


def test_pasted_lines_become_rows_in_both_languages(made):
    answer = pick(made, go="paste", paste="Terre | Soil\n\nEau")
    page = words_of(answer)
    assert rows(page)[3:] == ["Soil", ""]
    assert "Terre" in page
    assert "Eau" in page


def test_a_ready_list_is_added_once(made):
    ready = item_lists()["concerns"].items
    once = pick(made, go="list", ready="concerns", **{f"items-{n}-en": None for n in range(3)})
    assert rows(words_of(once)) == [item.label["en"] for item in ready]
    fields = {f"items-{n}-{code}": item.label[code] for n, item in enumerate(ready) for code in ("fr", "en")}
    twice = pick(made, go="list", ready="concerns", **fields)
    assert rows(words_of(twice)) == [item.label["en"] for item in ready]


def test_too_many_pasted_lines_stay_in_the_field(made):
    lines = "\n".join(f"line {n}" for n in range(61))
    answer = pick(made, go="paste", paste=lines)
    assert answer.status_code == 400
    assert "line 60" in words_of(answer)


def test_items_come_from_an_earlier_activity(made):
    pick(made)
    first = snapshot(made).activities[0]
    none_typed = {f"items-{n}-en": None for n in range(3)}
    answer = pick(made, question_en="And now?", source=first.id, source_top="2", **none_typed)
    assert answer.status_code == 303
    source = snapshot(made).activities[1].source
    assert (source.activity, source.top) == (first.id, 2)
    assert "How many items are taken over" in words_of(pick(made, source=first.id, source_top="-1"))


def test_how_many_places_are_ranked_and_how_many_items_come_along_are_two_fields(made):
    pick(made)
    first = snapshot(made).activities[0]
    rank = {"kind": "rank", "question_en": "And now?", "top": "2", "topic": "other", "source": first.id}
    assert made.post("activities/write", source_top="3", **rank).status_code == 303
    ranked = snapshot(made).activities[1]
    assert (ranked.options["top"], ranked.source.top) == (2, 3)
    refused = words_of(made.post("activities/write", **rank | {"top": "99", "source_top": "3"}))
    assert refused.count('class="wrong"') == 1


@pytest.mark.parametrize("kind", KINDS)
def test_on_the_form_of_any_kind_every_label_finds_its_own_field(made, kind):
    ids = re.findall(r' id="([^"]+)"', made.words("activities/write", kind=kind))
    assert sorted(set(ids)) == sorted(ids)


def test_after_opening_only_the_wording_changes(made):
    pick(made)
    (activity,) = snapshot(made).activities
    made.post("step", go="open", activity=activity.id)
    form = {"question_en": "What first of all?", "max": "2", "topic": "other", "source": "", "source_top": ""}
    form |= {f"items-{n}-{part}": value for n, item in enumerate(activity.items)
             for part, value in (("id", item.id), ("en", item.label["en"]))}
    assert made.post(f"activities/{activity.id}", **form).status_code == 303
    assert snapshot(made).activities[0].question["en"] == "What first of all?"
    for change in ({"max": "1"}, {"items-3-en": "Peace"}, {"items-0-id": "other"}):
        assert made.post(f"activities/{activity.id}", **form | change).status_code == 400
    assert [item.id for item in snapshot(made).activities[0].items] == [item.id for item in activity.items]


def test_the_agenda_is_put_in_order_and_drafts_are_duplicated_and_deleted(made):
    for question in ("One?", "Two?"):
        pick(made, question_en=question)
    one, two = (activity.id for activity in snapshot(made).activities)
    made.post("activities", go="up", activity=two)
    assert [activity.id for activity in snapshot(made).activities] == [two, one]
    made.post("activities", go="duplicate", activity=one)
    assert [activity.question["en"] for activity in snapshot(made).activities] == ["Two?", "One?", "One?"]
    made.post("activities", go="delete", activity=two)
    assert two not in [activity.id for activity in snapshot(made).activities]
    made.post("step", go="open", activity=one)
    assert made.post("activities", go="delete", activity=one).status_code == 400
    assert one in [activity.id for activity in snapshot(made).activities]


def test_ten_megabytes_are_refused_with_a_plain_page(made):
    answer = made.post("activities/write", kind="pick", paste="x" * 10_000_000)
    assert answer.status_code == 413
    assert "too much to send at once" in words_of(answer)
