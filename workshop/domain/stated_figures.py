"""The figures that a sentence states: whoever rewords it may leave them out, but state no other."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = r"\d(?:[\d.,\u00a0\u202f]*\d)?(?:[\s\u00a0\u202f]?%)?"
#: “5 of 7”, “62 % (8 sur 13)”, “5/7”, “3 to 5”: what belongs together is one figure.
_FIGURE = re.compile(rf"{_NUMBER}(?:[\s(]*(?:of|sur|to|à|/|–|-)?[\s(]*{_NUMBER})*")
#: “6 participants sur 10”, “6 of the 10”: what is counted may stand between a part and its whole.
_BETWEEN = re.compile(rf"({_NUMBER})\s+(?:[^\W\d_]+\s+){{0,3}}?(of|sur)\s+(?:the\s+|les\s+|des\s+)?(?=\d)")
_WORD = re.compile(r"[^\W\d_]+")
#: Words that state how many. “One” and “un” are articles and pronouns, too.
_WORDS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half halves quarter
quarters majority most everybody everyone nobody unanimous unanimously unanimity percent deux trois quatre
cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent
cents mille moitié tiers quart quarts majorité majoritaire majoritairement plupart unanime unanimes
unanimement unanimité double triple
"""
_COUNTING = frozenset(_WORDS.split())


def stated(text: str) -> tuple[str, ...]:
    """Every figure of a text in the order of reading, without its spaces; numbers in words, too."""
    plain = "".join(_digit(character) for character in unicodedata.normalize("NFC", text))
    plain = _BETWEEN.sub(r"\1 \2 ", plain)
    figures = [(found.start(), _without_spaces(found.group())) for found in _FIGURE.finditer(plain)]
    words = [(found.start(), found.group().casefold()) for found in _WORD.finditer(plain)]
    counting = [(start, word) for start, word in words if word in _COUNTING]
    return tuple(figure for _, figure in sorted(figures + counting))


def foreign(text: str, generated: str) -> tuple[str, ...]:
    """The figures of `text` that `generated` does not state, each once."""
    allowed = set(stated(generated))
    return tuple(dict.fromkeys(figure for figure in stated(text) if figure not in allowed))


def _digit(character: str) -> str:
    """Digits of any script as 0 to 9; ½, ² and Ⅻ as what they stand for."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) in ("No", "Nl"):
        return f"{unicodedata.numeric(character):g}"
    return character


def _without_spaces(figure: str) -> str:
    return re.sub(r"[\s(]+", " ", figure.replace("\u00a0", " ").replace("\u202f", " ")).replace(" %", "%").strip()
