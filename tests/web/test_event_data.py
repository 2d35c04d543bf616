"""Event data on the facilitator's pages: imported whole or not at all, given to zones, replaced and removed."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from werkzeug.formparser import default_stream_factory

from tests.support.desk import STRANGER, Desk, words_of
from tests.support.event_file import event_file
from workshop.domain.event_data import EventData
from workshop.domain.people import Choice
from workshop.domain.text import Label
from workshop.services.import_events import event_data
from workshop.services.secrets import form_token
from workshop.web import uploads

CREDIT = "Invented data, Réseau des artisans de la paix"
ROWS = [{"admin1": "Ségou", "fatalities": 2}, {"admin1": "Gao"}, {"admin1": "Kayes", "event_date": "2019-01-02"}]


def send(desk, content: str | bytes, **fields):
    data = content.encode() if isinstance(content, str) else content
    fields = {"credit": CREDIT, "exported": "2024-05-01"} | fields
    return desk.post("event-data", file=(BytesIO(data), "acled.csv"), **fields)


def kept(hall) -> EventData | None:
    return event_data(hall.store)


def imported(hall, desk, rows=ROWS) -> None:
    """Sent, and the suggested zones taken."""
    assert send(desk, event_file(rows)).location.endswith("/event-data/zones")
    assert desk.post("event-data/zones", **dict(selected(desk))).location.endswith("/event-data")


def selected(desk):
    """What the page of the zones would send as it stands."""
    page = desk.words("event-data/zones")
    for name, options in re.findall(r'<select id="region-\d+" name="(zone-[^"]*)">(.*?)</select>', page, re.DOTALL):
        yield name, next(iter(re.findall(r'value="([^"]*)" selected', options)), "")


def test_a_file_becomes_counts_by_zone_and_is_shown_with_its_credit(hall, desk):
    imported(hall, desk)
    data = kept(hall)
    assert {(c.year, c.zone, c.events, c.fatalities) for c in data.counts} == {
        (2020, "centre", 1, 2), (2020, "north", 1, 0), (2019, "south", 1, 0),
    }  # fmt: skip
    page = desk.words("event-data")
    assert CREDIT in page
    assert "3 events" in page


@pytest.mark.parametrize("fields, sentence", [
    ({"credit": ""}, "Write the credit line"), ({"credit": " – "}, "Write the credit line"),
    ({"credit": "x" * 301}, "Too long"), ({"exported": ""}, "day on which the file was exported"),
    ({"exported": "soon"}, "day on which the file was exported"), ({"exported": "2999-01-01"}, "day on which"),
    ({"exported": "2018-01-01"}, "after the day of the export"),
])  # fmt: skip
def test_nothing_is_taken_without_credit_and_day(hall, desk, fields, sentence):
    answer = send(desk, event_file(ROWS), **fields)
    assert answer.status_code == 400
    assert sentence in words_of(answer)
    assert hall.store.event_data() is None
    assert hall.parts.counted_files.get(hall.store.snapshot().workshop) is None


@pytest.mark.parametrize("content, sentence", [
    ("", "Choose the CSV file"), (b"PK\x03\x04" + b"\0" * 99, "workbook or a compressed file"),
    ("a,b\n1,2\n", "does not look like an export of ACLED"), (event_file([{"fatalities": -1}]), "fewer than none"),
    (event_file([{"admin1": "=1+1"}]), "begins like a formula"),
    (event_file([{"event_date": "<b>soon</b>"}]), "“<b>soon</b>” is no date"),
])  # fmt: skip
def test_a_bad_file_is_refused_and_what_was_there_stays(hall, desk, content, sentence):
    imported(hall, desk)
    before = hall.store.event_data()
    answer = send(desk, content, credit="Somebody else")
    assert answer.status_code == 400
    assert sentence in words_of(answer)
    assert "<b>soon" not in answer.get_data(as_text=True)
    assert "Somebody else" in words_of(answer), "what was typed is kept"
    assert hall.store.event_data() == before


def test_of_a_bad_file_nothing_is_written_to_the_terminal(desk, capfd):
    assert send(desk, event_file([{"fatalities": -1}])).status_code == 400
    assert capfd.readouterr().err == ""


def test_a_region_nobody_knows_is_named_and_nothing_is_kept_until_it_has_a_zone(hall, desk):
    send(desk, event_file([*ROWS, {"admin1": "Sahel"}]))
    assert "not known" in desk.words("event-data/zones")
    fields = dict(selected(desk))
    answer = desk.post("event-data/zones", **fields)
    assert answer.status_code == 400
    assert "Choose the zone of this region: Sahel." in words_of(answer)
    assert hall.store.event_data() is None
    [unknown] = [name for name, zone in fields.items() if not zone]
    desk.post("event-data/zones", **fields | {unknown: "left_out"})
    data = kept(hall)
    assert data.left_out == ("Sahel",)
    assert data.total("events") == 3


@pytest.mark.parametrize("wrong", [
    {"zone-gao mali": "moon"}, {}, {f"zone-{name} mali": "left_out" for name in ("segou", "gao", "kayes")},
])  # fmt: skip
def test_a_choice_that_does_not_exist_changes_nothing(hall, desk, wrong):
    send(desk, event_file(ROWS))
    assert desk.post("event-data/zones", **wrong).status_code == 400
    assert hall.store.event_data() is None


def test_the_same_regions_again_replace_the_data_at_once(hall, desk):
    imported(hall, desk)
    assert send(desk, event_file([{"admin1": "GAO", "fatalities": 9}])).location.endswith("/event-data")
    assert kept(hall).total("fatalities") == 9


def test_a_zone_once_chosen_is_suggested_again_and_can_be_changed(hall, desk):
    send(desk, event_file(ROWS))
    moved = "zone-segou mali"
    desk.post("event-data/zones", **dict(selected(desk)) | {moved: "south"})
    assert kept(hall).total("events", "south") == 2
    assert dict(selected(desk))[moved] == "south"
    desk.post("event-data/zones", **dict(selected(desk)) | {moved: "other_regions"})
    assert kept(hall).total("events", "other_regions") == 1


def test_regions_may_be_given_to_other_zones_when_the_program_has_long_forgotten_the_file(hall, desk):
    imported(hall, desk)
    hall.parts.counted_files.forget_all()
    assert "/facilitator/event-data/zones" in desk.words("event-data")
    desk.post("event-data/zones", **dict(selected(desk)) | {"zone-segou mali": "south"})
    assert (kept(hall).total("events", "south"), kept(hall).total("events", "centre")) == (2, 0)


def test_when_the_zones_of_the_workshop_change_no_event_is_lost_and_new_zones_can_be_chosen(hall, desk):
    imported(hall, desk)
    workshop = hall.store.snapshot().workshop
    east = Choice("east", Label.of(fr="Est", en="East"))
    zone, *others = workshop.dimensions
    changed = replace(workshop, dimensions=(replace(zone, choices=(*zone.choices[1:], east)), *others))
    hall.store.write(lambda tx: tx.put_workshop(changed))
    assert [(z.key, z.regions) for z in kept(hall).zones if z.regions][-1] == ("other_regions", ("Gao",))
    assert kept(hall).total("events") == 3
    assert "Other regions" in desk.words("event-data")
    desk.post("event-data/zones", **dict(selected(desk)) | {"zone-gao mali": "east"})
    assert kept(hall).total("events", "east") == 1


def test_a_page_of_zones_that_is_behind_gives_no_region_of_another_file_away(hall, desk):
    imported(hall, desk)
    behind = dict(selected(desk))
    send(desk, event_file([{"admin1": "Agadez"}, *ROWS[1:]]))
    answer = desk.post("event-data/zones", **behind)
    assert "Choose the zone of this region: Agadez." in words_of(answer)
    assert kept(hall).total("events") == 3


def test_how_many_events_are_not_counted_is_said(hall, desk):
    send(desk, event_file([*ROWS, *[{"admin1": "Sahel"}] * 4]))
    desk.post("event-data/zones", **dict(selected(desk)) | {"zone-sahel mali": "left_out"})
    assert "Sahel (4 events)" in re.sub("<[^>]+>", "", desk.words("event-data"))


def test_cancelling_forgets_the_file(hall, desk):
    send(desk, event_file(ROWS))
    desk.post("event-data/zones", go="cancel")
    assert desk.get("event-data/zones").status_code == 303
    assert hall.store.event_data() is None


def test_two_taps_remove_everything(hall, desk):
    imported(hall, desk)
    assert "Yes, remove them" in desk.words("event-data")
    desk.post("event-data/remove")
    assert hall.store.event_data() is None
    assert CREDIT not in desk.words("event-data")


def test_no_word_of_the_file_but_regions_is_kept(hall, desk, tmp_path):
    secret = "told by a woman of the market"
    imported(hall, desk, [row | {"notes": secret, "location": "Zouera", "actor1": "Katiba"} for row in ROWS])
    kept = repr(hall.store.event_data())
    assert "Ségou" in kept, "control"
    assert not any(word in kept for word in (secret, "Zouera", "Katiba", "INV1", "2020-03-15"))


def whole(desk, content: bytes):
    """Sent as one body, without the test client's own temporary files."""
    fields = {"token": form_token(desk.secret), "credit": CREDIT, "exported": "2024-05-01"}
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{text}' for name, text in fields.items()]
    file = b'Content-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n' + content
    body = b"".join(b"--cut\r\n" + part + b"\r\n" for part in [*map(str.encode, parts), file]) + b"--cut--\r\n"
    return desk.client.post("/facilitator/event-data", data=body, content_type="multipart/form-data; boundary=cut",
                            environ_base={"REMOTE_ADDR": desk.address})  # fmt: skip


