"""Build "Workshop Sans", the one type family of phone, projector and report, from open sources.

Run by hand when the family changes; the results are committed. Noto Sans gives the letters, Andika the hooked
Y of Fulfulde, Noto Sans Math and Noto Sans Symbols 2 a few signs. Every path is an argument:

    python tools/build_fonts.py --noto DIR --andika DIR --math FILE --symbols FILE --tifinagh FILE --out static/fonts

``--noto`` holds the static faces with names ending in ``_400Regular.ttf``, ``_700Bold_Italic.ttf`` and so on, at any
depth (the npm package @expo-google-fonts/noto-sans), ``--andika`` the four faces of Debian's fonts-sil-andika; the
other three are in Debian's fonts-noto-core. From noto-sans 0.4.2, fonts-sil-andika 6.101-2 and fonts-noto-core
20201225-1 it makes the committed files, byte for byte.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from fontTools.misc.transform import Scale
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Workshop Sans"
VERSION = "1.000"
EPOCH = 3786912000  # 1 January 2024 in seconds since 1904: a fixed date, so that the same sources give the same bytes
COPYRIGHT = (
    "Copyright 2022 The Noto Project Authors (https://github.com/notofonts/latin-greek-cyrillic); "
    "Copyright 2018-2019 Google LLC (Noto Sans Math, Noto Sans Symbols 2, Noto Sans Tifinagh); "
    "Copyright 2004-2022 SIL International (the letters U+01B3 and U+01B4)"
)
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."

HOOKED_Y = (0x01B3, 0x01B4)
MATH = "≠≈≤≥→←↑↓"
TIFINAGH = "".join(map(chr, [*range(0x2D30, 0x2D68), 0x2D6F, 0x2D70]))
SIGNS = "▲▼●○■□◆◇✓"


@dataclass(frozen=True)
class Face:
    """One face: style name, end of its source file's name, Andika faces blended into its hooked Y, weight."""

    style: str
    source: str
    andika: tuple[str, ...]
    weight: int
    italic: bool = False

    @property
    def file(self) -> str:
        return f"WorkshopSans-{self.style.replace(' ', '')}"


FACES = (
    Face("Regular", "400Regular", ("Regular",), 400),
    Face("SemiBold", "600SemiBold", ("Regular", "Bold"), 600),
    Face("Bold", "700Bold", ("Bold",), 700),
    Face("Italic", "400Regular_Italic", ("Italic",), 400, italic=True),
    Face("Bold Italic", "700Bold_Italic", ("BoldItalic",), 700, italic=True),
)
CSS_HEAD = """/* A page in French or English fetches two or three files of under 8 kB; the letters of Mali's
   other languages are fetched only by a page that shows one. Written by tools/build_fonts.py. */"""
TINY = ("Regular", "SemiBold", "Bold")


def span(first: int, last: int) -> set[int]:
    """All code points from ``first`` to ``last``, both included."""
    return set(range(first, last + 1))


def letters() -> set[int]:
    """Code points of the family: ASCII, Latin-1, Latin Extended-A, the letters and tones of Mali's alphabets."""
    african = "ƁɓƆɔƉɖƊɗƎǝƏəƐɛƑƒƔɣƖɩƘƙƝɲƠơƤƥƬƭƲʋƳƴƵƶǍǎǏǐǑǒǓǔǦǧǨǩǸǹɁɂʔʕꞋꞌʼˈˊˋˆˇ˜ˮ"
    dotted = "ḌḍḤḥḶḷṢṣṬṭẒẓẼẽẸẹỌọỊịỤụḎḏḲḳṆṇṚṛḄḅỲỳỸỹ"
    marks = span(0x0300, 0x0304) | {
        0x0306,
        0x0307,
        0x0308,
        0x030A,
        0x030B,
        0x030C,
        0x0323,
        0x0327,
        0x0328,
        0x0330,
        0x0331,
    }
    punctuation = span(0x2010, 0x2015) | span(0x2018, 0x201E) | {0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033}
    quotes_and_signs = {0x2039, 0x203A, 0x2044, 0x20A6, 0x20AC, 0x2116, 0x2122, 0x2212, 0x25CC}
    spaces = {0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F}
    texts = african + dotted + MATH + SIGNS + TIFINAGH
    return span(0x20, 0x7E) | span(0xA0, 0x17F) | marks | punctuation | quotes_and_signs | spaces | set(map(ord, texts))


