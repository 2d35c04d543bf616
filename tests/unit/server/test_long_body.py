"""A form with a file: read by the application, while others are served, within a size and a time."""

from __future__ import annotations

from contextlib import closing

import pytest
from flask import Flask, request
from flask_socketio import SocketIO

from tests.unit.server.room import SOON, ask, body, connection, get, served, status, until_closed

HEAD = "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\nContent-Type: text/plain\r\n\r\n"


def application() -> tuple[Flask, SocketIO]:
    app = Flask(__name__)
    app.add_url_rule("/", "here", lambda: "here")
    app.add_url_rule("/read", "read", lambda: str(len(request.get_data())), methods=["POST"])
    app.add_url_rule("/unread", "unread", lambda: "not wanted", methods=["POST"])
    app.config["MAX_CONTENT_LENGTH"] = 1_000_000
    return app, SocketIO(app, async_mode="gevent", transports=["websocket"], serve_client=False)


@pytest.fixture(scope="module")
def port():
    app, socketio = application()
    with served(app=app, socketio=socketio, body_bytes=100, file_bytes=1_000_000, file_seconds=SOON) as laptop:
        yield laptop.port


def posted(port: int, path: str, length: int) -> bytes:
    return ask(port, HEAD.format(path=path, length=length).encode() + b"x" * length)


@pytest.mark.parametrize("length", [0, 100, 101, 70_000, 1_000_000])
def test_a_body_up_to_the_limit_of_files_is_read_whole(port, length):
    sent = HEAD.format(path="/read", length=length).replace("Host", "Connection: close\r\nHost").encode()
    answer = ask(port, sent + b"x" * length)
    assert (status(answer), body(answer)) == (200, str(length).encode())


def test_a_longer_one_is_not_read(port):
    assert body(posted(port, "/read", 1_000_001)) != b"1000001"


def test_an_application_that_does_not_want_it_answers_all_the_same(port):
    assert body(posted(port, "/unread", 900_000)) == b"not wanted"


def test_a_sender_who_stops_is_left_after_a_time_and_others_are_served_meanwhile(port):
    with closing(connection(port)) as slow:
        slow.sendall(HEAD.format(path="/read", length=5000).encode() + b"half")
        assert body(get(port)) == b"here"
        assert status(until_closed(slow)) == 400
