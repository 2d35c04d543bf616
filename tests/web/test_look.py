"""Logo and colour on the facilitator's page."""
from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.support.desk import Desk, words_of
from tests.support.phones import PICK
from workshop.services.write_look import USUAL, look_of


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "navy").save(out, "PNG")
    return out.getvalue()


def send(desk: Desk, content: bytes, accent: str = "", seen: int = 0, go: str = "save"):
    return desk.post("report/look", logo=(io.BytesIO(content), "logo"), accent=accent, seen=str(seen), go=go)


def test_a_logo_is_kept_shown_and_removed(hall):
    desk = Desk(hall.app)
    assert send(desk, picture(), "#7A1F1F").status_code == 303
    assert "data:image/png;base64," in desk.words("report/look")
    send(desk, b"", "#7A1F1F", seen=1, go="remove")
    assert look_of(hall.store.passages()).logo == ""
    assert look_of(hall.store.passages()).accent == "#7A1F1F"


@pytest.mark.parametrize(("content", "accent", "words"), [
    (b"<svg/>", "", "cannot be read"), (b"nothing", "", "PNG, JPEG or SVG"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "", "cannot be read"), (b"", "#FFFF00", "too pale")])
def test_what_is_refused_is_said_and_nothing_is_kept(hall, content, accent, words):
    answer = send(Desk(hall.app), content, accent)
    assert answer.status_code == 400
    assert words in words_of(answer)
    assert look_of(hall.store.passages()).accent == ""


def test_the_second_of_two_is_told_and_sees_both(hall):
    desk = Desk(hall.app)
    send(desk, b"", "#7A1F1F")
    answer = send(desk, picture(), "#101010")
    page = words_of(answer)
    assert answer.status_code == 409
    assert "Their version:</b> #7A1F1F; no logo" in page
    assert 'value="#101010"' in page
    assert "Choose the picture again" in page
    assert look_of(hall.store.passages()).accent == "#7A1F1F"


def test_the_usual_colour_comes_back_by_a_button(hall):
    desk = Desk(hall.app)
    assert f'value="{USUAL}"' in desk.words("report/look")
    send(desk, b"", "#7A1F1F")
    assert 'value="usual"' in desk.words("report/look")
    send(desk, b"", "#7A1F1F", seen=1, go="usual")
    assert look_of(hall.store.passages()).accent == ""
    assert 'value="usual"' not in desk.words("report/look")


def test_a_file_too_large_to_be_read_is_refused_as_a_picture(hall, monkeypatch):
    monkeypatch.setattr("workshop.web.uploads.MOST_BYTES", 100)
    answer = send(Desk(hall.app), picture())
    assert answer.status_code == 400
    assert "Choose a smaller picture" in words_of(answer)


def test_the_cover_stands_below_as_soon_as_there_is_one(hall):
    desk = Desk(hall.app)
    assert "<iframe" not in desk.words("report/look")
    hall.open("pick")
    hall.phone().answer("pick", PICK.items[0].id)
    hall.close("pick")
    assert "/facilitator/report/editor/preview/en/cover" in desk.words("report/look")


def test_the_preview_has_the_colour_that_was_chosen(hall):
    desk = Desk(hall.app)
    hall.open("pick")
    for _ in range(12):
        hall.phone().answer("pick", PICK.items[0].id)
    hall.close("pick")
    assert "accent.css" not in desk.words("report/preview/fr")
    send(desk, b"", "#7A1F1F")
    assert "/facilitator/report/accent.css" in desk.words("report/preview/fr")
    assert "--accent: #7A1F1F;" in desk.words("report/accent.css")
