"""Static files, read, joined with what they import, and compressed once at start; answered before Flask."""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from workshop.server.whole import whole

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TYPES = {  # our own list: the machine's may call JavaScript text/plain, which browsers refuse to run
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
}
COMPRESSIBLE = {".css", ".js", ".mjs", ".json", ".html", ".txt", ".svg", ".ttf"}
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class Version:
    """One way a file is sent: its bytes, its strong ETag, its Content-Encoding (or none)."""

    body: bytes
    etag: str
    encoding: str | None


@dataclass(frozen=True)
class StaticFile:
    """A file in memory. `small` is its gzip version, where that is smaller."""

    content_type: str
    plain: Version
    small: Version | None

    def version_for(self, accepted_encodings: str) -> Version:
        """The smallest version the client says it can read."""
        return self.small if self.small and _accepts_gzip(accepted_encodings) else self.plain


class StaticFiles:
    """The files of one folder under one URL prefix.

    `url("css/base.css")` is "/static/<hash of the whole folder>/css/base.css", which may be kept for
    ever; as the hash is a folder of the path, relative references between files stay inside the same
    version. Files are found by looking their name up in a dictionary, so no path can lead elsewhere.
    `headers` are the application's security headers; they go out with every answer from here.
    """

    def __init__(self, folder: Path, headers: Mapping[str, str] | None = None, prefix: str = "/static/") -> None:
        self._prefix = prefix
        self._headers = [(name, value) for name, value in (headers or {}).items() if name.lower() != "cache-control"]
        self._files = {path.relative_to(folder).as_posix(): _load(path) for path in _servable(folder)}
        self._version = _hash(*(part for name in sorted(self._files) for part in self._identity(name)))

    def url(self, name: str) -> str:
        """The address of a file for as long as nothing in the folder changes. Raises KeyError for a name not there."""
        if name not in self._files:
            raise KeyError(f"no static file is called {name!r}")
        return f"{self._prefix}{self._version}/{name}"

    def in_front_of(self, app: "WSGIApplication") -> "WSGIApplication":
        """A WSGI application that answers for static files itself and leaves the rest to `app`."""

        def serve(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "")
            if not path.startswith(self._prefix):
                return app(environ, start_response)
            return self._answer(path.removeprefix(self._prefix), environ, start_response)

        return serve

    def _answer(self, path: str, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        version, _, name = path.partition("/")
        is_current = version == self._version
        file = self._files.get(name if is_current else path)
        if file is None:
            return self._refuse("404 Not Found", start)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return self._refuse("405 Method Not Allowed", start, ("Allow", "GET, HEAD"))
        return self._send(file, FOR_EVER if is_current else ASK_AGAIN, environ, start)

    def _send(self, file: StaticFile, caching: str, environ: "WSGIEnvironment", start: "StartResponse") -> list[bytes]:
        version = file.version_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers = [*self._headers, ("Cache-Control", caching), ("ETag", version.etag), ("Vary", "Accept-Encoding")]
        if _matches(environ.get("HTTP_IF_NONE_MATCH", ""), version.etag):
            start("304 Not Modified", headers)
            return []
        headers += [("Content-Type", file.content_type), ("Content-Length", str(len(version.body)))]
        if version.encoding:
            headers.append(("Content-Encoding", version.encoding))
        start("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [version.body]

    def _refuse(self, status: str, start: "StartResponse", *more: tuple[str, str]) -> list[bytes]:
        text = f"{status}\n".encode()
        about = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(text)))]
        start(status, [*self._headers, ("Cache-Control", "no-store"), *about, *more])
        return [text]

    def _identity(self, name: str) -> Iterator[bytes]:
        yield name.encode()
        yield self._files[name].plain.etag.encode()


def _servable(folder: Path) -> list[Path]:
    """Files of a known type; links that lead out of the folder and hidden files stay out."""
    inside = folder.resolve()
    known = (path for path in folder.rglob("*") if path.is_file() and path.suffix in TYPES)
    return [path for path in known if path.resolve().is_relative_to(inside) and not _is_hidden(path, folder)]


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _load(path: Path) -> StaticFile:
    body = whole(path)
    digest = _hash(body)
    return StaticFile(TYPES[path.suffix], Version(body, f'"{digest}"', None), _compressed(path.suffix, body, digest))


def _compressed(suffix: str, body: bytes, digest: str) -> Version | None:
    if suffix not in COMPRESSIBLE:
        return None
    small = gzip.compress(body, compresslevel=9, mtime=0)
    return Version(small, f'"{digest}-gzip"', "gzip") if len(small) < len(body) else None


def _hash(*parts: bytes) -> str:
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@lru_cache(maxsize=64)
def _accepts_gzip(accepted: str) -> bool:
    wishes = [wish.replace(" ", "").lower() for wish in accepted.split(",")]
    return any(wish.partition(";")[0] in ("gzip", "*") and not _is_refusal(wish) for wish in wishes)


def _is_refusal(wish: str) -> bool:
    return wish.partition(";q=")[2].strip("0.") == "" and ";q=" in wish


def _matches(if_none_match: str, etag: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in tags or "*" in tags
