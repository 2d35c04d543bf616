"""Running: one step after the other, ideas, results, the wall, the report, a rehearsal."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import STRANGER, Desk, words_of
from tests.support.phones import IDEAS, PICK, PLAIN, RANK, ZONES, Hall
from workshop.domain.activity import State
from workshop.domain.ideas import IdeaState
from workshop.services.secrets import form_token


@pytest.fixture
def hall(tmp_path: Path):
    hall = Hall.made(tmp_path, PLAIN, RANK, IDEAS, auditor_file=True)
    yield hall
    hall.parts.vault.close()


def state(hall, activity: str) -> State:
    return hall.store.snapshot().activity(activity).state


def voted(hall, desk, people: int = 12, activity: str = "pick") -> None:
    """Open, let people answer, close."""
    desk.post("step", go="open", activity=activity)
    items = hall.store.snapshot().activity(activity).item_ids
    for number in range(people):
        hall.phone(zone=ZONES[number % 3]).answer(activity, items[number % 2])
    desk.post("step", go="close", activity=activity)


# ---- steps ----

def test_an_activity_goes_from_draft_to_revealed_and_the_button_says_each_next_step(hall, desk):
    assert "Open the vote" in desk.words(look="pick")
    desk.post("step", go="open", activity="pick")
    assert "Close the vote" in desk.words()
    desk.post("step", go="close", activity="pick")
    assert "Reveal the result" in desk.words()
    desk.post("step", go="reveal", activity="pick")
    assert "Open the discussion" in desk.words()
    desk.post("stage", panel="discussion")
    assert "Go on to the next activity" in desk.words()
    desk.post("step", go="next", activity="pick")
    assert hall.store.snapshot().stage.activity == "rank"


def test_a_second_tap_on_next_is_no_second_step(hall, desk):
    desk.post("step", go="here", activity="pick")
    for _ in range(2):
        desk.post("step", go="next", activity="pick")
    assert hall.store.snapshot().stage.activity == "rank"


@pytest.mark.parametrize("go, sentence", [
    ("close", "This activity is not open."),
    ("reveal", "Close the activity first"),
    ("withdraw", "close the activity instead"),
])
def test_a_step_out_of_order_is_explained_and_changes_nothing(hall, desk, go, sentence):
    answer = desk.post("step", go=go, activity="pick")
    assert answer.status_code == 400
    assert sentence in words_of(answer)
    assert state(hall, "pick") is State.DRAFT


def test_only_one_activity_is_open_at_a_time(hall, desk):
    desk.post("step", go="open", activity="pick")
    assert "is still open. Close it first." in words_of(desk.post("step", go="open", activity="rank"))
    assert "Go to the open activity" in desk.words(look="rank")
    assert state(hall, "rank") is State.DRAFT


def test_what_is_not_on_the_agenda_is_said_to_be_gone(desk):
    answer = desk.post("step", go="open", activity="nothing")
    assert answer.status_code == 404
    assert "no longer on the agenda" in words_of(answer)


def test_an_unknown_step_changes_nothing(hall, desk):
    version = hall.store.snapshot().version
    assert desk.post("step", go="dance", activity="pick").status_code == 303
    assert hall.store.snapshot().version == version


def test_back_to_draft_works_until_somebody_has_answered(hall, desk):
    desk.post("step", go="open", activity="pick")
    assert "Back to draft" in desk.words()
    desk.post("step", go="withdraw", activity="pick")
    assert state(hall, "pick") is State.DRAFT
    desk.post("step", go="open", activity="pick")
    hall.phone().answer("pick", PLAIN.items[0].id)
    assert desk.post("step", go="withdraw", activity="pick").status_code == 400
    assert state(hall, "pick") is State.OPEN


def test_looking_at_another_activity_does_not_change_what_the_room_sees(hall, desk):
    desk.post("step", go="here", activity="pick")
    assert "The room sees something else:" in desk.words(look="rank")
    assert "The room sees something else:" not in desk.words(look="pick")
    assert hall.store.snapshot().stage.activity == "pick"


def test_the_count_moves_in_steps_of_five(hall, desk):
    desk.post("step", go="open", activity="pick")
    shown = []
    phones = [hall.phone() for _ in range(12)]
    for phone in phones[:7]:
        phone.answer("pick", PLAIN.items[0].id)
        shown.append("5" if "<span data-answered>5</span>" in desk.words() else "0")
    assert shown == ["0", "0", "0", "0", "5", "5", "5"]


def test_no_result_is_on_the_page_before_closing(hall, desk):
    desk.post("step", go="open", activity="pick")
    for number in range(12):
        hall.phone().answer("pick", PLAIN.items[number // 7].id)
    assert "of the 12 participants named" not in desk.words()
    desk.post("step", go="close", activity="pick")
    assert "of the 12 participants named" in desk.words()


# ---- the wall ----

def test_the_wall_is_blanked_and_comes_back_by_the_same_button(hall, desk):
    faces = []
    for face in ("blank", "blank", "codes", "codes"):
        desk.post("step", go="here", activity="pick") if not faces else None
        desk.post("stage", face=face)
        faces.append(hall.store.snapshot().stage.face.value)
    assert faces == ["blank", "activity", "codes", "activity"]


@pytest.mark.parametrize("field, good, bad", [
    ("language", "fr", "de"),
    ("panel", "zone", "shoe_size"),
    ("face", "blank", "mirror"),
])
def test_the_wall_shows_only_what_it_can(hall, desk, field, good, bad):
    before = hall.store.snapshot().stage
    assert desk.post("stage", **{field: bad}).status_code == 400
    assert hall.store.snapshot().stage == before
    assert desk.post("stage", **{field: good}).status_code == 303
    assert hall.store.snapshot().stage != before


def test_breakdowns_that_are_withheld_say_why_once_and_what_may_be_said_stands_above_what_may_be_shown(hall, desk):
    voted(hall, desk, people=18)
    desk.post("step", go="reveal", activity="pick")
    page = desk.words()
    assert page.index("What you may say") < page.index("Show to the room")
    reason = "</b> – Too few participants for a separate result."
    assert page.count(reason) == 1
    withheld = page[: page.index(reason)].rsplit("<b>", 1)[1].split(", ")
    shown = page[page.index("By group:") : page.index("Questions to discuss")]
    assert ("Zone" in shown, "Zone" in withheld) == (True, False)
    assert ("Gender" in shown, "Gender" in withheld) == (False, True)


@pytest.mark.parametrize("minutes, running", [
    ("5", True), ("240", True), ("0", False), ("241", False), ("-1", False), ("x", False), ("", False),
])
def test_the_clock_takes_minutes_only(hall, desk, minutes, running):
    desk.post("timer", go="start", minutes=minutes)
    assert (hall.parts.timer.state() is not None) is running


def test_the_clock_pauses_goes_on_gets_more_and_goes_away(hall, desk):
    desk.post("step", go="open", activity="pick")
    desk.post("timer", go="start", minutes="5")
    for go, running in (("pause", False), ("resume", True), ("more", True)):
        desk.post("timer", go=go)
        assert hall.parts.timer.state().running is running
    assert hall.parts.timer.state().total == 7 * 60
    desk.post("timer", go="stop")
    assert hall.parts.timer.state() is None


# ---- ideas ----

@pytest.fixture
def ideas(hall, desk):
    """Three ideas to read; answers their ids by words."""
    desk.post("step", go="open", activity="ideas")
    for words in ("Créer des emplois pour les jeunes", "Créer des emplois", "Réparer le pont"):
        hall.phone().share(words)
    return {idea.original: idea.id for idea in hall.store.ideas("ideas")}


def idea(hall, idea_id: str):
    return next(idea for idea in hall.store.ideas("ideas") if idea.id == idea_id)


def test_nothing_reaches_the_wall_unread(hall, desk, ideas):
    assert "Réparer le pont" not in hall.wall()
    desk.post("ideas", activity="ideas", go=f"approve:{ideas['Réparer le pont']}")
    assert "Réparer le pont" in hall.wall()
    desk.post("ideas", activity="ideas", go=f"reject:{ideas['Réparer le pont']}")
    assert "Réparer le pont" not in hall.wall()


def test_every_deed_of_moderation_can_be_undone(hall, desk, ideas):
    one, two = list(ideas.values())[:2]
    for go, then in ((f"approve:{one}", "approved"), (f"restore:{one}", "pending"), (f"reject:{one}", "rejected"),
                     (f"restore:{one}", "pending")):
        desk.post("ideas", activity="ideas", go=go)
        assert idea(hall, one).state == then
    desk.post("ideas", activity="ideas", go="merge", chosen=[one, two])
    assert (idea(hall, two).state, idea(hall, two).merged_into) == (IdeaState.MERGED, one)
    desk.post("ideas", activity="ideas", go=f"restore:{two}")
    assert (idea(hall, two).state, idea(hall, two).merged_into) == (IdeaState.PENDING, None)


def test_new_words_keep_the_original(hall, desk, ideas):
    one = ideas["Réparer le pont"]
    assert "As it was sent, and kept" in desk.words(look="ideas", edit=one)
    words = {"fr": "Réparer les ponts", "en": "Mend the bridges"}
    desk.post("ideas", activity="ideas", go=f"reword:{one}", addressee="donors", **words)
    changed = idea(hall, one)
    assert changed.wording.as_json() == words
    assert (changed.original, changed.addressee) == ("Réparer le pont", "donors")


@pytest.mark.parametrize("fields, sentence", [
    ({"go": "reword:{one}", "fr": "", "en": ""}, "Write the words that will be shown"),
    ({"go": "reword:{one}", "fr": "x" * 241}, "longer than 240 characters"),
    ({"go": "merge", "chosen": ["{one}"]}, "Choose two or more ideas"),
    ({"go": "approve:nobody"}, "its author may have withdrawn it"),
])
def test_moderation_that_cannot_be_is_explained_and_changes_nothing(hall, desk, ideas, fields, sentence):
    one = ideas["Réparer le pont"]
    filled = {key: [v.replace("{one}", one) for v in value] if isinstance(value, list) else value.replace("{one}", one)
              for key, value in fields.items()}
    before = hall.store.ideas("ideas")
    answer = desk.post("ideas", activity="ideas", **filled)
    assert answer.status_code in (400, 404)
    assert sentence in words_of(answer)
    assert hall.store.ideas("ideas") == before


def test_likely_duplicates_are_suggested_and_merged_by_one_button(hall, desk, ideas):
    first, second = ideas["Créer des emplois pour les jeunes"], ideas["Créer des emplois"]
    page = desk.words()
    assert "These probably say the same:" in page
    assert any(f"merge:{a},{b}" in page for a, b in ((first, second), (second, first)))
    desk.post("ideas", activity="ideas", go=f"merge:{first},{second}")
    assert idea(hall, second).merged_into == first


def test_hostile_words_are_only_words(hall, desk):
    desk.post("step", go="open", activity="ideas")
    hall.phone().share('<script>alert("x")</script>')
    assert "<script>alert" not in desk.get().get_data(as_text=True)
    assert "&lt;script&gt;" in desk.get().get_data(as_text=True)


# ---- the report ----

def test_the_report_begins_with_the_first_result(hall, desk):
    assert "close an activity first" in desk.words("report")
    assert desk.get("report/preview/fr").status_code == 400
    voted(hall, desk)
    assert "PDF in French" in desk.words("report")
    for code, title in (("fr", "Échange de Mopti"), ("en", "Mopti exchange")):
        assert title in desk.words(f"report/preview/{code}")
    assert desk.get("report/preview/de").status_code == 404


def test_recount_sheet_and_ballots_file_or_the_reason_why_not(hall, desk):
    voted(hall, desk, people=12)
    assert desk.get("recount/pick.json").json["format"] == "workshop-recount/1"
    assert len(desk.get("ballots/pick.json").json["ballots"]) == 12
    voted(hall, desk, people=6, activity="rank")
    assert desk.get("ballots/rank.json").status_code == 400
    assert "Fewer than 10 ballots" in desk.words("report")


def test_releasing_asks_once_more_and_then_destroys_the_ballots(hall, desk):
    voted(hall, desk, people=12)
    assert "Not yet" in desk.words("report", release="ask")
    assert desk.get("ballots/pick.json").status_code == 200  # asking alone destroys nothing
    assert desk.post("report/release").status_code == 303
    assert "The sealed ballots are destroyed." in desk.words("report")
    assert desk.get("ballots/pick.json").status_code == 400
    assert desk.get("recount/pick.json").status_code == 200


# ---- rehearsal ----

def by_command(desk, go: str, key: str):
    return desk.post("rehearsal", go=go, local=key)


def test_a_rehearsal_is_made_opened_and_erased_and_the_workshop_comes_back(hall, desk):
    before = hall.parts.vault.current_id()
    desk.post("rehearsal", go="start")
    rehearsed = hall.store.snapshot()
    assert rehearsed.workshop.rehearsal
    assert [activity.state for activity in rehearsed.activities] == [State.OPEN]
    assert f"--code {rehearsed.workshop.room_code}" in desk.words("workshops")
    desk.post("rehearsal", go="stop")
    assert hall.parts.vault.workshop_ids() == (before,)
    assert hall.parts.vault.current_id() == before


def test_nothing_is_rehearsed_while_a_real_activity_is_open(hall, desk):
    desk.post("step", go="open", activity="pick")
    answer = desk.post("rehearsal", go="start")
    assert answer.status_code == 400
    assert "close it before you rehearse" in words_of(answer)
    assert len(hall.parts.vault.workshop_ids()) == 1


def test_a_command_of_this_computer_may_rehearse_without_a_browser(hall):
    command = Desk(hall.app)
    answer = by_command(command, "start", hall.parts.local_token)
    assert answer.json == {"workshop": hall.parts.vault.current_id(), "code": hall.store.snapshot().workshop.room_code}
    assert by_command(command, "start", hall.parts.local_token).json == answer.json
    by_command(command, "stop", hall.parts.local_token)
    assert len(hall.parts.vault.workshop_ids()) == 1


@pytest.mark.parametrize("address, key", [("127.0.0.1", "wrong"), ("127.0.0.1", ""), (STRANGER, None)])
def test_a_command_without_the_key_or_from_elsewhere_may_not(hall, address, key):
    stranger = Desk(hall.app, address)
    answer = by_command(stranger, "start", hall.parts.local_token if key is None else key)
    assert answer.status_code == 403
    assert "error" in answer.json
    assert len(hall.parts.vault.workshop_ids()) == 1


def test_the_key_does_not_replace_the_form_token(hall):
    desk = Desk(hall.app)
    answer = desk.post("rehearsal", go="start", local=hall.parts.local_token, token=form_token("another browser"))
    assert answer.status_code == 400
    assert len(hall.parts.vault.workshop_ids()) == 1


# ---- every page ----

PAGES = ("", "?look=rank", "workshops", "workshops/new", "workshop", "activities/new", "activities/write?kind=pick",
         "activities/write?kind=rank", "activities/write?kind=ideas", "activities/pick", "report", "help")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_shows_itself_with_all_headers(hall, page, language):
    answer = Desk(hall.app, language=language).get(page)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for name in ("X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Cross-Origin-Resource-Policy"):
        assert answer.headers[name]
    assert f'<html lang="{language}"' in answer.get_data(as_text=True)


def facilitator_routes(app) -> list[tuple[str, str]]:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("facilitator.")]
    methods = [(rule, method) for rule in rules for method in rule.methods & {"GET", "POST"}]
    return [(rule.rule.replace("<activity_id>", "pick").replace("<code>", "fr"), method) for rule, method in methods]


def test_no_route_lets_a_stranger_in(hall):
    stranger, here = Desk(hall.app, STRANGER), Desk(hall.app)
    before = hall.store.snapshot()
    for path, method in facilitator_routes(hall.app):
        path = path.removeprefix("/facilitator/")
        answer = stranger.get(path) if method == "GET" else stranger.post(path, go="open", activity="pick")
        open_to_all = path in ("set-up", "unlock", "language")
        assert answer.status_code == (403 if not open_to_all else answer.status_code), path
        assert "Échange de Mopti" not in words_of(answer), path
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "Cache-Control"):
            assert answer.headers[name], path
    assert hall.store.snapshot() == before
    assert here.post("step", go="open", activity="pick").status_code == 303


def test_what_is_asked_wrongly_is_a_plain_page(desk):
    assert desk.get("nowhere").status_code == 404
    assert desk.get("step").status_code == 405


def test_the_three_kinds_are_prepared_in_the_hall():
    assert [activity.kind for activity in (PICK, RANK, IDEAS)] == ["pick", "rank", "ideas"]
