"""Saving a PDF always comes to an end, and no stream of it ends in a carriage return."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from workshop.document.render.finish import _AMBIGUOUS, _ends_in_return, _saved


def ending_in_return(content: bytes) -> bytes:
    while zlib.adler32(content) & 0xFF != ord("\r"):
        content += b"\x02"
    return content


def holding(content: bytes, **names: int) -> pikepdf.Pdf:
    pdf = pikepdf.Pdf.new()
    pdf.add_blank_page()
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(ParentTreeNextKey=1)
    pdf.Root.Held = pdf.make_stream(content)
    for name, value in names.items():
        pdf.Root.Held[f"/{name}"] = value
    return pdf


@pytest.mark.parametrize("names", [{}, {"Length1": 3}], ids=["text", "font"])
def test_a_stream_whose_checksum_ends_in_a_carriage_return_is_made_longer(names):
    pdf = holding(ending_in_return(b"abc"), **names)
    saved = _saved(pdf)
    assert _AMBIGUOUS not in saved
    with pikepdf.open(io.BytesIO(saved)) as again:
        content = again.Root.Held.read_bytes()
        assert not _ends_in_return(content)
        assert not names or again.Root.Held.Length1 == len(content)


def test_a_stream_that_ends_well_stays_as_it_is():
    with pikepdf.open(io.BytesIO(_saved(holding(b"abc")))) as again:
        assert again.Root.Held.read_bytes() == b"abc"
