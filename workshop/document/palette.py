"""The colours of the visual language, and the looks that charts are drawn with.

A look is a name that the PDF renderer turns into ink and the HTML renderer into a class of ``static/css/figures.css``;
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
class Tones:
    """The colour of a document in its shades: cover, headings, heads and rules of tables. Charts keep their own, which
    mean something. White is read on ``main`` and ``deep``, these on ``tint``; ``small`` and ``pale`` on ``main``."""

    main: str = TEAL
    deep: str = TEAL_DEEP
    tint: str = TEAL_TINT
    middle: str = RAMP[4]
    pale: str = RAMP[1]
    small: str = GOLD_ON_TEAL


LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: of text with what lies behind it."""


def tones(accent: str) -> Tones:
    """The shades of ``#RRGGBB``, the usual ones without; what could not be read on it is white."""
    if not accent or accent.upper() == TEAL:
        return Tones()
    gold = GOLD_ON_TEAL if contrast(GOLD_ON_TEAL, accent) >= LEAST_CONTRAST else WHITE
    pale = mixed(accent, WHITE, 0.86)
    return Tones(
        accent.upper(), mixed(accent, "#000000", 0.2), mixed(accent, WHITE, 0.93), mixed(accent, WHITE, 0.2),
        pale if contrast(pale, accent) >= LEAST_CONTRAST else WHITE, gold,
    )  # fmt: skip


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with this share of ``other``."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = (value / 255 for value in _channels(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


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
    "hatch-light": Ink(stroke=WHITE, width=0.9),
    "hatch-dark": Ink(stroke=LINE_STRONG, width=0.7),
    "hatch-teal": Ink(stroke=RAMP[4], width=0.9),
    "against-4": Ink(fill=LATERITE, stroke=WHITE, width=0.6),
    "against-3": Ink(fill="#DDA08F", stroke=WHITE, width=0.6),
    "against-2": Ink(fill="#F3DCD5", stroke=WHITE, width=0.6),
    "against-1": Ink(fill="#F8ECE8", stroke=LINE_STRONG, width=0.4),
    "neutral-1": Ink(fill="#D6DBDF", stroke=WHITE, width=0.6),
    "neutral-2": Ink(fill="#EEF0F2", stroke=WHITE, width=0.6),
    "neutral-3": Ink(fill="#F7F8F9", stroke=LINE_STRONG, width=0.4),
    "favour-1": Ink(fill=RAMP[0], stroke=LINE_STRONG, width=0.4),
    "favour-2": Ink(fill=RAMP[2], stroke=WHITE, width=0.6),
    "favour-3": Ink(fill=RAMP[3], stroke=WHITE, width=0.6),
    "favour-4": Ink(fill=TEAL, stroke=WHITE, width=0.6),
    "plate": Ink(fill=WHITE),
    "median": Ink(fill=INK),
    "category-1": Ink(fill=TEAL, stroke=WHITE, width=0.6),
    "category-2": Ink(fill="#F0C56B", stroke=WHITE, width=0.6),
    "category-3": Ink(fill=LATERITE, stroke=WHITE, width=0.6),
    "category-4": Ink(fill=RAMP[1], stroke=RAMP[4], width=0.6),
    "category-5": Ink(fill=WHITE, stroke=LINE_STRONG, width=0.6),
    "category-6": Ink(fill=INK, stroke=WHITE, width=0.6),
    "category-7": Ink(fill=PAPER_DEEP, stroke=LINE_STRONG, width=0.6),
    "category-8": Ink(fill=WHITE, stroke=INK, width=0.9),
    "round-1": Ink(fill=WHITE, stroke=TEAL_DEEP, width=1.4),
    "round-2": Ink(fill=TEAL, stroke=TEAL, width=0.8),
    "arrow": Ink(fill="#9AA5AE"),
    "arrow-hot": Ink(fill=LATERITE),
    "span-halo": Ink(stroke=WHITE, width=3),
    "span": Ink(stroke=INK, width=1.1),
    "quadrant-now": Ink(fill="#C6DEDC"),
    "quadrant-next": Ink(fill="#FAEFD8"),
    "quadrant-rest": Ink(fill=WHITE),
    "quartiles": Ink(stroke="#8FA3AB", width=0.7),
    "quartiles-many": Ink(stroke="#B9C8CC", width=0.5),
    "middle": Ink(stroke=INK, width=0.9, dash=(4, 2.4)),
    "leader": Ink(stroke="#8FA3AB", width=3),
    "dot-now": Ink(fill=TEAL, stroke=WHITE, width=0.8),
    "dot-next": Ink(fill=GOLD, stroke=INK, width=0.7),
    "dot-rest": Ink(fill=WHITE, stroke=INK, width=0.8),
    "dot-edge": Ink(fill=WHITE, stroke=LATERITE, width=1.2, dash=(2, 1.4)),
    "rank": Ink(fill=WHITE, stroke=LINE_STRONG, width=0.5),
    "link-1": Ink(stroke="#9AA5AE", width=1, dash=(3, 2)),
    "link-2": Ink(stroke=RAMP[4], width=2),
    "link-3": Ink(stroke=TEAL_DEEP, width=3.6),
    "tip-1": Ink(fill="#9AA5AE"),
    "tip-2": Ink(fill=RAMP[4]),
    "tip-3": Ink(fill=TEAL_DEEP),
    "earth": Ink(fill=PAPER),
    "trunk": Ink(fill=TEAL_DEEP),
    "branch": Ink(stroke=TEAL_DEEP, width=2.4),
    "core": Ink(fill=TEAL, stroke=TEAL_DEEP, width=0.8),
    "leaf": Ink(fill=WHITE, stroke=LINE_STRONG, width=0.6),
    "leaf-edge": Ink(fill=GOLD),
    "root-edge": Ink(fill=LATERITE),
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
    "quadrant": Type("SemiBold", 8.8, MUTED),
    "axis": Type("SemiBold", 8.4),
    "rank": Type("SemiBold", 7, GOLD_TEXT),
    "core": Type("SemiBold", 9.2, WHITE),
    "hidden": Type("Italic", 7.8, MUTED),
}
