"""Outcomes as plain JSON and back: the store keeps the safe one, of which a report is built; only files of the first
program hold the raw one."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from workshop.domain.outcome import Breakdown, Cell, Comparison, GroupCount, Outcome
from workshop.domain.safe import Figure, Hidden, SafeBreakdown, SafeComparison, SafeGroup, SafeOutcome, Shown
from workshop.domain.text import Message

Json = Mapping[str, Any]


def outcome_from_json(data: Json) -> Outcome:
    """The raw outcome from what `asdict` and JSON made of it. Raises KeyError or TypeError where it is none."""
    breakdowns = tuple(_breakdown(part) for part in data["breakdowns"])
    cells = tuple(Cell(**cell) for cell in data["cells"])
    whole = bool(data["results"].get("pairwise"))  # the first program had no other kind of which this holds
    changed = {"items": tuple(data["items"]), "breakdowns": breakdowns, "cells": cells}
    return Outcome(**{"whole": whole, **data, **changed})


def _breakdown(data: Json) -> Breakdown:
    changed = {
        "groups": tuple(GroupCount(**group) for group in data["groups"]),
        "parts": tuple(tuple(part) for part in data["parts"]),
        "merged": tuple(GroupCount(**group) for group in data["merged"]),
        "comparisons": tuple(_comparison(row) for row in data["comparisons"]),
        "overall_of": tuple(data.get("overall_of", ())),
    }
    return Breakdown(**{**data, **changed})


def _comparison(data: Json) -> Comparison:
    return Comparison(**{**data, "groups": tuple(data["groups"])})


def safe_as_json(safe: SafeOutcome) -> dict[str, Any]:
    """The safe outcome; a hidden figure is {"hidden": reason}, a shown one {"shown": number}."""
    return {
        "kind": safe.kind,
        "items": list(safe.items),
        "n": safe.n,
        "abstentions": safe.abstentions,
        "results": dict(safe.results),
        "breakdowns": [_safe_breakdown_json(breakdown) for breakdown in safe.breakdowns],
        "withheld": _message_json(safe.withheld),
        "named": {item: _figure_json(figure) for item, figure in safe.named.items()},
    }


def safe_from_json(data: Json) -> SafeOutcome:
    """Raises KeyError or TypeError where the data are not those of a safe outcome."""
    changed = {
        "items": tuple(data["items"]),
        "breakdowns": tuple(_safe_breakdown(part) for part in data["breakdowns"]),
        "withheld": _message(data["withheld"]),
        "named": {item: _figure(figure) for item, figure in data.get("named", {}).items()},
    }
    return SafeOutcome(**{**data, **changed})


def _safe_breakdown_json(breakdown: SafeBreakdown) -> dict[str, Any]:
    return {
        "dimension": breakdown.dimension,
        "groups": [_safe_group_json(group) for group in breakdown.groups],
        "comparisons": [asdict(comparison) for comparison in breakdown.comparisons],
        "withheld": _message_json(breakdown.withheld),
        "too_small_to_tell": breakdown.too_small_to_tell,
        "overall_p": breakdown.overall_p,
    }


def _safe_breakdown(data: Json) -> SafeBreakdown:
    changed = {
        "groups": tuple(_safe_group(group) for group in data["groups"]),
        "comparisons": tuple(_safe_comparison(row) for row in data["comparisons"]),
        "withheld": _message(data["withheld"]),
    }
    return SafeBreakdown(**{**data, **changed})


def _safe_group_json(group: SafeGroup) -> dict[str, Any]:
    named, scores = ({item: _figure_json(f) for item, f in figures.items()} for figures in (group.named, group.scores))
    return {"choices": list(group.choices), "n": group.n, "named": named, "scores": scores}


def _safe_group(data: Json) -> SafeGroup:
    named, scores = ({item: _figure(f) for item, f in data[key].items()} for key in ("named", "scores"))
    return SafeGroup(tuple(data["choices"]), data["n"], named, scores)


def _safe_comparison(data: Json) -> SafeComparison:
    told = data["comparison"]
    return SafeComparison(data["item"], tuple(data["groups"]), told and _comparison(told), data["direction"])


def _figure_json(figure: Figure) -> dict[str, Any]:
    return {"shown": figure.value} if isinstance(figure, Shown) else {"hidden": figure.reason.as_json()}


def _figure(data: Json) -> Figure:
    return Shown(data["shown"]) if "shown" in data else Hidden(Message.from_json(data["hidden"]))


def _message_json(message: Message | None) -> dict[str, object] | None:
    return None if message is None else message.as_json()


def _message(data: Json | None) -> Message | None:
    return None if data is None else Message.from_json(data)
