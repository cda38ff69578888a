"""Everything a report needs, chosen by its options."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from expedition.errors import UserError
from expedition.kinds import Audience
from expedition.queries.days import day_pages
from expedition.queries.entries import of_trip
from expedition.queries.ledger import ledger, trip_visits
from expedition.queries.lines import trip_lines
from expedition.queries.places import routes
from expedition.queries.rows import day_rows
from expedition.queries.series import day_points, profile
from expedition.queries.sources import sources_of_days
from expedition.queries.trips import people, stated, stated_distance_m, trip_fields
from expedition.record_classes import dataclass
from expedition.records.audience import page_for, readable, trip_for
from expedition.records.catalogue import ENTRY_KINDS, Owner, entry_kind, kinds_of
from expedition.records.day import DayPage, DayRow, Entry
from expedition.records.fields import TripFields
from expedition.records.money import Spending
from expedition.records.plan import Plan
from expedition.records.privacy import Known, Screen
from expedition.records.report import ReportOptions
from expedition.records.table import TableLine
from expedition.records.trip import LegLine, PersonRecord, TripBook, TripSeries
from expedition.stats import totals as stats
from expedition.stats.facts import facts_of
from expedition.stats.ledger import Ledger
from expedition.stats.plan import has_shape, planned
from expedition.stats.prices import PRICED_KINDS
from expedition.stats.totals import Grouping
from expedition.stats.trimming import trimmed_lines, trimmed_page
from expedition.store.attachments import photo_path
from expedition.text import _

_LINE_POINTS = 1_000
"""Points a leg: more than a printed map or profile can show."""


@dataclass(frozen=True)
class Reading:
    """What takes long to read of a trip, whatever is chosen of it: `entries` by kind, those of no day too."""

    pages: tuple[DayPage, ...]
    lines: tuple[LegLine, ...]
    entries: Mapping[str, tuple[Entry[Any], ...]]
    people: tuple[PersonRecord, ...]

    @cached_property
    def screen(self) -> Screen:
        """Made of all that the trip knows, days left out too: who is named there may be named elsewhere."""
        return Screen.of(Known(self.pages, self.entries, self.people))


def screen(session: Session, trip_id: int) -> Screen:
    """Between a trip and strangers, made as that of a `Reading`."""
    entries = {kind.name: of_trip(session, trip_id, kind.name) for kind in ENTRY_KINDS}
    return Screen.of(Known(day_pages(session, trip_id), entries, people(session, trip_id)))


def reading(session: Session, trip_id: int) -> Reading:
    """A trip, to make more than one book of."""
    return Reading(
        day_pages(session, trip_id),
        trip_lines(session, trip_id, _LINE_POINTS),
        {kind.name: of_trip(session, trip_id, kind.name) for kind in ENTRY_KINDS},
        tuple(people(session, trip_id)),
    )


def trip_book(
    session: Session,
    trip_id: int,
    options: ReportOptions,
    folder: Path | None = None,
    read: Reading | None = None,
) -> TripBook:
    """The days that the options choose, without what their audience may not read.

    Args:
        session: The logbook's.
        trip_id: The trip.
        options: What is chosen.
        folder: The logbook's, in which the photos lie; None for a book without photos.
        read: The trip, where it was read before and nothing was written since.

    Raises:
        UserError: The options choose no day.
    """
    trip = trip_fields(session, trip_id)
    read = read or reading(session, trip_id)
    pages = _chosen(read.pages, trip, options)
    said = stated(session, trip_id) if len(pages) == len(read.pages) else ()
    ids = {page.row.id for page in pages}
    drawn = [line for line in read.lines if line.day_id in ids]
    lines = trimmed_lines(drawn, options.trim_m)
    pages = _trimmed(pages, drawn, options.trim_m)
    loose, party = _loose(read, trip, options), _party(read, trip, options)
    ways = routes(session, trip_id)
    sources = sources_of_days(session, ids)
    trip = trip_for(trip, options.audience)
    if options.audience is Audience.PUBLIC:
        screen = read.screen
        pages = tuple(screen.page(page) for page in pages)
        loose = {kind: screen.entries(entries) for kind, entries in loose.items()}
        party, ways = screen.people(party), tuple(screen.bared(route) for route in ways)
        sources = tuple(replace(one, name=screen.mask(one.name)) for one in sources)
        trip, said = screen.bared(trip), tuple(screen.bared(one) for one in said)
    known = ledger(session, trip_id, pages[-1].row.date if pages else datetime.now(UTC).date())
    spent = tuple(_spendings(known, pages, loose))
    rows = day_rows(session, trip_id)
    return TripBook(
        fields=trip,
        people=party,
        stated=said,
        pages=pages,
        lines=lines,
        totals=replace(stats.totals(pages), stated_distance_m=stated_distance_m(said)),
        countries=stats.grouped(pages, Grouping.COUNTRY),
        series=_series(trip, pages, lines, spent, _plan(trip, loose, rows)),
        made_at=datetime.now(UTC),
        loose=loose,
        spendings=spent,
        uses=known.uses,
        papers=known.papers,
        visits=trip_visits(session, trip_id, rows),
        routes=ways,
        photo_files=_photo_files(pages, folder),
        sources=sources,
    )


def _plan(trip: TripFields, loose: Mapping[str, Sequence[Entry[Any]]], rows: Sequence[DayRow]) -> Plan:
    """The plan as a chart draws it: nothing where it says no more than an even pace."""
    stages = [entry.fields for entry in loose.get("stage", ())]
    plan = planned(trip, stages, rows[0].date if rows else None)
    return plan if has_shape(trip, plan) else Plan()


def _series(
    trip: TripFields,
    pages: Sequence[DayPage],
    lines: Sequence[LegLine],
    spent: Iterable[Spending],
    plan: Plan,
) -> TripSeries:
    of_day: dict[int | None, list[Spending]] = {}
    for one in spent:
        of_day.setdefault(one.payment.day_id, []).append(one)
    return TripSeries(
        title=trip.title,
        days=day_points(pages),
        profile=profile(pages, lines),
        goal_distance_m=plan.goal_m or trip.goal_distance_m,
        planned_start=trip.planned_start,
        planned_end=trip.planned_end,
        facts=tuple(facts_of(page, of_day.get(page.row.id, ())) for page in pages),
        home_currency=trip.home_currency,
        plan=plan,
    )


def _photo_files(pages: Sequence[DayPage], folder: Path | None) -> dict[int, Path]:
    """Where the photos of the days lie, by their ids."""
    return {
        photo.id: photo_path(folder, photo.sha256, photo.format)
        for page in pages
        for photo in page.photos
        if folder is not None
    }


def _trimmed(pages: Sequence[DayPage], lines: Sequence[LegLine], trim_m: float) -> tuple[DayPage, ...]:
    of_day: dict[int, list[LegLine]] = {}
    for line in lines:
        of_day.setdefault(line.day_id, []).append(line)
    return tuple(trimmed_page(page, of_day.get(page.row.id, ()), trim_m) for page in pages)


def _party(read: Reading, trip: TripFields, options: ReportOptions) -> tuple[PersonRecord, ...]:
    return tuple(
        person for person in read.people if readable(person.fields.audience, trip.audience, options.audience)
    )


def _loose(read: Reading, trip: TripFields, options: ReportOptions) -> dict[str, tuple[Entry[Any], ...]]:
    """The entries of no day that the audience may read, by kind."""
    return {
        kind.name: tuple(
            entry
            for entry in read.entries[kind.name]
            if entry.day_id is None and readable(entry.fields.audience, trip.audience, options.audience)
        )
        for kind in kinds_of(Owner.TRIP, Owner.EITHER)
    }


def _spendings(
    known: Ledger, pages: Sequence[DayPage], loose: Mapping[str, Sequence[Entry[Any]]]
) -> Iterator[Spending]:
    """What the entries of the book cost: those of no day first, then day by day."""
    for name in PRICED_KINDS:
        yield from _worked_out(known, name, loose.get(name, ()))
    for page in pages:
        for name in PRICED_KINDS:
            if entry_kind(name).owner is not Owner.TRIP:
                yield from _worked_out(known, name, page.entries(entry_kind(name)))


def _worked_out(known: Ledger, name: str, entries: Iterable[Entry[Any]]) -> Iterator[Spending]:
    for entry in entries:
        spent = known.spending(TableLine(name, entry.id, entry.day_id, entry.fields))
        if spent is not None:
            yield spent


def _chosen(pages: Sequence[DayPage], trip: TripFields, options: ReportOptions) -> tuple[DayPage, ...]:
    chosen = tuple(
        page_for(page, trip.audience, options.audience)
        for page in pages
        if (options.first is None or page.row.date >= options.first)
        and (options.last is None or page.row.date <= options.last)
        and (not options.country or page.row.country == options.country)
        and (options.audience is Audience.ME or page.fields.audience is not Audience.ME)
    )
    if pages and not chosen:
        raise UserError(_("No day of the trip fits this choice of dates and country: choose more days."))
    return chosen
