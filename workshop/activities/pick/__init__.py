"""Pick: choose up to k items from a list."""

from workshop.activities.kind import Kind
from workshop.activities.pick import report, rules
from workshop.domain.text import msg

KIND = Kind(
    key="pick",
    name=msg("Choose a few"),
    explanation=msg("Everybody chooses up to three items from a list. The result says how many people chose each."),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    results=report.results,
    tallies=report.tallies,
    recount=rules.summary,
)
