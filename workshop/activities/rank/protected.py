"""A ranking with a sensitive item (METHOD R7): what may be told of the room, so that nothing gives the item's own
figures back but how many ranked it and its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from workshop.domain.suppression import without_workings
from workshop.tally.stability import no_stability

Json = Mapping[str, Any]

#: Mean scores run from 0 to 100 and are 50 on average, whatever people rank.
HIGHEST, AVERAGE = 100.0, 50.0


def protected(results: Json, sensitive: Collection[str], min_group: int) -> dict[str, Any]:
    """The figures without pairs, places, first places and stability: these add up over items, so those of the others
    would give a sensitive one's back. Scores add up, too: with those of sensitive items go those of their neighbours
    in the order, until `min_group` people more or fewer could have put each of them one place higher."""
    if not sensitive:
        return dict(results)
    people_places = results["ballots"] * (len(results["items"]) - 1)
    width = HIGHEST * min_group / people_places if people_places else 0.0
    hidden = _hidden(results["methods"]["borda"]["order"], results["score_100"], sensitive, width)
    return without_workings(results) | {
        "score_100": {item: None if item in hidden else score for item, score in results["score_100"].items()},
        "first": dict.fromkeys(results["items"]),
        "robustness": _steady_only(results["robustness"]),
        "stability": no_stability(results["items"]),
    }


def _steady_only(found: Json) -> dict[str, Any]:
    """The verdict, and whether one person less would change anything: not how many persons there are of whom each
    would."""
    ballots = found["leave_one_out"]["of"]
    firsts = {item: times if times == ballots else None for item, times in found["first_place"].items()}
    stable = found["leave_one_out"]["stable"]
    left_out = {"stable": stable if stable == ballots else None, "of": ballots}
    return {**found, "leave_one_out": left_out, "first_place": firsts}


def _hidden(
    order: Sequence[Sequence[str]], scores: Json, sensitive: Collection[str], width: float
) -> frozenset[str]:
    """The items whose score stays hidden; who shares a place shares the score."""
    delicate = [place for place, tied in enumerate(order) if not set(tied).isdisjoint(sensitive)]
    values = [scores[tied[0]] for tied in order]
    chosen = set(delicate)
    for place in _nearest(delicate, len(order)):
        ranges = [_range(own, chosen, values, list(map(len, order))) for own in delicate]
        if all(high - low >= width for low, high in ranges):
            break
        chosen.add(place)
    return frozenset(item for place in chosen for item in order[place])


def _nearest(delicate: Sequence[int], places: int) -> list[int]:
    """The other places, those beside a sensitive item first, among these the lower in the order first."""
    others = [place for place in range(places) if place not in delicate]
    return sorted(others, key=lambda place: (min(abs(place - own) for own in delicate), -place))


def _range(own: int, hidden: Collection[int], values: Sequence[float], sizes: Sequence[int]) -> tuple[float, float]:
    """Between which scores the hidden one of a place lies for somebody who adds up all that are shown.

    A hidden score lies between the nearest ones shown above and below; to be least, those above it in the same run are
    as high as can be, those below as it is."""
    least, most = zip(*(_bounds(place, hidden, values) for place in range(len(values))), strict=True)
    run = [p for p in hidden if _bounds(p, hidden, values) == (least[own], most[own])]
    lower, higher = ([p for p in run if p > own], [p for p in run if p < own])
    apart = [p for p in hidden if p not in run]
    together = AVERAGE * sum(sizes) - sum(values[p] * sizes[p] for p in range(len(values)) if p not in hidden)

    def solved(moving: Sequence[int], fixed: Sequence[int], ends: Sequence[float]) -> float:
        rest = together - sum(ends[p] * sizes[p] for p in (*fixed, *apart))
        return rest / (sizes[own] + sum(sizes[p] for p in moving))

    return max(least[own], solved(lower, higher, most)), min(most[own], solved(higher, lower, least))


def _bounds(place: int, hidden: Collection[int], values: Sequence[float]) -> tuple[float, float]:
    shown = [(p, value) for p, value in enumerate(values) if p not in hidden]
    above, below = ([v for p, v in shown if p < place], [v for p, v in shown if p > place])
    return (below[0] if below else 0.0), (above[-1] if above else HIGHEST)
