"""Rate: say of every item where it stands on a scale of five steps."""

from workshop.activities.kind import Kind, Standings
from workshop.activities.rate import board, report, rules, words
from workshop.activities.rate.findings import rate_findings
from workshop.activities.rate.invent import invent
from workshop.activities.rate.rounds import ROUNDS
from workshop.domain.text import msg

KIND = Kind(
    key="rate",
    place=50,
    name=msg("Rating"),
    explanation=msg(
        "Everybody rates each item from 1 to 5. The result shows how the answers spread over the five steps."
    ),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    marks=rules.marks,
    findings=rate_findings,
    results=report.results,
    tallies=report.tallies,
    recount=rules.summary,
    invent=invent,
    rules=words.RULES,
    glossary=words.GLOSSARY,
    standings=Standings(
        board.order, board.figure, board.unit, board.evidence, msg("Two highest steps"), 0.212, board.remarks
    ),
    group_words=words.HIGH,
    rounds=ROUNDS,
    wall=report.wall,
    fewest_items=1,
)
