"""Sort: put each item into one of a few categories."""

from workshop.activities.kind import Kind, Standings
from workshop.activities.sort import board, report, rules, words
from workshop.activities.sort.findings import sort_findings
from workshop.activities.sort.invent import invent
from workshop.activities.sort.rounds import ROUNDS
from workshop.domain.text import msg

KIND = Kind(
    key="sort",
    place=80,
    name=msg("Sorting"),
    explanation=msg(
        "Everybody puts each item into a category: causes and effects, long-term and dynamic drivers, dividers and "
        "connectors, or your own."
    ),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    check=rules.check,
    marks=rules.marks,
    findings=sort_findings,
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
        msg("Sorted under"),
        0.212,
        agreement=board.agreement,
        of_importance=False,
    ),
    group_words=words.WITH_THE_ROOM,
    rounds=ROUNDS,
    wall=report.wall,
)
