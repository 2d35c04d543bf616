"""Files of the report in the making: one after another, each once, and what fails harms no other."""
from __future__ import annotations

from collections import deque
from dataclasses import replace

import pytest

from tests.report.report_sample import sample_facts
from workshop.domain.errors import Mendable
from workshop.domain.text import msg
from workshop.services.printing import MOST, Printings, Stage

FACTS = sample_facts()


class Press:
    """Prints at once; notes what is in the making meanwhile."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, str]] = []
        self.stopped = False

    def print_edition(self, facts: str, language: str, edition: str, password: str = "") -> bytes:
        self.printed.append((language, edition))
        if edition == "jam":
            raise Mendable(msg("The press is jammed."))
        if edition == "bug":
            raise ZeroDivisionError
        return " ".join(filter(None, (language, edition, password))).encode()

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def work() -> deque:
    return deque()


@pytest.fixture
def printings(press, work) -> Printings:
    return Printings(press, work.append)


def test_files_are_printed_in_their_turn_by_one_worker(printings, press, work):
    asked = [printings.ask(FACTS, code, "pdf") for code in ("fr", "en")]
    assert [one.stage for one in asked] == [Stage.PRINTING, Stage.WAITING]
    assert len(work) == 1
    work.popleft()()
    assert press.printed == [("fr", "pdf"), ("en", "pdf")]
    assert [printings.find(one.key).body for one in asked] == [b"fr pdf", b"en pdf"]


def test_the_same_facts_are_printed_once_and_others_anew(printings, press, work):
    first = printings.ask(FACTS, "fr", "pdf")
    assert printings.ask(FACTS, "fr", "pdf") is first
    work.popleft()()
    assert printings.ask(FACTS, "fr", "pdf") is first
    printings.ask(replace(FACTS, seats=FACTS.seats + 1), "fr", "pdf")
    work.popleft()()
    assert press.printed == [("fr", "pdf")] * 2


def test_one_that_fails_says_why_harms_no_other_and_is_tried_again(printings, press, work):
    failed, other = printings.ask(FACTS, "fr", "jam"), printings.ask(FACTS, "fr", "pdf")
    work.popleft()()
    assert (failed.stage, failed.problem.text, other.stage) == (Stage.FAILED, "The press is jammed.", Stage.READY)
    assert printings.ask(FACTS, "fr", "jam") is not failed
    assert len(work) == 1


def test_a_bug_in_one_file_does_not_leave_the_next_waiting_for_ever(printings, work):
    broken = printings.ask(FACTS, "fr", "bug")
    with pytest.raises(ZeroDivisionError):
        work.popleft()()
    assert broken.stage is Stage.FAILED
    after = printings.ask(FACTS, "fr", "pdf")
    work.popleft()()
    assert after.stage is Stage.READY


def test_only_the_last_files_are_kept_and_none_that_is_not_ready_yet(printings, work):
    first = printings.ask(FACTS, "fr", "0")
    work.popleft()()
    waiting = [printings.ask(FACTS, "fr", str(number)) for number in range(1, MOST + 3)]
    assert printings.find(first.key) is None
    assert all(printings.find(one.key) for one in waiting)


def test_what_is_forgotten_is_handed_to_nobody_neither_ready_nor_waiting_nor_on_the_press(printings, press, work):
    ready = printings.ask(FACTS, "fr", "pdf")
    work.popleft()()
    on_the_press, waiting = printings.ask(FACTS, "en", "pdf"), printings.ask(FACTS, "en", "txt")
    assert all(printings.find(one.key) for one in (ready, on_the_press, waiting))

    printed = press.print_edition

    def erased_meanwhile(facts: str, language: str, edition: str, password: str) -> bytes:
        printings.forget_all()
        return printed(facts, language, edition, password)

    press.print_edition = erased_meanwhile
    work.popleft()()
    assert [printings.find(one.key) for one in (ready, on_the_press, waiting)] == [None, None, None]
    assert press.stopped
    assert press.printed == [("fr", "pdf"), ("en", "pdf")]


def test_after_forgetting_files_are_printed_again(printings, work):
    printings.ask(FACTS, "fr", "pdf")
    printings.forget_all()
    again = printings.ask(FACTS, "fr", "pdf")
    while work:
        work.popleft()()
    assert printings.find(again.key).body == b"fr pdf"


def test_a_password_is_for_one_file_and_forgotten_with_the_facts_once_that_is_printed(printings, work):
    first, second = (printings.ask_locked(FACTS, "fr", "a long word") for _ in range(2))
    assert first.key != second.key
    assert "a long word" not in f"{first} {first.key}"
    while work:
        work.popleft()()
    assert (first.body, first.locked) == (b"fr pdf a long word", True)
    assert (first.password, first.facts) == ("", "")
    assert printings.ask(FACTS, "fr", "pdf").body == b""
