"""A trip with one string in every text field of every kind of entry, found by the types of the fields."""

import dataclasses
import sys
import typing
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from expedition.kinds import Audience, DayKind, FigureName, LegMode
from expedition.records.catalogue import EntryKind, Owner, kinds_of
from expedition.records.day import DayPage, Entry, LegRecord, PhotoRecord
from expedition.records.fields import (
    DayFields,
    LegFields,
    PersonFields,
    PhotoFields,
    SpanFields,
    StatedFields,
    TripFields,
)
from expedition.records.trip import RouteRecord, SourceRecord, TripBook
from tests.expedition.reports.books import book, day, line, loose, noted
from tests.expedition.reports.made_trips import KARKARA, KEGEN

FIRST = date(2025, 7, 18)
_CODES = {"country": "KZ", "country_from": "KG", "country_to": "CN", "language": "en", "currency": "KZT"}
_CODES |= {"home_currency": "EUR", "home_zone": "", "zone": "", "translated_from": "ru"}
_VALUES: dict[type, Any] = {
    bool: True,
    int: 3,
    float: 1234.5,
    Decimal: Decimal("12.5"),
    date: FIRST,
    datetime: datetime(2025, 7, 18, 6, tzinfo=UTC),
}


def filled(record: type, text: str, turn: int = 0, **given: object) -> Any:
    """A record with the text in every text field, found by its type; what may be None is so at odd turns.

    Kinds and other choices go from turn to turn.
    """
    hints = typing.get_type_hints(record, vars(sys.modules[record.__module__]))
    values = {
        field.name: _value(hints[field.name], field.name, text, turn)
        for field in dataclasses.fields(record)
        if field.name not in (*given, "said", "audience")
    }
    return record(**values, **given)


def _value(hint: Any, name: str, text: str, turn: int) -> Any:
    if hint is str:
        return _CODES.get(name, text)
    inner = typing.get_args(hint)
    if type(None) in inner:
        if turn % 2:
            return None
        hint = next(one for one in inner if one is not type(None))
    if typing.get_origin(hint) is tuple:
        return (filled(inner[0], text, turn),)
    if issubclass(hint, Enum):
        known = list(hint)
        return known[turn % len(known)]
    return {"lat": 42.9, "lon": 79.2}.get(name, _VALUES[hint])


def _turns(kind: EntryKind, *, has_all: bool) -> range:
    """How many entries of a kind there are: two, or one for each of its kinds."""
    chosen = typing.get_type_hints(kind.fields).get("kind") if has_all else None
    return range(max(2, len(chosen)) if isinstance(chosen, type) and issubclass(chosen, Enum) else 2)


def full_trip(text: str, *, has_all: bool = False) -> TripBook:
    """Three days, with and without a line, in which every text is this one.

    `has_all` gives it an entry of every kind of stay, meeting, place and so on, instead of two.
    """
    kinds = (DayKind.RIDE, DayKind.REST, DayKind.TRANSIT)
    days = [_day(number, kind, text, has_all=has_all) for number, kind in enumerate(kinds)]
    people = [filled(PersonFields, text, turn) for turn in range(2)]
    trip = filled(TripFields, text, mode=LegMode.BICYCLE, audience=Audience.FAMILY)
    listed = {
        kind.name: [filled(kind.fields, text, turn) for turn in _turns(kind, has_all=has_all)]
        for kind in kinds_of(Owner.TRIP, Owner.EITHER)
    }
    stamp = datetime(2025, 7, 18, tzinfo=UTC)
    return dataclasses.replace(
        book(trip, days, people),
        loose=loose(**listed),
        stated=tuple(filled(StatedFields, text, figure=figure) for figure in FigureName),
        routes=(RouteRecord(1, text, text, 10, 1000.0, text),),
        sources=(SourceRecord(text, "ab" * 32, text, 100, text, stamp, (1,)),),
    )


def _day(number: int, kind: DayKind, text: str, *, has_all: bool) -> tuple[DayPage, Any]:
    on = FIRST + timedelta(number)
    fields = filled(DayFields, text, number, date=on, kind=kind, country="CN" if number else "KZ")
    known: dict[str, Any] = (
        {} if kind is DayKind.REST else {"distance": 47300.0, "climb": 300.0, "highest": 2020.0}
    )
    track = line([KARKARA, KEGEN]) if known else None
    listed: dict[str, Sequence[Any]] = {
        one.plural: [filled(one.fields, text, turn) for turn in _turns(one, has_all=has_all)]
        for one in kinds_of(Owner.DAY, Owner.EITHER)
    }
    page, track = noted(day(number + 1, on, fields, track, **known), **listed)
    return dataclasses.replace(
        page,
        legs=tuple(_leg(leg, text) for leg in page.legs),
        photos=tuple(_photo(number, turn, text) for turn in range(2)),
        spans=(Entry(1, None, filled(SpanFields, text)),),
    ), track


def _leg(leg: LegRecord, text: str) -> LegRecord:
    own: dict[str, Any] = {"mode": leg.fields.mode, "power": leg.fields.power, "origin": leg.fields.origin}
    return dataclasses.replace(
        leg, fields=filled(LegFields, text, **own), source_name=text, device=text, source_sha256="ab" * 32
    )


def _photo(number: int, turn: int, text: str) -> PhotoRecord:
    fields = filled(PhotoFields, text, turn, turned=0, is_cover=False)
    return PhotoRecord(10 * number + turn, number + 1, fields, "ab" * 32, "jpeg", text, 1600, 1200, text)
