"""How the report looks: the organisers' logo and their colour, as far as it can be read."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from workshop.document.logo import reencoded
from workshop.document.palette import LEAST_CONTRAST, TEAL, WHITE, contrast
from workshop.domain.errors import Mendable
from workshop.domain.passages import Passage
from workshop.domain.text import msg
from workshop.services.edit_report import write_passage
from workshop.services.ports import Announcer, Aside, Store
from workshop.services.report_edition import LOOK, Passages, content_of

#: The colour of a report whose organisers chose none, or just this one.
USUAL = TEAL
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


@dataclass(frozen=True)
class Look:
    """`logo` is a PNG in base64, `accent` a colour as #RRGGBB; both may be empty."""

    logo: str = ""
    accent: str = ""


def look_of(passages: Passages) -> Look:
    """As it was chosen."""
    return Look(**content_of(passages, LOOK))


def write_look(
    store: Store, announcer: Announcer, aside: Aside, seen: int, accent: str, picture: bytes, *, keep_logo: bool = True
) -> Passage:
    """Keep colour and logo; without a `picture` the logo stays unless it is to go.

    Raises Mendable where the colour is too pale or the picture none, naming the field; ChangedMeanwhile."""
    chosen = _checked(accent.strip())
    before = look_of(store.passages()).logo if keep_logo else ""
    logo = base64.b64encode(aside.run(reencoded, picture)).decode() if picture else before
    return write_passage(store, announcer, LOOK, seen, {"logo": logo, "accent": chosen} if logo or chosen else None)


def _checked(accent: str) -> str:
    if not accent:
        return ""
    if not _COLOUR.fullmatch(accent):
        raise Mendable(
            msg("Write the colour as # and six digits or letters from a to f, as in {example}.", example=USUAL),
            "accent",
        )
    found = contrast(accent, WHITE)
    if found < LEAST_CONTRAST:
        raise Mendable(
            msg("On white this colour is too pale to read (contrast {found}, at least {least} is needed). "
                "Choose a darker one.", found=int(found * 10) / 10, least=LEAST_CONTRAST), "accent")  # fmt: skip
    return "" if accent.upper() == USUAL else accent.upper()
