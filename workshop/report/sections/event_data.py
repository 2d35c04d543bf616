"""Event data from outside: events and reported deaths by year and zone (METHOD 6, 10). No finding of the workshop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from workshop.activities.voice import Voice
from workshop.document.blocks import Block, Callout, Heading, KeepTogether, Note, Paragraph, Table
from workshop.document.plots import ColumnPanels, Panel
from workshop.domain.event_data import COUNTED, OTHER, EventData, EventType, EventZone, Measure
from workshop.domain.text import Message, msg, nmsg
from workshop.report.facts import Facts

TYPE_NAMES: dict[EventType, Message] = {
    EventType.BATTLES: msg("Battles"),
    EventType.EXPLOSIONS: msg("Explosions and remote violence"),
    EventType.CIVILIANS: msg("Violence against civilians"),
    EventType.RIOTS: msg("Riots"),
    EventType.PROTESTS: msg("Protests"),
    EventType.STRATEGIC: msg("Strategic developments"),
}
TITLES: dict[Measure, Message] = {"events": msg("Events"), "fatalities": msg("Reported fatalities")}
CAPTIONS: dict[Measure, Message] = {
    "events": msg("Reported events by year and zone"),
    "fatalities": msg("Reported fatalities by year and zone"),
}
NONE: dict[Measure, Message] = {
    "events": msg("No event of these types was reported in these zones."),
    "fatalities": msg("No fatality was reported in these zones."),
}
#: Zones whose columns one table holds, with years and totals.
ABREAST = 6


def section(facts: Facts, voice: Voice) -> tuple[Block, ...]:
    """Nothing where nothing was imported, or nobody is credited."""
    data = facts.events
    if data is None or not data.credit:
        return ()
    return (
        Heading(1, voice.say(msg("Event data"))),
        Paragraph(voice.say(_lead(data)), "lead"),
        Callout("", tuple(map(voice.say, _cautions(data))), "caution"),
        *(block for measure in CAPTIONS for block in _by_year(data, measure, voice)),
        KeepTogether((Heading(2, voice.say(msg("Types of events"))), _types(data, voice))),
        KeepTogether((Heading(2, voice.say(msg("Zones and regions"))), _regions(data, voice))),
    )


def _lead(data: EventData) -> Message:
    events = nmsg("{n} event", "{n} events", data.total("events"))
    dead = nmsg("{n} reported fatality", "{n} reported fatalities", data.total("fatalities"))
    return msg("From {first} to {last}: {events}, {fatalities}.", first=data.first, last=data.last,
               events=events, fatalities=dead)  # fmt: skip


def _cautions(data: EventData) -> Iterator[Message]:
    yield msg(
        "These are events that others have reported, not all that happened. They are no finding of this workshop: "
        "nobody here counted them or voted on them."
    )
    yield msg("The numbers of fatalities are estimates. Where few can report, few events are known.")
    if partial := tuple(map(str, data.partial_years)):
        yield nmsg("This year may not be whole: {years}.", "These years may not be whole: {years}.", len(partial),
                   years=partial)  # fmt: skip
    if data.not_counted:
        yield nmsg(
            "{n} event is in no figure: the organisers chose not to count its region.",
            "{n} events are in no figure: the organisers chose not to count their regions.",
            data.not_counted,
        )


def _by_year(data: EventData, measure: Measure, voice: Voice) -> Iterator[Block]:
    heading = Heading(2, voice.say(TITLES[measure]))
    if not data.total(measure):
        yield KeepTogether((heading, Paragraph(voice.say(NONE[measure])), Note(_source(data, voice))))
        return
    yield KeepTogether((heading, _panels(data, measure, voice)))
    yield from _tables(data, measure, voice)


def _panels(data: EventData, measure: Measure, voice: Voice) -> ColumnPanels:
    panels = tuple(_panel(data, measure, zone, voice) for zone in data.zones)
    return ColumnPanels(
        steps=tuple(f"{year}*" if year in data.partial_years else str(year) for year in data.years),
        panels=panels,
        top=max((value for panel in panels for value in panel.values), default=0),
        alt=" ".join(_spoken(data, panel, voice) for panel in panels),
        step=voice.say(msg("Year")),
        caption=voice.say(CAPTIONS[measure]),
        note=voice.say(_explained(data, _source(data, voice))),
    )


def _explained(data: EventData, source: str) -> Message:
    if data.partial_years:
        return msg(
            "All zones on one scale. Strategic developments are not counted here. * A year that may not be whole. "
            "{source}",
            source=source,
        )
    return msg("All zones on one scale. Strategic developments are not counted here. {source}", source=source)


def _panel(data: EventData, measure: Measure, zone: EventZone, voice: Voice) -> Panel:
    values = tuple(data.total(measure, zone.key, year) for year in data.years)
    return Panel(_named(zone, voice), values, tuple(map(voice.number, values)), _listed(zone.regions, voice))


def _spoken(data: EventData, panel: Panel, voice: Voice) -> str:
    figures = tuple(
        voice.say(msg("{year}: {figure}", year=str(year), figure=text))
        for year, text in zip(data.years, panel.texts, strict=True)
    )
    return voice.say(msg("{item}: {figures}.", item=panel.title, figures=figures))


def _tables(data: EventData, measure: Measure, voice: Voice) -> Iterator[Table]:
    """Years down, zones across, with both totals; several tables where there are many zones."""
    count = ceil(len(data.zones) / ABREAST)
    caption = voice.say(CAPTIONS[measure])
    for n, zones in enumerate(_shared_out(data.zones, count), 1):
        numbered = msg("{caption} ({n} of {count})", caption=caption, n=n, count=count)
        yield _table(data, measure, zones, caption if count == 1 else voice.say(numbered), voice)


def _shared_out(zones: Sequence[EventZone], count: int) -> Iterator[Sequence[EventZone]]:
    size = ceil(len(zones) / count)
    return (zones[start : start + size] for start in range(0, len(zones), size))


def _table(data: EventData, measure: Measure, zones: Sequence[EventZone], caption: str, voice: Voice) -> Table:
    keys = [*(zone.key for zone in zones), None]
    rows = [(str(year), *_row(data, measure, keys, year, voice)) for year in data.years]
    total = (voice.say(msg("Total")), *_row(data, measure, keys, None, voice))
    head = (voice.say(msg("Year")), *(_named(zone, voice) for zone in zones), voice.say(msg("All zones")))
    return Table(
        head, (*rows, total), caption=caption, numeric=tuple(range(1, len(head))), total=True,
        note=_source(data, voice), dense=len(rows) > 8,
    )  # fmt: skip


def _row(data: EventData, measure: Measure, zones: list[str | None], year: int | None, voice: Voice) -> tuple[str, ...]:
    return tuple(voice.number(data.total(measure, zone, year)) for zone in zones)


def _types(data: EventData, voice: Voice) -> Table:
    """What is counted above, summed up; strategic developments after it, because their number compares with nothing."""
    sums = [(TYPE_NAMES[sort], (sort,)) for sort in COUNTED]
    rows = [*sums, (msg("Together"), COUNTED), (TYPE_NAMES[EventType.STRATEGIC], (EventType.STRATEGIC,))]
    figures = [
        (voice.say(name), *(voice.number(data.total(measure, types=types)) for measure in CAPTIONS))
        for name, types in rows
    ]
    head = (msg("Type of event"), *TITLES.values())
    return Table(
        tuple(map(voice.say, head)), tuple(figures), caption=voice.say(msg("Events and fatalities by type")),
        numeric=(1, 2), widths=(4, 1, 2), note=voice.say(
            msg("Strategic developments are noted where they help to understand; they are in no total. {source}",
                source=_source(data, voice))),
    )  # fmt: skip


def _regions(data: EventData, voice: Voice) -> Table:
    """Which region was counted where: the organisers decided, and readers must know it."""
    rows = [(_named(zone, voice), _listed(zone.regions, voice) or "–") for zone in data.zones]
    if data.left_out:
        rows.append((voice.say(msg("Not counted")), _listed(data.left_out, voice)))
    head = (voice.say(msg("Zone")), voice.say(msg("Regions in the file")))
    note = voice.say(msg("The organisers decided which region belongs to which zone; others draw them differently."))
    return Table(head, tuple(rows), caption=voice.say(msg("Regions of each zone")), widths=(1, 3), note=note)


def _source(data: EventData, voice: Voice) -> str:
    """The credit line with the period and the day of the export."""
    return voice.say(
        msg("{credit} Period: {period}. Exported: {exported}.", credit=_ended(data.credit),
            period=voice.dates(data.first, data.last), exported=data.exported)
    )  # fmt: skip


def _ended(credit: str) -> str:
    return credit if credit.endswith((".", "!", "?", "…")) else f"{credit}."


def _named(zone: EventZone, voice: Voice) -> str:
    return voice.say(msg("Other regions")) if zone.key == OTHER else voice.plain(zone.label)


def _listed(regions: tuple[str, ...], voice: Voice) -> str:
    return ", ".join(name or voice.say(msg("no region named")) for name in regions)
