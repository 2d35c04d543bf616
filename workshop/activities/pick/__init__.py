"""Pick: choose up to k items from a list."""

from workshop.activities.kind import Kind, Standings
from workshop.activities.minority import minority_by_zone
from workshop.activities.pick import board, report, rules, words
from workshop.activities.pick.findings import pick_findings
from workshop.activities.pick.invent import invent
from workshop.activities.rounds import Rounds
from workshop.domain.text import msg
from workshop.findings.groups import NAMED

KIND = Kind(
    key="pick",
    place=20,
    name=msg("Choose a few"),
    explanation=msg("Everybody chooses up to three items from a list. The result says how many people chose each."),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    marks=rules.marks,
    findings=pick_findings,
    results=report.results,
    tallies=report.tallies,
    recount=rules.summary,
    invent=invent,
    rules=words.RULES,
    standings=Standings(board.order, board.figure, board.unit, board.evidence, msg("Chosen by")),
    group_words=NAMED,
    rounds=Rounds(msg("Share of participants who chose it, in percent")),
    by_group=minority_by_zone,
)
