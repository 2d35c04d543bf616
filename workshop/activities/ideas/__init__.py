"""Ideas: short texts, one thought each."""

from workshop.activities.ideas import report, rules, words
from workshop.activities.ideas.findings import idea_findings
from workshop.activities.kind import Kind
from workshop.domain.text import msg

KIND = Kind(
    key="ideas",
    place=10,
    name=msg("Ideas"),
    explanation=msg("Everybody writes short ideas. You approve them and merge those that say the same."),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    findings=idea_findings,
    results=report.results,
    tallies=report.tallies,
    invent=lambda asked, options, liking, chance: (),
    rules=words.RULES,
    collects_ideas=True,
    fewest_items=0,
)
