"""Which state of a piece the page showed that is sent back: so nobody overwrites another unseen."""

from __future__ import annotations

from flask import request

from workshop.domain.digits import whole

#: No piece has this version: whoever sends none is shown what stands there.
NOTHING_SEEN = -1


def seen_version() -> int:
    """The version in the form's field `seen`."""
    seen = whole(request.form.get("seen", ""))
    return NOTHING_SEEN if seen is None else seen