def tiny_letters() -> set[int]:
    """What a first visit in French or English needs: letters, figures, accents and marks; nothing more."""
    french = "ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿ"
    return span(0x20, 0x7E) | set(map(ord, french + "«»’‘“”…–—·°×€−\u00a0\u202f\u2011"))


def drawn(font: TTFont, code: int) -> list:
    """The outline of a letter, its parts put together, as recorded pen strokes."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[code]].draw(pen)
    return pen.value


def blended(recordings: list[list]) -> list:
    """The mean of outlines with the same structure: Regular and Bold give a SemiBold."""
    first, *others = recordings
    if any([op for op, _ in other] != [op for op, _ in first] for other in others):
        return recordings[-1]
    return [
        (op, tuple(mean([points[i] for points in column]) for i in range(len(args))))
        for (op, args), column in zip(
            first, zip(*([args for _, args in r] for r in recordings), strict=True), strict=True
        )
    ]


def mean(points: list) -> tuple | None:
    """The middle of corresponding points; None (an implied point) stays None."""
    return None if points[0] is None else tuple(sum(axis) / len(points) for axis in zip(*points, strict=True))


def put(font: TTFont, code: int, recording: list, advance: float, scale: float) -> None:
    """Add or replace the glyph of ``code`` by a recorded outline scaled to this font's units."""
    name = font.getBestCmap().get(code) or f"uni{code:04X}"
    pen = TTGlyphPen(None)
    target = TransformPen(pen, Scale(scale))
    for operator, arguments in recording:
        getattr(target, operator)(*arguments)
    if name not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (round(advance * scale), 0)
    font["glyf"][name].recalcBounds(font["glyf"])
    font["hmtx"][name] = (round(advance * scale), font["glyf"][name].xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def copy_signs(font: TTFont, donor: TTFont, signs: str) -> None:
    """Add those of ``signs`` that the donor has."""
    cmap, scale = donor.getBestCmap(), font["head"].unitsPerEm / donor["head"].unitsPerEm
    for sign in signs:
        if ord(sign) in cmap:
            put(font, ord(sign), drawn(donor, ord(sign)), donor["hmtx"][cmap[ord(sign)]][0], scale)


def copy_hooked_y(font: TTFont, donors: list[TTFont]) -> None:
    """Replace the hooked Y of Noto, hard to tell from Y, by that of the donors."""
    scale = font["head"].unitsPerEm / donors[0]["head"].unitsPerEm
    for code in HOOKED_Y:
        advances = [donor["hmtx"][donor.getBestCmap()[code]][0] for donor in donors]
        put(font, code, blended([drawn(donor, code) for donor in donors]), sum(advances) / len(advances), scale)


def west_african_eng(font: TTFont) -> None:
    """Ŋ with the shape of a large n, the form read in Mali."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x014A] = "Eng.alt1"


def reduce(font: TTFont, codes: set[int], features: tuple[str, ...]) -> TTFont:
    """The font with these letters only, without hinting, with the layout features that place tones."""
    options = Options()
    options.layout_features = list(features)
    options.hinting, options.notdef_outline, options.legacy_kern = False, True, False
    options.name_IDs, options.drop_tables = ["*"], [*options.drop_tables, "MVAR", "STAT", "DSIG", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def rename(font: TTFont, face: Face) -> None:
    """Our own names: the licence asks a changed font to drop reserved ones."""
    linked = face.style in ("Regular", "Bold", "Italic", "Bold Italic")
    names = {
        0: COPYRIGHT,
        1: FAMILY if linked else f"{FAMILY} {face.style}",
        2: face.style if linked else "Regular",
        3: f"{VERSION};{face.file}",
        4: f"{FAMILY} {face.style}",
        5: f"Version {VERSION}",
        6: face.file,
        13: LICENCE,
        14: "https://openfontlicense.org",
        16: FAMILY,
        17: face.style,
    }
    font["name"].names = []
    for key, value in names.items():
        font["name"].setName(value, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight
    font["OS/2"].achVendID = "NONE"
    font["head"].created = font["head"].modified = EPOCH
    font["head"].fontRevision = float(VERSION)


def find(folder: Path, ending: str) -> Path:
    """The first file under ``folder`` whose name ends so."""
    found = sorted(folder.rglob(f"*{ending}.ttf"))
    if not found:
        raise SystemExit(f"No file ending in {ending}.ttf under the folder given.")
    return found[0]


def assembled(face: Face, sources: argparse.Namespace) -> TTFont:
    """A face from its sources, not yet reduced."""
    font = TTFont(find(sources.noto, f"_{face.source}"), recalcTimestamp=False)
    west_african_eng(font)
    copy_hooked_y(font, [TTFont(find(sources.andika, f"-{name}")) for name in face.andika])
    copy_signs(font, TTFont(sources.math), MATH)
    copy_signs(font, TTFont(sources.symbols), SIGNS)
    copy_signs(font, TTFont(sources.tifinagh), TIFINAGH)
    copy_signs(font, TTFont(sources.math), "".join(s for s in SIGNS if ord(s) not in font.getBestCmap()))
    rename(font, face)
    return font


def save(font: TTFont, path: Path, flavor: str | None) -> int:
    """Write the font; returns the size of the file in bytes."""
    font.flavor = flavor
    font.save(path, reorderTables=True)
    return path.stat().st_size


def widths(font: TTFont) -> dict[str, int]:
    """Advance of every letter in thousandths of the size: what the charts need to break their labels."""
    scale = 1000 / font["head"].unitsPerEm
    return {chr(code): round(font["hmtx"][name][0] * scale) for code, name in sorted(font.getBestCmap().items())}


def build(face: Face, sources: argparse.Namespace) -> dict[str, int]:
    """Write the files of one face; returns its table of widths."""
    font = reduce(assembled(face, sources), letters(), ("ccmp", "locl", "mark", "mkmk", "kern"))
    sizes = [
        save(font, sources.out / f"{face.file}.ttf", None),
        save(font, sources.out / f"{face.file}.woff2", "woff2"),
    ]
    if face.style in TINY:
        tiny = reduce(assembled(face, sources), tiny_letters(), ("kern",))
        sizes.append(save(tiny, sources.out / f"{face.file}-fr-en.woff2", "woff2"))
    print(f"{face.style:12}", *(f"{size / 1000:6.1f} kB" for size in sizes))
    return widths(TTFont(sources.out / f"{face.file}.ttf"))


def ranges(codes: set[int]) -> str:
    """Code points as the value of ``unicode-range``."""
    ordered, parts = sorted(codes), []
    while ordered:
        length = next((n for n, code in enumerate(ordered) if code != ordered[0] + n), len(ordered))
        parts.append(f"U+{ordered[0]:X}" + (f"-{ordered[length - 1]:X}" if length > 1 else ""))
        ordered = ordered[length:]
    return ", ".join(parts)


def stylesheet() -> str:
    """fonts.css: each letter belongs to one file, so that a page fetches only what it shows."""
    rules = [CSS_HEAD]
    for face in FACES:
        whole = letters() - tiny_letters() if face.style in TINY else letters()
        parts = [("-fr-en", tiny_letters())] if face.style in TINY else []
        for ending, codes in [*parts, ("", whole)]:
            slant = "italic" if face.italic else "normal"
            rules.append(
                f'@font-face {{ font-family: "{FAMILY}"; font-weight: {face.weight}; font-style: {slant}; '
                f'font-display: swap;\n  src: url("{face.file}{ending}.woff2") format("woff2");\n'
                f"  unicode-range: {ranges(codes)}; }}"
            )
    return "\n".join(rules) + "\n"


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("noto", "andika", "math", "symbols", "tifinagh", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--widths", type=Path, help="where to write the table of advance widths (JSON)")
    return parser.parse_args()


def main() -> None:
    """Build every face."""
    sources = arguments()
    sources.out.mkdir(parents=True, exist_ok=True)
    table = {face.style: build(face, sources) for face in FACES}
    (sources.out / "fonts.css").write_text(stylesheet(), "utf-8")
    if sources.widths:
        sources.widths.write_text(
            json.dumps(table, ensure_ascii=True, separators=(",", ":"), sort_keys=True) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
