"""Agree: how far everybody supports each proposal, and whether that is a consensus."""

from workshop.activities.agree import board, report, rules, words
from workshop.activities.agree.findings import agree_findings
from workshop.activities.agree.invent import invent
from workshop.activities.agree.rounds import ROUNDS
from workshop.activities.kind import Kind, Standings
from workshop.domain.text import msg

KIND = Kind(
    key="agree",
    place=60,
    name=msg("Agreement"),
    explanation=msg(
        "Everybody says how far they support each proposal. A rule set before the vote says what is a consensus."
    ),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    marks=rules.marks,
    findings=agree_findings,
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
        msg("Support"),
        0.28,
        board.remarks,
        aspects=board.aspects,
    ),
    group_words=words.SUPPORTED,
    rounds=ROUNDS,
    wall=report.wall,
    fewest_items=1,
)
