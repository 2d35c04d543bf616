"""Links between items with long labels: the ring of numbers as large as it may be, and beside it what the numbers are,
page by page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from workshop.document.charts import draw_large
from workshop.document.charts.links import DISC, LEAST, REACH, SLOT
from workshop.document.charts.shapes import WIDTH, Label, Line
from workshop.document.plots import LinkDiagram
from workshop.document.render.svg import svg
from workshop.domain import text
from workshop.web.projector.plot import ENOUGH, Listed, listed_pages
from workshop.web.projector.room import NARROW, SHAPES, STAGE, Fit, title_height
from workshop.web.projector.voices import Voices

#: Points around the ring that the widest arrow needs.
EDGE = 3.0


@dataclass(frozen=True)
class Ring:
    """The drawing without labels; `strengths` of the arrows that are in it (1 to 3) with their words; and one page of
    the list."""

    drawing: Markup
    strengths: tuple[tuple[int, str], ...]
    listed: tuple[Listed, ...]
    number: int
    pages: int
    fits: Mapping[str, Fit]


def ring(diagram: LinkDiagram, voices: Voices, title: text.Label, page: int) -> Ring:
    """The whole ring, and as many labels as have room: those of the page asked for, or of the last."""
    both = STAGE - title_height(NARROW, voices, title) >= ENOUGH
    room = STAGE - title_height(NARROW, voices, title, both)
    listed = tuple(Listed.of(node.number, node.label, "now") for node in diagram.nodes)
    found, labels = listed_pages(listed, room)
    number = min(page, len(found))
    strengths = tuple((n, diagram.strengths[n - 1]) for n in sorted({link.strength for link in diagram.links}))
    fits = dict.fromkeys(SHAPES, Fit(labels=labels, title=both))
    return Ring(_drawing(diagram), strengths, listed[found[number - 1]], number, len(found), fits)


def _drawing(diagram: LinkDiagram) -> Markup:
    """The figure without its labels and its key, cut to the ring."""
    bare = draw_large(replace(diagram, nodes=tuple(replace(node, label="") for node in diagram.nodes)))
    high = max(LEAST, SLOT * -(-len(diagram.nodes) // 2))
    top = bare.height - high
    ring = tuple(shape for shape in bare.shapes if not (isinstance(shape, Label | Line) and _height(shape) < top))
    half = REACH + DISC + EDGE
    cut = f'viewBox="{WIDTH / 2 - half} {top} {2 * half} {high}" width="{2 * half}" height="{high}"'
    whole = svg(replace(bare, shapes=ring), diagram.alt)
    drawn = re.sub(r'viewBox="[^"]*" width="[^"]*" height="[^"]*"', cut, whole, count=1)
    return Markup(drawn)  # noqa: S704 - shapes and escaped words of our own renderer


def _height(shape: Label | Line) -> float:
    return shape.y if isinstance(shape, Label) else shape.y1
