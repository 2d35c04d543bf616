"""Thirty phones vote, the laptop dies in the middle and comes back: no acknowledged vote is lost, none is doubled."""
from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import gevent
import pytest

from tests.faults.program import Program
from tests.support.phones import PICK, Hall
from workshop.places import Places
from workshop.services.cast_ballot import recorded_ballot
from workshop.services.read_results import read_results
from workshop.storage.vault import DiskVault
from workshop.virtual.facilitator import Facilitator
from workshop.virtual.live import Live
from workshop.virtual.opinions import profiles
from workshop.virtual.participant import Participant

PHONES = 30
pytestmark = pytest.mark.alone


class Phone:
    """Votes and changes its mind without end; knows what was acknowledged and what was on its way."""

    def __init__(self, port: int, number: int):
        self._participant, self._chance = Participant("127.0.0.1", port), random.Random(number)
        self._participant.join(profiles(PHONES)[number])
        self._question = self._participant.question()
        self.acknowledged: list[str] = []
        self.on_its_way: list[str] | None = None

    @property
    def secret(self) -> str:
        return self._participant.browser.cookies["s"]

    def vote(self, times: int) -> None:
        """Until the laptop dies, or so many times."""
        live = None
        try:
            live = Live(self._participant.browser, "phone")
            for _ in range(times):
                self._vote_once(live)
        except (OSError, gevent.Timeout):
            pass
        finally:
            if live:
                live.close()
            self._participant.browser.close()

    def _vote_once(self, live: Live) -> None:
        self.on_its_way = sorted(self._chance.sample(self._question.asked, 3))
        assert live.cast(self._question.activity, self.on_its_way)["status"] == "recorded"
        self.acknowledged, self.on_its_way = self.on_its_way, None
        gevent.sleep(0.05 + self._chance.random() / 50)  # a little slower than the limit


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    hall = Hall.made(tmp_path / "data", PICK)
    hall.parts.vault.close()
    made = Program(tmp_path / "data", "--passphrase", "none")
    yield made
    made.end()


def test_votes_in_are_votes_out_whenever_the_laptop_dies(program):
    facilitate(program, "open")
    phones = [Phone(program.port, number) for number in range(PHONES)]
    for seconds in (1.5, 2.5):
        voting = [gevent.spawn(phone.vote, 10_000) for phone in phones]
        gevent.sleep(seconds)
        program.kill()
        gevent.joinall(voting, raise_error=True)
        assert sum(bool(phone.acknowledged) for phone in phones) > PHONES / 2, "the kill came in the middle"
        check_what_is_on_disk(program.folder, phones)
        program.start()
    gevent.joinall([gevent.spawn(phone.vote, 1) for phone in phones], raise_error=True)
    assert all(phone.on_its_way is None for phone in phones), "all reconnected and were acknowledged"
    facilitate(program, "close")
    assert program.interrupt() == 0
    assert outcome(program.folder) == Counter(item for phone in phones for item in phone.acknowledged)


def facilitate(program: Program, go: str) -> None:
    facilitator = Facilitator("127.0.0.1", program.port)
    assert facilitator.step(go, "pick").status == 200
    facilitator.browser.close()


def check_what_is_on_disk(folder: Path, phones: list[Phone]) -> None:
    """Every phone's ballot is the last acknowledged one, or the one on its way when the laptop died; one each."""
    vault = DiskVault(Places(folder))
    store = vault.open(vault.current_id())
    activity = store.snapshot().activity("pick")
    for phone in phones:
        ballot = recorded_ballot(store, phone.secret, activity) or {"picks": []}
        assert sorted(ballot["picks"]) in (phone.acknowledged, phone.on_its_way)
    assert len(store.casts("pick", 1)) == store.answered("pick", 1) <= PHONES
    assert store.seats() == PHONES
    vault.close()


def outcome(folder: Path) -> Counter[str]:
    vault = DiskVault(Places(folder))
    store = vault.open(vault.current_id())
    safe = read_results(store, store.snapshot().activity("pick"))
    assert safe.n == PHONES
    counts = Counter({item: figures["count"] for item, figures in safe.results["results"].items()})
    vault.close()
    return +counts
