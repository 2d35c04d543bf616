"""Validate: does each sentence, and the summary, say what the participants said?"""

from workshop.activities.kind import Kind
from workshop.activities.validate import report, rules, words
from workshop.activities.validate.findings import validate_findings
from workshop.activities.validate.invent import invent
from workshop.domain.text import msg

KIND = Kind(
    key="validate",
    place=110,
    name=msg("Validation"),
    explanation=msg(
        "The sentences of the results are read back. Everybody says whether they say what was said, and what to change."
    ),
    options=rules.options,
    parse=rules.parse,
    count=rules.count,
    describe=rules.describe,
    marks=rules.marks,
    findings=validate_findings,
    results=report.results,
    tallies=report.tallies,
    invent=invent,
    rules=words.RULES,
    wall=report.wall,
    reads_back=True,
    takes_remarks=rules.to_be_changed,
    why_no_recount=msg(
        "There is no recount sheet for a validation: each answer is counted by itself and printed in the report."
    ),
    fewest_items=1,
)
