"""Letters of a font are written as ReportLab itself would write them, only faster."""
from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from workshop.document.render.fonts import font, register
from workshop.document.render.patches import apply

apply()
register()
OURS, STOCK = TTFont.splitString, TTFont.splitString.__wrapped__
#: More letters than one subset of a font takes.
MANY = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x250), *range(0x391, 0x3A0)]))


@given(st.lists(st.text(st.sampled_from(f"{MANY}\u00a0\u202f\u4e00"), max_size=40), max_size=30))
@example([MANY, MANY[:20], MANY[-20:], MANY])
def test_texts_one_after_another_get_the_same_bytes_in_the_same_subsets(texts):
    face, ours, stock = pdfmetrics.getFont(font("Regular")), PDFDocument(), PDFDocument()
    assert [OURS(face, text, ours) for text in texts] == [STOCK(face, text, stock) for text in texts]


def test_many_letters_take_more_than_one_subset():
    assert len(STOCK(pdfmetrics.getFont(font("Regular")), MANY, PDFDocument())) > 1
