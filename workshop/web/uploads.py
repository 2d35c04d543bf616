"""Files that somebody sends: in memory only, and larger than a form only where a page asks for one."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Request, request
from werkzeug.wrappers import Response

from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.web.access import admit_facilitator

MEGABYTE = 1024 * 1024
#: What a form with a file may hold; the server hands over as much (server/limits.py).
MOST_BYTES = 64 * MEGABYTE
#: Pages of the facilitator to which a file may be sent, and what to do where it is larger than that.
TAKE_FILES = {
    "facilitator.event_data": msg(
        "The file is larger than {limit} MB. Export only the country and the years that the report speaks of, and "
        "import that.",
        limit=MOST_BYTES // MEGABYTE,
    ),
    "facilitator.look": msg(
        "The file is larger than {limit} MB. Choose a smaller picture.", limit=MOST_BYTES // MEGABYTE
    ),
}


class FormRequest(Request):
    """A request whose files never lie on the disk, where nothing would encrypt them."""

    def _get_file_stream(self, *_: object, **__: object) -> IO[bytes]:
        return BytesIO()


def allow_files() -> Response | None:
    """Before anything of a form is read: a file comes from those only who may see the facilitator's pages.

    Raises Mendable when it is larger than will be read."""
    if request.endpoint not in TAKE_FILES or request.method != "POST":
        return None
    refused = admit_facilitator()
    if refused is None and (request.content_length or 0) > MOST_BYTES:
        raise Mendable(TAKE_FILES[request.endpoint], "file")
    request.max_content_length = MOST_BYTES
    return refused
