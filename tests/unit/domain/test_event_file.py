"""An export of ACLED is counted whatever its spelling, or refused as a whole with the line and what to do."""

from __future__ import annotations

import csv
import tracemalloc
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.event_file import COLUMNS, USUAL, event_file
from workshop.domain.errors import Mendable
from workshop.domain.event_data import EventType
from workshop.domain.event_file import MOST_EVENTS, MOST_REGIONS, EventFile, read_event_file
from workshop.domain.regions import folded, probable_zone
from workshop.i18n.phrasebook import Phrasebook
from workshop.material import default_dimensions

EXPORTED = date(2024, 5, 1)
ROWS = (
    {"admin1": "Ségou", "fatalities": 3},
    {"admin1": "Tombouctou", "event_date": "2021-12-31", "event_type": "Protests"},
    {"admin1": "Segou", "event_type": "Strategic developments", "fatalities": 1},
)


def read(text: str | bytes) -> EventFile:
    return read_event_file(text.encode() if isinstance(text, str) else text, EXPORTED)


def counted(file: EventFile) -> dict[tuple[str, int, str], tuple[int, int]]:
    return {(region.key, year, sort.value): count for (region, year, sort), count in file.counts.items()}


def why_not(text: str | bytes) -> str:
    with pytest.raises(Mendable) as refusal:
        read(text)
    assert refusal.value.field == "file"
    return Phrasebook("en").say(refusal.value.message)


EXPECTED = {
    ("segou mali", 2020, "battles"): (1, 3), ("tombouctou mali", 2021, "protests"): (1, 0),
    ("segou mali", 2020, "strategic"): (1, 1),
}  # fmt: skip


