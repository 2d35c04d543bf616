"""What one client may do to the others through its WebSocket: each limit, and beside it what stays allowed."""
from __future__ import annotations

from contextlib import closing

import gevent
import pytest

from tests.unit.server.room import (
    BINARY,
    CLOSE,
    HANDSHAKE,
    PING,
    PONG,
    SOCKET_PATH,
    SOON,
    TEXT,
    Phone,
    application,
    body,
    connection,
    get,
    phone,
    served,
    status,
    until_closed,
)  # fmt: skip

LIMIT = 16 * 1024


@pytest.fixture(scope="module")
def port():
    with served() as laptop:
        yield laptop.port


def test_a_message_and_its_answer_travel(port):
    with phone(port) as client:
        assert client.echo("Aïcha ✓") == "Aïcha ✓"


def test_the_handshake_accepts_no_compression(port):
    with closing(Phone(port, more="Sec-WebSocket-Extensions: permessage-deflate\r\n")) as client:
        assert client.answer.startswith(b"HTTP/1.1 101")
        assert b"extensions" not in client.answer.lower()


def test_a_broken_handshake_gets_an_answer(port):
    with closing(Phone(port, version=12)) as client:
        assert status(client.answer) == 400


def test_the_handshake_answers_with_the_example_of_the_standard(port):
    with closing(Phone(port)) as client:  # its key is the one of RFC 6455, 1.3
        assert b"\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in client.answer


