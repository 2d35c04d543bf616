"""Every address × every header, enumerated from the application: nothing kept, framed, leaked or written in a URL."""
from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from tests.properties.addresses import addresses
from tests.support.phones import PICK, RANK, Hall
from workshop.services.secrets import form_token
from workshop.web.headers import SECURITY_HEADERS

NEEDED = {**SECURITY_HEADERS, "Cache-Control": "no-store"}
POLICY = ("default-src 'none'", "script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'self'")


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    made = Hall.made(tmp_path_factory.mktemp("hall"), PICK, RANK, auditor_file=True)
    made.open("pick")
    yield made
    made.parts.vault.close()


def missing(answer: TestResponse) -> list[str]:
    """Headers that an answer should carry and does not, or not so."""
    policy = answer.headers.get("Content-Security-Policy", "")
    lacking = [name for name, value in NEEDED.items() if answer.headers.get(name) != value]
    return lacking + [part for part in POLICY if part not in policy] + (["no unsafe-"] if "unsafe-" in policy else [])


def answers(hall: Hall, client: Client) -> Iterator[tuple[str, TestResponse]]:
    """What every address answers to the methods that it takes, and to one that it does not take."""
    for method in ("GET", "HEAD", "OPTIONS", "POST", "DELETE"):
        for address in addresses(hall.app, "GET" if method == "DELETE" else method):
            if address != "/facilitator/workshops/erase":
                yield f"{method} {address}", client.open(address, method=method)
    yield "GET nothing", client.get("/nothing/here")
    yield "GET up and away", client.get("/../../etc/passwd")
    yield "POST too much", client.post("/idea", data={"text": "x" * 400_000})


def test_every_answer_of_every_address_carries_every_header(hall):
    found = dict(answers(hall, hall.app.test_client()))
    assert len(found) > 80
    assert {what: missing(answer) for what, answer in found.items() if missing(answer)} == {}


def test_an_application_without_them_is_caught():
    bare = Flask(__name__)
    bare.add_url_rule("/", view_func=lambda: "hello")
    assert set(NEEDED) <= set(missing(bare.test_client().get("/")))


def test_no_answer_says_what_runs_here(hall):
    for what, answer in answers(hall, hall.app.test_client()):
        assert answer.status_code < 500, what
        assert not {"X-Powered-By", "ETag", "Last-Modified"} & set(answer.headers.keys()), what


def test_cookies_are_for_this_visit_this_site_and_no_script(hall):
    set_by = {}
    for address in addresses(hall.app, "GET"):
        set_now = hall.app.test_client().get(address).headers.getlist("Set-Cookie")
        set_by |= {(address, cookie): cookie for cookie in set_now}
    phone = hall.phone()
    set_by["language"] = phone.post("/language", language="en").headers["Set-Cookie"]
    assert len(set_by) > 5
    for cookie in set_by.values():
        attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert attributes == {"httponly", "path=/", "samesite=strict"}, cookie


def links(answer: TestResponse) -> list[str]:
    """Every address that an answer sends the browser to, or offers."""
    offered = re.findall(r'(?:href|action|src|content)="([^"]*)"', answer.get_data(as_text=True))
    return [*offered, answer.headers.get("Location", "")]


def test_no_secret_and_no_token_stands_in_any_address(hall):
    phone, desk = hall.phone(), hall.app.test_client()
    desk.get("/facilitator/")
    secrets = [phone.client.get_cookie("s").value, desk.get_cookie("d").value]
    secrets += [form_token(secret) for secret in secrets]
    pages = [*answers(hall, phone.client), *answers(hall, desk)]
    assert any(secrets[2] in answer.get_data(as_text=True) for _, answer in pages), "in forms they do stand"
    for what, answer in pages:
        assert not [link for link in links(answer) for secret in secrets if secret in link], what
        assert secrets[0] not in answer.get_data(as_text=True), what


@pytest.mark.parametrize("link", ["/?s=SECRET", "/join/SECRET", "#SECRET"])
def test_a_secret_in_an_address_would_be_caught(link):
    bare = Flask(__name__)
    bare.add_url_rule("/", view_func=lambda: f'<a href="{link}">x</a>')
    assert any("SECRET" in found for found in links(bare.test_client().get("/")))


def test_no_form_is_taken_without_the_token_of_its_browser(hall):
    """Every address that takes a form; the control is that with the token it is not called foreign."""
    client, version = hall.app.test_client(), hall.store.snapshot().version
    client.get("/")
    client.get("/facilitator/")
    for address in addresses(hall.app, "POST"):
        for token in ({}, {"token": ""}, {"token": "0" * 32}, {"token": "é"}):
            assert client.post(address, data=token).status_code == 400, address
    assert hall.store.snapshot().version == version
    mine = {"token": form_token(client.get_cookie("s").value), "language": "en"}
    assert client.post("/language", data=mine).status_code == 303
