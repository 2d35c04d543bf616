"""Duels: a long list of ideas compared two by two."""

from workshop.activities.duels import board, report, rules, words
from workshop.activities.duels.findings import duel_findings
from workshop.activities.duels.invent import invent
from workshop.activities.duels.rounds import ROUNDS
from workshop.activities.kind import Kind, Standings
from workshop.domain.text import msg

KIND = Kind(
    key="duels",
    place=15,
    name=msg("Two by two"),
    explanation=msg("For long lists: everybody compares a few pairs of ideas, and together they put all in an order."),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    rounds=ROUNDS,
    ask=rules.ask,
    marks=rules.marks,
    findings=duel_findings,
    results=report.results,
    tallies=report.tallies,
    invent=invent,
    rules=words.RULES,
    glossary=words.GLOSSARY,
    standings=Standings(
        board.order, board.figure, board.unit, board.evidence, msg("Two by two"), 0.25, remarks=board.remarks
    ),
    why_no_recount=msg(
        "There is no recount sheet for comparisons two by two: it would need every pair that somebody was asked, and "
        "few people were asked the same."
    ),
    fewest_items=rules.FEWEST_ITEMS,
)
