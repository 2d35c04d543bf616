"""The abbreviations of the field in what people wrote, in full: all that are used, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from workshop.activities.kind import Term
from workshop.activities.voice import Voice
from workshop.domain.text import Label, Message, msg
from workshop.report.facts import Facts

#: As each language shortens them; organisers and participants use these without a thought, readers abroad do not.
KNOWN: tuple[Term, ...] = (
    (msg("ACLED"), msg("Armed Conflict Location and Event Data")),
    (msg("AES"), msg("Alliance of Sahel States")),
    (msg("AU"), msg("African Union")),
    (msg("CFA"), msg("African Financial Community")),
    (msg("CSO"), msg("civil society organisation")),
    (msg("DDR"), msg("disarmament, demobilisation and reintegration")),
    (msg("ECOWAS"), msg("Economic Community of West African States")),
    (msg("FDS"), msg("defence and security forces")),
    (msg("GBV"), msg("gender-based violence")),
    (msg("IDP"), msg("internally displaced person")),
    (msg("MINUSMA"), msg("United Nations Multidimensional Integrated Stabilization Mission in Mali")),
    (msg("NGO"), msg("non-governmental organisation")),
    (msg("TFP"), msg("technical and financial partner")),
    (msg("UN"), msg("United Nations")),
    (msg("WANEP"), msg("West Africa Network for Peacebuilding")),
)


def abbreviations(facts: Facts, voice: Voice) -> tuple[Term, ...]:
    """Those that are used, in the order of their letters."""
    own = facts.edition
    written = (facts.title, facts.organisers, facts.dimensions, facts.activities, facts.texts)
    text = " ".join(_written((*written, own.additions, own.quotes, own.organisations), voice))
    used = [term for term in KNOWN if re.search(rf"\b{re.escape(voice.say(term[0]))}s?\b", text)]
    return tuple(sorted(used, key=lambda term: voice.say(term[0])))


def _written(part: object, voice: Voice) -> Iterator[str]:
    """Every text in the facts, as this reader sees it, but for sentences of ours: these shorten nothing."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Label):
        yield voice.plain(part)
    elif isinstance(part, Mapping):
        yield from _written(part[voice.code] if voice.code in part else tuple(part.values()), voice)
    elif isinstance(part, Sequence):
        yield from (word for one in part for word in _written(one, voice))
    elif is_dataclass(part) and not isinstance(part, Message | type):
        yield from (word for field in fields(part) for word in _written(getattr(part, field.name), voice))
