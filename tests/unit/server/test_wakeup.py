"""The Doorbell: an operating-system thread answers greenlets, one by one, with results or exceptions."""
from __future__ import annotations

import threading
import time
from contextlib import closing

import gevent
import pytest

from workshop.server.wakeup import Doorbell

ENOUGH = 5


def from_another_thread(action):
    thread = threading.Thread(target=action)
    thread.start()
    return thread


def test_a_foreign_thread_wakes_everybody_with_their_own_results():
    with closing(Doorbell()) as bell:
        waiters = [bell.waiter() for _ in range(500)]
        waiting = [gevent.spawn(waiter.wait, ENOUGH) for waiter in waiters]
        gevent.sleep(0)
        thread = from_another_thread(lambda: bell.ring([(waiter, n) for n, waiter in enumerate(waiters)]))
        gevent.joinall(waiting, timeout=ENOUGH, raise_error=True)
        thread.join()
        assert [greenlet.value for greenlet in waiting] == list(range(500))


def test_many_rings_from_many_threads_lose_nobody():
    with closing(Doorbell()) as bell:
        waiters = [[bell.waiter() for _ in range(100)] for _ in range(4)]
        threads = [from_another_thread(lambda mine=mine: [bell.ring([(w, "done")]) for w in mine]) for mine in waiters]
        assert {waiter.wait(ENOUGH) for mine in waiters for waiter in mine} == {"done"}
        for thread in threads:
            thread.join()


def test_an_exception_is_raised_where_it_is_waited_for_and_neighbours_get_their_results():
    with closing(Doorbell()) as bell:
        good, bad = bell.waiter(), bell.waiter()
        from_another_thread(lambda: bell.ring([(bad, ValueError("this one")), (good, 7)])).join()
        with pytest.raises(ValueError, match="this one"):
            bad.wait(ENOUGH)
        assert good.wait(ENOUGH) == 7


def test_who_is_rung_before_waiting_does_not_wait():
    with closing(Doorbell()) as bell:
        waiter = bell.waiter()
        bell.ring([(waiter, "early")])
        gevent.sleep(0.01)
        assert waiter.wait(0) == "early"


def test_the_loop_goes_on_while_somebody_waits():
    with closing(Doorbell()) as bell:
        waiter, steps = bell.waiter(), []
        from_another_thread(lambda: (time.sleep(0.1), bell.ring([(waiter, "late")])))
        gevent.spawn(lambda: [steps.append(gevent.sleep(0.01)) for _ in range(3)])
        assert waiter.wait(ENOUGH) == "late"
        assert len(steps) == 3


def test_who_waits_in_vain_is_told():
    with closing(Doorbell()) as bell, pytest.raises(gevent.Timeout):
        bell.waiter().wait(0.01)


def test_what_was_rung_before_closing_still_arrives():
    bell = Doorbell()
    waiter = bell.waiter()
    bell.ring([(waiter, "last")])
    bell.close()
    assert waiter.wait(0) == "last"
