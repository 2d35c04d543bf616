"""The editor of the report: outline, sentences side by side, and what is said when something is not kept."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.desk import STRANGER, Desk, words_of
from tests.support.phones import PLAIN, RANK, Hall
from workshop.services.edit_report import passage


@pytest.fixture
def hall(tmp_path: Path):
    hall = Hall.made(tmp_path, PLAIN, RANK)
    yield hall
    hall.parts.vault.close()


@pytest.fixture
def desk(hall):
    hall.vote()
    return Desk(hall.app)


def first(desk) -> tuple[str, str]:
    """The first section with a sentence outside the summary, and the sentence's key."""
    for section in re.findall(r'href="[^"]*editor\?section=(\w+)', desk.words("report/editor")):
        found = re.search(r'name="key" value="(sentence/[^"]+)"', desk.words("report/editor", section=section))
        if found and section != "summary":
            return section, found.group(1)
    raise AssertionError("no sentence")


def write(desk, key: str, section: str, seen: int = 0, go: str = "save", **words: str):
    return desk.post("report/editor/piece", key=key, section=section, seen=str(seen), go=go, **words)


def preview(desk, section: str, code: str = "en") -> str:
    return desk.words(f"report/editor/preview/{code}/{section}")


def test_the_editor_begins_with_the_first_result(tmp_path):
    hall = Hall.made(tmp_path, PLAIN)
    answer = Desk(hall.app).get("report/editor")
    assert answer.status_code == 400
    assert "close an activity first" in words_of(answer)
    hall.parts.vault.close()


def test_a_sentence_is_marked_as_generated_then_as_edited_and_finds_its_way_back(desk):
    section, key = first(desk)
    assert "Generated sentence" in desk.words("report/editor", section=section)
    assert write(desk, key, section, words_en="What the room named first.").status_code == 303
    page = desk.words("report/editor", section=section)
    assert "Back to the generated sentence" in page
    assert "What the room named first." in preview(desk, section)
    assert "What the room named first." in preview(desk, "method")
    write(desk, key, section, 1, go="generated")
    assert "Back to the generated sentence" not in desk.words("report/editor", section=section)
    write(desk, key, section, 2, go="undo")
    assert "What the room named first." in preview(desk, section)


def test_another_figure_is_refused_beside_the_text_which_stays_in_its_field(hall, desk):
    section, key = first(desk)
    answer = write(desk, key, section, words_en="97 of 98 agree.")
    assert answer.status_code == 400
    page = words_of(answer)
    assert "97 of 98 agree.</textarea>" in page
    assert 'aria-invalid="true"' in page
    assert "“97 of 98” is" in page
    assert passage(hall.store, key).version == 0


def test_the_second_of_two_editors_sees_both_versions_and_may_then_decide(hall, desk):
    section, key = first(desk)
    write(desk, key, section, words_en="Written in Mopti.")
    answer = write(desk, key, section, words_en="Written in Bamako.")
    page = words_of(answer)
    assert answer.status_code == 409
    assert "Written in Mopti." in page
    assert "Written in Bamako.</textarea>" in page
    assert "Written in Mopti." in preview(desk, section)
    assert 'name="seen" value="1"' in page
    write(desk, key, section, 1, words_en="Written in Bamako.")
    assert "Written in Bamako." in preview(desk, section)


def test_words_for_a_sentence_that_is_said_no_more_are_handed_back(desk):
    section, _ = first(desk)
    answer = write(desk, "sentence/pick/gone.overall.1", section, words_en="Our words on it.")
    assert answer.status_code == 404
    assert "no longer says this sentence" in words_of(answer)
    assert "Our words on it." in words_of(answer)


def test_a_section_is_switched_off_and_on_and_moved_in_both_languages(hall, desk):
    section, _ = first(desk)
    title = re.search(r"<h1>([^<]*)</h1>", desk.words("report/editor", section=section)).group(1)
    heading = f">{title}</h"
    assert heading in desk.words("report/preview/en")
    assert desk.post("report/editor/outline", go=f"off:{section}", section=section).status_code == 303
    assert heading not in desk.words("report/preview/en")
    desk.post("report/editor/outline", go="undo", section=section, seen="1")
    assert heading in desk.words("report/preview/en")
    desk.post("report/editor/outline", go=f"up:{section}", section=section)
    assert passage(hall.store, "outline").content["order"]


@pytest.mark.parametrize("section", ["method", "annex", "cover"])
def test_what_protects_the_reader_has_no_switch_and_cannot_be_switched_off(hall, desk, section):
    assert f'value="off:{section}"' not in desk.words("report/editor")
    assert 'value="off:drivers"' in desk.words("report/editor")  # control
    answer = desk.post("report/editor/outline", go=f"off:{section}", section=section)
    assert answer.status_code == 400
    assert "always printed" in words_of(answer)


