"""The fields of a request: read as the standard library reads them, and refused where it would guess."""
from http.client import parse_headers
from io import BytesIO

import pytest

from workshop.server.head import MOST_FIELDS, Head

ORDINARY = b"Host: laptop:8080\r\nCookie: s=1; l=fr\r\nAccept:text/html\r\nX-Empty:\r\nDNT: \t1 \r\nDate: a:b\r\n"


def head(text: bytes) -> Head:
    return Head(text.splitlines(keepends=True))


def test_ordinary_fields_are_read_as_the_standard_library_reads_them():
    expected = parse_headers(BytesIO(ORDINARY + b"\r\n"))
    for name in ("Host", "COOKIE", "accept", "X-Empty", "DNT", "date", "missing"):
        found = expected.get(name)
        assert head(ORDINARY).get(name) == (found if found is None else found.strip())


def test_the_application_sees_them_as_wsgi_names_them():
    fields = dict(head(ORDINARY + b"Content-Length: 3\r\nContent-Type: a/b\r\nUser_Id: 7\r\n").environ())
    assert (fields["HTTP_X_EMPTY"], fields["HTTP_DNT"]) == ("", "1")
    assert fields.keys() == {"HTTP_HOST", "HTTP_COOKIE", "HTTP_ACCEPT", "HTTP_X_EMPTY", "HTTP_DNT", "HTTP_DATE"}


@pytest.mark.parametrize("text, name, value", [
    (b"Cookie: s=1\r\ncookie: l=fr\r\n", "Cookie", "s=1; l=fr"),
    (b"Accept: a\r\nAccept: b\r\n", "Accept", "a,b"),
    (b"Content-Length: 1\r\nContent-Length: 2\r\n", "Content-Length", "1,2"),  # which is no number, so it is refused
    (b"Host: a\r\nHost: b\r\n", "Host", "a,b"),  # which is not our name, so it is refused
    (b"A: b\n", "a", "b"),
])  # fmt: skip
def test_a_field_that_comes_twice_has_both_values(text, name, value):
    assert head(text).get(name) == value


@pytest.mark.parametrize("line", [
    b"no colon\r\n", b": no name\r\n", b"two words: x\r\n", b"Space : x\r\n", b" Folded: x\r\n", b"\tfolded\r\n",
    b"A: x\ry\r\n", b"A: x\0\r\n", b"\xc3\xa9: x\r\n", b"A\0: x\r\n",
])  # fmt: skip
def test_what_is_not_a_field_is_refused(line):
    with pytest.raises(ValueError):
        head(b"Host: here\r\n" + line)


def test_there_is_an_end_to_fields():
    assert head(b"A: b\r\n" * MOST_FIELDS).get("a")
    with pytest.raises(ValueError):
        head(b"A: b\r\n" * (MOST_FIELDS + 1))
