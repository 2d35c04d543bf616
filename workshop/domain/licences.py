"""Under which licence the organisers publish their report: a few that everybody knows, or none."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.text import Message, msg


@dataclass(frozen=True)
class Licence:
    """`name` as its own text calls it, `allows` in one sentence what readers may do, `url` where it stands in full."""

    name: Message
    allows: Message
    url: str = ""


_AT = "https://creativecommons.org/licenses/"
_NAMED = msg("whoever uses it names its authors and links to the licence")
LICENCES: dict[str, Licence] = {
    "cc-by": Licence(
        msg("Creative Commons Attribution 4.0 International (CC BY 4.0)"),
        msg("It may be passed on and adapted, for money too; {named}.", named=_NAMED), f"{_AT}by/4.0/"),
    "cc-by-sa": Licence(
        msg("Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)"),
        msg("It may be passed on and adapted, for money too, under the same licence; {named}.", named=_NAMED),
        f"{_AT}by-sa/4.0/"),
    "cc-by-nc": Licence(
        msg("Creative Commons Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)"),
        msg("It may be passed on and adapted, but not for money; {named}.", named=_NAMED), f"{_AT}by-nc/4.0/"),
    "cc-by-nc-sa": Licence(
        msg("Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International (CC BY-NC-SA 4.0)"),
        msg("It may be passed on and adapted, not for money and under the same licence; {named}.", named=_NAMED),
        f"{_AT}by-nc-sa/4.0/"),
    "cc-by-nd": Licence(
        msg("Creative Commons Attribution-NoDerivatives 4.0 International (CC BY-ND 4.0)"),
        msg("It may be passed on as it is, for money too; {named}.", named=_NAMED), f"{_AT}by-nd/4.0/"),
    "cc-by-nc-nd": Licence(
        msg("Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International (CC BY-NC-ND 4.0)"),
        msg("It may be passed on as it is, but not for money; {named}.", named=_NAMED), f"{_AT}by-nc-nd/4.0/"),
    "reserved": Licence(
        msg("All rights reserved"), msg("Whoever wants to pass it on or adapt it asks the organisers.")),
}  # fmt: skip
