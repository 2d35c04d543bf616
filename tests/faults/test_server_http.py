"""What one client may do to the others through HTTP: each limit and deadline, and beside it what stays allowed."""
from __future__ import annotations

from contextlib import ExitStack, closing

import gevent
import pytest
from gevent import socket

from tests.support import HOUSE
from tests.unit.server.room import SOON, ask, body, connection, get, phone, served, status, until_closed
from workshop.server.crowd import Crowd
from workshop.server.handler import STRICT_HEADERS
from workshop.server.static import StaticFiles
from workshop.web.headers import SECURITY_HEADERS

REQUEST = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture(scope="module")
def port():
    deadlines = {"header_seconds": SOON, "idle_seconds": SOON, "body_seconds": SOON}
    with served(**deadlines, body_bytes=1000, names=("atelier",)) as laptop:
        yield laptop.port


def test_a_page_is_served_and_names_no_program(port):
    answer = get(port)
    assert (status(answer), body(answer)) == (200, b"here")
    assert b"\r\nServer: web\r\n" in answer


@pytest.mark.parametrize("sent, code", [
    (f"{REQUEST}Connection: close\r\n\r\n", 200),
    ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
    ("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", 400),
    (f"GET /{'x' * 9000} HTTP/1.1\r\n\r\n", 414),
    (REQUEST + f"X: {'x' * 20_000}\r\n\r\n", 431),
    (REQUEST + "Content-Length: -1\r\n\r\n", 400),
    ("GET /bug HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", 500),
])  # fmt: skip
def test_answers_made_outside_the_application_are_as_strict_as_its_own(port, sent, code):
    answer = ask(port, sent)
    assert status(answer) == code
    assert body(answer), "a word at least"
    for name, value in STRICT_HEADERS.items():
        assert answer.count(f"\r\n{name}: {value}\r\n".encode()) == 1, name


def test_what_the_application_says_itself_wins():
    static = StaticFiles(HOUSE / "static")
    with served(static=static) as laptop:
        assert b"immutable" in get(laptop.port, static.url("css/base.css"))
    assert all(STRICT_HEADERS[name] == value for name, value in SECURITY_HEADERS.items()), "one policy in both rooms"


def test_head_and_body_travel_in_one_packet(port):
    with closing(connection(port)) as client:
        client.sendall(f"{REQUEST}\r\n".encode())
        assert client.recv(65536).endswith(b"here")


def test_the_application_sees_the_address_that_nobody_logs(port, capfd):
    assert body(get(port, "/who")) == b"127.0.0.1"
    assert "127.0.0.1" not in "".join(capfd.readouterr())


@pytest.mark.parametrize("sent", ["", "G", "GET / HTTP/1.1", REQUEST, REQUEST + "X-Slow: "])
def test_a_half_open_request_is_closed_by_the_deadline(port, sent):
    assert ask(port, sent) == b""


def test_a_body_that_never_comes_is_closed_by_the_deadline(port):
    assert ask(port, "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\nhalf") == b""


def test_a_request_in_pieces_within_the_deadline_is_answered(port):
    with closing(connection(port)) as client:
        for piece in ("GET / HT", "TP/1.1\r\nHo", "st: 127.0.0.1\r\nConnection: close\r", "\n\r\n"):
            client.sendall(piece.encode())
            gevent.sleep(SOON / 10)
        assert status(until_closed(client)) == 200


def test_drops_of_a_request_do_not_lengthen_its_deadline(port):
    with closing(connection(port)) as client:
        for _ in range(20):
            try:
                client.sendall(b"G")
            except OSError:
                break
            gevent.sleep(SOON / 5)
        else:
            pytest.fail("it could have gone on for ever")


def test_an_answer_may_take_longer_than_the_request_was_allowed_to(port):
    assert body(get(port, "/slow")) == b"at last"


def test_an_idle_connection_is_kept_for_the_next_request_and_then_closed(port):
    with closing(connection(port)) as client:
        for _ in range(3):
            client.sendall(f"{REQUEST}\r\n".encode())
            assert status(client.recv(65536)) == 200
            gevent.sleep(SOON / 3)
        assert until_closed(client) == b""


@pytest.mark.parametrize("host, code", [
    ("127.0.0.1", 200), ("127.0.0.1:8080", 200), ("localhost", 200), ("LOCALHOST:80", 200), ("atelier", 200),
    ("Atelier.", 200), ("", 421), ("evil.example", 421), ("127.0.0.1.evil.example", 421), ("0.0.0.0", 421),
    ("evil.example:127.0.0.1", 421), ("[::1]", 200), ("[evil]", 421),
])  # fmt: skip
def test_only_our_own_names_are_answered(port, host, code):
    assert status(get(port, host=host)) == code
    assert status(get(port, "/socket.io/?EIO=4&transport=websocket", host=host)) == (400 if code == 200 else 421)


