"""The woven cover: a band of stepped lozenges between gold threads, then clear cloth for the words."""

from collections.abc import Iterator
from typing import Any

from workshop.document.charts.lozenge import STEPS
from workshop.document.palette import GOLD, PAPER, PAPER_DEEP, Tones
from workshop.document.render.style import PAGE_HEIGHT, PAGE_WIDTH, colour

LOZENGE = PAGE_WIDTH / 10
"""Size of a lozenge: ten of them span the page, so that the band meets both edges alike."""
THREAD, STITCH = 4.0, PAGE_WIDTH / 25
POSTER_BAND = PAGE_WIDTH / 20
BAND_TOP, BAND = 26.0, LOZENGE * 2


def cover_cloth(canvas: Any, height: float, tones: Tones) -> None:
    """The whole ground of the cover, ``height`` points of cloth hanging from the top edge."""
    _fill(canvas, PAPER, 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
    _fill(canvas, tones.main, 0, PAGE_HEIGHT - height, PAGE_WIDTH, height)
    _hem(canvas)
    _band(canvas, PAGE_HEIGHT - BAND_TOP, tones)
    _thread(canvas, PAGE_HEIGHT - height)


def poster_cloth(canvas: Any, height: float, tones: Tones) -> None:
    """The ground of a poster: a narrow cloth with the title at the head, white paper that prints cheaply below."""
    _fill(canvas, tones.main, 0, PAGE_HEIGHT - height, PAGE_WIDTH, height)
    _fill(canvas, tones.deep, 0, PAGE_HEIGHT - POSTER_BAND, PAGE_WIDTH, POSTER_BAND)
    for i in range(20):
        x, y = i * POSTER_BAND, PAGE_HEIGHT - POSTER_BAND
        _lozenge(canvas, x, y, POSTER_BAND, tones.middle if i % 2 else tones.main)
        _lozenge(canvas, x + POSTER_BAND * 0.3, y + POSTER_BAND * 0.3, POSTER_BAND * 0.4, GOLD if i % 2 else tones.deep)
    _thread(canvas, PAGE_HEIGHT - height)


def _band(canvas: Any, top: float, tones: Tones) -> None:
    _fill(canvas, tones.deep, 0, top - BAND, PAGE_WIDTH, BAND)
    for x, y, row in _places(top):
        ring, heart = (tones.middle, GOLD) if row == 1 else (tones.main, tones.deep)
        _lozenge(canvas, x, y, LOZENGE, tones.main if row == 1 else tones.middle)
        _lozenge(canvas, x + LOZENGE * 0.16, y + LOZENGE * 0.16, LOZENGE * 0.68, tones.deep)
        _lozenge(canvas, x + LOZENGE * 0.3, y + LOZENGE * 0.3, LOZENGE * 0.4, ring)
        _fill(canvas, heart, x + LOZENGE * 0.44, y + LOZENGE * 0.44, LOZENGE * 0.12, LOZENGE * 0.12)
    _fill(canvas, GOLD, 0, top - 1, PAGE_WIDTH, 2)
    _fill(canvas, GOLD, 0, top - BAND - 1, PAGE_WIDTH, 2)


def _hem(canvas: Any) -> None:
    """A quiet row of small lozenges along the lower edge."""
    size = PAGE_WIDTH / 30
    for i in range(30):
        _lozenge(canvas, i * size, 18, size, PAPER_DEEP)
        _lozenge(canvas, (i + 0.35) * size, 18 + size * 0.35, size * 0.3, PAPER)


def _places(top: float) -> Iterator[tuple[float, float, int]]:
    """Two rows of lozenges and, between them, a third shifted by half a lozenge."""
    for row in range(3):
        shift = LOZENGE / 2 if row == 1 else 0.0
        for i in range(-1 if row == 1 else 0, 10):
            yield i * LOZENGE + shift, top - LOZENGE * (1 + row / 2), row


def _thread(canvas: Any, y: float) -> None:
    _fill(canvas, GOLD, 0, y - THREAD, PAGE_WIDTH, THREAD)
    for i in range(25):
        x = (i + 0.5) * STITCH
        _fill(canvas, GOLD, x - 4, y - THREAD - 3, 8, 3.2)
        _fill(canvas, GOLD, x - 2, y - THREAD - 6, 4, 3.2)


def _fill(canvas: Any, ink: str, x: float, y: float, width: float, height: float) -> None:
    canvas.setFillColor(colour(ink))
    canvas.rect(x, y, width, height, stroke=0, fill=1)


def _lozenge(canvas: Any, x: float, y: float, size: float, ink: str) -> None:
    path = canvas.beginPath()
    corners = [(x + a * size / 20, y + b * size / 20) for a, b in STEPS]
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.setFillColor(colour(ink))
    canvas.drawPath(path, stroke=0, fill=1)
