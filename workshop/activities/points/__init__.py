"""Points: share out a budget of points among the items of a list."""

from workshop.activities.kind import Kind, Standings
from workshop.activities.points import board, report, rules, words
from workshop.activities.points.findings import points_findings
from workshop.activities.points.invent import invent
from workshop.activities.rounds import Rounds
from workshop.domain.text import msg

KIND = Kind(
    key="points",
    place=40,
    name=msg("Share out points"),
    explanation=msg(
        "Everybody shares out the same number of points. The result says how many points each item got, and from how "
        "many people."
    ),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    marks=rules.marks,
    findings=points_findings,
    results=report.results,
    tallies=report.tallies,
    recount=rules.summary,
    invent=invent,
    rules=words.RULES,
    glossary=words.GLOSSARY,
    standings=Standings(board.order, board.figure, board.unit, board.evidence, msg("Points"), 0.19, board.remarks),
    group_words=words.GIVEN,
    rounds=Rounds(msg("Share of participants who gave it points, in percent")),
)
