"""The gate: which figures may be seen (METHOD 5.2, R2-R9). Everything that anybody reads passes through `release`.

docs/decisions/0010-disclosure-audit.md says against whom, and why these rules.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.domain.audit import reveals_few
from workshop.domain.items import Item
from workshop.domain.outcome import Breakdown, Comparison, GroupCount, Outcome
from workshop.domain.people import UNSAID, Dimension, Groups
from workshop.domain.safe import Figure, Hidden, SafeBreakdown, SafeComparison, SafeGroup, SafeOutcome, Shown
from workshop.domain.suppression import Suppression
from workshop.domain.text import Message, msg

#: One part of a dimension that is published as one group: the choices it holds, in their order.
Part = tuple[str, ...]

PROTECTED = msg("Not shown, to protect participants.")
TOO_FEW = msg("Too few participants for a separate result.")
ONE_KIND_OF_GROUP = msg(
    "This question is shown by one kind of group only: by several, what few people answered could be worked out."
)

#: A difference at most this probable by chance is called one (METHOD 3.4).
LEVEL = 0.05


def partition(sizes: Mapping[str, int], min_group: int, choices: Sequence[str]) -> tuple[Part, ...]:
    """The parts of one dimension that may be published, decided from group sizes alone (R2, R4).

    `sizes`: ballots on this question per choice; `choices`: their order. Groups under `min_group` become one part, with
    the next smallest groups until it is large enough (among equals the later choice first). Every ballot is in exactly
    one part, so there is no remainder. Empty when fewer than two parts are left: the breakdown is withheld.
    """
    return next(_partitions_of(sizes, min_group, choices), ())


def _partitions_of(sizes: Mapping[str, int], min_group: int, choices: Sequence[str]) -> Iterator[tuple[Part, ...]]:
    """All partitions of that form, the finest first, the last one with two parts."""
    present = [choice for choice in (*choices, *sorted(set(sizes) - set(choices))) if sizes.get(choice)]
    smallest_first = sorted(present, key=lambda choice: (sizes[choice], -present.index(choice)))
    for merged in (0, *range(2, len(present))):
        others, alone = smallest_first[:merged], smallest_first[merged:]
        groups = [sum(sizes[c] for c in others), *(sizes[c] for c in alone)] if others else [sizes[c] for c in alone]
        if len(groups) >= 2 and min(groups) >= min_group:
            yield _in_order(present, others)


def _in_order(present: Sequence[str], others: Sequence[str]) -> tuple[Part, ...]:
    together = tuple(choice for choice in present if choice in others)
    parts = [together if choice in others else (choice,) for choice in present]
    return tuple(dict.fromkeys(parts))


def partitions(
    profiles: Iterable[tuple[Groups, int]], dimensions: Sequence[Dimension], min_group: int
) -> dict[str, tuple[Part, ...]]:
    """The parts that may be published of every dimension, together (R4, R5); () where a breakdown is withheld.

    `profiles`: groups and how many ballots on this question carry them (repetition is fine: `[(groups, 1), …]`).
    Dimensions are taken in order; each gets its finest partition that, with those before it, reveals no set of people
    under `min_group` by adding and subtracting, or is withheld.
    """
    people = _alike(profiles, [dimension.key for dimension in dimensions])
    decided: dict[str, tuple[Part, ...]] = {}
    for dimension in dimensions:
        sizes: Counter[str] = Counter()
        for groups, n in people:
            sizes[groups.get(dimension.key, UNSAID)] += n
        finer_first = _partitions_of(sizes, min_group, dimension.keys)
        harmless = (parts for parts in finer_first if _is_harmless(people, decided | {dimension.key: parts}, min_group))
        decided[dimension.key] = next(harmless, ())
    return decided


def _alike(profiles: Iterable[tuple[Groups, int]], keys: Sequence[str]) -> list[tuple[Groups, int]]:
    """The same people, each set of groups once: a large room has few different ones."""
    counts: Counter[tuple[str, ...]] = Counter()
    for groups, n in profiles:
        counts[tuple(groups.get(key, UNSAID) for key in keys)] += n
    return [(dict(zip(keys, answers, strict=True)), n) for answers, n in counts.items() if n]


def _is_harmless(people: Sequence[tuple[Groups, int]], decided: Mapping[str, tuple[Part, ...]], min_group: int) -> bool:
    return not reveals_few(((signature_of(groups, decided), n) for groups, n in people), min_group)


def signature_of(groups: Groups, decided: Mapping[str, tuple[Part, ...]]) -> Part:
    """The published part somebody belongs to in every published dimension, parts named as in `Breakdown.merged`."""
    parts = ((parts, groups.get(key, UNSAID)) for key, parts in decided.items() if parts)
    return tuple(part_key(next(part for part in parts if choice in part)) for parts, choice in parts)


def part_key(part: Part) -> str:
    """The key of a part in `Breakdown.merged` and in comparisons."""
    return "+".join(part)


def release(outcome: Outcome, items: Sequence[Item], dimensions: Sequence[Dimension], min_group: int) -> SafeOutcome:
    """What may be seen of an outcome. The same outcome always gives the same answer.

    Nothing under `min_group` ballots (R3). A breakdown only as `partitions` decides from `outcome.cells`; one that was
    counted otherwise is withheld. Single items are hidden where R6 or R7 demand it, in the whole room, too: their
    figures are then None in `results`, and workings that would give them back are None as well.
    """
    if outcome.n < min_group:
        too_few = msg("Too few ballots for a result: it needs at least {k}.", k=min_group)
        return SafeOutcome(outcome.kind, outcome.items, outcome.n, outcome.abstentions, {}, withheld=too_few)
    suppression = _suppression(outcome, items, dimensions, min_group)
    breakdowns = tuple(_safe(part, suppression.decided, suppression) for part in outcome.breakdowns)
    return SafeOutcome(
        outcome.kind, outcome.items, outcome.n, outcome.abstentions,
        suppression.results(), breakdowns, named=_in_room(suppression),
    )  # fmt: skip


def _suppression(
    outcome: Outcome, items: Sequence[Item], dimensions: Sequence[Dimension], min_group: int
) -> Suppression:
    decided = partitions(((cell.groups, cell.n) for cell in outcome.cells), dimensions, min_group)
    return Suppression(outcome, frozenset(item.id for item in items if item.sensitive), decided, min_group)


def _in_room(suppression: Suppression) -> dict[str, Figure]:
    hidden = suppression.hidden_in_room
    return {i: Hidden(PROTECTED) if i in hidden else Shown(n) for i, n in suppression.named.items()}


def hidden_items(
    outcome: Outcome, items: Sequence[Item], dimensions: Sequence[Dimension], min_group: int
) -> dict[str, frozenset[str]]:
    """By dimension, the items of which `release` will show no figure by group: what tests of all items leave out, since
    their p-values would tell of them."""
    suppression = _suppression(outcome, items, dimensions, min_group)
    return {dimension.key: suppression.hidden_by(dimension.key) for dimension in dimensions}


def _safe(breakdown: Breakdown, decided: Mapping[str, tuple[Part, ...]], suppression: Suppression) -> SafeBreakdown:
    parts = decided.get(breakdown.dimension, ())
    hidden = suppression.hidden_by(breakdown.dimension)
    if not suppression.publishes(breakdown.dimension) or hidden >= set(suppression.outcome.items):
        set_aside = suppression.sets_aside(breakdown.dimension)
        return SafeBreakdown(breakdown.dimension, withheld=ONE_KIND_OF_GROUP if set_aside else TOO_FEW)
    count = {group.key: group for group in breakdown.merged}
    groups = tuple(_safe_group(part, count[part_key(part)], hidden) for part in parts)
    smallest = breakdown.smallest_p
    too_small = smallest is not None and smallest * len(suppression.outcome.items) > LEVEL
    return SafeBreakdown(
        breakdown.dimension, groups, _compared(breakdown, parts, hidden, suppression),
        too_small_to_tell=too_small, overall_p=_overall_p(breakdown, hidden),
    )  # fmt: skip


def _safe_group(part: Part, group: GroupCount, hidden: frozenset[str]) -> SafeGroup:
    def figures(values: Mapping[str, float]) -> dict[str, Figure]:
        return {item: Hidden(PROTECTED) if item in hidden else Shown(value) for item, value in values.items()}

    return SafeGroup(part, group.n, figures(group.named), figures(group.scores or {}))


def _overall_p(breakdown: Breakdown, hidden: frozenset[str]) -> float | None:
    """Where hidden figures went into the one test, it passes for one that found nothing."""
    told = breakdown.overall_p is None or hidden.isdisjoint(breakdown.overall_of or breakdown.merged[0].named)
    return breakdown.overall_p if told else 1.0


def _compared(
    breakdown: Breakdown, parts: tuple[Part, ...], hidden: frozenset[str], suppression: Suppression
) -> tuple[SafeComparison, ...]:
    """Comparisons of what is shown; of a sensitive item at most the direction (R7)."""
    keys = [part_key(part) for part in parts]
    corrected = _corrected(breakdown.comparisons, hidden)
    found = []
    for row in breakdown.comparisons:
        one, other = keys.index(row.groups[0]), keys.index(row.groups[1])
        told = suppression.directions(breakdown, row.item).get((min(one, other), max(one, other)))
        found.append(SafeComparison(row.item, (one, other), corrected.get((row.groups, row.item)), told))
    return tuple(found)


def _corrected(
    rows: Sequence[Comparison], hidden: frozenset[str]
) -> dict[tuple[tuple[str, str], str], Comparison]:
    """The comparisons that are shown, by groups and item, with Holm's correction as if the hidden ones came last: a
    corrected p-value tells nothing of another item then, and claims no more than it did."""
    left = Counter(row.groups for row in rows)
    largest: dict[tuple[str, str], float] = dict.fromkeys(left, 0.0)
    corrected = {}
    for row in sorted((row for row in rows if row.item not in hidden), key=lambda row: row.p):
        largest[row.groups] = max(largest[row.groups], min(1.0, left[row.groups] * row.p))
        left[row.groups] -= 1
        corrected[row.groups, row.item] = replace(row, p_holm=largest[row.groups])
    return corrected


def share_text(x: int, n: int) -> Message:
    """How a share is written, on screens and on paper (R8): no percentage under ten people, never one without n."""
    if n < 10:
        return msg("{x} of {n}", x=x, n=n)
    percent = (200 * x + n) // (2 * n)
    if n < 30:
        return msg("{percent}% ({x} of {n})", percent=percent, x=x, n=n)
    if 0 < x < n and percent in (0, 100):
        return msg("under 1% of {n}", n=n) if percent == 0 else msg("over 99% of {n}", n=n)
    return msg("{percent}% of {n}", percent=percent, n=n)


@dataclass(frozen=True)
class Counts:
    """How many ballots a live result holds: in total and in every published group (any key that stays the same)."""

    total: int
    groups: Mapping[str, int]


def may_republish(previous: Counts | None, current: Counts, min_group: int) -> bool:
    """R9: whether a live result may be shown anew: `min_group` more ballots at least, in total and in every group.

    `previous` is what was shown last (None: nothing yet). Count a changed ballot as one more in `current`. At closing
    the gate decides alone.
    """
    shown = previous or Counts(0, {})
    if not set(shown.groups) <= set(current.groups):
        return False
    grown = [current.total - shown.total, *(n - shown.groups.get(key, 0) for key, n in current.groups.items())]
    return min(grown) >= min_group
