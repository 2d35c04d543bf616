"""Rank: put the strongest items of a list in order."""

from workshop.activities.kind import Kind, Standings
from workshop.activities.rank import board, report, rules, words
from workshop.activities.rank.findings import rank_findings
from workshop.activities.rank.invent import invent
from workshop.activities.rank.rounds import ROUNDS
from workshop.domain.text import msg
from workshop.findings.groups import NAMED

KIND = Kind(
    key="rank",
    place=30,
    name=msg("Ranking"),
    explanation=msg("Everybody puts the strongest items in order. The result is an order for the whole room."),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    marks=rules.marks,
    findings=rank_findings,
    results=report.results,
    tallies=report.tallies,
    recount=rules.summary,
    invent=invent,
    rules=words.RULES,
    glossary=words.GLOSSARY,
    standings=Standings(
        board.order, board.figure, board.unit, board.evidence, msg("Ranked"), 0.212, board.remarks, board.agreement
    ),
    group_words=NAMED,
    rounds=ROUNDS,
)
