"""N'Ko, Adlam, Arabic and Tifinagh on paper: their faces, their order on the line, and what is read back."""

import json

import pytest
import uharfbuzz
from bidi import get_display
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from tests.support import HOUSE
from workshop.document import metrics, scripts
from workshop.document.render import fonts
from workshop.document.render.shaping import Letter, letter_of, levelled, plain_look, visual_runs
from workshop.document.text import Span

FOLDER = HOUSE / "static" / "fonts"
NKO, ADLAM, ARABIC = "ߓߊ߲߬ߓߊ߬ߙߊ߲ ߞߊ߲", "𞤆𞤵𞤤𞤢𞤪 𞤸𞤢𞥄𞤲𞤣𞤫", "السلام والحوار"
LETTERS = {
    "NKo": "ߊߋߌߍߎߏߐߑߒߓߔߕߖߗߘߙߚߛߜߝߞߟߠߡߢߣߤߥߦߧ߀߁߂߉\u07eb\u07f3",
    "Adlam": "".join(map(chr, [*range(0x1E900, 0x1E94B), *range(0x1E950, 0x1E95A)])),
    "Arabic": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگڭ،؛؟٠٩\u064b\u0652",
}
fonts.register()


def runs(text):
    look = plain_look("Regular", 10)
    return visual_runs(levelled([Letter(c, look) for c in text], scripts.runs_from_right(text)))


def seen(text):
    """The letters of a line as they stand from the left."""
    return "".join(letter_of(ord(glyph)) for run in runs(text) for glyph in run.glyphs)


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_of_a_script_is_in_its_face_and_only_its_face(name):
    assert {scripts.script_of(letter) for letter in LETTERS[name]} == {name}
    assert set(map(ord, LETTERS[name])) <= set(TTFont(FOLDER / f"Workshop{name}-Regular.ttf").getBestCmap())


@pytest.mark.parametrize("letter", "aɛⵣ中 7")
def test_other_letters_belong_to_no_other_script(letter):
    assert scripts.script_of(letter) is None
    assert not scripts.has_other_script(letter)


@pytest.mark.parametrize("name", LETTERS)
def test_a_face_is_small_and_has_our_name_and_the_open_licence(name):
    file = FOLDER / f"Workshop{name}-Regular.ttf"
    names = {record.nameID: str(record) for record in TTFont(file)["name"].names}
    assert file.stat().st_size < 60_000
    assert names[1] == f"Workshop {name}"
    assert "SIL Open Font License" in names[13]


@pytest.mark.parametrize("name", LETTERS)
def test_the_table_of_widths_is_that_of_the_face(name):
    table = json.loads((HOUSE / "workshop" / "document" / "scripts.json").read_text())
    font = TTFont(FOLDER / f"Workshop{name}-Regular.ttf")
    alone = {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
    assert set(table[name]) == set(alone)
    assert all(0 <= width <= table[name][letter] <= 2 * max(alone.values()) for letter, width in alone.items())


@pytest.mark.parametrize("text", [NKO, ADLAM, ARABIC])
def test_a_text_broken_by_the_widths_of_its_letters_is_no_wider_when_they_are_joined(text):
    assert sum(run.width for run in runs(text)) <= metrics.width(text, "Regular", 10)


@pytest.mark.parametrize("text", [NKO, ADLAM, ARABIC])
def test_letters_are_joined_as_the_shaping_engine_joins_them(text):
    word = text.split()[0]
    (run,) = runs(word)
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(FOLDER / f"{run.font}.ttf"))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    assert run.width == pytest.approx(sum(place.x_advance for place in buffer.glyph_positions) / 100)


@pytest.mark.parametrize(
    "text", [NKO, ADLAM, ARABIC, "84 مشاركا من Mopti وGao", "Mopti غاو 12, Gao", f"Ségou {NKO} 2026", f"{ADLAM}, 3 x"]
)
def test_the_order_on_the_line_is_that_of_an_independent_implementation(text):
    assert seen(text) == get_display(text, base_dir="R" if scripts.runs_from_right(text) else "L")


def test_a_number_after_a_quoted_label_stays_after_it():
    assert seen(f"« {NKO} » 17 sur 24").endswith("» 17 sur 24")
    assert seen(f"“{ARABIC}” 17 of 24").endswith("” 17 of 24")


def test_without_quotation_marks_the_number_would_be_drawn_to_the_label():
    assert not seen(f"a {ARABIC} 17 of 24").endswith(" 17 of 24")


@pytest.mark.parametrize(
    "text, expected",
    [
        (NKO, True),
        ("Mopti", False),
        (f"« {NKO} » en tête", False),
        ("84 مشاركا من Mopti", True),
        ((Span(NKO), Span(" – 17 of 24")), False),
        ("17", False),
    ],
)
def test_a_text_runs_from_the_right_by_its_own_letters_and_not_by_what_it_quotes(text, expected):
    assert scripts.runs_from_right(text) is expected


def test_both_letters_of_a_ligature_are_read_back():
    assert seen("لا") == "ا" + "ل"


@given(st.text(alphabet="ab 1(“”«»،" + ARABIC + NKO + ADLAM, max_size=30))
def test_no_letter_is_lost_or_told_twice(text):
    assert sorted(seen(text).replace("\u200b", "")) == sorted(text)
