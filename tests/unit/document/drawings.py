"""What tests ask of a drawing: its labels, its shapes of one look, words that run into each other."""

from __future__ import annotations

from itertools import combinations

from tests.unit.document.test_charts import edges
from workshop.document.charts.shapes import Drawing, Label
from workshop.document.palette import TYPES


def texts(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def extent(label: Label) -> tuple[float, float, float, float]:
    """The room small letters and figures of a label take."""
    left, _, right, _ = edges(label)
    return left, label.y - TYPES[label.look].size * 0.7, right, label.y


def meeting(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of labels that run into each other."""
    found = []
    for one, other in combinations(texts(drawing), 2):
        (a, b, c, d), (e, f, g, h) = extent(one), extent(other)
        if min(c, g) - max(a, e) > 0.3 and min(d, h) - max(b, f) > 0.3:
            found.append((one.text, other.text))
    return found


def of_look(drawing: Drawing, kind: type, look: str) -> list:
    return [shape for shape in drawing.shapes if isinstance(shape, kind) and shape.look == look]
