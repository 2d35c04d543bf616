"""The header fields of a request, read once and strictly.

http.client reads them with the parser for electronic mail, which costs as much as everything else in answering a
small file.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

MOST_FIELDS = 100
NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
ELSEWHERE = ("content-type", "content-length")  # WSGI has them without HTTP_ in front


class Head:
    """Fields by their names in lower case; one that came twice has both values, joined as HTTP says.

    `status` and the two old methods are what pywsgi asks of a head.
    """

    status = ""

    def __init__(self, lines: Sequence[bytes]) -> None:
        """Raises ValueError for what is not a field: without colon, with a space in its name, or folded."""
        if len(lines) > MOST_FIELDS:
            raise ValueError("too many fields")
        self._fields: dict[str, str] = {}
        for line in lines:
            self._add(line.decode("latin-1"))

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def get(self, name: str, default: str | None = None) -> str | None:
        return self._fields.get(name.lower(), default)

    getheader = get

    @property
    def typeheader(self) -> str | None:
        return self.get("content-type")

    def environ(self) -> Iterator[tuple[str, str]]:
        """The fields as WSGI names them. A name with _ is left out: it would pass for another one with -."""
        for name, value in self._fields.items():
            if "_" not in name and name not in ELSEWHERE:
                yield _wsgi_name(name), value

    def _add(self, line: str) -> None:
        given, colon, value = line.partition(":")
        name, value = _checked(given), value.strip(" \t\r\n")
        if not colon or "\r" in value or "\0" in value:
            raise ValueError("not a field")
        if name in self._fields:
            value = f"{self._fields[name]}{'; ' if name == 'cookie' else ','}{value}"
        self._fields[name] = value


@lru_cache(maxsize=256)
def _checked(name: str) -> str:
    if not NAME.fullmatch(name):
        raise ValueError("not the name of a field")
    return name.lower()


@lru_cache(maxsize=256)
def _wsgi_name(name: str) -> str:
    return f"HTTP_{name.upper().replace('-', '_')}"
