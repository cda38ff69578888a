"""Made books for the report tests: small builders of days and trips."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from expedition import geo
from expedition.kinds import (
    FigureName,
    LegMode,
    LegOrigin,
    LegPower,
)
from expedition.points import NO_TIME, Points
from expedition.records.catalogue import entry_kind
from expedition.records.day import (
    CrossingRecord,
    DayFigures,
    DayPage,
    DayRow,
    EncounterRecord,
    Entry,
    Figure,
    LegRecord,
    RepairRecord,
    StayRecord,
)
from expedition.records.fields import (
    CrossingFields,
    DayFields,
    EncounterFields,
    EntryFields,
    LegFields,
    LegFigures,
    PersonFields,
    RepairFields,
    StayFields,
    TripFields,
)
from expedition.records.money import Spending
from expedition.records.trip import DayPoint, LegLine, PersonRecord, TripBook, TripProfile, TripSeries
from expedition.stats import money
from expedition.stats import totals as stats
from expedition.stats.prices import payment

MADE_AT = datetime(2025, 9, 6, 18, 0, tzinfo=UTC)


def line(corners: Sequence[tuple[float, float, float]], count: int = 300, wiggle: float = 0.004) -> Points:
    """A winding line through corners of (lat, lon, height)."""
    at = np.linspace(0, len(corners) - 1, count)
    lat, lon, ele = (np.interp(at, range(len(corners)), [corner[k] for corner in corners]) for k in range(3))
    swing = np.sin(at / max(1, len(corners) - 1) * 31) + 0.5 * np.sin(at / max(1, len(corners) - 1) * 83 + 1)
    none = np.full(count, NO_TIME, dtype=np.int64)
    return Points(
        lat + swing * wiggle, lon + np.roll(swing, 7) * wiggle, ele + swing * 6, none, np.array([0])
    )


def figures(**known: float) -> DayFigures:
    """The figures of a day, unknown where not given."""
    values: dict[str, Figure] = {
        field: Figure(FigureName[field.upper()], known.get(field))
        for field in DayFigures.__dataclass_fields__
        if field != "average_m_s"
    }
    distance, moving = known.get("distance"), known.get("moving")
    return DayFigures(**values, average_m_s=distance / moving if distance and moving else None)


def day(
    number: int,
    on: date,
    fields: DayFields | None = None,
    track: Points | None = None,
    mode: LegMode = LegMode.BICYCLE,
    stay: StayFields | None = None,
    met: Sequence[EncounterFields] = (),
    repairs: Sequence[RepairFields] = (),
    crossings: Sequence[CrossingFields] = (),
    origin: LegOrigin = LegOrigin.RECORDED,
    **known: float,
) -> tuple[DayPage, Points | None]:
    """A day's page and the line it was ridden along; totals are filled in by `book`."""
    fields = fields or DayFields(date=on)
    length = known.get("distance") or known.get("carried") or 0.0
    has_leg = track is not None or length > 0
    page = DayPage(
        row=_row(number, on, fields, stay, known),
        fields=fields,
        figures=figures(**known),
        sun=None,
        legs=(_leg(number, mode, origin, length, is_known=track is not None),) if has_leg else (),
        stays=(StayRecord(number, number, stay),) if stay else (),
        encounters=tuple(EncounterRecord(i, number, f) for i, f in enumerate(met)),
        repairs=tuple(RepairRecord(i, number, f) for i, f in enumerate(repairs)),
        crossings=tuple(CrossingRecord(i, number, f) for i, f in enumerate(crossings)),
        previous_id=None,
        next_id=None,
    )
    return page, track


def _row(
    number: int, on: date, fields: DayFields, stay: StayFields | None, known: Mapping[str, float]
) -> DayRow:
    return DayRow(
        id=number,
        trip_id=1,
        number=number,
        date=on,
        kind=fields.kind,
        title=fields.title,
        purpose=fields.purpose,
        from_place=fields.from_place,
        to_place=fields.to_place,
        country=fields.country,
        country_from=fields.country_from,
        distance_m=known.get("distance"),
        carried_m=known.get("carried"),
        total_m=0.0,
        marks=frozenset(),
        stay_kind=stay.kind if stay else None,
        place=fields.to_place or fields.from_place,
    )


