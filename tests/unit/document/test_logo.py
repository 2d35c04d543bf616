"""Logos: drawn anew from PNG, JPEG and SVG; whatever else a file holds is forgotten, whatever harms is refused."""
from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from workshop.document.drawing import MOST_ELEMENTS, is_drawing
from workshop.document.logo import LARGEST, MEGABYTE, reencoded
from workshop.domain.errors import Mendable

NS = 'xmlns="http://www.w3.org/2000/svg"'
PLAIN = '<rect x="0" y="0" width="50" height="50" fill="#ff0000"/>'


def svg(inner: str = PLAIN, head: str = "", root: str = 'viewBox="0 0 100 50"') -> bytes:
    return f'{head}<svg {NS} {root}>{inner}</svg>'.encode()


def picture(size=(300, 100), colour="navy", form="PNG", mode="RGB", **more) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, form, **more)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(reencoded(content)))


def said(content: bytes) -> str:
    with pytest.raises(Mendable) as refusal:
        reencoded(content)
    assert refusal.value.field == "logo"
    return str(refusal.value.message)


@pytest.mark.parametrize("content", [
    picture(), picture(form="JPEG"), picture(mode="CMYK", form="JPEG", colour=(0, 0, 0, 0)),
    picture(mode="P", colour=1),
    picture(mode="LA", colour=(9, 128)), picture(mode="RGBA", colour=(1, 2, 3, 4)), picture(mode="1", colour=1),
    svg(), picture((4000, 2900)),
])
def test_what_is_taken_is_a_small_plain_png(content):
    drawn = opened(content)
    assert drawn.format == "PNG"
    assert drawn.mode == "RGB"
    assert drawn.width <= LARGEST[0]
    assert drawn.height <= LARGEST[1]
    assert set(drawn.info) == set()
    assert reencoded(content) == reencoded(content)


def test_where_a_photo_was_taken_does_not_survive_but_how_it_was_held_does():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (12.0, 39.0, 0.0)})
    content = picture((300, 100), form="JPEG", exif=exif, comment=b"secret words")
    assert b"Exif" in content  # control
    assert b"secret words" in content
    drawn = reencoded(content)
    assert b"Exif" not in drawn
    assert b"secret" not in drawn
    assert Image.open(io.BytesIO(drawn)).size == (100, 300)


def test_what_is_hidden_behind_or_in_a_picture_does_not_survive():
    packed = picture() + b"PK\x03\x04<script>alert(1)</script>"
    assert b"script" not in reencoded(packed)
    text = Image.new("RGB", (9, 9))
    out = io.BytesIO()
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "a name")
    text.save(out, "PNG", pnginfo=words)
    assert b"a name" in out.getvalue()
    assert b"a name" not in reencoded(out.getvalue())


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it has side × side points."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0" * 999)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def moving() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


@pytest.mark.parametrize(("content", "words"), [
    (b"", "not a picture"),
    (b"x" * (2 * MEGABYTE + 1), "larger than"),
    (b"x" * 20 * MEGABYTE, "larger than"),
    (bomb(100_000), "million points"),
    (bomb(20_000), "million points"),
    (bomb(5_000), "million points"),
    (picture()[:200], "not a picture"),
    (picture(form="JPEG")[:300], "not a picture"),
    (picture(form="GIF"), "not a picture"),
    (picture(form="WEBP"), "not a picture"),
    (picture(form="TIFF"), "not a picture"),
    (moving(), "moves"),
    (b"%PDF-1.7", "not a picture"),
    (b"MZ\x90\x00", "not a picture"),
    (b"GIF89a<svg/>", "not a picture"),
])
def test_other_files_are_refused_with_a_sentence(content, words):
    assert words in said(content)


