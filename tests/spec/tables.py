"""Rankings and results drawn as text, and read back: what the tables of this folder are written in."""
from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def ballots(text: str) -> list:
    """"2  A > B = C" is two ballots with A first, B and C tied next."""
    found = []
    for line in text.strip().splitlines():
        times, _, order = line.strip().partition(" ")
        groups = tuple(tuple(item.strip() for item in group.split("=")) for group in order.split(">"))
        found += [groups] * int(times)
    return found


def items_of(example: dict[str, Any]) -> list[str]:
    named = {item for ranking in ballots(example["ballots"]) for group in ranking for item in group}
    return example["items"].split() if "items" in example else sorted(named)


def figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.7g}"


def drawn(key: str, figures: dict[str, Any]) -> str:
    """The part of a result that `key` names, as text."""
    draw = {"agreement": _agreement, "robustness": _robustness}.get(key, _method)
    return draw(figures.get(key) or figures["methods"][key])


def _method(result: dict[str, Any]) -> str:
    if "winners" in result:
        return ", ".join(result["winners"])
    if "orders" in result:
        orders = " | ".join(" > ".join(order) for order in result["orders"])
        return f"{orders} ({result['agreeing']} : {result['disagreeing']})"
    order = " > ".join(" = ".join(_scored(item, result) for item in group) for group in result["order"])
    return order + (" (depends on ties)" if result.get("depends_on_ties") else "")


def _scored(item: str, result: dict[str, Any]) -> str:
    return f"{item} {figure(result['scores'][item])}" if "scores" in result else item


def _agreement(result: dict[str, Any]) -> str:
    ties = f", T {figure(result['t'])}" if result["t"] else ""
    w, s, chi2 = (figure(result[key]) for key in ("kendall_w", "s", "chi2"))
    return f"W {w}, S {s}{ties}, chi2 {chi2}, df {result['df']}"


def _robustness(result: dict[str, Any]) -> str:
    stable = "stable {stable} of {of}".format(**result["leave_one_out"])
    return f"{result['verdict']}; top {result['top']}: {', '.join(result['top_items'])}; {stable}"
