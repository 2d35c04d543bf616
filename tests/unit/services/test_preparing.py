"""Before people come: the workshop, its agenda, and what is locked once they are there."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.services.room import CHEAP, IDEAS, ITEMS, PICK, RANK, Room
from workshop.domain.activity import State
from workshop.domain.errors import Mendable, NotFound
from workshop.domain.items import Item, Source
from workshop.domain.people import Choice
from workshop.domain.text import Label
from workshop.domain.workshop import ReportTexts, Workshop
from workshop.material import templates
from workshop.places import Places
from workshop.services.create_workshop import create_workshop
from workshop.services.edit_outline import write_text
from workshop.services.edit_workshop import edit_workshop
from workshop.services.erase_workshop import erase_workshop
from workshop.services.lookup import readable_stores
from workshop.services.prepare_agenda import (
    add_activity,
    delete_activity,
    duplicate_activity,
    edit_activity,
    move_activity,
)
from workshop.services.start_rehearsal import find_rehearsal
from workshop.storage.vault import DiskVault


def order(room: Room) -> list[str]:
    return [activity.id for activity in room.store.snapshot().activities]


def workshop(room: Room) -> Workshop:
    return room.store.snapshot().workshop


def edit(room: Room, **changes: object) -> None:
    edit_workshop(room.vault, room.store, room.ears, replace(workshop(room), **changes))


# ---- the workshop ----

@pytest.mark.parametrize("title, taken", [("Peace", True), ("PEACE", True), ("Peace too", False)])
def test_two_workshops_cannot_have_the_same_title(room, title, taken):
    before = room.vault.workshop_ids()
    if taken:
        with pytest.raises(Mendable, match="already a workshop"):
            create_workshop(room.vault, room.ids, Workshop("", Label.of(en=title)))
        assert room.vault.workshop_ids() == before
    else:
        create_workshop(room.vault, room.ids, Workshop("", Label.of(en=title)))
        assert len(room.vault.workshop_ids()) == 2


def test_a_new_workshop_is_the_one_that_phones_see(room):
    store = create_workshop(room.vault, room.ids, Workshop("", Label.of(en="Another")))
    assert room.vault.current_id() == store.snapshot().workshop.id


def test_an_unknown_template_makes_no_workshop(room):
    with pytest.raises(Mendable, match="templates shown"):
        create_workshop(room.vault, room.ids, Workshop("", Label.of(en="Another")), "invented")
    assert len(room.vault.workshop_ids()) == 1


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.key)
def test_a_template_becomes_drafts_with_ids_of_their_own_and_sources_that_follow(room, template):
    store = create_workshop(room.vault, room.ids, Workshop("", Label.of(en="Another")), template.key)
    drafts = store.snapshot().activities
    assert [draft.question for draft in drafts] == [draft.question for draft in template.activities]
    assert {draft.state for draft in drafts} <= {State.DRAFT}
    assert not {draft.id for draft in drafts} & {draft.id for draft in template.activities}
    places = [[other.id for other in drafts].index(draft.source.activity) for draft in drafts if draft.source]
    asked = [[other.id for other in template.activities].index(draft.source.activity)
             for draft in template.activities if draft.source]
    assert places == asked
    assert store.snapshot().stage.activity == (drafts[0].id if drafts else None)


def test_the_own_title_may_be_kept_and_anothers_not(room):
    create_workshop(room.vault, room.ids, Workshop("", Label.of(en="Another")))
    edit(room, place="Gao")
    with pytest.raises(Mendable, match="already a workshop"):
        edit(room, title=Label.of(en="another"))
    assert (workshop(room).place, workshop(room).title) == ("Gao", Label.of(en="Peace"))


@pytest.mark.parametrize("field, first, then", [("min_group", 6, 8), ("auditor_file", True, False)])
def test_what_ballots_were_promised_is_locked_by_the_first_one(room, field, first, then):
    activity = room.open(room.add(PICK))
    edit(room, **{field: first})
    room.cast(room.join("phone"), activity, "a")
    with pytest.raises(Mendable) as refusal:
        edit(room, **{field: then})
    assert refusal.value.field == field
    edit(room, place="still possible")
    assert getattr(workshop(room), field) == first


def test_the_groups_are_locked_by_the_first_seat_and_their_words_are_not(room):
    (zone,) = workshop(room).dimensions
    fewer = replace(zone, choices=zone.choices[:1])
    reworded = replace(zone, choices=(replace(zone.choices[0], label=Label.of(en="The North")), zone.choices[1]))
    edit(room, dimensions=(fewer,))
    edit(room, dimensions=(zone,))
    room.join("phone")
    for locked in ((fewer,), (), (replace(zone, choices=(*zone.choices, Choice("x", Label.of(en="X")))),)):
        with pytest.raises(Mendable, match="already joined"):
            edit(room, dimensions=locked)
    edit(room, dimensions=(reworded,))
    assert workshop(room).dimensions == (reworded,)


def test_the_free_texts_are_kept(room):
    write_text(room.store, room.ears, "introduction", 0, {"fr": "Bonjour", "en": "Hello"})
    room.reopen()
    assert room.store.snapshot().texts == ReportTexts(introduction=Label.of(fr="Bonjour", en="Hello"))


def test_an_erased_workshop_is_gone_and_no_longer_chosen(room):
    other = create_workshop(room.vault, room.ids, Workshop("", Label.of(en="Another"))).snapshot().workshop.id
    erase_workshop(room.vault, other)
    assert room.vault.current_id() is None
    assert other not in room.vault.workshop_ids()
    with pytest.raises(NotFound):
        room.vault.open(other)
    assert room.store.snapshot().workshop.title == Label.of(en="Peace")


def test_a_damaged_workshop_stops_nothing_but_itself(room):
    damaged = create_workshop(room.vault, room.ids, Workshop("", Label.of(en="Damaged"))).snapshot().workshop.id
    room.vault.close()
    for file in Places(room.folder).workshop(damaged).iterdir():
        file.write_bytes(b"not what it was")
    room.vault = DiskVault(Places(room.folder), effort=CHEAP)
    with pytest.raises(Mendable):
        room.vault.open(damaged)
    assert [store.snapshot().workshop.title["en"] for store in readable_stores(room.vault)] == ["Peace"]
    create_workshop(room.vault, room.ids, Workshop("", Label.of(en="A third")))
    assert find_rehearsal(room.vault) is None
    erase_workshop(room.vault, damaged)
    assert damaged not in room.vault.workshop_ids()


# ---- the agenda ----

def test_the_first_activity_becomes_the_current_step(room):
    first = add_activity(room.store, room.ears, room.ids, PICK)
    second = add_activity(room.store, room.ears, room.ids, RANK)
    assert order(room) == [first.id, second.id]
    assert room.store.snapshot().stage.activity == first.id


def test_a_draft_can_be_replaced_whole(room):
    activity = room.add(PICK)
    edit_activity(room.store, room.ears, replace(RANK, id=activity, state=State.REVEALED, round=9))
    after = room.activity(activity)
    assert (after.kind, after.state, after.round) == ("rank", State.DRAFT, 1)
    assert room.store.wording_log(activity) == ()


def renamed(room: Room, activity: str, **names: str) -> None:
    before = room.activity(activity)
    labels = {item.id: item.label for item in before.items} | {key: Label.of(en=name) for key, name in names.items()}
    items = tuple(replace(item, label=labels[item.id]) for item in before.items)
    edit_activity(room.store, room.ears, replace(before, items=items))


def test_after_opening_no_answer_takes_the_name_that_another_has_or_had(room):
    activity = room.voted(PICK, ["a"] * 6)
    with pytest.raises(Mendable, match="name of another"):
        renamed(room, activity, a="Item b", b="Item a")
    renamed(room, activity, a="First")
    with pytest.raises(Mendable, match="name of another"):
        renamed(room, activity, b="ITEM  a")
    renamed(room, activity, a="Item a", b="Second")
    assert [item.label["en"] for item in room.activity(activity).items[:2]] == ["Item a", "Second"]


def test_after_joining_no_group_takes_the_name_of_another(room):
    (zone,) = workshop(room).dimensions
    north, south = zone.choices
    exchanged = (replace(north, label=south.label), replace(south, label=north.label))
    edit(room, dimensions=(replace(zone, choices=exchanged),))
    edit(room, dimensions=(zone,))
    room.join("a")
    with pytest.raises(Mendable, match="name of another"):
        edit(room, dimensions=(replace(zone, choices=exchanged),))


def test_after_opening_only_words_change_and_the_change_is_logged(room):
    activity = room.open(room.add(PICK))
    before = room.activity(activity)
    reworded = replace(before.items[0], label=Label.of(en="In other words"))
    edit_activity(room.store, room.ears, replace(
        before, question=Label.of(en="Which then?"), items=(reworded, *before.items[1:]), sensitive=True))
    after = room.activity(activity)
    assert (after.question, after.items[0].label) == (Label.of(en="Which then?"), Label.of(en="In other words"))
    assert after.sensitive == before.sensitive
    assert [dict(entry) for entry in room.store.wording_log(activity)] == [
        {"what": "question", "before": {"en": "Which?"}, "after": {"en": "Which then?"}},
        {"what": "a", "before": {"en": "Item a"}, "after": {"en": "In other words"}},
    ]


@pytest.mark.parametrize("changes", [
    {"items": ITEMS[:4]}, {"items": (*ITEMS, Item("f", Label.of(en="Item f")))}, {"items": ITEMS[::-1]},
    {"options": {"max": 3}}, {"source": Source("x")},
], ids=["fewer items", "more items", "another order", "options", "source"])
def test_after_opening_nothing_but_words_changes(room, changes):
    activity = room.open(room.add(PICK))
    before = room.activity(activity)
    with pytest.raises(Mendable, match="only its wording"):
        edit_activity(room.store, room.ears, replace(before, **changes))
    assert room.activity(activity) == before


def test_an_activity_that_is_gone_cannot_be_edited(room):
    with pytest.raises(NotFound):
        edit_activity(room.store, room.ears, replace(PICK, id="gone"))


def test_a_copy_stands_after_its_original_as_a_draft_with_items_of_its_own(room):
    first, second = room.open(room.add(PICK)), room.add(RANK)
    copy = duplicate_activity(room.store, room.ears, room.ids, first)
    assert order(room) == [first, copy.id, second]
    assert room.activity(copy.id).state is State.DRAFT
    assert not set(copy.item_ids) & set(room.activity(first).item_ids)
    assert [item.label for item in copy.items] == [item.label for item in ITEMS]


@pytest.mark.parametrize("which, places, expected", [
    (0, 1, "bac"), (2, -1, "acb"), (0, 9, "bca"), (2, -9, "cab"), (1, 0, "abc"), (0, -1, "abc"),
])
def test_moving_stops_at_the_ends(room, which, places, expected):
    ids = dict(zip("abc", (room.add(PICK), room.add(RANK), room.add(IDEAS)), strict=True))
    move_activity(room.store, room.ears, list(ids.values())[which], places)
    assert order(room) == [ids[letter] for letter in expected]


def test_deleting_takes_a_draft_away_and_the_stage_with_it(room):
    first = add_activity(room.store, room.ears, room.ids, PICK).id
    second = add_activity(room.store, room.ears, room.ids, RANK).id
    delete_activity(room.store, room.ears, first)
    assert order(room) == [second]
    assert room.store.snapshot().stage.activity == second
    delete_activity(room.store, room.ears, second)
    assert room.store.snapshot().stage.activity is None
    with pytest.raises(NotFound):
        delete_activity(room.store, room.ears, second)


def test_what_was_opened_belongs_to_the_record(room):
    activity = room.open(room.add(PICK))
    with pytest.raises(Mendable, match="belongs to the record"):
        delete_activity(room.store, room.ears, activity)
    assert order(room) == [activity]


def test_a_source_is_not_deleted_under_its_user(room):
    source = room.add(IDEAS)
    user = room.add(PICK, items=(), source=Source(source))
    with pytest.raises(Mendable, match="takes its items"):
        delete_activity(room.store, room.ears, source)
    delete_activity(room.store, room.ears, user)
    delete_activity(room.store, room.ears, source)
    assert order(room) == []
