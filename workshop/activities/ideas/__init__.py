"""Ideas: short texts, one thought each."""

from workshop.activities.ideas import report, rules
from workshop.activities.kind import Kind
from workshop.domain.text import msg

KIND = Kind(
    key="ideas",
    name=msg("Ideas"),
    explanation=msg("Everybody writes short ideas. You approve them and merge those that say the same."),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    results=report.results,
    tallies=report.tallies,
    collects_ideas=True,
    fewest_items=0,
)
