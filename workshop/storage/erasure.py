"""What we keep about people, why and how long; and how it goes away for good.

Every column of every table has exactly one owner here: a test demands it of whoever adds one."""
from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from workshop.domain.text import Message, msg
from workshop.storage.files import sync_folder
from workshop.storage.folder import destroy_all


@dataclass(frozen=True)
class Category:
    """One kind of data: what it is, how long it is kept, and the columns ("table.column" or "table.*") that hold it."""

    name: Message
    kept: Message
    columns: tuple[str, ...]


CATEGORIES = (
    Category(
        msg("The groups of each seat, without a name"),
        msg("until the workshop is erased"),
        ("seat.*",),
    ),
    Category(
        msg("Answers while an activity is open, with groups, under a key that only the phone can make"),
        msg("until the activity is closed"),
        ("ballot.*",),
    ),
    Category(
        msg("Answers after closing, shuffled, without groups and without any key"),
        msg("not at all; until the report is released where the ballots said that an auditor may see them"),
        ("sealed_ballot.*",),
    ),
    Category(
        msg("Which ideas come from the same phone"),
        msg("until the activity is closed"),
        ("idea.author",),
    ),
    Category(
        msg("Ideas as they were written and as they are shown"),
        msg("until the workshop is erased"),
        (
            "idea.id", "idea.activity", "idea.original", "idea.language", "idea.wording", "idea.state",
            "idea.merged_into", "idea.addressee", "idea.item",
        ),
    ),
    Category(
        msg("Which rows of an action plan come from the same phone"),
        msg("until the activity is closed"),
        ("action.author",),
    ),
    Category(
        msg("Action plans: what is to be done, by which organisations, until when, and how far it has come"),
        msg("until the workshop is erased"),
        (
            "action.id", "action.activity", "action.words", "action.starts", "action.ends", "action.progress",
            "action.place",
        ),
    ),
    Category(
        msg("Results of counting, as far as they may be seen, and how many people answered"),
        msg("until the workshop is erased"),
        ("outcome.*",),
    ),
    Category(
        msg("Event data from outside: events and reported deaths by year, region and type, and who is credited"),
        msg("until they are removed or the workshop is erased"),
        ("event_data.*",),
    ),
    Category(
        msg("What the organisers decided about the report: sentences reworded, sections, quotes with consent, logo"),
        msg("until the workshop is erased; texts that a change replaced, for fifty changes"),
        ("passage.*",),
    ),
    Category(
        msg("What the facilitator prepared: title, place, dates, organisers, agenda, texts of the report"),
        msg("until the workshop is erased"),
        ("workshop.*", "texts.*", "stage.*", "version.*", "activity.*", "wording.*", "alembic_version.*"),
    ),
)


def erase_folder(folder: Path) -> None:
    """Remove a folder for good: keys are destroyed first, then every other file, then the folder itself.

    What a crash interrupts is unreadable already and may simply be erased again."""
    if not folder.exists():
        return
    destroy_all([path for path in folder.rglob("*") if path.is_file()])
    shutil.rmtree(folder)
    sync_folder(folder.parent)
