"""What stands on days, read as plain rows: a statement per kind, whether for one day or for a whole trip.

No entities are made here: a page is read at every press of an arrow key, and a mapped object costs more
than the few values it holds. Every statement is made once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Table, bindparam, exists, literal, select, union_all
from sqlalchemy.orm import Session

from expedition.entities.fields import names_of, record
from expedition.entities.rows import entity_of
from expedition.entities.tables import (
    DAY,
    FIGURES,
    JOINED_SOURCE,
    LEG,
    PHOTO,
    SOURCE,
    STATED,
    TRACK,
    on_page,
    table_of,
)
from expedition.itinerary.devices import has_barometer
from expedition.record_classes import dataclass
from expedition.records.catalogue import EntryKind, Owner, kinds_of
from expedition.records.day import Entry, LegRecord, PhotoRecord
from expedition.records.fields import DayFields, LegFields, LegFigures, PhotoFields, StatedFields
from expedition.stats.constants import BAROMETER_VERSION

T = TypeVar("T")
ByDay = Mapping[int, Sequence[T]]

DAY_KINDS = kinds_of(Owner.DAY, Owner.EITHER)
"""What may stand on a day's page."""

_PICTURE = ("sha256", "format", "name", "width", "height", "camera")
_SOURCE = ("name", "sha256", "device")


@dataclass(frozen=True, slots=True)
class Which:
    """The days to read: the one of this id, or all of the trip of this id."""

    id: int
    is_trip: bool = False


def kinds_on(session: Session, day_id: int) -> frozenset[str]:
    """The names of the kinds that a day has entries of: most have none, and need not be read."""
    return frozenset(session.execute(_kinds_on(), {"of": day_id}).scalars())


def days(session: Session, which: Which) -> dict[int, DayFields]:
    """The days themselves."""
    found = _rows(session, DAY, names_of(DayFields), which)
    return {row[0]: record(DayFields, row[2:]) for row in found}


def end_before(session: Session, day_id: int) -> tuple[float, float] | None:
    """Where the last leg before a day ended, in degrees; None where nobody knows or there is none."""
    found = session.execute(_end_before(), {"of": day_id}).first()
    lat, lon = found if found is not None else (None, None)
    return None if lat is None or lon is None else (lat, lon)


def entries(session: Session, kind: EntryKind, which: Which) -> ByDay[Entry[Any]]:
    """The entries of a kind, in the order of the page."""
    found = _rows(session, table_of(entity_of(kind.name)), names_of(kind.fields), which)
    return _by_day(found, lambda row: Entry(row[0], row[1], record(kind.fields, row[2:])))


def stated(session: Session, which: Which) -> ByDay[StatedFields]:
    """The figures that the traveller states."""
    found = _rows(session, STATED, names_of(StatedFields), which)
    return _by_day(found, lambda row: record(StatedFields, row[2:]))


def photos(session: Session, which: Which) -> ByDay[PhotoRecord]:
    """The photos, in the order of the page."""
    found = _rows(session, PHOTO, (*_PICTURE, *names_of(PhotoFields)), which)
    return _by_day(found, _photo)


def legs(session: Session, which: Which) -> ByDay[LegRecord]:
    """The legs with their figures, in the order of the page."""
    found = session.execute(_legs(is_trip=which.is_trip), {"of": which.id}).all()
    joined: dict[int, list[str]] = defaultdict(list)
    for row in session.execute(_joined(is_trip=which.is_trip), {"of": which.id}):
        joined[row[0]].append(row[1])
    return _by_day(found, lambda row: _leg(row, joined.get(row[0], ())))


def _photo(row: Sequence[Any]) -> PhotoRecord:
    photo_id, day_id, *values = row
    picture = dict(zip(_PICTURE, values, strict=False))
    fields = record(PhotoFields, values[len(_PICTURE) :])
    return PhotoRecord(id=photo_id, day_id=day_id, fields=fields, **picture)


def _leg(row: Sequence[Any], joined: Iterable[str]) -> LegRecord:
    leg_id, day_id, track_id, figures_id, *values = row
    names = names_of(LegFields), names_of(LegFigures)
    figures_at, source_at = len(names[0]), len(names[0]) + len(names[1])
    source_name, sha256, device = values[source_at:]
    is_computed, has_source = figures_id is not None, sha256 is not None
    figures = _figures(values[figures_at:source_at]) if is_computed else None
    return LegRecord(
        id=leg_id,
        day_id=day_id,
        fields=record(LegFields, values[:figures_at]),
        figures=figures,
        track_id=track_id,
        source_name=source_name or "",
        source_sha256=sha256 or "",
        device=device or "",
        # Its climb was computed from heights that are a barometer's in all files it was made of.
        has_barometer=figures is not None
        and has_source
        and figures.version >= BAROMETER_VERSION
        and all(map(has_barometer, (device, *joined))),
    )


