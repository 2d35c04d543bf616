"""The passphrase, typed in the terminal (`--passphrase prompt`)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import GetPassWarning, getpass
from warnings import catch_warnings, simplefilter

from workshop.domain.errors import Mendable
from workshop.domain.text import Message, msg
from workshop.services.ports import Vault
from workshop.web.facilitator.entry import SHORTEST_PASSPHRASE

TRIES = 5
Say = Callable[[Message], str]


def ask_passphrase(vault: Vault, say: Say) -> None:
    """Choose one at the first start, give it at every other. Raises Mendable when that does not succeed."""
    for _ in range(TRIES):
        if vault.is_set_up() and not vault.is_locked():
            return
        problem = _give(vault, say) if vault.is_set_up() else _choose(vault, say)
        if problem:
            print(say(problem), file=sys.stderr)
    if not vault.is_set_up() or vault.is_locked():
        raise Mendable(msg("The passphrase was wrong {n} times. Start again when you have it.", n=TRIES))


def _give(vault: Vault, say: Say) -> Message | None:
    typed = _typed(say(msg("Passphrase: ")))
    return None if vault.unlock(typed) else msg("This is not the passphrase. Try again.")


def _choose(vault: Vault, say: Say) -> Message | None:
    """Typed twice: a slip of the finger would lock everybody out for good."""
    typed = _typed(say(msg("New passphrase: ")))
    if len(typed) < SHORTEST_PASSPHRASE:
        return msg("The passphrase needs at least {n} characters: four or five words are easy to keep in mind.",
                   n=SHORTEST_PASSPHRASE)  # fmt: skip
    if typed != _typed(say(msg("The same once more: "))):
        return msg("The two passphrases are not the same. Type them once more.")
    vault.set_up(typed)
    return None


def _typed(question: str) -> str:
    try:
        with catch_warnings():
            simplefilter("error", GetPassWarning)  # where typing cannot be hidden, a passphrase must not be typed
            return getpass(question)
    except (EOFError, GetPassWarning) as problem:
        raise Mendable(
            msg("Nobody can type a passphrase here. Start from a terminal, or with --passphrase ask.")
        ) from problem
