"""The colours of the visual language, and the looks that charts are drawn with.

A look is a name that the PDF renderer turns into ink and the HTML renderer into a class of ``static/css/report.css``;
a test compares the two, so that screen and paper cannot drift apart.
"""

from dataclasses import dataclass

INK, MUTED, LINE, LINE_STRONG = "#1C2733", "#566270", "#D3D9DE", "#77828D"
PAPER, PAPER_DEEP, WHITE = "#F6F3ED", "#ECE6DA", "#FFFFFF"
TEAL, TEAL_DEEP, TEAL_TINT = "#0F5E63", "#0B4B4F", "#EEF4F4"
GOLD, GOLD_TINT, GOLD_TEXT = "#E3A72F", "#FCF3E1", "#5E4107"
GOLD_ON_TEAL = "#F2CB7C"
"""For small words on teal: contrast 4.9, where gold itself has 3.5."""
LATERITE, LATERITE_TEXT, LATERITE_TINT = "#B0432A", "#83301F", "#FBEDE9"
RAMP = ("#EEF4F4", "#CFE3E1", "#A2CBC8", "#6BA9A7", "#338283", "#0F5E63")
FIRST_DARK_STEP = 5
"""From this step of RAMP on, figures are white: contrast 4.5."""


@dataclass(frozen=True)
class Ink:
    """How a surface or a line is drawn: colours as ``#RRGGBB`` or None, widths in points."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Type:
    """How a label of a chart is set: a face of the family, a size in points, a colour."""

    face: str = "Regular"
    size: float = 8.5
    colour: str = INK


INKS = {
    "track": Ink(fill="#F1ECE2"),
    "track-hidden": Ink(stroke=LINE_STRONG, width=0.6, dash=(2, 2)),
    "bar-lead": Ink(fill=TEAL),
    "bar": Ink(fill=RAMP[3]),
    "cut": Ink(stroke=WHITE, width=0.7),
    "axis": Ink(stroke=INK, width=0.8),
    "scale": Ink(stroke=LINE_STRONG, width=0.8),
    "rule": Ink(stroke=LINE, width=0.5),
    "disc-lead": Ink(fill=TEAL, stroke=TEAL, width=0.8),
    "disc": Ink(fill=WHITE, stroke=RAMP[4], width=0.9),
    "stitch": Ink(stroke=GOLD, width=2.2, dash=(2.2, 1.8)),
    "band": Ink(fill="#FAF8F4"),
    "hot": Ink(fill=GOLD_TINT),
    "hot-edge": Ink(fill=LATERITE),
    "join": Ink(stroke="#9AA5AE", width=1.6),
    "join-hot": Ink(stroke=LATERITE, width=2.4),
    "north": Ink(fill=TEAL, stroke=WHITE, width=0.6),
    "centre": Ink(fill=GOLD, stroke=INK, width=1.1),
    "south": Ink(fill=LATERITE),
    "heart": Ink(fill=WHITE),
    "fourth": Ink(fill=WHITE, stroke=TEAL_DEEP, width=1.6),
    "fifth": Ink(fill=INK),
    "sixth": Ink(fill=RAMP[2], stroke=INK, width=0.9),
    "block": Ink(fill=TEAL),
    "lozenge-on": Ink(fill=TEAL),
    "lozenge-heart": Ink(fill=GOLD),
    "lozenge-off": Ink(fill=PAPER_DEEP, stroke="#B9B2A3", width=0.4),
}

TYPES = {
    "label": Type(size=8.8),
    "label-lead": Type("SemiBold", 8.8),
    "place": Type("Bold", 8.2, TEAL_DEEP),
    "place-lead": Type("Bold", 8.2, WHITE),
    "section": Type("SemiBold", 8.8, TEAL_DEEP),
    "value": Type("Bold", 9.2),
    "count": Type(size=8.2),
    "count-lead": Type("Bold", 8.2),
    "gap": Type("Bold", 8.2, LATERITE_TEXT),
    "note": Type(size=7.6, colour=MUTED),
    "tied": Type("SemiBold", 7.6, GOLD_TEXT),
    "tick": Type(size=7.4, colour=MUTED),
    "legend": Type("SemiBold", 8.8),
    "hidden": Type("Italic", 7.8, MUTED),
}
