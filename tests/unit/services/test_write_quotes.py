"""Quotes: nothing without consent, nobody who could be found, and nothing kept of what is taken back."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.services.room import PICK
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.people import Choice, Dimension
from workshop.domain.quotes import Level, Quote, attributed
from workshop.domain.text import Label
from workshop.services.build_report import gather_facts
from workshop.services.edit_report import passage
from workshop.services.write_quotes import find_quote, forget_quote, quote_key, quotes, version_of, write_quote

SAID = Quote("", Label.of(fr="La terre nous divise."), "entretien 3", ("id1:a",), {"zone": "north"}, Level.ZONE,
             consent=True, reviewed=True, section="others")
ZONE = Dimension("zone", Label.of(en="Zone"), tuple(Choice(key, Label.of(en=key)) for key in ("north", "south")))
GENDER = Dimension("gender", Label.of(en="Gender"), tuple(Choice(key, Label.of(en=key)) for key in "fm"))


def people(**counts: int):
    """people(northf=10): so many of zone and gender."""
    return [{"zone": key[:5], "gender": key[5]} for key, n in counts.items() for _ in range(n)]


def printed(room):
    return gather_facts(room.store, date(2026, 3, 14)).edition.quotes


@pytest.mark.parametrize(("room_of", "level", "expected"), [
    (people(northf=4, southm=5), Level.ZONE, None),
    (people(northf=9, southm=11), Level.ZONE, ()),
    (people(northf=10, southm=10), Level.NONE, ()),
    (people(northf=10, southm=10), Level.ZONE, ("zone",)),
    (people(northf=10, northm=10, southm=10, southf=10), Level.ZONE_GENDER, ("zone", "gender")),
    (people(northf=9, northm=11, southm=10, southf=10), Level.ZONE_GENDER, ("zone",)),
])
def test_a_quote_is_attributed_to_groups_of_ten_only_and_to_less_otherwise(room_of, level, expected):
    quote = replace(SAID, groups={"zone": "north", "gender": "f"}, level=level)
    found = attributed(quote, (ZONE, GENDER), room_of, 5)
    assert (found if found is None else tuple(key for key, _ in found)) == expected


def test_a_zone_too_small_is_named_only_with_the_zone_that_it_is_counted_with():
    zone = replace(ZONE, choices=(*ZONE.choices, Choice("outer", Label.of(en="outer"))))
    told = attributed(SAID, (zone, GENDER), people(northf=9, southf=10, outerf=10), 5)
    ((dimension, part),) = told
    assert dimension == "zone"
    assert "north" in part
    assert len(part) > 1
    alone = attributed(SAID, (zone, GENDER), people(northf=10, southf=10, outerf=10), 5)
    assert alone == (("zone", ("north",)),)


def test_whoever_did_not_tell_their_gender_is_named_by_their_zone_at_most():
    quote = replace(SAID, groups={"zone": "north"}, level=Level.ZONE_GENDER)
    room_of = people(northf=10, northm=10, southf=10, southm=10)
    assert attributed(quote, (ZONE, GENDER), room_of, 5) == (("zone", ("north",)),)


def test_a_larger_smallest_group_of_the_workshop_holds_for_quotes_too():
    assert attributed(SAID, (ZONE, GENDER), people(northf=10, southm=10), 12) == ()


def test_a_placed_quote_is_printed_and_one_that_is_placed_nowhere_is_not(room):
    room.voted(PICK, ["a"] * 12)
    write_quote(room.store, room.ears, room.ids, SAID, 0)
    assert [quote.words for quote in printed(room)] == [SAID.words]
    (kept,) = quotes(room.store.passages())
    write_quote(room.store, room.ears, room.ids, replace(kept, section=""), version_of(room.store, kept))
    assert printed(room) == ()


def test_in_a_room_under_ten_no_quote_is_printed(room):
    room.voted(PICK, ["a"] * 9)
    write_quote(room.store, room.ears, room.ids, SAID, 0)
    assert printed(room) == ()


@pytest.mark.parametrize(("change", "field"), [
    ({"consent": False}, "consent"), ({"reviewed": False}, "reviewed"), ({"words": Label()}, "words"),
    ({"section": "method"}, "section"), ({"section": "nowhere"}, "section"), ({"groups": {"zone": "moon"}}, "groups"),
    ({"groups": {"age": "old"}}, "groups"), ({"words": Label.of(fr="x" * 601)}, "words"),
    ({"note": "x" * 6001}, "note"),
])
def test_what_may_not_be_printed_or_kept_is_refused_beside_its_field(room, change, field):
    with pytest.raises(Mendable) as refused:
        write_quote(room.store, room.ears, room.ids, replace(SAID, **change), 0)
    assert refused.value.field == field
    assert quotes(room.store.passages()) == ()


def test_a_note_without_consent_is_kept_as_long_as_it_is_placed_nowhere(room):
    write_quote(room.store, room.ears, room.ids, replace(SAID, consent=False, section=""), 0)
    assert len(quotes(room.store.passages())) == 1


def test_what_is_forgotten_leaves_no_words_behind(room):
    write_quote(room.store, room.ears, room.ids, SAID, 0)
    (kept,) = quotes(room.store.passages())
    forget_quote(room.store, room.ears, kept.id)
    left = passage(room.store, quote_key(kept.id))
    assert (left.content, left.history) == (None, ())
    with pytest.raises(NotFound):
        find_quote(room.store, kept.id)
