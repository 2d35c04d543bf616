"""Generated sentences in the organisers' words: no other figure, a way back, and no stale figure in print."""
from __future__ import annotations

from datetime import date

import pytest

from tests.unit.services.room import PICK
from workshop.activities.voice import Voice
from workshop.domain.errors import Mendable, NotFound
from workshop.report.outline import section_blocks
from workshop.services.build_report import gather_facts
from workshop.services.edit_report import passage
from workshop.services.reword import reword, sentences

TODAY = date(2026, 3, 14)
ANSWERS = ["a", "ab", "ab", "b", "c", "cd", "a", "a", "ae", "e", ""]


def generated(room, section: str = "others"):
    return sentences(room.store, gather_facts(room.store, TODAY, as_generated=True), section)


def put(room, key: str, seen: int = 0, **words: str):
    return reword(room.store, room.ears, TODAY, key, seen, words)


def printed(room, code: str = "en", section: str = "others") -> str:
    facts = gather_facts(room.store, TODAY)
    return repr(section_blocks(section, facts, Voice(code)))


def test_a_sentence_is_printed_in_the_organisers_words_in_each_language_and_named_in_the_method(room):
    room.voted(PICK, ANSWERS)
    first = generated(room)[0]
    put(room, first.key, en="What the room saw first.", fr="Ce que la salle a vu d’abord.")
    assert "What the room saw first." in printed(room)
    assert "Ce que la salle a vu d’abord." in printed(room, "fr")
    assert "What the room saw first." in printed(room, section="method")
    assert Voice("en").say(first.generated) in printed(room, section="method")
    assert next(one.edited for one in generated(room))


def test_taking_a_language_as_generated_keeps_it_and_taking_both_is_the_way_back(room):
    room.voted(PICK, ANSWERS)
    first = generated(room)[0]
    put(room, first.key, en="Otherwise.")
    assert repr(Voice("fr").say(first.generated))[1:-1] in printed(room, "fr")
    put(room, first.key, 1)
    assert passage(room.store, first.key).content is None
    assert "organisers changed" not in printed(room, section="method")


def test_another_figure_is_refused_beside_its_field_and_nothing_is_kept(room):
    room.voted(PICK, ANSWERS)
    first = generated(room)[0]
    with pytest.raises(Mendable, match="figure") as refused:
        put(room, first.key, en="Everybody, 97 of 98, agreed.")
    assert refused.value.field == f"{first.key}:en"
    assert passage(room.store, first.key).version == 0


def test_words_about_figures_that_have_changed_since_are_not_printed_until_somebody_saves_them_again(room):
    activity = room.voted(PICK, ANSWERS)
    first = generated(room)[0]
    put(room, first.key, en="Seen in the room.")
    key = f"sentence/{activity}/{first.key.split('/')[2]}"
    kept = room.store.passages()[key]
    other = {**kept.content, "generated": {"text": "Something else.", "params": {}}}
    room.store.write(lambda tx: tx.put_passage(kept.changed(other)))
    now = next(one for one in generated(room) if one.key == key)
    assert (now.stale, now.edited) == (True, True)
    assert "Seen in the room." not in printed(room)
    put(room, key, 2, en="Seen in the room.")
    assert "Seen in the room." in printed(room)


def test_a_sentence_that_the_program_does_not_say_cannot_be_reworded(room):
    room.voted(PICK, ANSWERS)
    with pytest.raises(NotFound):
        put(room, "sentence/nothing/lead..1", en="x")
