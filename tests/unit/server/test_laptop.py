"""The laptop: which port, which addresses, which engine, and a garbage collector that does not interrupt votes."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, closing
from types import SimpleNamespace

import gevent
import pytest
from flask import Flask
from flask_socketio import SocketIO

from tests.support import HOUSE
from tests.unit.server.room import application, phone, served
from workshop.domain.errors import Mendable
from workshop.server import laptop as laptop_module
from workshop.server.addresses import own_addresses, phone_addresses
from workshop.server.discreet import DiscreetLog
from workshop.server.engine import UnknownEngine, fit
from workshop.server.laptop import listen
from workshop.server.limits import Limits
from workshop.server.outgoing import OutgoingQueue


def test_the_next_usual_port_is_taken_when_one_is_busy(monkeypatch):
    with ExitStack() as taken:
        busy = [taken.enter_context(closing(listen("127.0.0.1", 0))).getsockname()[1] for _ in range(2)]
        free = listen("127.0.0.1", 0)
        number = free.getsockname()[1]
        free.close()
        monkeypatch.setattr(laptop_module, "USUAL_PORTS", tuple(busy))
        monkeypatch.setattr(laptop_module, "NEXT_PORTS", [busy[0], number])
        with closing(listen("127.0.0.1")) as found:
            assert found.getsockname()[1] == number


@pytest.mark.parametrize("field, arguments", [("port", "busy"), ("host", ("192.0.2.1", 0))])
def test_what_cannot_be_had_is_something_a_person_can_mend(field, arguments):
    with closing(listen("127.0.0.1", 0)) as busy, pytest.raises(Mendable) as raised:
        listen(*(("127.0.0.1", busy.getsockname()[1]) if arguments == "busy" else arguments))
    assert raised.value.field == field


def test_no_free_port_at_all_is_said_too(monkeypatch):
    with closing(listen("127.0.0.1", 0)) as busy:
        monkeypatch.setattr(laptop_module, "USUAL_PORTS", (busy.getsockname()[1],))
        monkeypatch.setattr(laptop_module, "NEXT_PORTS", ())
        with pytest.raises(Mendable):
            listen("127.0.0.1")


def test_on_loopback_only_the_laptop_itself_is_an_address():
    with served() as laptop:
        assert laptop.urls == [f"http://127.0.0.1:{laptop.port}/"]


SERVER = """
import gevent
from tests.unit.server.room import application
from workshop.server.laptop import serve
app, socketio = application()
laptop = serve(app, socketio, host="127.0.0.1", port=0)
gevent.spawn(print, "running", flush=True)
laptop.run()
print("ended")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_cleanly(number):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", SERVER], cwd=HOUSE, **pipes) as program:
        program.stdout.readline()
        os.kill(program.pid, number)
        out, errors = program.communicate(timeout=20)
    assert (program.returncode, out.strip(), errors) == (0, b"ended", b"")


# ---- the engine inside python-socketio ----

def test_the_engine_is_the_one_this_server_was_built_for():
    _, socketio = application()
    fit(socketio, Limits())
    engine = socketio.server.eio
    assert engine._async["websocket"].func.__name__ == "WebSocket"
    assert isinstance(engine.create_queue(), OutgoingQueue)
    assert engine.transports == ["websocket"]
    assert engine.max_http_buffer_size == Limits().message_bytes


def test_other_servers_of_the_process_keep_their_own():
    (_, ours), (_, theirs) = application(), application()
    before = theirs.server.eio._async["websocket"]
    fit(ours, Limits())
    assert theirs.server.eio._async["websocket"] is before


def test_threading_mode_is_refused():
    with pytest.raises(UnknownEngine):
        fit(SocketIO(Flask("other"), async_mode="threading"), Limits())


def test_a_changed_engine_is_refused():
    _, socketio = application()
    socketio.server.eio._async = {"websocket": None}
    with pytest.raises(UnknownEngine):
        fit(socketio, Limits())


# ---- what waits for one client ----

def test_a_full_queue_forgets_and_hangs_up():
    queue = OutgoingQueue(3)
    for n in range(5):
        queue.put(n)
    assert [queue.get_nowait()] == [None]
    queue.put("later")
    assert queue.empty()
    queue.put(None)
    assert queue.get_nowait() is None


def test_a_queue_within_its_limit_keeps_order():
    queue = OutgoingQueue(3)
    for n in range(3):
        queue.put(n)
    assert [queue.get_nowait() for _ in range(3)] == [0, 1, 2]


# ---- addresses ----

def card(name: str, *ips: str):
    return SimpleNamespace(nice_name=name, ips=[SimpleNamespace(ip=ip, is_IPv4=":" not in ip) for ip in ips])


def test_phones_are_shown_what_a_room_can_reach_hotspots_first():
    cards = [
        card("lo", "127.0.0.1"), card("docker0", "172.17.0.1"), card("wg0", "10.8.0.2"), card("eth0", "192.168.1.20"),
        card("vEthernet (WSL)", "172.20.0.1"), card("wlan0", "169.254.3.4", "fe80::1"), card("ap0", "10.42.0.1"),
        card("wwan0", "41.73.0.9"),
    ]  # fmt: skip
    assert [a.ip for a in phone_addresses(lambda: cards)] == ["10.42.0.1", "192.168.1.20", "41.73.0.9"]
    assert {a.ip for a in own_addresses(lambda: cards)} >= {"172.17.0.1", "10.8.0.2"}


# ---- the log ----

def test_the_log_holds_no_words_of_clients_and_says_a_sentence_once():
    lines = []
    log = DiscreetLog(lines.append)
    for n in range(3):
        log.info("received %s", "ballot")
        log.warning("Cannot send to sid %s", f"s3cret{n}")
        log.error("http://evil.example is not an accepted origin.")
        try:
            raise ValueError("ballot")
        except ValueError:
            log.exception("message handler error")
    assert len(lines) == 3
    assert not any(word in " ".join(lines) for word in ("ballot", "s3cret", "evil"))
    assert "ValueError" in lines[2]


def test_a_failing_event_handler_is_told_without_the_message(capfd):
    app, socketio = application()
    socketio.server.on("vote", lambda sid, data: data["missing"])
    with served(app=app, socketio=socketio) as laptop, phone(laptop.port) as client:
        client.say('42["vote",{"items":["a private matter"]}]')
        gevent.sleep(0.05)
        assert client.echo("still here") == "still here"
    told = "".join(capfd.readouterr())
    assert "KeyError" in told
    assert "private" not in told