def _leg(number: int, mode: LegMode, origin: LegOrigin, length_m: float, *, is_known: bool) -> LegRecord:
    """The only leg of a day; its line may be unknown."""
    measured = LegFigures(version=1, points=300, segments=1, dropped=0, distance_m=length_m, gap_m=0.0)
    fields = replace(LegFields.of(mode), origin=origin)
    line_id = number if is_known else None
    return LegRecord(number, number, fields, measured if is_known else None, line_id, "", "", "")


def noted(
    made: tuple[DayPage, Points | None], **entries: Sequence[EntryFields]
) -> tuple[DayPage, Points | None]:
    """The same day with entries of more kinds, by the names of their lists."""
    page, track = made
    lists: dict[str, Any] = {
        name: tuple(Entry(i, page.row.id, fields) for i, fields in enumerate(listed, 1))
        for name, listed in entries.items()
    }
    return replace(page, **lists), track


def loose(**entries: Sequence[EntryFields]) -> dict[str, tuple[Entry[Any], ...]]:
    """Entries of no day, by the names of their kinds."""
    return {
        kind: tuple(Entry(i, None, fields) for i, fields in enumerate(listed, 1))
        for kind, listed in entries.items()
    }


def _spent(pages: Sequence[DayPage], home: str) -> Iterator[Spending]:
    rates = money.Rates(home, ())
    for page in pages:
        for name in ("expense", "stay", "repair", "errand"):
            for entry in page.entries(entry_kind(name)):
                paid = payment(name, entry, page.row.date, page.row.country)
                if paid is not None:
                    yield money.spending(paid, rates)


def book(
    fields: TripFields,
    days: Sequence[tuple[DayPage, Points | None]],
    people: Sequence[PersonFields] = (),
    before_m: float = 0.0,
) -> TripBook:
    """The record the report is built from."""
    pages: list[DayPage] = []
    lines: list[LegLine] = []
    total = before_m
    for page, track in days:
        is_carried = bool(page.legs) and page.legs[0].fields.power is not LegPower.OWN_POWER
        if track is not None:
            is_drawn = page.legs[0].fields.origin is LegOrigin.RECONSTRUCTED
            lines.append(LegLine(page.row.id, page.row.id, is_carried, is_drawn, track, "", total))
        total += page.figures.distance.value or 0.0
        pages.append(replace(page, row=replace(page.row, total_m=total)))
    return TripBook(
        fields=fields,
        people=tuple(PersonRecord(i, person) for i, person in enumerate(people)),
        stated=(),
        pages=tuple(pages),
        lines=tuple(lines),
        totals=stats.totals(pages),
        countries=stats.grouped(pages, stats.Grouping.COUNTRY),
        series=series(fields, pages, lines),
        made_at=MADE_AT,
        spendings=tuple(_spent(pages, fields.home_currency)),
    )


def series(fields: TripFields, pages: Sequence[DayPage], lines: Sequence[LegLine]) -> TripSeries:
    """The charts' record of these days."""
    ridden = [one for one in lines if not one.is_carried]
    ways = [one.offset_m + _scaled(one, pages) for one in ridden]
    none = np.empty(0)
    return TripSeries(
        title=fields.title,
        days=tuple(
            DayPoint(
                page.row.id,
                page.row.number,
                page.row.date,
                page.row.kind,
                page.row.place,
                page.row.country,
                page.figures.distance.value,
                page.figures.carried.value or 0.0,
                page.row.total_m,
                page.figures.climb.value,
                page.figures.temperature_min.value,
                page.figures.temperature_max.value,
            )
            for page in pages
        ),
        profile=TripProfile(
            np.maximum.accumulate(np.concatenate(ways)) if ways else none,
            np.concatenate([one.points.ele_m for one in ridden]) if ridden else none,
            np.concatenate([np.full(len(one.points), one.day_id) for one in ridden])
            if ridden
            else none.astype(np.int64),
        ),
        goal_distance_m=fields.goal_distance_m,
        planned_start=fields.planned_start,
        planned_end=fields.planned_end,
    )


def _scaled(one: LegLine, pages: Sequence[DayPage]) -> np.ndarray:
    way = geo.distances_m(one.points)
    page = next(page for page in pages if page.row.id == one.day_id)
    length = page.figures.distance.value or float(way[-1])
    return way * (length / max(float(way[-1]), 1.0))