def test_events_are_counted_by_region_year_and_type():
    file = read(event_file(ROWS))
    assert counted(file) == EXPECTED
    assert (file.events, file.repeated, file.first, file.last) == (3, 0, date(2020, 3, 14), date(2021, 12, 31))
    assert [file.shown(region) for region in file.regions] == ["Ségou", "Tombouctou"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_separators_encodings_and_line_ends_do_not_matter(separator, encoding, ends):
    text = event_file(ROWS, separator=separator).replace("\n", ends)
    assert counted(read(text.encode(encoding))) == EXPECTED


@pytest.mark.parametrize("columns", [
    [name.upper() for name in COLUMNS],
    [name.title().replace("_", " ") for name in COLUMNS],
    sorted(COLUMNS, reverse=True),
    ["fatalities", "admin1", "event_type", "event_date", "country"],
    [*COLUMNS, "something new"],
], ids=["capitals", "words", "another order", "only these", "one more"])  # fmt: skip
def test_heads_may_be_written_in_any_way_and_order(columns):
    assert counted(read(event_file(ROWS, columns))) == EXPECTED


def test_a_first_line_for_spreadsheets_tags_and_empty_rows_are_passed_over():
    head, *rows = event_file(ROWS, ["event_date", "event_type", "admin1", "fatalities", "country"], ";").splitlines()
    text = "\n".join(["sep=;", "", head + ";;", "#date;#event;#adm1;#affected;#country", *rows, ";;;;", ""])
    assert counted(read(text)) == EXPECTED


@pytest.mark.parametrize("written, day", [
    ("2022-06-03", date(2022, 6, 3)), ("2022-06-03 00:00:00", date(2022, 6, 3)),
    ("2022-06-03T10:00:00Z", date(2022, 6, 3)), ("3 June 2022", date(2022, 6, 3)), ("03-Jun-2022", date(2022, 6, 3)),
    ("3 juin 2022", date(2022, 6, 3)), ("1er février 2021", date(2021, 2, 1)), ("9 août 2020", date(2020, 8, 9)),
    ("03/06/2022", date(2022, 6, 3)), ("3.6.2022", date(2022, 6, 3)),
    ("3-Jun-22", date(2022, 6, 3)), ("3-juin-22", date(2022, 6, 3)), ("1-Jan-97", date(1997, 1, 1)),
])  # fmt: skip
def test_dates_are_read_with_the_day_before_the_month(written, day):
    assert read(event_file([{"event_date": written}])).first == day


@pytest.mark.parametrize("written", [
    "06/30/2022", "2022-13-01", "2022-02-30", "30 Brumaire 2022", "2022", "30/06/22", "June 30, 2022", "44742",
    "1066-10-14", "=TODAY()", "22-Jun-2", "3-Jun-022",
])  # fmt: skip
def test_a_date_that_cannot_be_read_is_named_with_its_line(written):
    said = why_not(event_file([{"notes": ""}, {"notes": "", "event_date": written}]))
    assert said.startswith(f"Line 3: “{written}” is no date that can be read.")


def test_an_event_after_the_export_is_refused():
    assert "after the day of the export" in why_not(event_file([{"event_date": "2024-05-02"}]))
    assert read(event_file([{"event_date": "2024-05-01"}])).events == 1  # control


@pytest.mark.parametrize("written, sentence", [
    ("-3", "there cannot be fewer than none"), ("3.5", "is no number"),
    ("many", "is no number"), ("=1+1", "is no number"), ("1e3", "is no number"), ("٣", "is no number"),
    ("1000000", "is no number"),
])  # fmt: skip
def test_fatalities_are_whole_and_not_negative(written, sentence):
    assert sentence in why_not(event_file([{"fatalities": written}]))


@pytest.mark.parametrize("column", ["event_date", "event_type", "fatalities"])
def test_an_empty_cell_is_named_with_its_column(column):
    said = why_not(event_file([{"notes": ""}, {"notes": "", column: " "}]))
    assert said == f"Line 3: nothing stands in the column {column}. Fill it in, or export the file again."


@pytest.mark.parametrize("written", ["3", "3.0", "03", " 3 "])
def test_a_whole_number_may_be_written_as_a_spreadsheet_does(written):
    assert counted(read(event_file([{"fatalities": written}]))) == {("mopti mali", 2020, "battles"): (1, 3)}


@pytest.mark.parametrize("column", ["admin1", "country"])
@pytest.mark.parametrize("written", ['=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "＝1", "\t=1"])
def test_what_begins_like_a_formula_is_refused(column, written):
    assert "begins like a formula" in why_not(event_file([{column: written}]))


@pytest.mark.parametrize("written", ["12345", "x" * 61, "?"])
def test_what_cannot_be_a_name_is_refused(written):
    assert "is no name of a region" in why_not(event_file([{"admin1": written}]))


@pytest.mark.parametrize("written, sort", [
    ("BATTLES", EventType.BATTLES), ("Battle-No change of territory", EventType.BATTLES),
    ("Explosions/Remote violence", EventType.EXPLOSIONS), ("violence against civilians", EventType.CIVILIANS),
    ("Strategic development", EventType.STRATEGIC),
])  # fmt: skip
def test_types_are_known_as_they_are_and_were_written(written, sort):
    assert [place[2] for place in read(event_file([{"event_type": written}])).counts] == [sort]


def test_an_unknown_type_is_named():
    assert "“Weather” is no type of event" in why_not(event_file([{"event_type": "Weather"}]))


@pytest.mark.parametrize("missing", ["event_date", "event_type", "admin1", "fatalities"])
def test_missing_columns_are_named(missing):
    said = why_not(event_file(ROWS, [name for name in COLUMNS if name != missing]))
    assert said == f"The file lacks the column {missing}. Export it again with all columns."


def test_a_column_that_is_there_twice_is_named():
    assert "admin1 is there twice" in why_not(event_file(ROWS, [*COLUMNS, "ADMIN1"]))


def bomb() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("acled.csv", b"0" * 5_000_000)
    return packed.getvalue()


@pytest.mark.parametrize("content, sentence", [
    (b"", "The file is empty"), (b" \n\n", "The file is empty"), (bomb(), "workbook or a compressed file"),
    (b"\x1f\x8b\x08", "compressed file"), (b"\xd0\xcf\x11\xe0\xa1", "workbook"), (b"%PDF-1.7", "no CSV file"),
    (b"<!doctype html><p>", "no CSV file"), (b'{"data": []}', "no CSV file"), (b"\0\1\2\3", "no CSV file"),
    (b"name,age\nX,3\n", "does not look like an export of ACLED"), (b"x" * 300_000, "no CSV file"),
    (b"event_date\x81", "cannot be read"), (b"\xff\xfeabc", "cannot be read"),
    (event_file([]), "no events"), (event_file(ROWS)[:-13], "fewer cells than the head"),
    (event_file(ROWS)[:-40], "quotation marks do not match"),
    (event_file(ROWS) + '"', "quotation marks do not match"),
    (event_file([{"notes": ""}]).rstrip() + ",7\n", "more cells than the head"),
])  # fmt: skip
def test_what_is_no_export_is_refused_with_what_to_do(content, sentence):
    assert sentence in why_not(content)


def test_of_a_repeated_event_the_last_update_counts():
    rows = [{"event_id_cnty": "INV7", "timestamp": stamp, "fatalities": dead}
            for stamp, dead in (("999", 1), ("1700000002", 5), ("1700000001", 2))]  # fmt: skip
    file = read(event_file(rows))
    assert counted(file) == {("mopti mali", 2020, "battles"): (1, 5)}
    assert (file.events, file.repeated) == (1, 2)
    without = [name for name in COLUMNS if name != "event_id_cnty"]
    assert read(event_file(rows, without)).events == 3  # control


def test_regions_of_several_countries_are_told_apart():
    file = read(event_file([{"admin1": "Centre"}, {"admin1": "Centre", "country": "Burkina Faso"}]))
    assert sorted(map(file.shown, file.regions)) == ["Centre (Burkina Faso)", "Centre (Mali)"]


def test_a_million_rows_are_refused_early_and_in_little_memory():
    row = event_file([{}], ["event_date", "event_type", "admin1", "fatalities"]).split("\n", 1)
    content = (row[0] + "\n" + row[1] * 1_000_000).encode()
    tracemalloc.start()
    said = why_not(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said.startswith("The file has more than 100,000 rows.")
    assert peak < 48_000_000, "the file itself is not copied, nor read to its end"
    assert MOST_EVENTS == 100_000


def test_where_no_region_is_named_the_district_is():
    rows = [{"admin1": "", "admin2": "Bandiagara"}, {"admin1": " ", "admin2": "Bandiagara"}, {"admin1": "Gao"},
            {"admin1": "", "admin2": ""}]  # fmt: skip
    file = read(event_file(rows))
    assert counted(file) == {("bandiagara mali", 2020, "battles"): (2, 0), ("gao mali", 2020, "battles"): (1, 0),
                             ("mali", 2020, "battles"): (1, 0)}


#: As exports spell the first level of administration, before and after the reform of 2023.
EXPORTED_REGIONS = {
    "north": "Gao Kidal Menaka Taoudenni Tombouctou Timbuktu Taoudénit",
    "centre": "Mopti Segou Bandiagara Douentza San",
    "south": "Bamako Kayes Koulikoro Sikasso Bougouni Dioila Kita Koutiala Nara Nioro",
}


@pytest.mark.parametrize(("zone", "names"), EXPORTED_REGIONS.items())
def test_every_region_as_exports_spell_it_has_a_usual_zone(zone, names):
    usual = default_dimensions()[0].choices
    assert {name: probable_zone(name, usual) for name in names.split()} == dict.fromkeys(names.split(), zone)


def test_the_capital_is_known_with_what_stands_around_its_name():
    usual = default_dimensions()[0].choices
    assert probable_zone("Bamako (Capital District)", usual) == probable_zone("District de Bamako", usual) == "south"


def test_more_regions_than_a_country_has_are_refused():
    letters = [chr(97 + n // 26) + chr(97 + n % 26) for n in range(MOST_REGIONS + 1)]
    assert "more than 60 regions" in why_not(event_file({"admin1": f"R{two}"} for two in letters))
    assert read(event_file({"admin1": f"R{two}"} for two in letters[1:])).events == MOST_REGIONS  # control


# ---- regions ----

@pytest.mark.parametrize("one, other", [
    ("Ségou", "SEGOU"), ("Tombouctou", "Timbuktu"), ("Taoudénit", "Taoudenni"), ("District de Bamako", "Bamako"),
    ("Région de Gao (07)", "Gao"), ("SÃ©gou", "Ségou"), ("Me\u0301naka", "Ménaka"), ("Nioro du Sahel", "Nioro"),
])  # fmt: skip
def test_spellings_of_one_region_are_alike(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize("region, zone", [
    ("Timbuktu", "north"), ("Menaka", "north"), ("Taoudenit", "north"), ("Kidal", "north"), ("Segou", "centre"),
    ("Mopti", "centre"), ("San", "centre"), ("Bamako", "south"), ("Dioila", "south"), ("Sikasso", "south"),
    ("Sahel", None), ("", None), ("Agadez", None),
])  # fmt: skip
def test_malis_regions_are_suggested_for_the_usual_zones(region, zone):
    assert probable_zone(region, default_dimensions()[0].choices) == zone


# ---- whatever comes ----

TYPES = {"Battles": "battles", "Riots": "riots", "Protests": "protests"}
events = st.fixed_dictionaries({
    "event_date": st.dates(date(1997, 1, 1), EXPORTED).map(date.isoformat),
    "event_type": st.sampled_from(sorted(TYPES)), "admin1": st.sampled_from(["Gao", "Mopti", "Kayes"]),
    "fatalities": st.integers(0, 500), "event_id_cnty": st.integers(1, 30).map(str),
    "timestamp": st.integers(0, 5).map(str), "notes": st.text("abé,;\"\n\t=", max_size=20),
})  # fmt: skip


@given(st.lists(events, min_size=1, max_size=40), st.sampled_from(",;\t"))
def test_counts_are_those_of_a_slow_count(rows, separator):
    text = event_file(rows, separator=separator)
    last = {}
    for row in csv.DictReader(StringIO(text), delimiter=separator):
        if row["event_id_cnty"] not in last or int(last[row["event_id_cnty"]]["timestamp"]) <= int(row["timestamp"]):
            last[row["event_id_cnty"]] = row
    places = [(f"{r['admin1'].lower()} mali", int(r["event_date"][:4]), TYPES[r["event_type"]]) for r in last.values()]
    dead = Counter()
    for place, row in zip(places, last.values(), strict=True):
        dead[place] += int(row["fatalities"])
    assert counted(read(text)) == {place: (n, dead[place]) for place, n in Counter(places).items()}


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode), st.builds(
    lambda junk: event_file([dict.fromkeys(USUAL, junk)]).encode(), st.text(max_size=30).filter(str.isprintable))))
def test_nothing_that_is_sent_makes_it_stumble(content):
    with suppress(Mendable):
        assert read_event_file(content, EXPORTED + timedelta(1)).events
