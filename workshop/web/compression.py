"""Pages travel compressed: a few kilobytes less for every phone on a weak Wi-Fi, for a tenth of a millisecond."""

from __future__ import annotations

import gzip
from functools import lru_cache

from flask import Response, request
from werkzeug.http import parse_accept_header

WORTH_IT = 600
LEVEL = 5


def compress(response: Response) -> Response:
    """The page gzipped where the browser takes it; files that are compressed already stay as they are."""
    if not _is_page(response) or not takes_gzip(request.headers.get("Accept-Encoding", "")):
        return response
    body = response.get_data()
    if len(body) >= WORTH_IT:
        response.set_data(gzip.compress(body, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        response.vary.add("Accept-Encoding")
    return response


@lru_cache(maxsize=64)
def takes_gzip(accepted: str) -> bool:
    """Whether a browser with this Accept-Encoding reads gzip."""
    return bool(parse_accept_header(accepted)["gzip"])


def _is_page(response: Response) -> bool:
    return response.mimetype in ("text/html", "application/json") and "Content-Encoding" not in response.headers
