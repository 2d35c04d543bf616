"""What a person can mend. Everything else that goes wrong is a bug and may say so."""

from __future__ import annotations

from workshop.domain.text import Message


class Mendable(Exception):
    """Something the person can put right: `message` says what happened and what to do, `field` where.

    `code` is the short answer for a socket ("refused", "closed", …); a web page chooses its status by it.
    """

    code = "refused"

    def __init__(self, message: Message, field: str | None = None):
        super().__init__(message.text)
        self.message = message
        self.field = field


class Closed(Mendable):
    """The activity takes no answers (any more)."""

    code = "closed"


class NotFound(Mendable):
    """What was asked for does not exist, or no longer."""

    code = "missing"


class Locked(Mendable):
    """The data are locked until the passphrase is given, or the person has not shown who they are."""

    code = "locked"


class TooMany(Mendable):
    """A limit that protects everybody else was reached."""

    code = "limit"