def _figures(values: Iterable[Any]) -> LegFigures | None:
    """The figures of a leg; None where its length is no number, since then nothing of them holds."""
    figures = record(LegFigures, values)
    return None if None in (figures.distance_m, figures.gap_m) else figures


def _by_day(found: Iterable[Any], made: Callable[[Any], T]) -> ByDay[T]:
    of_days: dict[int, list[T]] = defaultdict(list)
    for row in found:
        of_days[row[1]].append(made(row))
    return of_days


def _rows(session: Session, table: Table, names: tuple[str, ...], which: Which) -> Iterable[Any]:
    """Rows of the id, the day's id and these columns, in the order of the page."""
    return session.execute(_statement(table, names, is_trip=which.is_trip), {"of": which.id})


@cache
def _statement(table: Table, names: tuple[str, ...], *, is_trip: bool) -> Select[*tuple[Any, ...]]:
    day = DAY.c.id if table is DAY else table.c.day_id
    columns = [table.c[name] for name in names]
    found = select(table.c.id, day, *columns).where(_is_of(day, is_trip=is_trip))
    return found if table is DAY else found.order_by(*on_page(table))


@cache
def _legs(*, is_trip: bool) -> Select[*tuple[Any, ...]]:
    return (
        select(
            LEG.c.id,
            LEG.c.day_id,
            TRACK.c.id,
            FIGURES.c.id,
            *(LEG.c[name] for name in names_of(LegFields)),
            *(FIGURES.c[name] for name in names_of(LegFigures)),
            *(SOURCE.c[name] for name in _SOURCE),
        )
        .outerjoin(TRACK, TRACK.c.leg_id == LEG.c.id)
        .outerjoin(SOURCE, TRACK.c.source_id == SOURCE.c.id)
        .outerjoin(FIGURES, FIGURES.c.leg_id == LEG.c.id)
        .where(_is_of(LEG.c.day_id, is_trip=is_trip))
        .order_by(*on_page(LEG))
    )


@cache
def _joined(*, is_trip: bool) -> Select[*tuple[Any, ...]]:
    """The devices of all files after the first that a leg's line was made of."""
    return (
        select(LEG.c.id, SOURCE.c.device)
        .select_from(LEG)
        .join(TRACK, TRACK.c.leg_id == LEG.c.id)
        .join(JOINED_SOURCE, JOINED_SOURCE.c.track_id == TRACK.c.id)
        .join(SOURCE, JOINED_SOURCE.c.source_id == SOURCE.c.id)
        .where(_is_of(LEG.c.day_id, is_trip=is_trip))
    )


@cache
def _end_before() -> Select[float | None, float | None]:
    here = DAY.alias()
    return (
        select(FIGURES.c.end_lat, FIGURES.c.end_lon)
        .select_from(here)
        .join(DAY, (DAY.c.trip_id == here.c.trip_id) & (DAY.c.date < here.c.date))
        .join(LEG, LEG.c.day_id == DAY.c.id)
        .outerjoin(FIGURES, FIGURES.c.leg_id == LEG.c.id)
        .where(here.c.id == bindparam("of"))
        .order_by(
            DAY.c.date.desc(), LEG.c.start_utc.is_(None).desc(), LEG.c.start_utc.desc(), LEG.c.id.desc()
        )
        .limit(1)
    )


@cache
def _kinds_on() -> Any:
    asked = [(kind.name, table_of(entity_of(kind.name))) for kind in DAY_KINDS]
    return union_all(
        *(
            select(literal(name)).where(exists().where(_is_of(table.c.day_id, is_trip=False)))
            for name, table in asked
        )
    )


def _is_of(day: Any, *, is_trip: bool) -> ColumnElement[bool]:
    if is_trip:
        within: ColumnElement[bool] = day.in_(select(DAY.c.id).where(DAY.c.trip_id == bindparam("of")))
        return within
    is_day: ColumnElement[bool] = day == bindparam("of")
    return is_day
