"""The figures beside the entries of a trip."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.atlas.areas import countries_of
from expedition.entities import Day, Figures, Leg, Stated, Trip
from expedition.entities.rows import get
from expedition.kinds import CrossingKind, FigureName, LegMode, LegPower
from expedition.queries.entries import of_trip
from expedition.queries.rows import day_rows
from expedition.records.day import DayRow
from expedition.records.kit import DayWays
from expedition.records.papers import DayBorders, PaperState, Visit
from expedition.records.table import TableDay
from expedition.stats.counters import CounterState, counted
from expedition.stats.gear import DatedRepair, Garage, day_ways
from expedition.stats.known import sound
from expedition.stats.ledger import Ledger
from expedition.stats.money import Rates
from expedition.stats.papers import states
from expedition.stats.presence import visits


def ledger(session: Session, trip_id: int, today: date) -> Ledger:
    """The figures that the lines of a trip's tables are shown with, as of today."""
    trip = get(session, Trip, trip_id)
    rows = day_rows(session, trip_id)
    garage = _garage(session, trip_id, rows, trip.mode)
    dates = {row.id: row.date for row in rows}
    repairs = [
        DatedRepair(entry.id, dates[entry.day_id], entry.fields)
        for entry in of_trip(session, trip_id, "repair")
        if entry.day_id is not None
    ]
    return Ledger(
        today=today,
        days={row.id: _table_day(row) for row in rows},
        rates=Rates(trip.home_currency, [entry.fields for entry in of_trip(session, trip_id, "rate")]),
        garage=garage,
        uses=garage.uses(repairs),
        papers=_papers(session, trip_id, rows, today),
        counters=_counters(session, trip_id),
    )


def trip_visits(session: Session, trip_id: int, rows: tuple[DayRow, ...]) -> tuple[Visit, ...]:
    """Where the traveller was when, by the countries of the days and the borders passed."""
    return visits(trip_borders(session, trip_id, rows))


def trip_borders(session: Session, trip_id: int, rows: tuple[DayRow, ...]) -> tuple[DayBorders, ...]:
    """The countries of each day and the borders passed on it."""
    borders: dict[int | None, list[tuple[str, str]]] = {}
    for entry in of_trip(session, trip_id, "crossing"):
        if entry.fields.kind is CrossingKind.BORDER:
            passed = (entry.fields.country_from, entry.fields.country_to)
            borders.setdefault(entry.day_id, []).append(passed)
    return tuple(
        DayBorders(row.date, row.country, row.country_from, tuple(borders.get(row.id, ()))) for row in rows
    )


def _table_day(row: DayRow) -> TableDay:
    before_m = row.total_m - (row.distance_m or 0.0)
    return TableDay(row.number, row.date, row.country, before_m, row.distance_m)


def _garage(session: Session, trip_id: int, rows: tuple[DayRow, ...], usual: LegMode) -> Garage:
    gear = {entry.id: entry.fields for entry in of_trip(session, trip_id, "gear")}
    return Garage(gear, _ways(session, trip_id, rows, usual) if gear else (), usual)


def _ways(session: Session, trip_id: int, rows: tuple[DayRow, ...], usual: LegMode) -> list[DayWays]:
    """What was travelled on every day, mode by mode."""
    legs: dict[int, list[tuple[LegMode, LegPower, float]]] = {}
    found = session.execute(
        select(Leg.day_id, Leg.mode, Leg.power, Leg.stated_distance_m, Figures.distance_m)
        .join(Day, Leg.day_id == Day.id)
        .outerjoin(Figures, Figures.leg_id == Leg.id)
        .where(Day.trip_id == trip_id)
    )
    for day_id, mode, power, stated_m, computed_m in found:
        distance_m = sound(computed_m if sound(stated_m) is None else stated_m)
        if distance_m is not None:
            legs.setdefault(day_id, []).append((mode, power, distance_m))
    said = session.execute(
        select(Stated.day_id, Stated.value).where(
            Stated.trip_id == trip_id, Stated.figure == FigureName.DISTANCE, Stated.day_id.is_not(None)
        )
    )
    stated: dict[int | None, float | None] = {day_id: sound(value) for day_id, value in said}
    return [day_ways(row.date, legs.get(row.id, ()), stated.get(row.id), usual) for row in rows]


def _papers(session: Session, trip_id: int, rows: tuple[DayRow, ...], today: date) -> dict[int, PaperState]:
    papers = {entry.id: entry.fields for entry in of_trip(session, trip_id, "document")}
    return states(papers, trip_visits(session, trip_id, rows), today, countries_of) if papers else {}


def _counters(session: Session, trip_id: int) -> dict[int, CounterState]:
    counters = of_trip(session, trip_id, "counter")
    counts = [entry.fields for entry in of_trip(session, trip_id, "count")] if counters else []
    return {entry.id: counted(entry.fields, counts) for entry in counters}
