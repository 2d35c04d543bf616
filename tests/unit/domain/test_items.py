"""Items: pasted from a text, stored, and refused where a list cannot be voted on."""
from __future__ import annotations

import json

import pytest

from workshop.domain.errors import Mendable
from workshop.domain.items import ADDRESSEES, MAX_ITEMS, MAX_LABEL, Item, checked_items, pasted_labels
from workshop.domain.text import Label

TWICE = "The item {name} is in the list twice. Delete or reword one of them."


def item(identity: str, **texts: str) -> Item:
    return Item(identity, Label.of(**texts))


@pytest.mark.parametrize("text, labels", [
    ("Corruption", [{"fr": "Corruption"}]),
    ("Chômage | Unemployment\n\n  \nLitiges fonciers|Land disputes\r\n",
     [{"fr": "Chômage", "en": "Unemployment"}, {"fr": "Litiges fonciers", "en": "Land disputes"}]),
    ("| Only English", [{"en": "Only English"}]),
    ("un | two | three", [{"fr": "un", "en": "two | three"}]),
    ("\u202eelbisivni\u202c\t|\tseen", [{"fr": "elbisivni", "en": "seen"}]),
    ("", []),
])
def test_one_item_a_line_french_before_english(text, labels):
    assert [label.as_json() for label in pasted_labels(text)] == labels


def test_a_line_without_words_is_shown_as_an_item_without_words():
    assert pasted_labels("|") == (Label(),)


def test_good_items_come_back_as_they_are():
    good = (item("A", fr="Un", en="One"), item("B", fr="Deux", en="Two"), item("C", en="Un"))
    assert checked_items(iter(good)) == good


@pytest.mark.parametrize("items, sentence", [
    ([item("A")], "Item {n} has no words. Write them, or delete the line."),
    ([item("A", fr="x" * (MAX_LABEL + 1))], "Item {n} is longer than {limit} characters. Shorten it."),
    ([Item("A", Label.of(fr="Un"), addressee="nobody")], "Item {n} has an unknown addressee."),
    ([item("A", fr="Nord"), item("B", fr="NORD")], TWICE),
    ([item("A", fr="Un"), item("A", fr="Deux")], TWICE),
    ([item(str(n), fr=str(n)) for n in range(MAX_ITEMS + 1)],
     "A list holds at most {n} items. Split it into two activities."),
])
def test_a_list_nobody_could_vote_on_is_refused(items, sentence):
    with pytest.raises(Mendable) as refused:
        checked_items(items)
    assert (refused.value.message.text, refused.value.field) == (sentence, "items")


def test_the_longest_list_of_the_longest_labels_is_accepted():
    items = [Item(str(n), Label.of(fr=f"{n:0{MAX_LABEL}}"), addressee=ADDRESSEES[n % 5]) for n in range(MAX_ITEMS)]
    assert len(checked_items(items)) == MAX_ITEMS


@pytest.mark.parametrize("kept", [
    item("A", fr="Un", en="One"), Item("B", Label.of(fr="Deux"), sensitive=True, addressee="donors"),
])
def test_an_item_survives_storage(kept):
    assert Item.from_json(json.loads(json.dumps(kept.as_json()))) == kept


def test_what_an_older_file_does_not_say_is_not_sensitive_and_to_nobody():
    assert Item.from_json({"id": "A", "label": {"fr": "Un"}}) == item("A", fr="Un")
