"""The fields of one row of an action plan, alike on a phone and on the facilitator's page."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.activities.actions.words import FIELD_HELP, FIELD_NAMES, PROGRESS_NAMES
from workshop.domain.errors import Mendable
from workshop.domain.persons import LooksLikePerson
from workshop.domain.plan import DAYS, LONGEST, VERSION_DIGITS, typed_of
from workshop.i18n.languages import is_ready
from workshop.services.write_plan import Entry, RowChanged

#: What a field is called in the form, where that is not its own name: "text" is what every page keeps of an answer.
SENT_AS = {"action": "text"}
NAMES = (*LONGEST, *DAYS, "progress")
#: Longer words are cut before they are kept; the longest field takes 300.
MOST_LETTERS = 400
#: The button by which somebody says that no person is named.
OVERRULE = "overrule"


def typed_in(form: Mapping[str, str]) -> dict[str, str]:
    """What the form holds, by field."""
    return {name: form.get(SENT_AS.get(name, name), "")[:MOST_LETTERS] for name in NAMES}


def entry_in(form: Mapping[str, str], language: str) -> Entry:
    """The row as the form has it; `language` is the page's, where the form does not say in which its words are."""
    code = form.get("language", "")
    written_in = code if is_ready(code) else language
    return Entry(typed_in(form), written_in, form.get("row", ""), form.get("go") == OVERRULE, seen_in(form))


def seen_in(form: Mapping[str, str]) -> str:
    """The version of the row that stood on the page."""
    return form.get("seen", "")[:VERSION_DIGITS]


def _theirs(error: Mendable | None, typed: Mapping[str, str], language: str) -> dict[str, str]:
    """Where somebody else has saved the row meanwhile: what stands in it now, by field, where something else was
    typed."""
    now = typed_of(error.now, language) if isinstance(error, RowChanged) else {}
    same = {"progress": typed.get("progress") or now.get("progress")}  # where the form does not ask, it stays
    return {name: words for name, words in now.items() if words != {**typed, **same}.get(name, "")}


def field_words(error: Mendable | None, typed: Mapping[str, str], language: str) -> dict[str, object]:
    """What the template of the fields needs besides what was typed in this language; `doubtful`: the error may be
    overruled; `theirs`: what somebody else has written into the same fields meanwhile."""
    return {
        "names": FIELD_NAMES,
        "helps": FIELD_HELP,
        "longest": LONGEST,
        "sent_as": SENT_AS,
        "states": PROGRESS_NAMES,
        "overrule": OVERRULE,
        "doubtful": isinstance(error, LooksLikePerson),
        "theirs": _theirs(error, typed, language),
    }
