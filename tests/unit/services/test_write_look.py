"""Logo and colour: a picture is written anew, a drawing with code is refused, a pale colour cannot be chosen."""
from __future__ import annotations

import base64
import io
from dataclasses import replace

import pytest
from PIL import Image

from tests.report.report_sample import sample_facts
from tests.support.pdf_validation import PROFILES, failures
from workshop.document.logo import MOST_BYTES, reencoded
from workshop.document.palette import WHITE, contrast
from workshop.domain.errors import Mendable
from workshop.report.edition import Edition
from workshop.report.editions import printed
from workshop.services.ports import AtOnce
from workshop.services.write_look import USUAL, look_of, write_look


def picture(size=(1200, 300), form: str = "PNG", mode: str = "RGB", **saved: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "navy").save(out, form, **saved)
    return out.getvalue()


@pytest.mark.parametrize(("form", "mode"), [
    ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "RGB"), ("JPEG", "CMYK")])
def test_a_picture_is_made_small_and_written_anew(form, mode):
    with Image.open(io.BytesIO(reencoded(picture(form=form, mode=mode)))) as made:
        assert (made.format, made.mode, made.size) == ("PNG", "RGB", (900, 225))


def test_nothing_but_the_picture_is_kept():
    secret = b"48.8566 N, the village"
    exif = Image.Exif()
    exif[0x010E] = secret.decode()
    sent = picture(form="JPEG", exif=exif) + secret
    assert secret in sent
    assert secret not in reencoded(sent)
    assert reencoded(sent) == reencoded(sent)


@pytest.mark.parametrize(("content", "words"), [
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
    (b"\xef\xbb\xbf <?xml version='1.0'?><svg/>", "SVG cannot be read"), (b"GIF89a" + b"\0" * 40, "PNG, JPEG or SVG"),
    (b"PK\x03\x04", "PNG, JPEG or SVG"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "PNG, JPEG or SVG"), (b"x", "PNG, JPEG or SVG"),
    (b"\0" * (MOST_BYTES + 1), "larger"),
    (picture()[:200], "PNG, JPEG or SVG"), (picture((4000, 4000)), "million points"),
])
def test_anything_else_is_refused_with_a_sentence(content, words):
    with pytest.raises(Mendable, match=words) as refused:
        reencoded(content)
    assert refused.value.field == "logo"


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#FFFFFF", WHITE) == pytest.approx(1)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)  # the palest grey that passes, WCAG 1.4.3


@pytest.mark.parametrize("accent", ["#FFFF00", "#777777", "red", "#12345", "#0F5E63;x", "url(x)"])
def test_a_pale_colour_or_none_is_refused_beside_its_field(room, accent):
    with pytest.raises(Mendable) as refused:
        write_look(room.store, room.ears, AtOnce(), 0, accent, b"")
    assert refused.value.field == "accent"


def test_the_usual_colour_is_no_choice(room):
    write_look(room.store, room.ears, AtOnce(), 0, "#7a1f1f", b"")
    write_look(room.store, room.ears, AtOnce(), 1, USUAL.lower(), b"")
    assert look_of(room.store.passages()).accent == ""


def test_the_logo_stays_when_only_the_colour_changes_and_goes_when_it_is_removed(room):
    write_look(room.store, room.ears, AtOnce(), 0, "", picture())
    write_look(room.store, room.ears, AtOnce(), 1, "#7a1f1f", b"")
    look = look_of(room.store.passages())
    assert base64.b64decode(look.logo).startswith(b"\x89PNG")
    assert look.accent == "#7A1F1F"
    write_look(room.store, room.ears, AtOnce(), 2, "#7a1f1f", b"", keep_logo=False)
    assert look_of(room.store.passages()).logo == ""


@pytest.mark.parametrize("profile", PROFILES)
def test_a_report_with_logo_and_colour_is_accessible_and_archivable(profile):
    logo = base64.b64encode(reencoded(picture(mode="RGBA"))).decode()
    facts = replace(sample_facts(), edition=Edition(logo=logo, accent="#7A1F1F", draft=True))
    assert failures(printed(facts, "fr"), profile) == []
    assert logo.encode() in printed(facts, "fr", "html")
