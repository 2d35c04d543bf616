"""Actions: a plan of who does what, when and with what. Rows of text, no vote."""

from workshop.activities.actions import report, rules, words
from workshop.activities.actions.findings import plan_findings
from workshop.activities.kind import Kind
from workshop.domain.text import msg

KIND = Kind(
    key="actions",
    place=120,
    name=msg("Action plan"),
    explanation=msg("Who does what, when, with what? Groups write the rows, or you do. Nobody votes."),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    findings=plan_findings,
    results=report.results,
    tallies=report.tallies,
    invent=lambda asked, options, liking, chance: (),
    rules=words.RULES,
    why_no_recount=msg("Nobody votes on a plan, so there is nothing to recount."),
    writes_plan=True,
    fewest_items=0,
)
