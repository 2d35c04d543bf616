"""Ideas: sending, withdrawing, and what the facilitator does with them before the room sees any."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.services.room import IDEAS, PICK, Belated, Room
from workshop.domain.errors import Closed, Mendable, NotFound
from workshop.domain.ideas import Idea, IdeaState
from workshop.domain.text import Label
from workshop.services.moderate_ideas import approve_idea, merge_ideas, reject_idea, restore_idea, reword_idea
from workshop.services.read_results import read_results
from workshop.services.share_ideas import own_ideas, submit_idea, withdraw_idea
from workshop.services.suggest_duplicates import likely_duplicates


@pytest.fixture
def activity(room: Room) -> str:
    room.people(3)
    return room.open(room.add(IDEAS))


def texts(room: Room, activity: str) -> list[str]:
    return sorted(idea.original for idea in room.store.ideas(activity))


def states(room: Room, activity: str) -> dict[str, tuple[str, str | None]]:
    return {idea.original: (idea.state.value, idea.merged_into) for idea in room.store.ideas(activity)}


# ---- sending ----

def test_the_same_words_again_are_one_idea_of_a_phone_and_two_of_two(room, activity):
    for secret in ("phone 0", "phone 0", "phone 1"):
        room.share(secret, activity, "Water")
    assert texts(room, activity) == ["Water", "Water"]


def test_a_phone_sends_as_many_ideas_as_allowed(room, activity):
    room.share("phone 0", activity, "One")
    room.share("phone 0", activity, "Two")
    with pytest.raises(Mendable, match="You have sent") as refusal:
        room.share("phone 0", activity, "Three")
    assert refusal.value.field == "text"
    room.share("phone 0", activity, "Two")
    room.share("phone 1", activity, "Three")
    assert texts(room, activity) == ["One", "Three", "Two"]


@pytest.mark.parametrize("text, kept", [
    ("  Water \u202e for all\x07 ", "Water for all"), ("a\nb", "a b"), ("é" * 200, "é" * 200), ("🌍", "🌍"),
])
def test_an_idea_is_kept_clean(room, activity, text, kept):
    submit_idea(room.store, room.ears, room.ids, "phone 0", activity, text, "fr")
    assert texts(room, activity) == [kept]


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u202e\u200b", "x" * 201])
def test_an_empty_or_overlong_idea_is_refused(room, activity, text):
    with pytest.raises(Mendable):
        submit_idea(room.store, room.ears, room.ids, "phone 0", activity, text, "fr")
    assert texts(room, activity) == []


def test_only_a_seat_sends_ideas_and_only_while_open(room, activity):
    with pytest.raises(NotFound):
        room.share("a stranger", activity, "Water")
    room.close(activity)
    with pytest.raises(Closed):
        room.share("phone 0", activity, "Water")
    assert texts(room, activity) == []


def test_a_vote_takes_no_ideas(room, activity):
    room.close(activity)
    vote = room.open(room.add(PICK))
    with pytest.raises(Mendable, match="takes no ideas"):
        room.share("phone 0", vote, "Water")


def test_an_addressee_is_asked_where_the_activity_wants_one(room, activity):
    room.close(activity)
    addressed = room.open(room.add(IDEAS, options={"per_person": 2, "addressee": True}))
    with pytest.raises(Mendable) as refusal:
        room.share("phone 0", addressed, "Water")
    assert refusal.value.field == "addressee"
    submit_idea(room.store, room.ears, room.ids, "phone 0", addressed, "Water", "en", "donors")
    assert [idea.addressee for idea in room.store.ideas(addressed)] == ["donors"]


def test_one_takes_back_ones_own_ideas_and_nobody_elses(room, activity):
    idea = room.share("phone 0", activity, "Water")
    withdraw_idea(room.store, room.ears, "phone 1", activity, idea)
    assert texts(room, activity) == ["Water"]
    withdraw_idea(room.store, room.ears, "phone 0", activity, idea)
    withdraw_idea(room.store, room.ears, "phone 0", activity, idea)
    assert texts(room, activity) == []


def test_after_closing_nobody_finds_ones_ideas_again(room, activity):
    idea = room.share("phone 0", activity, "Water")
    assert [mine.id for mine in own_ideas(room.store, "phone 0", room.activity(activity))] == [idea]
    assert own_ideas(room.store, "phone 1", room.activity(activity)) == ()
    room.close(activity)
    assert own_ideas(room.store, "phone 0", room.activity(activity)) == ()
    with pytest.raises(Closed):
        withdraw_idea(room.store, room.ears, "phone 0", activity, idea)


def test_an_idea_that_meets_the_closing_in_the_writer_is_too_late(room, activity):
    idea = room.share("phone 0", activity, "Water")
    belated = Belated(room.store)
    room.close(activity)
    with pytest.raises(Closed):
        submit_idea(belated, room.ears, room.ids, "phone 1", activity, "Land", "en")
    with pytest.raises(Closed):
        withdraw_idea(belated, room.ears, "phone 0", activity, idea)
    assert texts(room, activity) == ["Water"]


# ---- moderating ----

def test_every_step_of_moderation_can_be_undone(room, activity):
    idea = room.share("phone 0", activity, "Water")
    for step, state in ((approve_idea, "approved"), (restore_idea, "pending"), (reject_idea, "rejected"),
                        (restore_idea, "pending")):
        step(room.store, room.ears, activity, idea)
        assert states(room, activity) == {"Water": (state, None)}


def test_rewording_keeps_the_original(room, activity):
    idea = room.share("phone 0", activity, "watr")
    reword_idea(room.store, room.ears, activity, idea, Label.of(fr="Eau", en="Water"), "")
    (kept,) = room.store.ideas(activity)
    assert (kept.original, kept.wording) == ("watr", Label.of(fr="Eau", en="Water"))


@pytest.mark.parametrize("wording", [Label(), Label.of(en="x" * 241)], ids=["empty", "too long"])
def test_a_wording_nobody_can_read_is_refused(room, activity, wording):
    idea = room.share("phone 0", activity, "Water")
    with pytest.raises(Mendable) as refusal:
        reword_idea(room.store, room.ears, activity, idea, wording, "")
    assert refusal.value.field == "wording"


def test_merged_ideas_follow_their_head_through_chains(room, activity):
    a, b, c = (room.share(f"phone {n}", activity, text) for n, text in enumerate("ABC"))
    merge_ideas(room.store, room.ears, activity, [b, c])
    merge_ideas(room.store, room.ears, activity, [a, b])
    assert states(room, activity) == {"A": ("approved", None), "B": ("merged", a), "C": ("merged", a)}
    restore_idea(room.store, room.ears, activity, b)
    assert states(room, activity)["B"] == ("pending", None)


def test_a_head_that_was_merged_away_may_come_back_as_head(room, activity):
    a, b = (room.share(f"phone {n}", activity, text) for n, text in enumerate("AB"))
    merge_ideas(room.store, room.ears, activity, [a, b])
    merge_ideas(room.store, room.ears, activity, [b, a])
    assert states(room, activity) == {"A": ("merged", b), "B": ("approved", None)}


@pytest.mark.parametrize("chosen", [[], ["same"], ["same", "same"]])
def test_merging_needs_two_ideas(room, activity, chosen):
    idea = room.share("phone 0", activity, "A")
    with pytest.raises(Mendable, match="two or more"):
        merge_ideas(room.store, room.ears, activity, [idea for _ in chosen])


def test_an_idea_that_was_withdrawn_meanwhile_cannot_be_moderated(room, activity):
    idea = room.share("phone 0", activity, "A")
    withdraw_idea(room.store, room.ears, "phone 0", activity, idea)
    with pytest.raises(NotFound, match="withdrawn"):
        approve_idea(room.store, room.ears, activity, idea)
    other = room.share("phone 1", activity, "B")
    with pytest.raises(NotFound):
        merge_ideas(room.store, room.ears, activity, [other, idea])
    assert states(room, activity) == {"B": ("pending", None)}


def test_the_result_counts_mentions_and_follows_moderation_after_closing(room, activity):
    a, b, c = (room.share(f"phone {n}", activity, text) for n, text in enumerate("ABC"))
    room.close(activity)
    approve_idea(room.store, room.ears, activity, a)
    merge_ideas(room.store, room.ears, activity, [b, c])
    results = read_results(room.store, room.activity(activity)).results
    assert [(idea["id"], idea["mentions"]) for idea in results["ideas"]] == [(b, 2), (a, 1)]
    reject_idea(room.store, room.ears, activity, a)
    results = read_results(room.store, room.activity(activity)).results
    assert ([idea["id"] for idea in results["ideas"]], results["received"], results["rejected"]) == ([b], 3, 1)


def test_an_idea_merged_in_a_circle_is_still_counted_somewhere(room, activity):
    a = room.share("phone 0", activity, "A")
    room.close(activity)
    (idea,) = room.store.ideas(activity)
    room.store.write(lambda tx: tx.put_idea(replace(idea, state=IdeaState.MERGED, merged_into=a)))
    assert read_results(room.store, room.activity(activity)).results["received"] == 1


# ---- likely duplicates ----

def sent(*words: str, state: IdeaState = IdeaState.PENDING) -> list[Idea]:
    return [Idea(str(n), "a", text, "fr", Label.of(fr=text), state) for n, text in enumerate(words)]


@pytest.mark.parametrize("one, other, alike", [
    ("Les jeunes sont sans travail", "Les jeunes n’ont pas de travail", True),
    ("L’État est absent de nos communes", "Etat absent, communes oubliées", True),
    ("Les jeunes sont sans travail", "L’eau manque partout", False),
    ("Fɔnyɔ bɛ ka juguya", "fonyo be ka juguya", True),
    ("le la les", "le la les", False),
])
def test_ideas_that_share_their_longer_words_are_suggested(one, other, alike):
    assert bool(likely_duplicates(sent(one, other))) == alike


def test_what_was_rejected_or_merged_is_not_suggested_again():
    assert likely_duplicates(sent("Les jeunes sans travail", "Les jeunes sans travail"))
    assert not likely_duplicates(sent("Les jeunes sans travail", "Les jeunes sans travail", state=IdeaState.REJECTED))
