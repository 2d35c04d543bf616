"""Influence on paper: who drives and who depends, the strongest links, importance beside influence, the matrix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from workshop.activities.influence.board import order as order_of
from workshop.activities.influence.findings import is_too_little_known
from workshop.activities.influence.importance import importance_order, importance_places
from workshop.activities.influence.rules import enough
from workshop.activities.influence.words import QUADRANT_WORDS, STRENGTH_WORDS
from workshop.activities.standing import Order, order_by_count, standings
from workshop.activities.voice import HIDDEN, Voice
from workshop.document.blocks import Block, Cell, Note, Table
from workshop.document.plots import Axis, Link, LinkDiagram, Node, PlotPoint, QuadrantPlot, Quadrants
from workshop.document.text import Text
from workshop.domain.activity import Activity
from workshop.domain.people import Dimension
from workshop.domain.safe import SafeOutcome
from workshop.domain.text import Message, msg, nmsg

#: More arrows than this cannot be told apart; where equal ones do not all fit, none of them is drawn.
MOST_ARROWS = 12
MOST_ON_WALL = 8
#: So many pairs without enough judgements are named; the matrix in the annex shows all.
MOST_GAPS = 8
OTHERS = msg("others, see the matrix in the annex")


def results(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """Both figures, the table of places, and what is not known. Where that is too much, no place is shown."""
    diagram, gaps = _diagram(activity, outcome, MOST_ARROWS, voice), _gaps(activity, outcome, voice)
    if is_too_little_known(outcome):
        return (diagram, *gaps)
    return (_plot(activity, outcome, voice), diagram, _places(activity, outcome, voice), *gaps)


def wall(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """The strongest links: of the figures the one with letters that are read from afar."""
    return (_diagram(activity, outcome, MOST_ON_WALL, voice),)


def _numbers(outcome: SafeOutcome) -> dict[str, str]:
    """Items are numbered by influence, alike in every figure."""
    listed = (item for tied in order_of(outcome) for item in tied)
    return {item: str(number) for number, item in enumerate(listed, 1)}


def _plot(activity: Activity, outcome: SafeOutcome, voice: Voice) -> QuadrantPlot:
    found, places = outcome.results, importance_places(activity)
    top = max(1, *found["influence"].values(), *found["dependence"].values())
    mean = sum(found["influence"].values()) / len(outcome.items)
    names = {key: voice.say(words) for key, words in QUADRANT_WORDS.items()}
    return QuadrantPlot(
        x=_axis(msg("Dependence: how strongly the others act on it"), top, mean, voice),
        y=_axis(msg("Influence: how strongly it acts on the others"), top, mean, voice),
        points=tuple(_point(activity, outcome, item, places, voice) for item in _numbers(outcome)),
        quadrants=Quadrants(names["driver"], names["relay"], names["autonomous"], names["outcome"]),
        alt=" ".join(_spoken(activity, outcome, item, voice) for item in _numbers(outcome)),
        rank=voice.say(msg("place by importance")) if places else "",
        caption=voice.say(msg("Influence and dependence, as the participants judge them")),
        note=voice.say(nmsg("{n} participant, each asked about some of the pairs.",
                            "{n} participants, each asked about some of the pairs.", outcome.n)),
    )  # fmt: skip


def _axis(label: Message, top: int, mean: float, voice: Voice) -> Axis:
    ticks = tuple((float(value), voice.number(value)) for value in (0, top))
    return Axis(voice.say(label), 0, top, mean, ticks, voice.say(msg("average")))


def _point(activity: Activity, outcome: SafeOutcome, item: str, places: Mapping[str, int], voice: Voice) -> PlotPoint:
    found = outcome.results
    influence, dependence = found["influence"][item], found["dependence"][item]
    return PlotPoint(
        number=_numbers(outcome)[item],
        label=voice.text(activity.item(item).label),
        x=dependence,
        y=influence,
        x_text=voice.number(dependence),
        y_text=voice.number(influence),
        quadrant=voice.say(QUADRANT_WORDS[found["quadrants"][item]]),
        rank=voice.place(places[item]) if item in places else "",
    )


def _spoken(activity: Activity, outcome: SafeOutcome, item: str, voice: Voice) -> str:
    found = outcome.results
    return voice.say(
        msg(
            "{item}: influence {influence}, dependence {dependence}, {where}.",
            item=activity.item(item).label,
            influence=found["influence"][item],
            dependence=found["dependence"][item],
            where=QUADRANT_WORDS[found["quadrants"][item]],
        )
    )


def strongest_links(outcome: SafeOutcome, most: int = MOST_ARROWS) -> list[Mapping[str, Any]]:
    """The strongest links, as many as a drawing holds; equal ones stay or go together."""
    found = outcome.results["strongest"]
    if len(found) <= most:
        return list(found)
    cut = (found[most]["strength"], found[most]["mean"])
    kept = [link for link in found[:most] if (link["strength"], link["mean"]) != cut]
    return kept or list(found[:most])


def _diagram(activity: Activity, outcome: SafeOutcome, most: int, voice: Voice) -> Block:
    """Arrows between the items; a sentence where no link reaches "weak"."""
    arrows, numbers = strongest_links(outcome, most), _numbers(outcome)
    if not arrows:
        return Note(voice.say(msg("No link between the items was judged at least weak.")))
    at = {item: place for place, item in enumerate(numbers)}
    weak, medium, strong = (voice.say(words) for words in STRENGTH_WORDS[1:])
    told = tuple(_arrow_words(activity, link) for link in arrows)
    return LinkDiagram(
        nodes=tuple(Node(number, voice.text(activity.item(item).label)) for item, number in numbers.items()),
        links=tuple(
            Link(at[one["from"]], at[one["to"]], one["strength"], voice.say(STRENGTH_WORDS[one["strength"]]))
            for one in arrows
        ),
        strengths=(weak, medium, strong),
        alt=" ".join(map(voice.say, told)),
        caption=voice.say(msg("The strongest links: what feeds what")),
        note=voice.say(msg("The arrow goes from the item that acts to the one it acts upon.")),
    )


def _arrow_words(activity: Activity, link: Mapping[str, Any]) -> Message:
    a, b = (activity.item(link[end]).label for end in ("from", "to"))
    return msg("{a} → {b}: {strength}.", a=a, b=b, strength=STRENGTH_WORDS[link["strength"]])


def _places(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    """Places by influence, direct and along chains; before them by importance, where an earlier vote says it."""
    columns = [(msg("By influence"), order_of(outcome)), (msg("Along chains"), _chain_order(outcome))]
    if importance_order(activity):
        columns.insert(0, (msg("By importance"), importance_order(activity)))
    places = [_place_words(activity, order, voice) for _, order in columns]
    width = 0.13
    return Table(
        head=("", *map(voice.say, (msg("Item"), *(head for head, _ in columns), msg("Where it stands")))),
        rows=tuple(
            (
                number,
                voice.text(activity.item(item).label),
                *(column.get(item, "–") for column in places),
                voice.say(QUADRANT_WORDS[outcome.results["quadrants"][item]]),
            )
            for item, number in _numbers(outcome).items()
        ),
        caption=voice.say(msg("Importance beside influence") if len(columns) > 2 else msg("Places by influence")),
        widths=(0.05, 0.75 - width * len(columns), *([width] * len(columns)), 0.2),
        numeric=tuple(range(2, 2 + len(columns))),
        note=_chains(outcome, voice),
        dense=True,
    )


def _place_words(activity: Activity, order: Order, voice: Voice) -> dict[str, str]:
    return {one.item.id: voice.place(one.place, one.tied) for one in standings(activity.items, order)}


def _chain_order(outcome: SafeOutcome) -> Order:
    """The order by indirect influence; empty where none is stable."""
    return order_by_count(outcome.items, outcome.results["indirect"]["influence"] or dict.fromkeys(outcome.items))


def _chains(outcome: SafeOutcome, voice: Voice) -> str:
    """How the places along chains came about, and that chains over links which are not known are missing in them."""
    return " ".join(map(voice.say, (_power(outcome), *_missing_chains(outcome))))


def _power(outcome: SafeOutcome) -> Message:
    power = outcome.results["indirect"]["power"]
    if power is None:
        return msg("Along chains of several links no stable order was found.")
    return msg("Along chains: the place by influence along chains of {n} links, where the order is stable.", n=power)


def _missing_chains(outcome: SafeOutcome) -> Iterator[Message]:
    seldom = len(outcome.results["asked_too_seldom"])
    if seldom:
        yield nmsg(
            "{n} pair judged by fewer than {enough} people counts as none: sums, and chains over it, may be too low.",
            "{n} pairs judged by fewer than {enough} people count as none: sums, and chains over them, may be too low.",
            seldom,
            enough=enough(outcome),
        )


def _gaps(activity: Activity, outcome: SafeOutcome, voice: Voice) -> tuple[Block, ...]:
    """Which pairs lack judgements."""
    seldom = outcome.results["asked_too_seldom"]
    if not seldom:
        return ()
    names = tuple(msg("{a} → {b}", a=activity.item(a).label, b=activity.item(b).label) for a, b in seldom[:MOST_GAPS])
    sentence = nmsg(
        "Counted as none, with fewer than {enough} judgements: {n} pair ({pairs}).",
        "Counted as none, with fewer than {enough} judgements: {n} pairs ({pairs}).",
        len(seldom),
        enough=enough(outcome),
        pairs=names if len(seldom) <= MOST_GAPS else (*names, OTHERS),
    )
    return (Note(voice.say(sentence)),)


def tallies(
    activity: Activity, outcome: SafeOutcome, dimensions: Sequence[Dimension], voice: Voice
) -> tuple[Block, ...]:
    """The matrix, and how many judged each link."""
    strengths = _matrix(activity, outcome, "matrix", msg("The matrix: how strongly the row acts on the column"), voice)
    asked = _matrix(activity, outcome, "judgements", msg("How many participants judged each link"), voice)
    links = (_links_table(activity, outcome, voice),) if outcome.results["strongest"] else ()
    return (_sums(activity, outcome, voice), strengths, asked, *links)


def _sums(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    """Influence and dependence, direct and along chains."""
    found, along = outcome.results, outcome.results["indirect"]
    columns = (found["influence"], found["dependence"], along["influence"] or {}, along["dependence"] or {})
    heads = (msg("Influence"), msg("Dependence"), msg("Indirect influence"), msg("Indirect dependence"))
    return Table(
        head=("", *map(voice.say, (msg("Item"), *heads))),
        rows=tuple(
            (number, voice.text(activity.item(item).label), *(_sum(column.get(item), voice) for column in columns))
            for item, number in _numbers(outcome).items()
        ),
        caption=voice.say(msg("Influence and dependence: sums of the strengths of links")),
        widths=(0.05, 0.43, *([0.13] * len(columns))),
        numeric=tuple(range(2, 2 + len(columns))),
        note=_chains(outcome, voice),
        dense=True,
    )


def _sum(figure: int | None, voice: Voice) -> str:
    return "–" if figure is None else voice.number(figure)


def _matrix(activity: Activity, outcome: SafeOutcome, key: str, caption: Message, voice: Voice) -> Table:
    numbers, cells = _numbers(outcome), outcome.results[key]
    rows: tuple[tuple[Text | Cell, ...], ...] = tuple(
        (number, voice.text(activity.item(a).label), *(_cell(a, b, cells, voice) for b in numbers))
        for a, number in numbers.items()
    )
    width = 0.065
    seldom = msg("?: judged by fewer than {enough}.", enough=enough(outcome))
    steps = msg("0 none, 1 weak, 2 medium, 3 strong; ?: judged by fewer than {enough}.", enough=enough(outcome))
    return Table(
        head=("", voice.say(msg("Acts on …")), *numbers.values()),
        rows=rows,
        caption=voice.say(caption),
        widths=(0.05, 0.95 - width * len(numbers), *([width] * len(numbers))),
        numeric=tuple(range(2, len(numbers) + 2)),
        note=voice.say(steps if key == "matrix" else seldom),
        dense=True,
    )


def _cell(a: str, b: str, cells: Mapping[str, Mapping[str, int | None]], voice: Voice) -> Cell:
    if a == b:
        return Cell("–", muted=True)
    figure = cells[a][b]
    return Cell("?", muted=True) if figure is None else Cell(voice.number(figure))


def _links_table(activity: Activity, outcome: SafeOutcome, voice: Voice) -> Table:
    heads = (msg("From"), msg("To"), msg("Strength"), msg("Mean"), msg("Judged by"))
    return Table(
        head=tuple(map(voice.say, heads)),
        rows=tuple(_link_row(activity, link, voice) for link in outcome.results["strongest"]),
        caption=voice.say(msg("The strongest links")),
        widths=(0.34, 0.34, 0.14, 0.08, 0.1),
        numeric=(3, 4),
        dense=True,
    )


def _link_row(activity: Activity, link: Mapping[str, Any], voice: Voice) -> tuple[Text, ...]:
    a, b = (voice.text(activity.item(link[end]).label) for end in ("from", "to"))
    mean, judged = link["mean"], link["judgements"]
    hidden = voice.say(HIDDEN)
    return (
        a,
        b,
        voice.say(STRENGTH_WORDS[link["strength"]]),
        hidden if mean is None else voice.number(round(mean, 2)),
        hidden if judged is None else voice.number(judged),
    )
