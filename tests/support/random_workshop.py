"""Workshops at random, of every kind that is counted by group: small rooms whose answers lean on their groups, and now
and then the same question once or twice more, after some have left and others have come."""
from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from workshop.activities import KINDS
from workshop.activities.kind import CountedCast, Kind
from workshop.domain.activity import Activity
from workshop.domain.items import Item
from workshop.domain.people import UNSAID, Choice, Dimension
from workshop.domain.text import Label

SHAPES = (
    {"zone": "n c s"},
    {"zone": "n s", "gender": "f m"},
    {"zone": "n c s", "gender": "f m"},
    {"zone": "n s", "gender": "f m", "age": "y o"},
)
#: The kinds of which a statement is counted by group.
COMPARED = tuple(sorted(key for key, kind in KINDS.items() if kind.group_words))


#: One person at one question: when they took part, what they answered, their groups.
Answer = tuple[frozenset[int], CountedCast]


@dataclass(frozen=True)
class Vote:
    """One question put to the room up to three times. `stood_still`: whoever took part again answered as before;
    `copied`: it was asked again as another activity."""

    kind: Kind
    activity: Activity
    answers: tuple[Answer, ...]
    dimensions: tuple[Dimension, ...]
    k: int
    releases: int = 1
    stood_still: bool = True
    copied: bool = False

    def casts(self, release: int = 0) -> list[CountedCast]:
        """The answers of those who did not skip the question."""
        return [cast for when, cast in self.answers if release in when]

    def people(self, release: int = 0) -> Counter[tuple[str, ...]]:
        """How many voters have which groups."""
        keys = [dimension.key for dimension in self.dimensions]
        counted = self.kind.count(self.activity, self.dimensions, self.k, self.casts(release)).cells
        return Counter({tuple(cell.groups[key] for key in keys): cell.n for cell in counted})


def random_workshop(seed: int, kinds: tuple[str, ...] = COMPARED, most: int = 40) -> Iterator[Vote]:
    """Two questions put to the same people, of whom some skip one."""
    chance = random.Random(seed)
    dimensions = tuple(_dimension(key, choices) for key, choices in chance.choice(SHAPES).items())
    k, lean = chance.randint(3, 6), chance.random()
    people = [_groups(chance, dimensions, lean) for _ in range(round(5 * (most / 5) ** chance.random()))]
    for number in range(2):
        yield _vote(chance, f"q{number}", KINDS[chance.choice(kinds)], dimensions, k, people)


def _dimension(key: str, choices: str) -> Dimension:
    return Dimension(key, Label.of(en=key), tuple(Choice(c, Label.of(en=c)) for c in choices.split()))


def _groups(chance: random.Random, dimensions: tuple[Dimension, ...], lean: float) -> dict[str, str]:
    where = chance.random()
    return {d.key: _choice(chance, d, where if chance.random() < lean else chance.random()) for d in dimensions}


def _choice(chance: random.Random, dimension: Dimension, where: float) -> str:
    return UNSAID if chance.random() < 0.04 else dimension.choices[int(where * len(dimension.choices))].key


def _vote(chance, name, kind, dimensions, k, people) -> Vote:  # type: ignore[no-untyped-def]
    items = tuple(Item(f"i{n}", Label.of(en=f"i{n}"), chance.random() < 0.15) for n in range(chance.randint(3, 5)))
    options = _options(chance, kind, len(items))
    activity = Activity(name, kind.key, Label.of(en="What?"), options=options.as_json(), items=items)
    liked = {item.id: chance.choice((-4.0, -1.0, 0.0, 0.0, 1.0, 4.0)) for item in items}
    by_group = {(d.key, c.key, item.id): chance.choice((0.0, 0.0, 0.0, 3.0, -3.0))
                for d in dimensions for c in d.choices for item in items}  # fmt: skip
    answer = partial(_answer, kind=kind, activity=activity, options=options, liked=liked, by_group=by_group)
    casts = [answer(chance, groups) for groups in people if chance.random() >= 0.08]
    vote = Vote(kind, activity, tuple((frozenset([0]), cast) for cast in casts), dimensions, k)
    later = random.Random(repr(casts))
    return _again(later, vote, answer) if kind.rounds and not kind.rounds.dealt and later.random() < 0.25 else vote


def _answer(chance, groups, kind, activity, options, liked, by_group) -> CountedCast:  # type: ignore[no-untyped-def]
    liking = {i: x + chance.gauss(0, 0.7) + sum(by_group.get((key, choice, i), 0) for key, choice in groups.items())
              for i, x in liked.items()}  # fmt: skip
    marks = kind.invent([item.id for item in activity.items if chance.random() > 0.05], options, liking, chance)
    return kind.parse({"items": list(marks)}, options, activity.item_ids), groups


def _again(chance: random.Random, vote: Vote, answer: Callable[..., CountedCast]) -> Vote:
    """The question is asked again: some left, as many or others came, the rest stood still or thought anew."""
    releases, stood_still = chance.choice((2, 2, 3)), chance.random() < 0.6
    answers = list(vote.answers)
    for release in range(1, releases):
        there = [n for n, (when, _) in enumerate(answers) if release - 1 in when]
        gone = set(chance.sample(there, min(len(there), chance.choice((0, 0, 1, 2, 3, 5, 6, 8)))))
        stays = [n for n in there if n not in gone]
        for n in stays:
            when, (ballot, groups) = answers[n]
            if stood_still:
                answers[n] = (when | {release}, (ballot, groups))
            else:
                answers.append((frozenset([release]), answer(chance, groups)))
        for _ in range(chance.choice((0, 0, 1, 2, 3, 5, 6, 8))):
            like = chance.choice(vote.answers)[1][1] if vote.answers else {}
            answers.append((frozenset([release]), answer(chance, like)))
    copied = chance.random() < 0.3
    activity = replace(vote.activity, rounds=1 if copied else releases)
    return replace(vote, activity=activity, answers=tuple(answers), releases=releases, stood_still=stood_still,
                   copied=copied)  # fmt: skip


def _options(chance, kind, items):  # type: ignore[no-untyped-def]
    most = chance.randint(1, items - 1)
    return kind.options({"pick": {"max": most}, "rank": {"top": chance.choice((1, most, items))}}.get(kind.key, {}))
