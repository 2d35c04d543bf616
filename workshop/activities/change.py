"""Two rounds of one question on paper and on the wall: where each item stood, and how far answers moved."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.activities.rounds import Course, item_of, moved_words
from workshop.activities.standing import unplaced
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Table
from workshop.document.figures import Change, ChangeRow
from workshop.document.text import Text
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg

#: A difference this small is no change at all to the eye.
NEAR = 0.5


def change_chart(course: Course, order: list[str], voice: Voice, most: int = 13) -> Change | None:
    """The last two rounds that may be seen, item by item in this order; None with fewer. What is hidden in one of them
    shows no change."""
    if course.pair is None or course.compared is None:
        return None
    rows = tuple(_row(course, item, course.pair, voice) for item in order[:most])
    first, second = (voice.say(msg("Round {n}", n=number)) for number in course.compared)
    return Change(
        rounds=(first, second),
        rows=rows,
        alt=" ".join(_spoken(row, first, second, voice) for row in rows),
        ticks=tuple((value, str(value)) for value in (0, 25, 50, 75, 100)),
        change=voice.say(msg("Difference")),
        caption=voice.say(course.rounds.caption),
        note=f"{voice.say(_people(course.pair))} {voice.cut(len(rows), len(order))}".strip(),
    )


def _people(pair: tuple[SafeOutcome, SafeOutcome]) -> Message:
    return msg("{before} participants in the first of these rounds, {after} in the second.",
               before=pair[0].n, after=pair[1].n)  # fmt: skip


def _row(course: Course, item: str, pair: tuple[SafeOutcome, SafeOutcome], voice: Voice) -> ChangeRow:
    levels = [course.rounds.level(outcome, item) for outcome in pair]
    if None in levels:
        levels = [None, None]
    first, second = levels
    before, after = (voice.say(HIDDEN) if level is None else voice.number(round(level)) for level in levels)
    label = voice.text(course.activity.item(item).label)
    return ChangeRow(label, first, second, before, after, _difference(first, second, voice))


def _difference(first: float | None, second: float | None, voice: Voice) -> str:
    if first is None or second is None:
        return ""
    difference = round(second) - round(first)
    return f"{'+' if difference > 0 else '−' if difference < 0 else ''}{voice.number(abs(difference))}"


def _spoken(row: ChangeRow, first: str, second: str, voice: Voice) -> str:
    label = "".join(span if isinstance(span, str) else span.text for span in row.label)
    if row.first is None:
        return voice.say(msg("{item}: not shown.", item=label))
    return voice.say(
        msg("{item}: {before} in {first}, {after} in {second}.", item=label, before=row.first_text, first=first,
            after=row.second_text, second=second)
    )  # fmt: skip


def moved_table(course: Course, voice: Voice) -> Iterator[Block]:
    """For the annex: how many at least answered differently, item by item."""
    if course.changed is None or course.compared is None:
        return
    rows = tuple(_moved_row(course, key, share, voice) for key, share in course.changed["moved"].items())
    if not rows:
        return
    first, second = course.compared
    yield Table(
        head=(voice.say(msg("Answer")), voice.say(msg("Answers that moved"))),
        rows=rows,
        caption=voice.say(msg("From round {first} to round {second}: how much of the answers moved", first=first,
                              second=second)),
        widths=(0.8, 0.2),
        numeric=(1,),
        note=voice.say(msg("The least that must have moved: two people who changed places are not seen. What is hidden "
                           "in one of the rounds is left out.")),
        dense=True,
    )  # fmt: skip


def _moved_row(course: Course, key: str, share: float | None, voice: Voice) -> tuple[Text, ...]:
    words = moved_words(course, share)
    return voice.text(course.activity.item(item_of(key)).label), "–" if words is None else voice.say(words)


def in_order(course: Course, order: list[list[str]]) -> list[str]:
    """The items as the last round puts them, those without a place last."""
    placed = [item for tied in order for item in tied]
    return [*placed, *(item.id for item in unplaced(course.activity.items, order))]
