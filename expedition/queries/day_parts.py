"""What stands on days, read as plain rows: a statement per kind, whether for one day or for a whole trip.

No entities are made here: a page is read at every press of an arrow key, and a mapped object costs more
than the few values it holds. Every statement is made once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields as fields_of
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, exists, literal, select, union_all
from sqlalchemy.orm import Session, aliased

from expedition.entities import Base, Day, Figures, JoinedSource, Leg, Photo, Source, Stated, Track
from expedition.entities.rows import entity_of
from expedition.itinerary.devices import has_barometer
from expedition.record_classes import dataclass
from expedition.records.catalogue import EntryKind, Owner, kinds_of
from expedition.records.day import Entry, LegRecord, PhotoRecord
from expedition.records.fields import DayFields, LegFields, LegFigures, PhotoFields, StatedFields
from expedition.stats.constants import BAROMETER_VERSION
from expedition.stats.known import sound_row

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
    found = _rows(session, Day, _names(DayFields), which)
    return {row[0]: _record(DayFields, row[2:]) for row in found}


def end_before(session: Session, day_id: int) -> tuple[float, float] | None:
    """Where the last leg before a day ended, in degrees; None where nobody knows or there is none."""
    found = session.execute(_end_before(), {"of": day_id}).first()
    lat, lon = found if found is not None else (None, None)
    return None if lat is None or lon is None else (lat, lon)


def entries(session: Session, kind: EntryKind, which: Which) -> ByDay[Entry[Any]]:
    """The entries of a kind, in the order of the page."""
    found = _rows(session, entity_of(kind.name), _names(kind.fields), which, kind.plural)
    return _by_day(found, lambda row: Entry(row[0], row[1], _record(kind.fields, row[2:])))


def stated(session: Session, which: Which) -> ByDay[StatedFields]:
    """The figures that the traveller states."""
    found = _rows(session, Stated, _names(StatedFields), which, "stated")
    return _by_day(found, lambda row: _record(StatedFields, row[2:]))


def photos(session: Session, which: Which) -> ByDay[PhotoRecord]:
    """The photos, in the order of the page."""
    found = _rows(session, Photo, (*_PICTURE, *_names(PhotoFields)), which, "photos")
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
    fields = _record(PhotoFields, values[len(_PICTURE) :])
    return PhotoRecord(id=photo_id, day_id=day_id, fields=fields, **picture)


def _leg(row: Sequence[Any], joined: Iterable[str]) -> LegRecord:
    leg_id, day_id, track_id, figures_id, *values = row
    names = _names(LegFields), _names(LegFigures)
    figures_at, source_at = len(names[0]), len(names[0]) + len(names[1])
    source_name, sha256, device = values[source_at:]
    is_computed, has_source = figures_id is not None, sha256 is not None
    figures = _figures(values[figures_at:source_at]) if is_computed else None
    return LegRecord(
        id=leg_id,
        day_id=day_id,
        fields=_record(LegFields, values[:figures_at]),
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
    figures = _record(LegFigures, values)
    return None if None in (figures.distance_m, figures.gap_m) else figures


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(kind))


def _record(kind: type[T], values: Iterable[Any]) -> T:
    return kind(**dict(zip(_names(kind), sound_row(values), strict=True)))


def _by_day(found: Iterable[Any], made: Callable[[Any], T]) -> ByDay[T]:
    of_days: dict[int, list[T]] = defaultdict(list)
    for row in found:
        of_days[row[1]].append(made(row))
    return of_days


def _rows(
    session: Session, entity: type[Base], names: tuple[str, ...], which: Which, relation: str = ""
) -> Iterable[Any]:
    """Rows of the id, the day's id and these columns, in the order that a day's relation has."""
    return session.execute(_statement(entity, names, relation, is_trip=which.is_trip), {"of": which.id})


@cache
def _statement(
    entity: Any, names: tuple[str, ...], relation: str, *, is_trip: bool
) -> Select[*tuple[Any, ...]]:
    day = Day.id if entity is Day else entity.day_id
    columns = [getattr(entity, name) for name in names]
    return select(entity.id, day, *columns).where(_is_of(day, is_trip=is_trip)).order_by(*_order(relation))


@cache
def _legs(*, is_trip: bool) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Leg.id,
            Leg.day_id,
            Track.id,
            Figures.id,
            *(getattr(Leg, name) for name in _names(LegFields)),
            *(getattr(Figures, name) for name in _names(LegFigures)),
            *(getattr(Source, name) for name in _SOURCE),
        )
        .outerjoin(Track, Track.leg_id == Leg.id)
        .outerjoin(Source, Track.source_id == Source.id)
        .outerjoin(Figures, Figures.leg_id == Leg.id)
        .where(_is_of(Leg.day_id, is_trip=is_trip))
        .order_by(*_order("legs"))
    )


@cache
def _joined(*, is_trip: bool) -> Select[*tuple[Any, ...]]:
    """The devices of all files after the first that a leg's line was made of."""
    return (
        select(Leg.id, Source.device)
        .select_from(Leg)
        .join(Track, Track.leg_id == Leg.id)
        .join(JoinedSource, JoinedSource.track_id == Track.id)
        .join(Source, JoinedSource.source_id == Source.id)
        .where(_is_of(Leg.day_id, is_trip=is_trip))
    )


@cache
def _end_before() -> Select[float | None, float | None]:
    here = aliased(Day)
    return (
        select(Figures.end_lat, Figures.end_lon)
        .select_from(here)
        .join(Day, (Day.trip_id == here.trip_id) & (Day.date < here.date))
        .join(Leg, Leg.day_id == Day.id)
        .outerjoin(Figures, Figures.leg_id == Leg.id)
        .where(here.id == bindparam("of"))
        .order_by(Day.date.desc(), Leg.start_utc.is_(None).desc(), Leg.start_utc.desc(), Leg.id.desc())
        .limit(1)
    )


@cache
def _kinds_on() -> Any:
    asked: list[tuple[str, Any]] = [(kind.name, entity_of(kind.name)) for kind in DAY_KINDS]
    return union_all(
        *(
            select(literal(name)).where(exists().where(_is_of(entity.day_id, is_trip=False)))
            for name, entity in asked
        )
    )


def _order(relation: str) -> Any:
    return (Day.__mapper__.relationships[relation].order_by or ()) if relation else ()


def _is_of(day: Any, *, is_trip: bool) -> ColumnElement[bool]:
    if is_trip:
        within: ColumnElement[bool] = day.in_(select(Day.id).where(Day.trip_id == bindparam("of")))
        return within
    is_day: ColumnElement[bool] = day == bindparam("of")
    return is_day
