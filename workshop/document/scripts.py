"""Letters that the family does not draw but another face of ours does: N'Ko, Adlam and Arabic, written from the right.

``scripts.json`` is written by tools/build_scripts.py: advance of every letter in the widest of its shapes, in
thousandths of the size: what is broken by these widths fits, however the letters join.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from workshop.document.text import Text, spans

_QUOTED = re.compile("“[^”]*”|«[^»]*»")
_OTHER = re.compile("[\u0600-\u06ff\u07c0-\u07ff\U0001e900-\U0001e95f]")


@cache
def _advances() -> dict[str, tuple[str, int]]:
    table = json.loads((Path(__file__).parent / "scripts.json").read_text("utf-8"))
    return {letter: (script, advance) for script, letters in table.items() for letter, advance in letters.items()}


def has_other_script(text: str) -> bool:
    """Whether any letter asks for joining and for writing from the right; most texts answer at once."""
    return _OTHER.search(text) is not None


def script_of(character: str) -> str | None:
    """The face that draws ``character``, "NKo", "Adlam" or "Arabic"; None where it is the family, or none."""
    found = _advances().get(character) if _OTHER.match(character) else None
    return found[0] if found else None


def advance(character: str) -> int | None:
    """The width of its widest shape, in thousandths of the size; None where no face of another script has it."""
    found = _advances().get(character) if _OTHER.match(character) else None
    return found[1] if found else None


def runs_from_right(text: Text) -> bool:
    """Whether a text is written from the right: by the first letter with a direction of each of its runs.

    What stands in quotation marks decides nothing (Unicode Bidirectional Algorithm, P2 and P3): it is somebody's words
    in a sentence of ours. Several runs run from the right only where all do.
    """
    found = [kind for run in spans(text) if (kind := _direction(_QUOTED.sub("", run.text)))]
    return bool(found) and "L" not in found


def _direction(string: str) -> str | None:
    strong = (unicodedata.bidirectional(character) for character in string)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), None)
