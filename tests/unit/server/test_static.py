"""Static files: right type, small, kept for ever under their own address, and nothing else from the disk."""
from __future__ import annotations

import gzip

import pytest
from werkzeug.test import Client

from tests.unit.server.room import body, get, served
from workshop.server.static import StaticFiles

CSS = "body { margin: 0 }\n" * 100
GZIP = {"Accept-Encoding": "br, gzip"}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "secret.css").write_text("outside")
    files = tmp_path / "static"
    (files / "css").mkdir(parents=True)
    (files / "css" / "base.css").write_text(CSS)
    (files / "core.js").write_text("1")
    (files / ".draft.css").write_text("hidden")
    (files / "notes.py").write_text("no type of ours")
    (files / "way-out.css").symlink_to(tmp_path / "secret.css")
    return files


@pytest.fixture
def static(folder):
    return StaticFiles(folder, {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"})


@pytest.fixture
def browser(static):
    def application(environ, start_response):
        start_response("200 OK", [])
        return [b"the application"]

    return Client(static.in_front_of(application))


def test_the_address_of_a_file_is_kept_for_ever_and_its_plain_name_is_asked_again(browser, static):
    assert "immutable" in browser.get(static.url("css/base.css")).headers["Cache-Control"]
    assert browser.get("/static/css/base.css").headers["Cache-Control"] == "no-cache"


def test_the_address_changes_with_any_content(folder, static):
    before = static.url("css/base.css")
    (folder / "core.js").write_text("2")
    assert StaticFiles(folder).url("css/base.css") != before


def test_a_file_that_is_not_there_has_no_address(static):
    with pytest.raises(KeyError):
        static.url("css/missing.css")


def test_who_reads_gzip_gets_it_and_others_the_plain_file(browser):
    small, plain = browser.get("/static/css/base.css", headers=GZIP), browser.get("/static/css/base.css")
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data).decode() == plain.text == CSS
    assert len(small.data) < len(plain.data) / 5
    assert small.headers["ETag"] != plain.headers["ETag"]
    assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepted, encoding", [
    ("gzip", "gzip"), ("*", "gzip"), ("br, GZIP;q=0.5", "gzip"), ("gzip;q=0", None), ("gzip;q=0.0", None), ("br", None),
])  # fmt: skip
def test_wishes_about_encoding_are_followed(browser, accepted, encoding):
    answer = browser.get("/static/css/base.css", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding


def test_gzip_is_not_used_where_it_saves_nothing(browser):
    assert "Content-Encoding" not in browser.get("/static/core.js", headers=GZIP).headers


def test_an_unchanged_file_is_not_sent_again(browser):
    tag = browser.get("/static/css/base.css").headers["ETag"]
    for known, code in [(tag, 304), (f'W/{tag}, "x"', 304), ("*", 304), ('"other"', 200)]:
        answer = browser.get("/static/css/base.css", headers={"If-None-Match": known})
        assert (answer.status_code, bool(answer.data)) == (code, code == 200)
        assert answer.headers["ETag"] == tag


def test_head_says_everything_but_the_body(browser):
    answer = browser.head("/static/css/base.css")
    assert (answer.headers["Content-Length"], answer.data) == (str(len(CSS)), b"")


def test_types_are_ours_and_not_the_machines(browser):
    assert browser.get("/static/core.js").headers["Content-Type"] == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("path", [
    "/static/../secret.css", "/static/%2e%2e/secret.css", "/static/css/../../secret.css", "/static//secret.css",
    "/static/..%5csecret.css", "/static/way-out.css", "/static/.draft.css", "/static/notes.py", "/static/",
    "/static/css",    "/static/%00", "/static/0123456789abcdef/css/base.css",
])  # fmt: skip
def test_no_path_leads_elsewhere(browser, folder, path):
    assert (folder / "../secret.css").exists()
    assert browser.get(path).status_code == 404


def test_over_a_real_connection_dots_lead_nowhere_either(static):
    with served(static=static) as laptop:
        assert get(laptop.port, "/static/../secret.css").startswith(b"HTTP/1.1 404")
        assert body(get(laptop.port, static.url("css/base.css"))) == CSS.encode()


def test_files_cannot_be_changed_from_outside(browser):
    answer = browser.post("/static/css/base.css")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_every_answer_has_the_security_headers_and_its_own_caching(browser, static):
    for path in ("/static/css/base.css", "/static/missing.css", static.url("core.js")):
        answer = browser.get(path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert len(answer.headers.getlist("Cache-Control")) == 1


def test_everything_else_is_the_applications(browser):
    assert browser.get("/").text == "the application"
    assert browser.get("/statically").text == "the application"
