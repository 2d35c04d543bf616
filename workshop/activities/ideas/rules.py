"""Ideas (METHOD A1): short texts, moderated, duplicates merged; each counts the texts that it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workshop.activities.answers import UNREADABLE, whole_number
from workshop.activities.kind import CountedCast
from workshop.domain.activity import Activity
from workshop.domain.errors import Mendable
from workshop.domain.ideas import MAX_IDEA, Idea, IdeaState
from workshop.domain.items import ADDRESSEES
from workshop.domain.outcome import Outcome
from workshop.domain.people import Dimension
from workshop.domain.text import Message, cleaned_line, msg, nmsg

MOST_PER_PERSON = 10


@dataclass(frozen=True)
class Options:
    """`per_person`: how many ideas one person may send; `addressee`: whether each idea says to whom it speaks."""

    per_person: int = 3
    addressee: bool = False

    def as_json(self) -> dict[str, object]:
        return {"per_person": self.per_person, "addressee": self.addressee}

    def check_items(self, items: int) -> None:
        """Ideas need no list."""


def options(data: Mapping[str, object]) -> Options:
    """Options from JSON or from a form; raises Mendable."""
    sentence = msg("How many ideas each person may send must be a whole number from 1 to {high}.", high=MOST_PER_PERSON)
    per_person = whole_number(data.get("per_person", 3), 1, MOST_PER_PERSON, sentence, "per_person")
    return Options(per_person, bool(data.get("addressee")))


def parse(data: Mapping[str, object], options: Options, item_ids: Sequence[str]) -> dict[str, object]:
    """{"text", "language", "addressee"} of one idea, cleaned. Raises Mendable: no words, too long, no addressee."""
    text, language, addressee = (data.get(name, "") for name in ("text", "language", "addressee"))
    if not (isinstance(text, str) and isinstance(language, str) and isinstance(addressee, str)):
        raise Mendable(UNREADABLE, "text")
    words = cleaned_line(text)
    if not words:
        raise Mendable(msg("Write your idea in a few words before sending it."), "text")
    if len(words) > MAX_IDEA:
        raise Mendable(
            msg("Your idea has {n} characters; {limit} fit. Shorten it.", n=len(words), limit=MAX_IDEA), "text"
        )
    if options.addressee and addressee not in ADDRESSEES:
        raise Mendable(msg("Choose to whom your idea is addressed."), "addressee")
    return {"text": words, "language": language, "addressee": addressee if options.addressee else ""}


def idea_cast(idea: Idea) -> CountedCast:
    """One idea in the form that `count` reads; ideas carry no groups."""
    return (
        {
            "id": idea.id,
            "original": idea.original,
            "language": idea.language,
            "wording": idea.wording.as_json(),
            "state": idea.state.value,
            "merged_into": idea.merged_into,
            "addressee": idea.addressee,
        },
        {},
    )


def count(
    activity: Activity, dimensions: tuple[Dimension, ...], min_group: int, casts: Sequence[CountedCast]
) -> Outcome:
    """The approved ideas, those with most mentions first; a mention is one sent text that the idea stands for.

    `results`: {"ideas": [{"id", "wording", "addressee", "mentions", "originals"}], "received", "rejected"}.
    Nothing is broken down by group: an idea carries no groups."""
    ideas = [ballot for ballot, _ in casts]
    mentions = _mentions(ideas)
    approved = [_approved(idea, mentions[idea["id"]]) for idea in ideas if idea["state"] == IdeaState.APPROVED]
    approved.sort(key=lambda idea: (-idea["mentions"], idea["id"]))  # type: ignore[operator]
    rejected = sum(idea["state"] == IdeaState.REJECTED for idea in ideas)
    results = {"ideas": approved, "received": len(ideas), "rejected": rejected}
    return Outcome(activity.kind, tuple(str(idea["id"]) for idea in approved), len(ideas), 0, results)


def _approved(idea: Mapping[str, object], originals: Sequence[str]) -> dict[str, object]:
    return {
        "id": idea["id"],
        "wording": idea["wording"],
        "addressee": idea["addressee"],
        "mentions": len(originals),
        "originals": sorted(originals),
    }


def _mentions(ideas: Sequence[Mapping[str, object]]) -> dict[object, list[str]]:
    """The originals that each idea stands for, by its id."""
    by_id = {idea["id"]: idea for idea in ideas}
    originals: dict[object, list[str]] = defaultdict(list)
    for idea in ideas:
        originals[_head(idea, by_id)].append(str(idea["original"]))
    return originals


def _head(idea: Mapping[str, object], by_id: Mapping[object, Mapping[str, object]]) -> object:
    """The id of the idea that an idea was merged into, through as many steps as there are."""
    seen: set[object] = set()
    while idea["state"] == IdeaState.MERGED and idea["id"] not in seen:
        seen.add(idea["id"])
        idea = by_id.get(idea["merged_into"], idea)
    return idea["id"]


def describe(options: Options, items: int) -> Message:
    """What the participant is asked to do."""
    return nmsg("Write 1 idea, short and clear.", "Write up to {n} ideas, each short and clear.", options.per_person)
