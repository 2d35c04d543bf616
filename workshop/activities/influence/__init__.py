"""Influence: which items feed which others."""

from workshop.activities.influence import board, report, rules, words
from workshop.activities.influence.findings import influence_findings
from workshop.activities.influence.invent import invent
from workshop.activities.influence.rounds import ROUNDS
from workshop.activities.kind import Kind, Standings
from workshop.domain.text import msg

KIND = Kind(
    key="influence",
    place=90,
    name=msg("Influence"),
    explanation=msg(
        "Everybody judges a few pairs: does the first feed the second? The result says what drives the rest."
    ),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    rounds=ROUNDS,
    ask=rules.ask,
    marks=rules.marks,
    findings=influence_findings,
    results=report.results,
    tallies=report.tallies,
    recount=rules.summary,
    invent=invent,
    rules=words.RULES,
    glossary=words.GLOSSARY,
    standings=Standings(
        board.order,
        board.figure,
        board.unit,
        board.evidence,
        msg("Influence"),
        remarks=board.remarks,
        of_importance=False,
    ),
    wall=report.wall,
    beside_ranking=True,
    fewest_items=rules.FEWEST_ITEMS,
)
