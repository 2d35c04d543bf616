"""Matrix: judge each item by two criteria, and see what to do now, prepare, take along or leave for later."""

from workshop.activities.kind import Kind, Standings
from workshop.activities.matrix import board, report, rules, words
from workshop.activities.matrix.findings import matrix_findings
from workshop.activities.matrix.invent import invent
from workshop.activities.matrix.rounds import ROUNDS
from workshop.domain.text import msg

KIND = Kind(
    key="matrix",
    place=70,
    name=msg("Two criteria"),
    explanation=msg(
        "Everybody judges each item by importance and feasibility, or by two other criteria. The plot shows what to do "
        "now and what to prepare."
    ),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    marks=rules.marks,
    findings=matrix_findings,
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
        msg("Quadrant, high by both"),
        0.28,
        aspects=board.aspects,
    ),
    group_words=words.JUDGED_HIGH,
    rounds=ROUNDS,
    wall=report.wall,
    fewest_items=1,
)
