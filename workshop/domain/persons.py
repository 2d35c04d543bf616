"""Words that look like a private person: a name, a phone number, an e-mail address.

A plan that names somebody can bring that person into danger once it is found on a phone or read on the wall. No list
knows all names, and an association may bear one: so this only warns, and whoever writes may overrule it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg


class LooksLikePerson(Mendable):
    """Words that look like a private person; may be overruled by somebody who knows that they are none."""


#: Fields that name bodies: two or three capitalised words alone may there be a person.
BODIES = ("responsible", "partners")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "m mr mrs ms mme mlle monsieur madame mademoiselle dr docteur pr prof professeur imam cheikh cheick sheikh "
    "elhadj elhadji hadj hadja alhadji capitaine colonel commandant lieutenant sergent abbe pere soeur pasteur "
    "maitre honorable"
)
_GIVEN = _words(
    "abdoul abdoulaye abdou abdramane aboubacar adama ahmed ahmadou aicha aissata ali alassane alou amadou "
    "aminata amina assetou assitan awa bakary bintou boubacar brahima cheick djeneba djenebou drissa fanta fatim "
    "fatima fatou fatoumata habib hamadoun hamidou harouna hawa ibrahim ibrahima idrissa issa issouf kadiatou "
    "kadidia karim lamine lassana madou mahamadou mahamane mahmoud maimouna mamadou mariam mariama marie mohamed "
    "mohammed mouhamadou moulaye moussa moustapha nana nouhoum oumar oumou ousmane rokia rokiatou salif salimata "
    "sekou seydou sidi sidiki sira souleymane tidiane yacouba yaya youssouf zeinab jean john paul pierre peter "
    "mary"
)
_FAMILY = _words(
    "arby bagayoko bah balde barry bathily berthe bocoum bore camara cisse coulibaly dabo daou dembele diabate "
    "diakite diallo diarra diawara dicko dolo doucoure doumbia fofana guindo haidara kamissoko kanoute kante "
    "kassogue keita kodio kone konate kouyate koita maiga magassa niare ongoiba ouattara ouologuem sacko samake "
    "sangare sanogo sidibe sissoko sow sy sylla tall tamboura tangara tapily tembely thera togo toure traore "
    "yattara"
)
_LINEAGE = frozenset(("ag", "ould", "walet", "mint"))
#: Words of bodies and places, with which capitalised words are no person's name.
_BODIES = _words(
    "action actions agence aide alliance alerte association assemblee bureau cadre caritas cellule centre cercle "
    "club collectif comite comites commission common commune concertation conseil cooperative coordination corps "
    "council croix direction directorate elus etat federation femmes fonds forum gouvernement gouvernorat ground "
    "groupe groupement haut haute health humanitaire initiative institut international jeunes jeunesse justice "
    "mairie mali mediation mercy ministere mission mouvement nations national nationale ong organisation paix "
    "peace plan plateforme police prefecture programme projet radio red region regional reseau rouge rural sahel "
    "sante save security service services societe sous state synergie tribunal union unies united universite "
    "vision volontaires women world youth bamako bandiagara djenne douentza gao kayes kidal koro koulikoro menaka "
    "mopti niono nord segou sevare sikasso sud taoudenit tenenkou tombouctou timbuktu tominian youwarou delta "
    "niger liptako gourma wanep interpeace minusma"
)

_MAIL = re.compile(r"\S+@\S+")
_DAY = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b[0-3]?\d[/.][01]?\d[/.]\d{4}\b")
_AMOUNT = re.compile(r"(?<![+\d])\d{1,3}(?:[\s.]\d{3})+(?![\s.]?\d)")
_PHONE = re.compile(r"(?:\+|\b00)?\d(?:[\s.\-/]?\d){7,}")
_PIECES = re.compile(r"[,;:/()&+]|\bet\b|\band\b|\bavec\b|\bwith\b| – ")
_ELIDED = re.compile(r"^[ld][’']")
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*\.?")


def refuse_persons(words: Mapping[str, str]) -> None:
    """Raises LooksLikePerson for the first field with words that look like a private person."""
    for field, text in words.items():
        doubt = _contact(text) or _named(field, text)
        if doubt:
            raise LooksLikePerson(doubt, field)


def may_point_at_somebody(text: str) -> bool:
    """Whether words that somebody will read aloud should be read twice before: they may name or reach a person."""
    return bool(_contact(text) or _named("", text))


def _contact(text: str) -> Message | None:
    if _MAIL.search(text):
        return msg("This looks like an e-mail address. Whoever can be reached can be threatened: leave it out.")
    if _PHONE.search(_AMOUNT.sub(" ", _DAY.sub(" ", text))):
        return msg("This looks like a phone number. Whoever can be reached can be threatened: leave it out.")
    return None


def _named(field: str, text: str) -> Message | None:
    for piece in _PIECES.split(text):
        words = _WORD.findall(piece)
        if _is_named(words) or (field in BODIES and _stands_alone(words)):
            return msg("“{words}” looks like the name of a person, who can be threatened: name an organisation.",
                       words=piece.strip())  # fmt: skip
    return None


def _is_named(words: list[str]) -> bool:
    """A title before a capitalised word, a given name beside a family name, or a lineage between two names."""
    folded = [_folded(word) for word in words]
    titled = any(
        _is_title(one) and _is_capital(other) and _folded(other) not in _BODIES for one, other in pairwise(words)
    )
    family = any((one in _GIVEN and other in _FAMILY) or (one in _FAMILY and other in _GIVEN)
                 for one, other in pairwise(folded))  # fmt: skip
    lineage = any(one in _LINEAGE and _is_capital(before) and _is_capital(after)
                  for before, one, after in zip(words, folded[1:], words[2:], strict=False))  # fmt: skip
    return titled or family or lineage


def _is_title(word: str) -> bool:
    """Whether it is one: “M.” is, “m” is a metre."""
    return _folded(word) in _TITLES and (len(word.rstrip(".")) > 1 or word[0].isupper())


def _stands_alone(words: list[str]) -> bool:
    """One known name alone, or two or three capitalised words, none of them the word of a body or a place."""
    folded = [_folded(word) for word in words]
    if len(words) == 1:
        return _is_capital(words[0]) and folded[0] in _GIVEN
    return 2 <= len(words) <= 3 and all(map(_is_capital, words)) and _BODIES.isdisjoint(folded)


def _is_capital(word: str) -> bool:
    """A capital and small letters: words all in capitals are the short names of bodies."""
    bare = word.rstrip(".")
    return bare[:1].isupper() and (len(bare) == 1 or not bare.isupper())


def _folded(word: str) -> str:
    """Small letters without accents, without a French article before them."""
    apart = unicodedata.normalize("NFD", _ELIDED.sub("", word.casefold()).rstrip("."))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
