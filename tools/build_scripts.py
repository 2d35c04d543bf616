"""Build the faces of Mali's other scripts, N'Ko, Adlam and Arabic, from Noto Sans: upright and small, for paper only.

Run by hand when they change; the results are committed. Every path is an argument:

    python tools/build_scripts.py --noto DIR --out static/fonts --widths workshop/document/scripts.json

``--noto`` holds NotoSansNKo-Regular.ttf, NotoSansAdlam-Regular.ttf and NotoSansArabic-Regular.ttf (Debian's
fonts-noto-core; from 20201225-1 it makes the committed files, byte for byte). Tifinagh is part of Workshop Sans
(build_fonts.py).
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from build_fonts import EPOCH, LICENCE, VERSION, reduce, save, span, widths
from fontTools.ttLib import TTFont

FEATURES = ("ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "liga", "calt", "mark", "mkmk", "kern")


@dataclass(frozen=True)
class Script:
    """One script: its name in file names, the letters of it that are kept, who drew them."""

    name: str
    codes: frozenset[int]
    copyright: str


SPACE = 0x20
"""Where several letters share one shape, the second and third are written as empty ones beside it."""
ARABIC = {0x060C, 0x061B, 0x061F} | span(0x0621, 0x065F) | span(0x0660, 0x066D) | span(0x0670, 0x06D5)
SCRIPTS = (
    Script("NKo", frozenset(span(0x07C0, 0x07FA) | {SPACE}), "Copyright 2017 Google Inc."),
    Script("Adlam", frozenset(span(0x1E900, 0x1E95F) | {SPACE}), "Copyright 2017-2019 Google LLC."),
    Script("Arabic", frozenset(ARABIC | {SPACE}), "Copyright 2015-2020 Google LLC."),
)


def rename(font: TTFont, script: Script) -> None:
    """Our own names, with the date of the family: the same sources give the same bytes."""
    family, file = f"Workshop {script.name}", f"Workshop{script.name}-Regular"
    named = {0: script.copyright, 1: family, 2: "Regular", 3: f"{VERSION};{file}", 4: family, 5: f"Version {VERSION}"}
    named |= {6: file, 13: LICENCE, 14: "https://openfontlicense.org"}
    font["name"].names = []
    for key, value in named.items():
        font["name"].setName(value, key, 3, 1, 0x409)
    font["head"].created = font["head"].modified = EPOCH


def build(script: Script, noto: Path, out: Path) -> dict[str, int]:
    """Write the face of one script; returns the advance of every letter."""
    font = TTFont(noto / f"NotoSans{script.name}-Regular.ttf", recalcTimestamp=False)
    rename(reduce(font, set(script.codes), FEATURES), script)
    advances = widest(font)  # the file keeps no names of glyphs
    print(f"{script.name:12} {save(font, out / f'Workshop{script.name}-Regular.ttf', None) / 1000:6.1f} kB")
    return advances


def widest(font: TTFont) -> dict[str, int]:
    """Advance of every letter in the widest of its shapes: what is broken by it fits however letters join."""
    shapes = {letter: font.getBestCmap()[ord(letter)] for letter in widths(font)}
    return {letter: max(font["hmtx"][glyph][0] for glyph in font.getGlyphOrder() if glyph.split(".")[0] == shape)
            for letter, shape in shapes.items()}  # fmt: skip


def main() -> None:
    """Build every script, and the table of widths."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("noto", "out", "widths"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    table = {script.name: build(script, asked.noto, asked.out) for script in SCRIPTS}
    asked.widths.write_text(json.dumps(table, ensure_ascii=True, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
