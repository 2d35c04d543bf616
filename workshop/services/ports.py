"""What the services need from the outside world. storage, realtime and app provide it; tests may provide their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from workshop.domain.activity import Activity
from workshop.domain.event_import import EventImport
from workshop.domain.events import Changed, Progressed
from workshop.domain.ideas import Idea
from workshop.domain.passages import Passage
from workshop.domain.people import Groups, Seat
from workshop.domain.plan import Action
from workshop.domain.stage import Stage
from workshop.domain.workshop import ReportTexts, Workshop

T = TypeVar("T")
Json = Mapping[str, object]


@dataclass(frozen=True)
class Cast:
    """One ballot as stored: the kind's JSON and the voter's groups. No name, no time, no order."""

    ballot: Json
    groups: Groups


@dataclass(frozen=True)
class Snapshot:
    """Everything that changes slowly, read at one moment: what nearly every page needs."""

    version: int
    workshop: Workshop
    texts: ReportTexts
    stage: Stage
    activities: tuple[Activity, ...]

    def activity(self, activity_id: str | None) -> Activity | None:
        return next((activity for activity in self.activities if activity.id == activity_id), None)


class Reading(Protocol):
    """Reads of one workshop's file. Ballot and author keys are HMACs that only the phone's secret can make."""

    def snapshot(self) -> Snapshot: ...
    def seat(self, seat_id: str) -> Seat | None: ...
    def seats(self) -> int: ...
    def profiles(self) -> tuple[Groups, ...]: ...
    def ballot(self, activity: str, round_number: int, key: str) -> Json | None: ...
    def answered(self, activity: str, round_number: int) -> int: ...
    def any_ballot(self) -> bool: ...
    def casts(self, activity: str, round_number: int) -> tuple[Cast, ...]:
        """All ballots of the activity, in no meaningful order: with groups while it is open; once it is sealed without
        any, and none at all unless they were kept."""

    def ideas(self, activity: str) -> tuple[Idea, ...]: ...
    def own_ideas(self, activity: str, author: str) -> tuple[Idea, ...]: ...
    def actions(self, activity: str) -> tuple[Action, ...]:
        """The rows of a plan, in their order."""

    def own_actions(self, activity: str, author: str) -> tuple[Action, ...]: ...
    def outcome(self, activity: str, round_number: int) -> Json | None:
        """What `seal` was given: only what may be seen. None until then."""

    def wording_log(self, activity: str) -> tuple[Json, ...]: ...
    def event_data(self) -> EventImport | None:
        """What was counted in an imported file, if one was imported."""

    def passages(self) -> Mapping[str, Passage]:
        """What was decided about the report, by key."""


class Writing(Reading, Protocol):
    """Changes inside one transaction; every read sees the changes made so far."""

    def is_open(self, activity: str, round_number: int) -> bool:
        """Whether the activity takes answers at this very moment; cheap, asked inside every cast."""

    def put_workshop(self, workshop: Workshop) -> None: ...
    def put_texts(self, texts: ReportTexts) -> None: ...
    def put_stage(self, stage: Stage) -> None: ...
    def put_activity(self, activity: Activity) -> None:
        """Insert at the end of the agenda, or replace."""

    def put_agenda(self, activity_ids: Sequence[str]) -> None:
        """The order of the agenda."""

    def delete_activity(self, activity: str) -> None: ...
    def put_seat(self, seat: Seat) -> None: ...
    def put_ballot(self, activity: str, round_number: int, key: str, cast: Cast) -> None:
        """Insert or replace the one ballot with this key."""

    def put_idea(self, idea: Idea, author: str | None = None) -> None:
        """Insert (with its author key) or replace (author None keeps the key)."""

    def delete_idea(self, idea: str) -> None: ...
    def put_action(self, action: Action, author: str | None = None) -> None:
        """Insert (with its author key; None for a facilitator's) or replace (None keeps the key)."""

    def delete_action(self, action: str) -> None: ...
    def log_wording(self, activity: str, entry: Json) -> None: ...
    def put_event_data(self, data: EventImport | None) -> None:
        """Replace, or with None remove."""

    def put_passage(self, passage: Passage) -> None: ...

    def bump(self) -> int:
        """Raise and return the version: something that people see has changed."""


class Store(Reading, Protocol):
    """One workshop's file."""

    def write(self, change: Callable[[Writing], T]) -> T:
        """Run `change` in the writer; answer after COMMIT with synchronous=FULL. An exception undoes just this
        change.
        """

    def seal(self, activity: str, round_number: int, outcome: Json, keep_ballots: bool) -> None:
        """Crash-safe and repeatable: store the outcome, cut every link from ballots, ideas and plans to seats, take the
        groups off the ballots and shuffle them, or keep none, in a new file under a new key; destroy the old file and
        key. See SAFETY.md 2.1."""

    def destroy_ballots(self) -> None:
        """Crash-safe and repeatable, in the same way: no sealed ballot of any activity stays. Outcomes do."""

    def close(self) -> None: ...


class Vault(Protocol):
    """All workshops of this laptop."""

    def set_up(self, passphrase: str | None) -> None:
        """First start: choose a passphrase, or knowingly none."""

    def is_set_up(self) -> bool: ...
    def has_passphrase(self) -> bool: ...
    def is_locked(self) -> bool: ...
    def unlock(self, passphrase: str) -> bool: ...
    def lock(self) -> None: ...
    def create(self, workshop: Workshop) -> Store: ...
    def open(self, workshop_id: str) -> Store: ...
    def workshop_ids(self) -> tuple[str, ...]: ...
    def erase(self, workshop_id: str) -> None: ...
    def current_id(self) -> str | None:
        """The workshop that phones and projector see."""

    def choose(self, workshop_id: str | None) -> None: ...
    def close(self) -> None:
        """Close every workshop, for a clean end of the program."""


class Announcer(Protocol):
    """Tells phones, projector and facilitators; must never raise and never block."""

    def announce(self, event: Changed | Progressed) -> None: ...


class Press(Protocol):
    """Prints the report in a process of its own, so that no vote waits for it."""

    def get_ready(self) -> None:
        """A report is likely to be asked for soon."""

    def print_edition(self, facts: str, language: str, edition: str, password: str = "") -> bytes:
        """The edition (report.editions) of these facts (JSON), a PDF behind the password where there is one; raises
        Mendable when the press fails."""

    def stop(self) -> None:
        """End what is printed now, and hold no facts any longer."""


class Aside(Protocol):
    """Long computing, done where it keeps nobody waiting but the one who asked. What is handed in must not touch the
    store: everything it needs is among its arguments."""

    def run(self, function: Callable[..., T], *arguments: object) -> T:
        """What the function answers or raises."""

    def give_way(self) -> None:
        """Between two pieces of long work that is not done aside: whoever waits is served first."""


class AtOnce:
    """The plain way: compute here and now."""

    def run(self, function: Callable[..., T], *arguments: object) -> T:
        return function(*arguments)

    def give_way(self) -> None:
        """Nobody waits."""


AT_ONCE: Aside = AtOnce()


class Ids(Protocol):
    """Chance: identifiers that say nothing."""

    def new_id(self) -> str: ...
