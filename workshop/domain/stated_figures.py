"""The figures that a sentence states: whoever rewords it may leave some out, but state no other, nor exchange them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import pairwise

from workshop.domain.number_words import in_digits

_NUMBER = r"\d(?:[\d.,]*\d)?(?:\s?[%‰]|k\b)?"
#: Words that state how many, or which place, without a number. “One” and “un” are articles and pronouns, too.
_WORDS = """
half halves second third thirds fourth quarter quarters fifth fifths sixth seventh eighth ninth tenth tenths both
majority minority most all none everybody everyone nobody unanimous unanimously unanimity single twice thrice double
doubled triple tripled twofold threefold dozen dozens hundreds thousands million millions billion billions
demi demie moitié moitie moitiés tiers quart quarts deuxième deuxieme seconde troisième troisieme quatrième quatrieme
cinquième cinquieme cinquièmes sixième septième huitième neuvième dixième dixieme dixièmes majorité majorite
majoritaire majoritaires majoritairement minorité minorite minoritaire minoritaires plupart tous toutes aucun aucune
unanime unanimes unanimement unanimité unanimite quadruple dizaine dizaines douzaine douzaines quinzaine vingtaine
trentaine quarantaine cinquantaine soixantaine centaine centaines millier milliers milliard milliards
"""
_COUNTING = rf"\b(?:{'|'.join(_WORDS.split())})\b"
_ROMAN = r"(?-i:\b(?=[IVXL]{2})X{0,3}(?:XL|L)?X{0,3}(?:IX|IV|V?I{0,3})\b)"
_MONTHS = """
january february march april may june july august september october november december
janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre
"""
_DATE = rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)?\s)?\b(?:{'|'.join(_MONTHS.split())})\s\d{{4}}"
_WHEN = rf"(?:{_DATE}|\b(?:round|tour)\s\d+)"
#: “More than 5 of 7” is another figure than “5 of 7”, and so is “−5”.
_ABOUT = (
    r"(?:(?:\b(?:more than|less than|fewer than|over|under|at least|at most|up to|nearly|almost|about|around|barely|"
    r"plus de|moins de|au moins|au plus|près de|presque|environ|à peine)|\bjusqu'à|[<>≤≥≈~±]|(?<!\w)[+-])"
    r"\s?(?:\b(?:the|a|an|la|le|les|un|une)\s|\bl')?)?"
)
#: “5 of 7”, “62 % (8 sur 13)”, “5/7”, “3 to 5”: what belongs together is one figure.
_JOINED = rf"{_NUMBER}(?:[\s(]*(?:of|sur|in|to|à|/|-)?[\s(]*{_NUMBER})*"
_FIGURE = re.compile(rf"{_ABOUT}(?:{_WHEN}|{_JOINED}|{_COUNTING}|{_ROMAN})", re.IGNORECASE)
#: Groups stand as letters for private use while figures are looked for around them.
_FIRST_MARK = 0xE000
_TOLD = re.compile(f"[\ue000-\uf8ff]|{_FIGURE.pattern}", re.IGNORECASE)
#: “6 participants sur 10”, “6 of the 10”, “6 out of 10”: what is counted may stand between a part and its whole.
_BETWEEN = re.compile(
    rf"({_NUMBER})\s+(?:[^\W\d_]+\s+){{0,3}}?(?:out )?(of|sur|in)\s+(?:the |its |their |les |des |ses |leurs )?(?=\d)",
    re.IGNORECASE,
)
#: Where “one” is a number.
_ONE = re.compile(
    r"\b(?:un|une|one)\b(?=\s+(?:seule?|participante?|personne|person)\b|\s+(?:[^\W\d_]+\s+)?(?:of|in|sur)\s+\d)"
    r"|(?:(?<=only )|(?<=just ))one\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"[%٪]|\bp(?:ou|e)r[ -]?cent\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
_DAY_OR_ROUND = re.compile(_WHEN, re.IGNORECASE)
_QUOTED = re.compile(r"“([^”]*)”|«([^»]*)»|\"([^\"]*)\"")
_ALIKE = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | {"’": "'"})


def stated(text: str) -> tuple[str, ...]:
    """Every figure of a text in the order of reading, numbers in words as digits."""
    return tuple(_without_spaces(found.group()) for found in _FIGURE.finditer(_plain(text)))


def own_figures(generated: str) -> tuple[str, ...]:
    """The figures that whoever rewords a sentence may state: those in the name of an answer or a group count nothing.
    """
    return stated(_without_names(generated, generated))


def foreign(text: str, generated: str) -> tuple[str, ...]:
    """The figures of `text` that are none of `generated`, each once."""
    allowed = {figure.casefold() for figure in own_figures(generated)}
    told = stated(_without_names(text, generated))
    return tuple(dict.fromkeys(figure for figure in told if figure.casefold() not in allowed))


def in_their_order(text: str, generated: str, groups: Collection[str] = ()) -> bool:
    """Whether `text` names groups and states numbers in the order of `generated`, none once more than there: who
    exchanges two, or repeats one, states them of something else; so does who leaves out what stands between a group
    and a number. Days and rounds may stand anywhere."""
    told, allowed = told_of_groups(text, generated, groups), told_of_groups(generated, generated, groups)
    rest = iter(allowed)
    return all(one in rest for one in told) and _neighbours(told, groups) <= _neighbours(allowed, groups)


def _neighbours(told: Sequence[str], groups: Collection[str]) -> set[tuple[str, str]]:
    """Each group with the number that stands next to it."""
    return {pair for pair in pairwise(told) if sum(one in groups for one in pair) == 1}


def told_of_groups(text: str, generated: str, groups: Collection[str]) -> list[str]:
    """The groups and numbers of a text in the order of reading. Groups count as they are written, with their capital:
    “autre” is no group."""
    text, marks = _without_names(text, generated, groups), {}
    for number, group in enumerate(sorted(groups, key=len, reverse=True)):
        marks[mark := chr(_FIRST_MARK + number)] = group
        text = re.sub(rf"(?<!\w){re.escape(group)}(?!\w)", f" {mark} ", text)
    told = [_without_spaces(found.group()).casefold() for found in _TOLD.finditer(_plain(text))]
    return [marks.get(one, one) for one in told if one in marks or _is_number(one)]


def _is_number(figure: str) -> bool:
    return any(map(str.isdigit, figure)) and not _DAY_OR_ROUND.search(figure)


def _without_names(text: str, generated: str, kept: Collection[str] = ()) -> str:
    """The text without what `generated` has in quotation marks: answers and groups, as those who asked worded them."""
    names = {_name(found) for found in _QUOTED.finditer(generated)}.difference(kept)
    text = _QUOTED.sub(lambda found: " " if _name(found) in names else found.group(), text)
    for name in sorted(filter(_says_more_than_a_figure, names), key=len, reverse=True):
        text = re.sub(r"\b{}\b".format(r"\s+".join(map(re.escape, name.split()))), " ", text, flags=re.IGNORECASE)
    return text


def _name(found: re.Match[str]) -> str:
    return " ".join("".join(filter(None, found.groups())).split())


def _says_more_than_a_figure(name: str) -> bool:
    return any(map(str.isalpha, _FIGURE.sub("", _plain(name))))


def _plain(text: str) -> str:
    """The text with all ways to write a number alike."""
    digits = "".join(map(_digits, unicodedata.normalize("NFC", text)))
    composed = unicodedata.normalize("NFKC", digits).translate(_ALIKE)
    letters = "".join(c for c in composed if unicodedata.category(c) not in ("Cf", "Mn"))
    numbered = _ONE.sub("1", _THOUSANDS.sub("", in_digits(_PERCENT.sub("%", letters))))
    return _BETWEEN.sub(r"\1 \2 ", numbered)


def _digits(character: str) -> str:
    """Digits of any script as 0 to 9; ½, ², Ⅻ and 五 as what they stand for, apart from what is beside them."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    number = unicodedata.numeric(character, None)
    return character if number is None else f" {number:g} "


def _without_spaces(figure: str) -> str:
    return re.sub(r"[\s(]+", " ", figure).replace(" %", "%").strip()
