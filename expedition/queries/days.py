"""A day's page, and all pages of a trip."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from expedition.atlas import sun
from expedition.entities import Day, JoinedSource, Leg, Photo, Track
from expedition.entities.fields import extract
from expedition.entities.rows import get
from expedition.itinerary.devices import has_barometer
from expedition.queries.rows import day_rows
from expedition.records.catalogue import EntryKind, Owner, kinds_of
from expedition.records.day import DayPage, DayRow, Entry, LegRecord, PhotoRecord, SunTimes
from expedition.records.fields import DayFields, LegFields, LegFigures, PhotoFields, StatedFields
from expedition.stats.constants import BAROMETER_VERSION
from expedition.stats.day import day_figures

DAY_KINDS = kinds_of(Owner.DAY, Owner.EITHER)
"""What may stand on a day's page."""

_PARTS = (
    selectinload(Day.legs).selectinload(Leg.track).selectinload(Track.source),
    selectinload(Day.legs)
    .selectinload(Leg.track)
    .selectinload(Track.joined)
    .selectinload(JoinedSource.source),
    selectinload(Day.legs).selectinload(Leg.figures),
    selectinload(Day.photos),
    selectinload(Day.stated),
    *(selectinload(getattr(Day, kind.plural)) for kind in DAY_KINDS),
)


def day_page(session: Session, day_id: int) -> DayPage:
    """Everything that stands on one day's page."""
    trip_id = get(session, Day, day_id).trip_id
    rows = day_rows(session, trip_id)
    position = next(index for index, row in enumerate(rows) if row.id == day_id)
    day = session.execute(select(Day).where(Day.id == day_id).options(*_PARTS)).scalar_one()
    return _page(day, rows, position)


def day_pages(session: Session, trip_id: int) -> tuple[DayPage, ...]:
    """All pages of a trip, in order."""
    rows = day_rows(session, trip_id)
    days = session.execute(select(Day).where(Day.trip_id == trip_id).options(*_PARTS)).scalars()
    by_id = {day.id: day for day in days}
    return tuple(_page(by_id[row.id], rows, position) for position, row in enumerate(rows))


def _page(day: Day, rows: Sequence[DayRow], position: int) -> DayPage:
    legs = tuple(_leg(leg) for leg in day.legs)
    return DayPage(
        row=rows[position],
        fields=extract(DayFields, day),
        figures=day_figures(legs, [extract(StatedFields, row) for row in day.stated]),
        sun=_sun(day, legs),
        legs=legs,
        previous_id=rows[position - 1].id if position else None,
        next_id=rows[position + 1].id if position + 1 < len(rows) else None,
        photos=tuple(map(_photo, day.photos)),
        **{kind.plural: _entries(kind, getattr(day, kind.plural)) for kind in DAY_KINDS},
    )


def _entries(kind: EntryKind, entities: Iterable[Any]) -> Any:
    return tuple(Entry(entity.id, entity.day_id, extract(kind.fields, entity)) for entity in entities)


def _leg(leg: Leg) -> LegRecord:
    source = leg.track.source if leg.track is not None else None
    return LegRecord(
        id=leg.id,
        day_id=leg.day_id,
        fields=extract(LegFields, leg),
        figures=extract(LegFigures, leg.figures) if leg.figures is not None else None,
        track_id=leg.track.id if leg.track is not None else None,
        source_name=source.name if source is not None else "",
        source_sha256=source.sha256 if source is not None else "",
        device=source.device if source is not None else "",
        has_barometer=_has_barometer(leg),
    )


def _has_barometer(leg: Leg) -> bool:
    """Whether its climb was computed from heights that are a barometer's in all files it was made of."""
    if leg.track is None or leg.track.source is None or leg.figures is None:
        return False
    devices = [leg.track.source.device, *(joined.source.device for joined in leg.track.joined)]
    return leg.figures.version >= BAROMETER_VERSION and all(map(has_barometer, devices))


def _photo(photo: Photo) -> PhotoRecord:
    return PhotoRecord(
        id=photo.id,
        day_id=photo.day_id,
        fields=extract(PhotoFields, photo),
        sha256=photo.sha256,
        format=photo.format,
        name=photo.name,
        width=photo.width,
        height=photo.height,
        camera=photo.camera,
    )


def _sun(day: Day, legs: Sequence[LegRecord]) -> SunTimes | None:
    """Sun times where the day's last line ends; a day without a line has no position to ask for."""
    ends = [leg.figures for leg in legs if leg.figures is not None and leg.figures.end_lat is not None]
    if not ends or ends[-1].end_lat is None or ends[-1].end_lon is None:
        return None
    return sun.times(ends[-1].end_lat, ends[-1].end_lon, day.date, day.zone)
