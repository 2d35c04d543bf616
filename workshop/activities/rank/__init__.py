"""Rank: put the strongest items of a list in order."""

from workshop.activities.kind import Kind
from workshop.activities.rank import report, rules
from workshop.domain.text import msg

KIND = Kind(
    key="rank",
    name=msg("Ranking"),
    explanation=msg("Everybody puts the strongest items in order. The result is an order for the whole room."),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    results=report.results,
    tallies=report.tallies,
    recount=rules.summary,
)
