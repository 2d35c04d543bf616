"""The family holds every letter of Mali's alphabets, and the first visit stays small."""

import json
import re

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from tests.support import HOUSE
from tests.support.sample_document import LETTERS, TONES
from workshop.document import metrics

FOLDER = HOUSE / "static" / "fonts"
FACES = ("Regular", "SemiBold", "Bold", "Italic", "BoldItalic")
SIGNS = "\u00a0\u202f\u2011–—…«»’“”œŒæÆ€≥≤≠≈→←↑↓▲▼●○■□◆✓×−·°½"
OWN_NAMES = (1, 3, 4, 6, 16)
MARKS = "\u0300\u0301\u0302\u0303\u0304\u030c\u0323\u0330\u0331"


def letters_of(name: str) -> set[str]:
    return {chr(code) for code in TTFont(FOLDER / name).getBestCmap()}


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("ending", ["ttf", "woff2"])
def test_every_letter_of_the_official_alphabets_is_in_every_face(face, ending):
    assert set(LETTERS + SIGNS + MARKS) - letters_of(f"WorkshopSans-{face}.{ending}") == set()


@pytest.mark.parametrize("face", FACES)
def test_tifinagh_is_in_every_face(face):
    assert set("ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥⵯ") - letters_of(f"WorkshopSans-{face}.ttf") == set()


def test_a_letter_nobody_drew_is_noticed():
    assert {"中"} - letters_of("WorkshopSans-Regular.ttf")


@pytest.mark.parametrize("face", FACES)
def test_a_tone_mark_is_anchored_on_its_letter(face):
    font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(FOLDER / f"WorkshopSans-{face}.ttf")))
    for pair in TONES:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(pair)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        placed = any(position.x_offset or position.y_offset for position in buffer.glyph_positions)
        assert placed or len(buffer.glyph_infos) == 1, pair


def test_the_big_eng_is_a_large_n_with_a_hook_and_not_the_capital_n():
    font = TTFont(FOLDER / "WorkshopSans-Regular.ttf")
    width = {letter: font["hmtx"][font.getBestCmap()[ord(letter)]][0] for letter in "ŊN"}
    assert width["Ŋ"] != width["N"], "the N-shaped letter of the source is as wide as N"


@pytest.mark.parametrize("face", ["Regular", "SemiBold", "Bold"])
def test_the_files_of_a_first_visit_hold_french_and_english_in_under_nine_kilobytes(face):
    file = FOLDER / f"WorkshopSans-{face}-fr-en.woff2"
    assert set("aàâæçéèêëîïôœùûüÿÀÉÈÊÇŒ«»’… \u00a0\u202f0123456789?!:;%") - letters_of(file.name) == set()
    assert file.stat().st_size < 9_000


def test_the_names_are_ours_and_none_is_reserved():
    for face in FACES:
        names = [
            str(record)
            for record in TTFont(FOLDER / f"WorkshopSans-{face}.ttf")["name"].names
            if record.nameID in OWN_NAMES
        ]
        assert any("Workshop Sans" in name for name in names)
        assert not [name for name in names if "Andika" in name or "SIL" in name.split()]
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL.txt").read_text()


def test_the_stylesheet_gives_each_letter_to_one_file():
    css = (FOLDER / "fonts.css").read_text()
    for name in {part.split('"')[0] for part in css.split('url("')[1:]}:
        assert (FOLDER / name).exists()
    assert "http" not in css


def test_no_letter_is_in_two_files_of_one_face():
    css = (FOLDER / "fonts.css").read_text()
    ranges = re.findall(r'url\("(WorkshopSans-Regular[^"]*)"\).*?unicode-range: ([^;]+);', css, re.DOTALL)
    first, second = (codes(value) for _, value in ranges)
    assert first
    assert second
    assert not first & second
    assert {chr(code) for code in first | second} == letters_of("WorkshopSans-Regular.ttf") | {"\u00a0"}


def codes(unicode_range: str) -> set[int]:
    ends = [part.strip()[2:].split("-") for part in unicode_range.split(",")]
    return {code for first, *last in ends for code in range(int(first, 16), int((last or [first])[0], 16) + 1)}


def test_the_table_of_widths_is_that_of_the_faces():
    table = json.loads((HOUSE / "workshop" / "document" / "widths.json").read_text())
    assert tuple(table) == tuple(sorted(metrics.FACES))
    for face in metrics.FACES:
        font = TTFont(FOLDER / f"WorkshopSans-{face.replace(' ', '')}.ttf")
        assert table[face] == {chr(code): font["hmtx"][name][0] for code, name in font.getBestCmap().items()}
