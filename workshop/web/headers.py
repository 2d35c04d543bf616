"""The headers of every answer (SAFETY.md 2.4): nothing from outside, nothing kept, nothing framed but our own
projector.
"""

from __future__ import annotations

from flask import Response, request

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "X-DNS-Prefetch-Control": "off",
}

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' ws://{host}; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


def set_headers(response: Response) -> Response:
    """Every answer carries them; pages are never kept by browser or proxy."""
    response.headers.update(SECURITY_HEADERS)
    response.headers["Content-Security-Policy"] = _POLICY.format(host=request.host)
    response.headers["Cache-Control"] = "no-store"
    return response