@pytest.mark.parametrize("sent, instead, code", [
    ("Connection: Upgrade", "Connection: keep-alive, Upgrade", 101),  # as Firefox says it
    ("Upgrade: websocket", "Upgrade: WebSocket", 101),
    ("Connection: Upgrade", "Connection: keep-alive", 400),
    ("Upgrade: websocket", "Upgrade: h2c", 400),
    ("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "", 400),
    ("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ=", 400),
    ("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ==", 400),
    ("Sec-WebSocket-Version: 13\r\n", "", 400),
    ("GET", "POST", 400),
])  # fmt: skip
def test_a_handshake_is_taken_as_the_standard_says_and_in_no_other_form(port, sent, instead, code):
    request = HANDSHAKE.format(path=SOCKET_PATH, version=13, more="Origin: http://127.0.0.1\r\n")
    with closing(connection(port)) as client:
        client.sendall(request.replace(sent, instead).encode())
        assert status(client.recv(65536)) == code


def test_a_message_of_just_the_limit_is_taken(port):
    with phone(port) as client:
        room_left = LIMIT - len('421["say",""]')
        assert client.echo("x" * room_left) == "x" * room_left


@pytest.mark.parametrize("what, code, frames", [
    ("one frame over the limit", 1009, [{"payload": b"4" + b"x" * LIMIT}]),
    ("a header that only announces 20 MB", 1009, [{"payload": b"", "length": 20_000_000}]),
    ("fragments that are too long together", 1009, [
        {"payload": b"4" * 9000, "fin": False}, {"payload": b"4" * 9000, "kind": 0},
    ]),
    ("bytes instead of text", 1003, [{"payload": b"4", "kind": BINARY}]),
    ("bytes disguised as text", 1003, [{"payload": b"bAAAA"}]),
    ("an announced attachment", 1003, [{"payload": b'451-["say",{"_placeholder":true,"num":0}]'}]),
    ("an unmasked frame", 1002, [{"payload": b"42", "masked": False}]),
    ("a reserved bit", 1002, [{"payload": b"42", "kind": TEXT | 0x40}]),
    ("a continuation of nothing", 1002, [{"payload": b"42", "kind": 0}]),
    ("a ping in pieces", 1002, [{"payload": b"", "kind": PING, "fin": False}]),
    ("what is not UTF-8", 1007, [{"payload": b"42\xff\xfe"}]),
])
def test_a_breach_is_closed_with_its_code(port, what, code, frames):
    with phone(port) as client:
        for frame in frames:
            client.frame(**frame)
        assert client.close_code() == code, what


def test_fragments_within_the_limit_make_one_message_even_inside_a_letter(port):
    whole = '421["say","é"]'.encode()
    cut = whole.index("é".encode()) + 1
    with phone(port) as client:
        client.frame(whole[:cut], fin=False)
        client.frame(b"", kind=0, fin=False)
        client.frame(whole[cut:], kind=0)
        assert client.text() == '431["\\u00e9"]'


def test_a_ping_is_answered_and_a_farewell_returned(port):
    with phone(port) as client:
        client.frame(b"are you there", kind=PING)
        assert client.next() == (PONG, b"are you there")
        client.frame((1000).to_bytes(2, "big"), kind=CLOSE)
        assert client.close_code() == 1000


@pytest.mark.parametrize("rubbish", [
    b"4", b"42", b"42{", b"42[]", b'42["nobody",1]', b'42[["say"],1]', b"42" + b"[" * 5000, b"4" + b"9" * 5000,
    b"4\x00", b"5", b"9", b'42999999999999["say",1]', b"40{", b"0{}",
])  # fmt: skip
def test_rubbish_ends_at_most_its_sender_and_names_nobody(port, capfd, rubbish):
    with phone(port) as neighbour, phone(port) as sender:
        sender.frame(rubbish)
        gevent.sleep(0.02)
        assert neighbour.echo("still here") == "still here"
    written = "".join(capfd.readouterr())
    assert "127.0.0.1" not in written
    assert "Traceback" not in written


def test_too_many_frames_are_closed_and_a_patient_client_is_not():
    with served(frame_burst=20, frames_per_second=1) as laptop:
        with phone(laptop.port) as busy:
            for _ in range(30):
                busy.frame(b"", kind=PING)
            assert busy.close_code() == 1008
        with phone(laptop.port) as patient:
            assert [patient.echo(str(n)) for n in range(10)] == [str(n) for n in range(10)]


def talkative(size: int = 100_000):
    """An application that sends `size` bytes to everybody whenever somebody says `flood`."""
    app, socketio = application()

    def flood(sid, n):
        for i in range(n):
            socketio.server.emit("news", f"{i}:" + "x" * size)

    socketio.server.on("flood", flood)
    return app, socketio


def test_who_never_reads_is_dropped_and_the_others_are_served():
    app, socketio = talkative()
    with served(app=app, socketio=socketio, send_seconds=SOON) as laptop, phone(laptop.port) as reader:
        with phone(laptop.port, receive_buffer=4096) as sleeper:
            reader.say('42["flood",60]')
            assert [reader.text().split('"')[3].split(":")[0] for _ in range(60)] == [str(i) for i in range(60)]
            gevent.sleep(3 * SOON)
            assert len(laptop._server.websockets) == 1
            assert not until_closed(sleeper.socket).endswith(b'x"]')  # cut off in the middle of what it did not take
        assert reader.echo("well") == "well"


def test_who_only_pauses_gets_every_frame_whole():
    app, socketio = talkative(200_000)
    with served(app=app, socketio=socketio) as laptop, phone(laptop.port, receive_buffer=4096) as slow:
        slow.say('42["flood",20]')
        gevent.sleep(2 * SOON)
        assert [slow.text() for _ in range(20)] == [f'42["news","{i}:{"x" * 200_000}"]' for i in range(20)]
        assert slow.echo("and on") == "and on"


def test_pongs_do_not_break_into_a_frame_that_is_on_its_way():
    app, socketio = talkative(300_000)
    with served(app=app, socketio=socketio) as laptop, phone(laptop.port, receive_buffer=4096) as slow:
        slow.say('42["flood",5]')
        for _ in range(10):
            slow.frame(b"?", kind=PING)
        gevent.sleep(SOON)
        frames = [slow.next() for _ in range(15)]
        assert sorted(kind for kind, _ in frames) == [TEXT] * 5 + [PONG] * 10
        assert all(len(payload) in (1, len('42["news","0:"]') + 300_000) for _, payload in frames)


def test_what_waits_for_one_client_is_bounded():
    app, socketio = talkative()
    with served(app=app, socketio=socketio, waiting_messages=50, send_seconds=SOON) as laptop:
        with phone(laptop.port, receive_buffer=4096) as sleeper, phone(laptop.port) as asker:
            [engine_socket] = list(socketio.server.eio.sockets.values())[:1]
            asker.say('42["flood",500]')
            gevent.sleep(SOON / 3)
            assert engine_socket.queue.qsize() <= 2  # only the sign to hang up
            assert until_closed(sleeper.socket) is not None
        gevent.sleep(2 * SOON)
        assert len(laptop._server.websockets) == 0


def test_silence_is_ended_and_an_answer_to_a_ping_is_not_silence():
    with served(silence_seconds=SOON) as laptop:
        with phone(laptop.port) as silent:
            assert silent.close_code() == 1000
        with phone(laptop.port) as alive:
            for _ in range(4):
                gevent.sleep(SOON / 2)
                alive.say("3")
            assert alive.echo("awake") == "awake"


def test_long_polling_is_not_a_second_door(port):
    assert status(get(port, "/socket.io/?EIO=4&transport=polling")) == 400


@pytest.mark.parametrize("origin, answer", [("http://127.0.0.1", 101), ("http://elsewhere.example", 400)])
def test_a_page_of_another_site_gets_no_socket(port, origin, answer):
    with closing(Phone(port, more=f"Origin: {origin}\r\n")) as client:
        assert status(client.answer) == answer


def test_a_stopping_server_says_good_bye():
    with served() as laptop, phone(laptop.port) as client:
        laptop.stop(patience=1)
        assert client.close_code() == 1001


def test_an_upgrade_that_is_a_form_meets_the_limits_of_a_form(port):
    answer = get(port, "/", "Upgrade: websocket", "Content-Length: 5000000", method="POST")
    assert status(answer) == 413
    assert b"101" not in answer.split(b"\r\n")[0]
    assert body(answer)