def test_a_paragraph_of_the_organisers_is_added_under_their_name(desk):
    section, _ = first(desk)
    write(desk, f"paragraph/{section}", section, words_fr="Merci <b>à tous</b>.")
    assert "Merci" in preview(desk, section, "fr")
    assert "<b>à tous" not in desk.get(f"report/editor/preview/fr/{section}").get_data(as_text=True)
    assert write(desk, "paragraph/method", "method", words_fr="Tout est exact.").status_code == 400
    assert write(desk, f"paragraph/{section}", section, 1, words_fr="x" * 3001).status_code == 400


OTHERS = ["", "outline", "released", "sentence/x/y", "sentence/a", "paragraph/no", "text/", "text/min_group", "prose/x"]


@pytest.mark.parametrize("go", ["save", "undo", "generated"])
@pytest.mark.parametrize("key", OTHERS)
def test_no_other_piece_can_be_written_through_the_form(hall, desk, key, go):
    assert write(desk, key, "summary", go=go, words_en="x").status_code in (400, 404) or go == "undo"
    assert not hall.store.passages()


def test_the_editor_is_the_facilitators_alone(hall, desk):
    assert Desk(hall.app, STRANGER).get("report/editor").status_code in (302, 303, 403)
    assert desk.get("report/editor").status_code == 200  # control


# ---- the free texts ----

def test_introduction_context_and_thanks_are_kept_and_a_text_too_long_is_refused_and_shown(hall, desk):
    for name in ("introduction", "context", "thanks"):
        words = {f"words_{code}": f"{name} {code}\n\nsecond" for code in ("fr", "en")}
        assert write(desk, f"text/{name}", "context", **words).status_code == 303
    kept = hall.store.snapshot().texts
    assert kept.context["en"] == "context en\n\nsecond"
    assert "thanks fr" in preview(desk, "context", "fr")
    answer = write(desk, "text/thanks", "context", 1, words_fr="x" * 6001)
    assert answer.status_code == 400
    assert "x" * 6001 in words_of(answer)
    assert hall.store.snapshot().texts == kept


def test_the_second_who_writes_the_introduction_sees_both_versions_and_chooses(hall, desk):
    key = "text/introduction"
    assert write(desk, key, "context", words_fr="Le premier.").status_code == 303
    answer = write(desk, key, "context", words_fr="Le second.")
    page = words_of(answer)
    assert answer.status_code == 409
    assert "Le premier." in page
    assert "Le second.</textarea>" in page
    assert "Keep mine" in page
    assert "Take theirs" in page
    assert hall.store.snapshot().texts.introduction["fr"] == "Le premier."
    assert write(desk, key, "context", 1, words_fr="Le second.").status_code == 303
    assert hall.store.snapshot().texts.introduction["fr"] == "Le second."


def test_a_text_is_taken_back_step_by_step_through_the_form(hall, desk):
    key = "text/thanks"
    for seen, words in enumerate(("Un", "Deux", "Trois")):
        write(desk, key, "context", seen, words_fr=words)
    for seen, left in ((3, "Deux"), (4, "Un"), (5, "")):
        write(desk, key, "context", seen, go="undo")
        assert hall.store.snapshot().texts.thanks["fr"] == left
    assert "can be taken back" not in desk.words("report/editor", section="context")


# ---- the sections' own prose ----

@pytest.mark.parametrize("section, words", [("cover", "What the room said."), ("participants", "They came.")])
def test_leads_and_how_to_read_are_generated_texts_that_can_be_edited(desk, section, words):
    page = desk.words("report/editor", section=section)
    key = re.search(r'name="key" value="(prose/[^"]+)"', page).group(1)
    assert write(desk, key, section, words_en=words).status_code == 303
    assert words in preview(desk, section)
    assert words in preview(desk, "method")
    assert words in desk.words("report/preview/en")
    assert write(desk, key, section, 1, words_en="There were 97.").status_code == 400


def test_a_language_left_as_generated_is_pointed_at(desk):
    section, key = first(desk)
    assert "Does it still say the same?" not in desk.words("report/editor", section=section)
    write(desk, key, section, words_fr="Autrement dit.")
    assert "Does it still say the same?" in desk.words("report/editor", section=section)


@pytest.mark.parametrize("section", ["method", "annex"])
def test_what_lets_others_judge_has_no_field(desk, section):
    assert "<textarea" not in desk.words("report/editor", section=section)
    assert "<textarea" in desk.words("report/editor", section="cover")  # control
