"""The files by which others count again (RECOUNT.md): the publishable sheet, and the ballots file for an auditor."""

from __future__ import annotations

import random

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.services.lookup import kind_of
from workshop.services.ports import Json, Reading
from workshop.services.read_results import read_results

FORMAT = "workshop-recount/1"
FEWEST_BALLOTS = 10


def recount_sheet(reading: Reading, activity: Activity) -> Json:
    """Counts that anybody may have. Raises Mendable where the kind has no counts, the answers are too few, or a hidden
    item could be computed back from them."""
    kind = kind_of(activity)
    if kind.recount is None:
        raise Mendable(kind.why_no_recount)
    safe = read_results(reading, activity)
    if safe.withheld:
        raise Mendable(safe.withheld)
    summary = kind.recount(safe)
    if summary is None:
        raise Mendable(
            msg("There is no recount sheet: figures of this activity stay hidden to protect participants, "
                "and the sheet would give them back.")
        )  # fmt: skip
    return {**_header(reading, activity), "summary": summary}


def ballots_file(reading: Reading, activity: Activity) -> Json:
    """The sealed ballots in shuffled order, without seats, times or groups, for an auditor in the room.

    Raises Mendable unless the workshop announced it before the first ballot, and under ten ballots."""
    refuse_ballots_file(reading, activity)
    ballots = [dict(cast.ballot) for cast in reading.casts(activity.id, activity.round)]
    random.SystemRandom().shuffle(ballots)
    return {**_header(reading, activity), "notice": "ne pas diffuser / do not distribute", "ballots": ballots}


def refuse_ballots_file(reading: Reading, activity: Activity) -> None:
    """Raises Mendable with the reason why this activity's ballots are not handed out."""
    if not reading.snapshot().workshop.auditor_file:
        raise Mendable(msg("The ballots are not handed out: that was not announced before the first ballot."))
    if activity.state not in (State.CLOSED, State.REVEALED) or kind_of(activity).recount is None:
        raise Mendable(msg("There are no sealed ballots of this activity."))
    ballots = len(reading.casts(activity.id, activity.round))
    if not ballots and reading.answered(activity.id, activity.round):
        raise Mendable(msg("The ballots are destroyed: the report has been released."))
    if ballots < FEWEST_BALLOTS:
        raise Mendable(msg("Fewer than {n} ballots: handing them out could show who voted what.", n=FEWEST_BALLOTS))


def _header(reading: Reading, activity: Activity) -> Json:
    items = [{"id": item.id, "label": item.label.as_json(), "sensitive": item.sensitive} for item in activity.items]
    # as the kind completes them: an agenda may have named only what differs from the usual
    options = kind_of(activity).options(activity.options).as_json()
    least = activity.min_group(reading.snapshot().workshop)
    return {"format": FORMAT, "kind": activity.kind, "options": {**options, "min_group": least}, "items": items}
