"""Rankings in recount files."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.tally.difference import compare_rankings
from workshop.tally.profile import Profile, Ranking
from workshop.tally.rank import count_profile, count_summary
from workshop.tally.recount.explain import explain_ranking
from workshop.tally.recount.fields import an_object, check_named, member, optional_whole, per_item, shown, whole
from workshop.tally.recount.question import FileKind, Groups, Json, Question


def _options(data: Json) -> Mapping[str, Any]:
    return {"top": optional_whole(data, "top", least=1)}


def _ballot(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> Ranking:
    """Tie-groups, best first. `top` counts places, and a group of two takes two of them."""
    groups = member(data, "ranking", list)
    if not all(isinstance(group, list) for group in groups):
        raise Mendable(msg("“ranking” must be a list of groups, each a list of items."))
    if not all(groups):
        raise Mendable(msg("“ranking” holds an empty group."))
    named = [item for group in groups for item in group]
    check_named(named, ids)
    if len(named) > (options["top"] or len(ids)):
        raise Mendable(msg("More items are ranked ({found}) than places were asked for ({most}).",
                           found=len(named), most=options["top"]))
    return tuple(map(tuple, groups))


def _summary(data: Json, ids: Collection[str], options: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of count_summary, counted once for the checks that it makes itself."""
    summary = {
        "n": whole(data, "n", least=0),
        "pairwise": {a: _duels(row, a, ids) for a, row in per_item(member(data, "pairwise", dict), ids).items()},
        "places": {a: _places(row, a, ids) for a, row in per_item(member(data, "places", dict), ids).items()},
        "top": options["top"],
    }
    try:
        count_summary(list(ids), **summary)
    except ValueError:
        sentence = msg("The figures of the summary contradict one another: no rankings with n = {n} give them.",
                       n=summary["n"])
        raise Mendable(sentence) from None
    return summary


def _duels(row: Any, item: str, ids: Collection[str]) -> dict[str, int]:
    others = [other for other in ids if other != item]
    return {other: whole(row, other, least=0) for other in per_item(an_object(row), others)}


def _places(row: Any, item: str, ids: Collection[str]) -> list[float]:
    if not isinstance(row, list) or not 1 <= len(row) <= len(ids) or not all(map(_is_count, row)):
        raise Mendable(msg("The places of item {item} must be a list of numbers, one per place.", item=shown(item)))
    return row


def _is_count(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1e9


def _count(question: Question) -> dict[str, Any]:
    if question.summary:
        return count_summary(question.item_ids, **question.summary)
    votes: Counter[Ranking] = Counter()
    for ballot in question.ballots:
        votes[ballot.answer] += ballot.times
    return count_profile(Profile.weighted(question.item_ids, votes), question.options["top"])


def _named(answer: Ranking, options: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(item for group in answer for item in group)


def _compare(question: Question, groups: Groups, least: int) -> list[dict[str, Any]]:
    return compare_rankings(question.item_ids, groups)  # every ballot says something of every item


RANK = FileKind("rank", _options, _ballot, _summary, _count, explain_ranking, _named, "score_100", _compare,
                msg("Compared: the mean score, 0 to 100."))
