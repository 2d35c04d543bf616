"""What invented participants think: a stated model (opinions.toml) and a seed, so that the same demo gives the same
report.
"""

from __future__ import annotations

import math
import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from workshop.activities import KINDS
from workshop.virtual.participant import Question

FILE = Path(__file__).with_name("opinions.toml")


@cache
def model() -> Mapping[str, Any]:
    """The weights and texts of opinions.toml."""
    with FILE.open("rb") as file:
        return tomllib.load(file)


def profiles(people: int) -> list[dict[str, str]]:
    """Groups of the invented participants, balanced so that every zone and gender is large enough to be shown."""
    zones, genders, ages = ("north", "centre", "south"), ("f", "m"), ("under_35", "35_plus")
    organisations = ("local", "national")
    return [
        {
            "zone": zones[n % 3],
            "gender": genders[n // 3 % 2],
            "age": ages[n // 2 % 2],
            "organisation": organisations[n // 6 % 2],
        }
        for n in range(people)
    ]


def answer(question: Question, profile: Mapping[str, str], chance: random.Random) -> list[str]:
    """The marks of one participant, as its kind of activity makes them of what the participant likes. After each
    discussion people are nearer to each other: half as much of groups and of chance."""
    kind = KINDS[question.kind]
    # where links are asked ("A>B"), people like or dislike their two ends
    items = sorted({item for asked in question.asked for item in asked.split(">")})
    liked = liking(items, profile, chance, own=0.5 ** (question.round - 1))
    return list(kind.invent(question.asked, kind.options(question.options), liked, chance))


def liking(
    asked: Sequence[str], profile: Mapping[str, str], chance: random.Random, own: float = 1.0
) -> dict[str, float]:
    """How much one participant likes each item: taking the greatest first is Plackett-Luce, by adding Gumbel noise to
    every weight (Yellott 1977). `own`: how much of what sets people apart counts."""
    return {
        item: weight(item, profile, own) - own * model()["noise"] * math.log(-math.log(chance.random()))
        for item in sorted(asked)
    }


def weight(item: str, profile: Mapping[str, str], own: float = 1.0) -> float:
    """How much an item weighs for somebody of these groups."""
    raised = sum(
        model()["groups"].get(dimension, {}).get(choice, {}).get(item, 0.0) for dimension, choice in profile.items()
    )
    return float(model()["weights"].get(item, model()["usual"]) + own * raised)


def ideas(topic: str, language: str, most: int, chance: random.Random) -> list[tuple[str, str]]:
    """Texts one participant writes on a topic ("drivers" or "recommendations"), with their addressee (or "")."""
    entries = chance.sample(model()["ideas"][topic], most)
    return [(entry[language], entry.get("to", "")) for entry in entries]


def planned(group: int, language: str) -> dict[str, str] | None:
    """The row that the group of this number writes into the action plan; None where it writes none."""
    if group >= len(model()["actions"]):
        return None
    entry = model()["actions"][group]
    return {**entry[language], **{day: entry[day] for day in ("starts", "ends") if day in entry}}


def planned_in(words: str, language: str) -> dict[str, str]:
    """What the row with these words, in either language, says in this one."""
    found = next(entry for entry in model()["actions"] if words in (entry["fr"]["text"], entry["en"]["text"]))
    return dict(found[language])


def in_both_languages(words: str) -> tuple[str, str, str]:
    """The idea of these words in French and English, and its addressee (or "")."""
    entries = (entry for entries in model()["ideas"].values() for entry in entries)
    found = next(entry for entry in entries if words in (entry["fr"], entry["en"]))
    return found["fr"], found["en"], found.get("to", "")
