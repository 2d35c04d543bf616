"""A counted ranking in words and tables, for somebody who wants to check and not to believe."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workshop.domain.text import Message, msg, nmsg
from workshop.tally.recount.question import Question, Table, item_cells

METHOD_NAMES: dict[str, Message] = {
    "borda": msg("Borda, ties share (the published order)"),
    "borda_zero": msg("Borda, nothing for the unranked"),
    "mbc": msg("Modified Borda Count"),
    "first_preferences": msg("First preferences"),
    "copeland": msg("Copeland"),
    "minimax": msg("Minimax"),
    "schulze": msg("Schulze"),
    "ranked_pairs": msg("Ranked Pairs"),
    "kemeny": msg("Kemeny"),
    "irv": msg("Instant runoff, possible winners"),
}

VERDICTS: dict[str | None, Message] = {
    "robust": msg("Verdict: robust. The top items are the same under every method and without any one person."),
    "sensitive": msg("Verdict: sensitive to the method. The top items change, but the first one is always among them."),
    "inconclusive": msg("Verdict: inconclusive. Another way of counting gives another result."),
    None: msg("Verdict: unknown, since it needs the ballots themselves."),
}


def explain_ranking(question: Question, figures: Mapping[str, Any]) -> Sequence[Message | Table]:
    """The published order, the order under every other method, agreement and robustness."""
    if not figures["ballots"]:
        return [msg("There is nothing to count.")]
    return [
        _order_table(question, figures),
        msg("Score: 100 for an item that everybody puts first alone, 0 for one that everybody puts last alone. "
            "Items left unranked share the points of the places that remain."),
        _methods_table(figures["methods"]),
        msg("“>” stands between places, “=” between items that share a place. No tie is broken."),
        *_agreement(figures["agreement"]),
        *_robustness(figures["robustness"], len(question.items)),
    ]


def _order_table(question: Question, figures: Mapping[str, Any]) -> Table:
    items = {item.id: item for item in question.items}
    rows, place = [], 1
    for group in figures["methods"]["borda"]["order"]:
        counted = [(i, figures["score_100"][i], figures["named"][i], figures["first"][i]) for i in group]
        rows += [(place, *item_cells(items[i]), *rest) for i, *rest in counted]
        place += len(group)
    head = (msg("Place"), msg("Item"), msg("Words"), msg("Score 0-100"), msg("Ranked by"), msg("First for"))
    return Table(head, tuple(rows))


def _methods_table(methods: Mapping[str, Any]) -> Table:
    rows = [(name, _orders(methods[key])) for key, name in METHOD_NAMES.items()]
    return Table((msg("Method"), msg("Order")), tuple((name, order) for name, orders in rows for order in orders))


#: More equally good orders than these would push everything else off the screen; --json lists them.
_ORDERS_SHOWN = 5


def _orders(result: Mapping[str, Any] | None) -> list[str | Message]:
    if result is None:
        return [msg("not computed")]
    if "winners" in result:
        return [", ".join(result["winners"])]
    if "orders" in result:
        return _several([" > ".join(order) for order in result["orders"]], result)
    order = " > ".join(" = ".join(group) for group in result["order"])
    return [msg("{order} (depends on ties)", order=order)] if result.get("depends_on_ties") else [order]


def _several(orders: list[str], result: Mapping[str, Any]) -> list[str | Message]:
    left = result.get("orders_in_all", len(orders)) - _ORDERS_SHOWN
    more = [nmsg("and {n} more order, equally good", "and {n} more orders, equally good", left)] if left > 0 else []
    return [*orders[:_ORDERS_SHOWN], *more]


def _agreement(figures: Mapping[str, Any]) -> list[Message]:
    if figures["kendall_w"] is None:
        return [msg("Agreement: Kendall's W cannot be computed here.")]
    said = [msg("Agreement: Kendall's W = {w} (0: none, 1: everybody ranks alike).", w=figures["kendall_w"])]
    if figures["p"] is None:
        return said
    test = msg("As much agreement by chance alone: chi-square {chi2}, {df} degrees of freedom, p = {p}.",
               chi2=figures["chi2"], df=figures["df"], p=figures["p"])
    return [*said, test]


def _robustness(figures: Mapping[str, Any], items: int) -> list[Message]:
    said = [msg("Top {top} (with ties): {items}.", top=figures["top"], items=", ".join(figures["top_items"]))]
    if figures["leave_one_out"]:
        said.append(msg("Leaving out one ballot at a time, they stay the same in {stable} of {of} cases.",
                        **figures["leave_one_out"]))
    if len(figures["top_items"]) == items:
        said.append(msg("All items are top items here, so the verdict says nothing about which comes first."))
    return [*said, VERDICTS[figures["verdict"]]]
