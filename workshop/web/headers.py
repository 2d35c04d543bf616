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
    response.headers.update(strict_headers(request.host))
    return response


def strict_headers(host: str) -> dict[str, str]:
    """For an answer to somebody who asked this host."""
    return {
        **SECURITY_HEADERS, "Content-Security-Policy": _POLICY.format(host=host), "Cache-Control": "no-store",
    }  # fmt: skip


def page_headers(host: str) -> list[tuple[str, str]]:
    """All headers of a page that is made outside Flask but its length."""
    own = (("Content-Type", "text/html; charset=utf-8"), ("Vary", "Accept-Encoding"))
    return [*strict_headers(host).items(), *own]
