"""The screens of a phone that has nothing to answer: language, joining, profile, waiting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workshop.domain.activity import Activity, State
from workshop.domain.errors import Mendable
from workshop.i18n.languages import is_ready
from workshop.services.drafts import Draft, Drafts
from workshop.services.ports import Snapshot, Store
from workshop.services.secrets import seat_id
from workshop.web.access import LANGUAGE, PHONE, secret_in


@dataclass(frozen=True)
class Phone:
    """Who asks: the secret in its cookie, None on the first visit, and the language it has chosen, None before that."""

    secret: str | None
    language: str | None

    @classmethod
    def of(cls, cookies: Mapping[str, str]) -> Phone:
        language = cookies[LANGUAGE] if LANGUAGE in cookies else None  # noqa: SIM401 (as in secret_in)
        return cls(secret_in(cookies, PHONE), language if is_ready(language) else None)


@dataclass(frozen=True)
class Screen:
    """A template and what it shows. When `alike`, that is the same for every phone with one language and one `code`,
    but for the token of its forms.
    """

    template: str
    values: Mapping[str, object]
    alike: bool = True


def arriving(
    phone: Phone, store: Store | None, snapshot: Snapshot | None, drafts: Drafts, error: Mendable | None = None
) -> Screen | Activity:
    """The screen for this phone, or the activity that waits for its answer. `error` says what went wrong; `snapshot` is
    the store's, read once for the whole page."""
    if phone.language is None:
        return Screen("participant/language.html", {"workshop": snapshot and snapshot.workshop})
    if store is None or snapshot is None:
        return Screen("participant/not_begun.html", {"workshop": None})
    if phone.secret is None:
        return _joining(snapshot, None, error)
    if store.seat(seat_id(phone.secret, snapshot.workshop.id)) is None:
        return _joining(snapshot, drafts.get(joining_key_of(phone.secret)), error)
    return running(snapshot) or _waiting(snapshot, error)


def running(snapshot: Snapshot) -> Activity | None:
    """The activity that takes answers now."""
    return next((activity for activity in snapshot.activities if activity.state is State.OPEN), None)


def joining_key_of(secret: str) -> str:
    """Under which memory keeps that this phone tapped "join" and is at the profile."""
    return "joining/" + seat_id(secret, "")


def _joining(snapshot: Snapshot, kept: Draft | None, error: Mendable | None) -> Screen:
    draft = kept or Draft(step="join")
    answers = dict(item.split("=", 1) for item in draft.items)
    values = {"workshop": snapshot.workshop, "error": error, "code": draft.text, "answers": answers}
    typed = answers or draft.text not in ("", snapshot.workshop.room_code)
    return Screen(f"participant/{draft.step}.html", values, alike=not (error or typed))


def _waiting(snapshot: Snapshot, error: Mendable | None) -> Screen:
    values = {"workshop": snapshot.workshop, "version": snapshot.version, "error": error, "live": True}
    return Screen("participant/wait.html", values, alike=error is None)