def test_a_large_file_never_lies_on_the_disk(hall, desk, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a file on the disk")

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    columns = ["event_date", "event_type", "admin1", "fatalities", "notes"]
    large = event_file([{"notes": "n" * 2000}] * 500, columns).encode()
    assert whole(desk, large).status_code == 303
    with pytest.raises(AssertionError, match="on the disk"):  # control
        default_stream_factory(len(large), "text/csv", "a.csv")


def test_a_file_beyond_the_limit_gets_a_sentence(hall, desk, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 3 * uploads.MEGABYTE)
    answer = whole(desk, b"x" * 4 * uploads.MEGABYTE)
    assert answer.status_code == 400
    assert "The file is larger than 64 MB. Export only the country" in words_of(answer)


def test_other_pages_take_no_more_than_a_form(hall, desk):
    assert desk.post("report/editor/piece", words_en="x" * 300_000).status_code == 413


def test_a_stranger_and_a_foreign_form_change_nothing(hall, desk):
    stranger = Desk(hall.app, STRANGER)
    assert send(stranger, event_file(ROWS)).status_code == 403
    foreign = form_token("x" * 43)
    assert send(desk, event_file(ROWS), token=foreign).status_code == 400
    assert desk.post("event-data/remove", token=foreign).status_code == 400
    assert hall.parts.counted_files.get(hall.store.snapshot().workshop) is None


def test_the_report_page_leads_there(desk):
    assert "/facilitator/event-data" in desk.words("report")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pages_speak_both_languages(hall, language):
    desk = Desk(hall.app, language=language)
    imported(hall, desk)
    for path in ("event-data", "event-data/zones"):
        page = desk.get(path)
        assert page.status_code == 200
        assert "<script" not in words_of(page)