def test_a_request_without_a_host_is_refused(port):
    assert status(ask(port, "GET / HTTP/1.0\r\n\r\n")) == 421


def form(size: int) -> str:
    return f"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: {size}\r\n\r\n" + "x" * size


def test_a_form_of_just_the_limit_is_taken(port):
    assert body(ask(port, form(1000))) == b"1000"


@pytest.mark.parametrize("size", [1001, 10_000_000])
def test_a_longer_one_gets_an_answer_that_the_sender_can_read(port, size):
    assert status(ask(port, form(size))) == 413


def test_a_form_that_is_only_announced_is_answered_at_once(port):
    with closing(connection(port)) as client:
        client.sendall(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10000000000\r\n\r\n")
        assert status(client.recv(65536)) == 413


@pytest.mark.parametrize("request_text, code", [
    (f"GET /{'x' * 9000} HTTP/1.1\r\n\r\n", 414),
    (REQUEST + f"X: {'x' * 20_000}\r\n\r\n", 431),
    (REQUEST + "X: y\r\n" * 5000 + "\r\n", 431),
    (REQUEST + "X: y\r\n" * 200 + "\r\n", 400),
    (REQUEST + "Content-Length: -1\r\n\r\n", 400),
    (REQUEST + "Content-Length: many\r\n\r\n", 400),
    (REQUEST.replace("GET", "POST") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411),
    ("GET / HTTP/9.9\r\n\r\n", 400),
    ("\x00\x01\x02\r\n\r\n", 400),
])
def test_what_is_not_a_request_of_ours_is_refused(port, capfd, request_text, code):
    assert status(ask(port, request_text)) == code
    assert "".join(capfd.readouterr()) == ""


def test_a_bug_is_told_by_its_place_and_not_by_who_met_it(capfd):
    with served() as laptop:
        assert status(get(laptop.port, "/bug", "Cookie: s=secret", "User-Agent: Phone")) == 500
    told = "".join(capfd.readouterr())
    assert "ZeroDivisionError" in told
    assert not any(word in told for word in ("secret", "Phone", "127.0.0.1"))


def test_half_open_and_silent_connections_do_not_keep_others_out(port):
    with ExitStack() as crowd:
        for n in range(300):
            client = crowd.enter_context(closing(connection(port)))
            client.sendall(b"GET / HTTP/1.1\r\n" if n % 2 else b"")
        assert body(get(port)) == b"here"
        with phone(port) as late:
            assert late.echo("me too") == "me too"
        assert until_closed(client) == b""


def test_the_connection_too_many_gets_a_plain_answer_and_room_again_later():
    with served(connections=3) as laptop:
        with closing(connection(laptop.port)), phone(laptop.port), closing(connection(laptop.port)):
            gevent.sleep(0.02)
            assert status(get(laptop.port)) == 503
        gevent.sleep(0.02)
        assert status(get(laptop.port)) == 200
        assert len(laptop._server.crowd) <= 1


def test_one_address_cannot_take_all_places_and_this_machine_may():
    crowd = Crowd(total=10, per_address=2)
    assert [crowd.enter("192.168.1.7") for _ in range(3)] == [True, True, False]
    assert crowd.enter("192.168.1.8")
    crowd.leave("192.168.1.7")
    assert crowd.enter("192.168.1.7")
    assert [crowd.enter("192.168.1.2", from_here=True) for _ in range(8)] == [True] * 7 + [False]
    assert "192.168" not in repr(vars(crowd))


def test_the_cap_for_one_address_can_be_switched_off():
    crowd = Crowd(total=10, per_address=None)
    assert all(crowd.enter("192.168.1.7") for _ in range(10))


def test_a_stopping_server_finishes_what_it_has_begun():
    with served() as laptop:
        with closing(connection(laptop.port)) as busy, closing(connection(laptop.port)) as idle:
            busy.sendall(b"GET /slow HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            gevent.sleep(0.02)
            laptop.stop(patience=60)
            assert until_closed(busy).endswith(b"at last")
            assert until_closed(idle) == b""
        with closing(socket.socket()) as late, pytest.raises(ConnectionRefusedError):
            late.connect(("127.0.0.1", laptop.port))