@pytest.mark.parametrize("inner", [
    "<script>alert(1)</script>", "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
    "<image href='http://evil.example/x.png'/>", "<image href='file:///etc/passwd'/>",
    "<image href='data:image/png;base64,AAAA'/>", "<use href='#a'/>", "<a href='http://evil.example'/>",
    "<text>Peace</text>", "<animate attributeName='x'/>", "<set/>", "<filter/>", "<pattern/>", "<mask/>", "<svg/>",
    "<rect onclick='alert(1)'/>", "<rect ONLOAD='alert(1)'/>", "<rect fill='url(http://evil.example/#a)'/>",
    "<rect style='fill:url(file:///etc/passwd)'/>", "<rect style='fill:\\75rl(x)'/>",
    "<style>@import 'http://evil.example/x.css';</style>", "<style>rect{fill:url(//evil.example)}</style>",
    "<style>@font-face{src:url(x)}</style>", "<linearGradient href='http://evil.example/#g'/>",
    "<linearGradient xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='other.svg#g'/>",
])
def test_a_drawing_with_more_than_shapes_is_refused(inner):
    assert "This drawing holds" in said(svg(inner))
    reencoded(svg(PLAIN))  # control


LAUGHS = "<!DOCTYPE svg [" + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12)) + "]>"


@pytest.mark.parametrize("content", [
    svg("<desc>&x;</desc>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    svg("<rect id='&a11;'/>", LAUGHS),
    svg(PLAIN, '<!DOCTYPE svg [<!ENTITY % d SYSTEM "http://evil.example/x.dtd"> %d;]>'),
])
def test_entities_are_never_read(content):
    assert "ENTITY" in said(content)


@pytest.mark.parametrize("content", [
    b"<svg", svg(root=""), svg(root='viewBox="0 0 0 0"'), svg(root='viewBox="0 0 1e9 1"'),
    svg(root='viewBox="a b c d"'), svg(root='viewBox="0 0 nan 5"'), svg()[:-3], "<svg xmlns='http://www.w3.org/2000/svg'>é".encode("cp1252"),
    svg().decode().encode("utf-16"), b"<?xml version='1.0'?><html/>", svg("&x;"),
])
def test_a_drawing_that_cannot_be_read_is_refused(content):
    assert "cannot be read" in said(content) or "not a picture" in said(content)


@pytest.mark.parametrize("inner", [
    "<rect/>" * (MOST_ELEMENTS + 1), "<g opacity='.9'>" * 61 + "</g>" * 61, "<g>" * 41 + "</g>" * 41,
    "<rect/>" * 99 + "<style>rect{opacity:.5}</style>",
])
def test_a_drawing_that_would_take_long_is_refused(inner):
    assert "too many parts" in said(svg(inner))


def test_what_programs_for_drawing_write_is_drawn():
    content = svg(
        '<title>Logo</title><metadata><x:y xmlns:x="urn:x">words</x:y></metadata>'
        '<s:namedview xmlns:s="http://sodipodi.example" onzoom="1"/>'
        "<style>.st0{fill:#FF0000;font-family:'X'} /* note */ .st1{fill:url(#g)}</style>"
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#00f"/><stop offset="1" stop-color="#00f"/>'
        '</linearGradient></defs><g transform="translate(0 0)" data-name="x"><path class="st0" d="M0 0H50V50H0Z"/>'
        '<rect x="50" width="50" height="50" style="fill:url(#g);-inkscape-stroke:none"/></g>',
        '<?xml version="1.0" encoding="UTF-8"?><!-- by a program --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">')
    drawn = opened(content)
    assert drawn.size == (720, 360)
    assert drawn.getpixel((100, 100)) == (255, 0, 0)
    assert drawn.getpixel((600, 100)) == (0, 0, 255)


def test_a_drawing_without_a_view_box_has_the_size_it_says():
    assert opened(svg(root='width="90mm" height="45"')).size == (720, 360)


@pytest.mark.parametrize(("content", "expected"), [
    (svg(), True), (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- x --><svg/>", True), (picture(), False), (b"{}", False)])
def test_a_drawing_is_known_by_how_it_begins_not_by_its_name(content, expected):
    assert is_drawing(content) is expected
