"""Every shipped item has a drawing, and every drawing is drawn."""

from __future__ import annotations

import re

import pytest

from tests.support import HOUSE
from workshop.material import item_lists

DRAWN = set(
    re.findall(r'^  "(\w+)": \'', (HOUSE / "workshop/web/templates/pictures.html").read_text("utf-8"), re.MULTILINE)
)
ITEMS = [item for shipped in item_lists().values() for item in shipped.items]


@pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])
def test_a_shipped_item_has_a_drawing(item):
    assert item.picture in DRAWN


def test_no_drawing_is_without_an_item():
    assert {item.picture for item in ITEMS} == DRAWN


@pytest.mark.parametrize("key", list(item_lists()))
def test_no_two_items_of_a_list_look_alike_but_recommendations_of_one_theme(key):
    pictures = [item.picture for item in item_lists()[key].items]
    assert key == "recommendations" or len(set(pictures)) == len(pictures)
