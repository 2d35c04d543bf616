"""The demo: a Peace Exchange with invented participants, played through the real doors from joining to the printed
report.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import gevent

from workshop.domain.text import Message, msg, nmsg
from workshop.virtual import opinions
from workshop.virtual.facilitator import Facilitator
from workshop.virtual.live import Live
from workshop.virtual.participant import Participant, Question

SEED = 20260312
PEOPLE = 24
GROUP = 4
"""So many people write the action plan on one phone."""
BY_SOCKET = 2
"""Every second participant answers by socket, the others by plain forms."""


@dataclass(frozen=True)
class Pace:
    """Seconds: between two steps of the facilitator, and over how long the answers trickle in."""

    step: float = 4.0
    answers: float = 8.0


FAST = Pace(0.0, 0.0)


@dataclass
class Player:
    """One invented participant with opinions of its own."""

    participant: Participant
    profile: dict[str, str]
    language: str
    chance: random.Random
    live: Live | None = None


class Show:
    """Plays the whole agenda. `tell` says each step to whoever watches the terminal."""

    def __init__(self, host: str, port: int, pace: Pace, tell: Callable[[Message], None]):
        self._host, self._port, self._pace, self._tell = host, port, pace, tell
        self._facilitator = Facilitator(host, port)
        self._players: list[Player] = []

    def play(self, folder: Path) -> list[Path]:
        """From an empty program to the files in `folder`; answers with their paths."""
        self._prepare()
        self._arrive()
        for number, activity in enumerate(self._facilitator.agenda(), 1):
            self._tell(msg("Activity {n}", n=number))
            self._run(activity)
        return self._take_home(folder)

    def _prepare(self) -> None:
        self._facilitator.create_workshop(
            title_fr="Échange pour la paix, Bamako (démonstration)",
            title_en="Peace Exchange, Bamako (demonstration)",
            place="Bamako",
            starts="2026-03-12",
            ends="2026-03-14",
            template="peace_exchange",
            organisers="Réseau fictif des artisans de la paix",
            auditor_file="y",
        )
        self._tell(msg("The workshop is prepared from the Peace Exchange template."))

    def _arrive(self) -> None:
        for number, profile in enumerate(opinions.profiles(PEOPLE)):
            language = "en" if number % 6 == 5 else "fr"
            participant = Participant(self._host, self._port, language)
            participant.join(profile)
            self._players.append(Player(participant, profile, language, random.Random(SEED + number)))
            gevent.sleep(self._pace.answers / PEOPLE)
        for player in self._players[::BY_SOCKET]:
            player.live = Live(player.participant.browser, "phone")
        self._tell(nmsg("{n} invented participant has joined.", "{n} invented participants have joined.", PEOPLE))

    def _run(self, activity: str) -> None:
        self._do("here", activity)
        self._ask("open", activity)
        while self._facilitator.may_ask_again():
            self._ask("round", activity)
            self._show("change")

    def _ask(self, go: str, activity: str) -> None:
        """One round: opened, answered, closed, shown."""
        self._do(go, activity)
        for player in self._players:
            self._answer(player)
            gevent.sleep(self._pace.answers / PEOPLE)
        self._moderate(activity)
        self._do("close", activity)
        self._do("reveal", activity)
        for panel in ("zone", "discussion", "result"):
            self._show(panel)

    def _show(self, panel: str) -> None:
        self._facilitator.show(panel=panel)
        gevent.sleep(self._pace.step)

    def _do(self, go: str, activity: str) -> None:
        page = self._facilitator.step(go, activity)
        if page.status != 200:
            raise ConnectionError(f"{go} was answered with {page.status}")
        gevent.sleep(self._pace.step)

    def _answer(self, player: Player) -> None:
        question = player.participant.question()
        if question is None:
            raise ConnectionError("a phone does not see the question")
        if question.kind == "ideas":
            self._share(player, question)
        elif question.kind == "actions":
            self._plan(player, question)
        else:
            self._cast(player, question)

    def _share(self, player: Player, question: Question) -> None:
        topic = "recommendations" if question.addressed else "drivers"
        for text, addressee in opinions.ideas(topic, player.language, 2, player.chance):
            player.participant.share_idea(question, text, addressee)

    def _plan(self, player: Player, question: Question) -> None:
        """Each group has one phone: that of its first member."""
        number = self._players.index(player)
        row = opinions.planned(number // GROUP, player.language) if number % GROUP == 0 else None
        if row:
            player.participant.write_action(question, row)

    def _cast(self, player: Player, question: Question) -> None:
        marks = opinions.answer(question, player.profile, player.chance)
        if player.live:
            player.live.cast(question.activity, marks, question.round)
        else:
            player.participant.answer_by_form(question, marks)

    def _moderate(self, activity: str) -> None:
        """As a facilitator would: both languages written, the same thought in either one merged, then likely ones."""
        same: dict[tuple[str, str, str], list[str]] = {}
        for idea, words in self._facilitator.waiting_ideas():
            same.setdefault(opinions.in_both_languages(words), []).append(idea)
        for (french, english, addressee), ideas in same.items():
            self._facilitator.reword(activity, ideas[0], french, english, addressee)
            self._facilitator.moderate("merge" if len(ideas) > 1 else f"approve:{ideas[0]}", activity, ideas)
        for row, words in self._facilitator.planned():
            for language in ("fr", "en"):
                self._facilitator.translate_action(activity, row, language, opinions.planned_in(words, language))
        for first, second in self._facilitator.likely_duplicates():
            self._facilitator.moderate("merge", activity, [first, second])

    def _take_home(self, folder: Path) -> list[Path]:
        self._facilitator.write_text(
            "introduction",
            fr="Cet atelier n’a pas eu lieu : des participants inventés ont joué l’ordre du jour "
            "d’un Échange pour la paix. "
            "Aucun chiffre de ce rapport ne dit quoi que ce soit du Mali.",
            en="This workshop did not take place: invented participants played the agenda "
            "of a Peace Exchange. "
            "No figure in this report says anything about Mali.",
        )
        folder.mkdir(parents=True, exist_ok=True)
        files = {f"report-{code}.pdf": f"/facilitator/report/{code}/pdf" for code in ("fr", "en")}
        files |= {
            f"recount-{n}.json": f"/facilitator/recount/{activity}.json"
            for n, activity in enumerate(self._facilitator.agenda(), 1)
        }
        saved = ((folder / name, self._facilitator.download(path)) for name, path in files.items())
        return [self._save(path, body) for path, body in saved if body is not None]

    def _save(self, path: Path, body: bytes) -> Path:
        path.write_bytes(body)
        return path
