"""Whether a list of the k most chosen items leaves a minority with nothing: two rules that share out the places.

Both take approval ballots (sets of items) and buy items with what people have; whose choice was bought has less left.
No tie is broken: every list that some way to break the ties would give is found.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from workshop.tally.ties import order_by_score, top_items

Ballot = frozenset[str]

#: Ways to break ties times distinct ballots; more are not gone through, so that nobody waits.
MOST_WAYS = 40_000


@dataclass(frozen=True)
class _Purse:
    """What the people with each distinct ballot have left, and the items bought so far."""

    money: tuple[Fraction, ...]
    bought: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Room:
    """The distinct ballots and how many people cast each; people with the same ballot always pay the same."""

    items: tuple[str, ...]
    ballots: tuple[Ballot, ...]
    weights: tuple[int, ...]
    k: int

    def supporters(self, item: str) -> list[int]:
        return [index for index, ballot in enumerate(self.ballots) if item in ballot]

    def candidates(self, purse: _Purse) -> dict[str, list[int]]:
        """The items that can still be bought, each with the ballots that name it; items nobody names are never."""
        left = (item for item in self.items if item not in purse.bought)
        return {item: voters for item in left if (voters := self.supporters(item))}

    def wealth(self, voters: Sequence[int], purse: _Purse) -> Fraction:
        return sum((self.weights[v] * purse.money[v] for v in voters), Fraction(0))


_Step = Callable[[_Room, _Purse], list[_Purse]]


def sequential_phragmen(items: Sequence[str], ballots: Sequence[Ballot], k: int) -> list[Ballot] | None:
    """Every list of k items by Phragmén's sequential rule (1894): everybody earns money at the same pace, an item costs
    1, and is bought by those who chose it as soon as they have it together; they then have nothing left.

    Fewer than k items where fewer were chosen at all. None where there are too many ties to go through all ways.
    """
    room = _room(items, ballots, k)
    return _lists(room, [_Purse((Fraction(0),) * len(room.ballots))], _phragmen_step)


def equal_shares(items: Sequence[str], ballots: Sequence[Ballot], k: int) -> list[Ballot] | None:
    """Every list of k items by the Method of Equal Shares (Peters & Skowron 2020): everybody has k/n to begin with, an
    item costs 1, shared by those who chose it as equally as their means allow; the one with the smallest share comes
    first. Places that nobody can pay for any more are filled by Phragmén's rule, beginning with the money left over.

    Fewer than k items where fewer were chosen at all. None where there are too many ties to go through all ways.
    """
    room = _room(items, ballots, k)
    share = Fraction(k, sum(room.weights)) if room.ballots else Fraction(0)
    return _lists(room, [_Purse((share,) * len(room.ballots))], _equal_shares_step)


def _room(items: Sequence[str], ballots: Sequence[Ballot], k: int) -> _Room:
    votes = Counter(ballot for ballot in ballots if ballot)
    if any(not ballot <= set(items) for ballot in votes):
        raise ValueError("a ballot chooses an unknown item")
    distinct = tuple(sorted(votes, key=lambda ballot: [item in ballot for item in items]))
    return _Room(tuple(items), distinct, tuple(votes[ballot] for ballot in distinct), k)


def _lists(room: _Room, begin: list[_Purse], step: _Step) -> list[Ballot] | None:
    """The lists at the end of every way; ways that meet again with the same money go on as one."""
    purses = begin
    for _ in range(room.k):
        purses = list(dict.fromkeys(after for purse in purses for after in step(room, purse) or [purse]))
        if len(purses) * len(room.ballots) > MOST_WAYS:
            return None
    lists = dict.fromkeys(purse.bought for purse in purses)
    return sorted(lists, key=lambda chosen: [item not in chosen for item in room.items])


def _phragmen_step(room: _Room, purse: _Purse) -> list[_Purse]:
    """Earn until something can be bought: (1 - money together) / people is the time it takes."""
    candidates = room.candidates(purse)
    waits = {
        item: (1 - room.wealth(voters, purse)) / sum(room.weights[v] for v in voters)
        for item, voters in candidates.items()
    }
    soonest = min(waits.values(), default=Fraction(0))
    earned = tuple(money + soonest for money in purse.money)
    return [
        _Purse(tuple(Fraction(0) if v in candidates[item] else m for v, m in enumerate(earned)), purse.bought | {item})
        for item, wait in waits.items()
        if wait == soonest
    ]


def _equal_shares_step(room: _Room, purse: _Purse) -> list[_Purse]:
    affordable = {i: voters for i, voters in room.candidates(purse).items() if room.wealth(voters, purse) >= 1}
    if not affordable:
        return _phragmen_step(room, purse)
    shares = {item: _share(room, voters, purse) for item, voters in affordable.items()}
    least = min(shares.values())
    return [_paid(purse, affordable[item], item, least) for item, share in shares.items() if share == least]


def _share(room: _Room, voters: Sequence[int], purse: _Purse) -> Fraction:
    """The smallest amount that pays for the item when everybody gives it, or all they have: the poorest first. Together
    they have enough."""
    missing, people = Fraction(1), sum(room.weights[v] for v in voters)
    richer = sorted(voters, key=purse.money.__getitem__, reverse=True)
    while purse.money[richer[-1]] * people < missing:
        poorest = richer.pop()
        missing -= room.weights[poorest] * purse.money[poorest]
        people -= room.weights[poorest]
    return missing / people


def _paid(purse: _Purse, voters: Sequence[int], item: str, share: Fraction) -> _Purse:
    money = tuple(m - min(m, share) if v in voters else m for v, m in enumerate(purse.money))
    return replace(purse, money=money, bought=purse.bought | {item})


def left_out(items: Sequence[str], groups: Mapping[str, Sequence[Ballot]], k: int) -> dict[str, Any]:
    """Where the list of the k most chosen items and the two rules differ, and whose choices the plain list leaves out.

    `groups`: the ballots of each group (zone). "plain": the items on the first k places, who shares the last of them is
    in; "sequential_phragmen", "equal_shares": {"always": items in every list of the rule, "sometimes": in some, so that
    a tie-break decides}, None where there are too many ties. "left_out": each item that a rule always takes and
    the plain list does not, with `chosen_by` (how many of each group chose it) and `groups` (where the largest share
    did): raw figures of groups, to be published only through the gate.
    """
    everybody = [ballot for ballots in groups.values() for ballot in ballots]
    plain = _most_chosen(items, everybody, k)
    rules = {
        "sequential_phragmen": _certainty(items, sequential_phragmen(items, everybody, k)),
        "equal_shares": _certainty(items, equal_shares(items, everybody, k)),
    }
    taken = {item for rule in rules.values() if rule for item in rule["always"]}
    missed = [item for item in items if item in taken and item not in plain]
    return {"k": k, "plain": plain, **rules, "left_out": [_missed(item, groups) for item in missed]}


def _most_chosen(items: Sequence[str], ballots: Sequence[Ballot], k: int) -> list[str]:
    counts = {item: count for item in items if (count := sum(item in ballot for ballot in ballots))}
    chosen = top_items(order_by_score(counts), k)
    return [item for item in items if item in chosen]


def _certainty(items: Sequence[str], lists: Sequence[Ballot] | None) -> dict[str, list[str]] | None:
    if lists is None:
        return None
    always, ever = frozenset.intersection(*lists), frozenset.union(*lists)
    return {"always": [i for i in items if i in always], "sometimes": [i for i in items if i in ever - always]}


def _missed(item: str, groups: Mapping[str, Sequence[Ballot]]) -> dict[str, Any]:
    sizes = {group: sum(map(bool, ballots)) for group, ballots in groups.items()}
    chosen = {group: sum(item in ballot for ballot in ballots) for group, ballots in groups.items()}
    shares = {group: Fraction(chosen[group], n) for group, n in sizes.items() if n}
    largest = max(shares.values())
    return {"item": item, "chosen_by": chosen, "groups": [g for g, share in shares.items() if share == largest]}
