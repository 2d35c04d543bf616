"""What may be said of several rounds of one question: every situation, for tests/spec/findings.txt."""

from __future__ import annotations

from tests.unit.activities import drivers
from workshop.activities import KINDS
from workshop.activities.rounds import Course, applied, course_findings, declared, to_discuss
from workshop.domain.activity import Activity
from workshop.domain.disclosure import release
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Label, msg
from workshop.findings import Finding

ITEMS = drivers.ITEMS[:3]


def course(kind: str, *rounds: str, most: int = 3, k: int = 5) -> Course:
    """Rounds of ballots, spelled "cp*12 t*3": twelve ballots that name c and p in this order."""
    options = KINDS[kind].options({"max": 2} if kind == "pick" else {})
    activity = Activity("a", kind, Label.of(en="?"), options=options.as_json(), items=ITEMS, rounds=most)
    return Course(activity, KINDS[kind].rounds, tuple(_counted(activity, answers, k) for answers in rounds))


def _counted(activity: Activity, answers: str, k: int) -> SafeOutcome:
    if not answers:
        return SafeOutcome(activity.kind, activity.item_ids, 24, 0, {}, withheld=msg("Withheld."))
    kind = KINDS[activity.kind]
    spelled = [(marks.split("+"), int(times)) for marks, times in (part.split("*") for part in answers.split())]
    options = kind.options(activity.options)
    casts = [
        (kind.parse({"items": marks}, options, activity.item_ids), {}) for marks, times in spelled for _ in range(times)
    ]
    return release(kind.count(activity, (), k, casts), activity.items, (), k)


def rules(kind: str, most: int) -> tuple[Finding, ...]:
    found = course(kind, most=most)
    return (Finding("rule", declared(found.activity, found.rounds)),)


def said(found: Course) -> tuple[Finding, ...]:
    """What the control page says: the change, which part applied, what to discuss."""
    discuss = to_discuss(found)
    change = tuple(one for one in course_findings(found) if one.key != "stop")
    return (*change, Finding("stop", applied(found)), *([Finding("split", discuss)] if discuss else ()))


SPLIT = "c+p+t*12 p+t+c*12"
ALIKE = "c+p+t*22 p+t+c*2"
SITUATIONS = {
    "rounds, declared for a ranking": rules("rank", 3),
    "rounds, declared for a choice": rules("pick", 2),
    "rounds, declared for proposals": rules("agree", 2),
    "rounds, the first of a ranking, an item divides": said(course("rank", SPLIT)),
    "rounds, agreement grew": said(course("rank", SPLIT, ALIKE)),
    "rounds, agreement fell": said(course("rank", ALIKE, SPLIT)),
    "rounds, answers moved and agreement did not": said(course("rank", "c+p+t*24", "p+c+t*24")),
    "rounds, the last one declared": said(course("rank", SPLIT, ALIKE, most=2)),
    "rounds, stable": said(course("pick", "c+p*40 t*40", "c+p*45 t*35")),
    "rounds, not the same number": said(course("pick", "c+p*12 t*12", "c+p*20 t*2")),
    "rounds, under ten people": said(course("pick", "c+p*4 t*4", "c*8")),
    "rounds, under ten and not the same number": said(course("pick", "c+p*4 t*4", "c*9")),
    "rounds, consensus": said(course("agree", "c=8*6 p=2*6 t=1*6", "c=1+p=1+t=2*18")),
    "rounds, the second is withheld": said(course("pick", "c+p*12 t*12", "")),
    "rounds, the last one is withheld": said(course("pick", "c+p*12 t*12", "", most=2)),
    "rounds, the third beside the first": said(course("pick", "c+p*12 t*12", "", "c*24")),
    "rounds, left before the rule applied": course_findings(course("pick", "c+p*12 t*12", "c*24")),
}
