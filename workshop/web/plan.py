"""The fields of one row of an action plan, alike on a phone and on the facilitator's page."""

from __future__ import annotations

from collections.abc import Mapping

from workshop.activities.actions.words import FIELD_HELP, FIELD_NAMES, PROGRESS_NAMES
from workshop.domain.errors import Mendable
from workshop.domain.persons import LooksLikePerson
from workshop.domain.plan import DAYS, LONGEST
from workshop.i18n.languages import is_ready
from workshop.services.write_plan import Entry

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
    return Entry(typed_in(form), written_in, form.get("row", ""), form.get("go") == OVERRULE)


def field_words(error: Mendable | None) -> dict[str, object]:
    """What the template of the fields needs besides what was typed; `doubtful`: the error may be overruled."""
    return {
        "names": FIELD_NAMES,
        "helps": FIELD_HELP,
        "longest": LONGEST,
        "sent_as": SENT_AS,
        "states": PROGRESS_NAMES,
        "overrule": OVERRULE,
        "doubtful": isinstance(error, LooksLikePerson),
    }
