"""Trips as tables: one CSV file per kind of record, for spreadsheets."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from expedition.exporters.json_tree import plain, record
from expedition.records.catalogue import ENTRY_KINDS, entry_kind
from expedition.records.folder import TripFolder

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a file for UTF-8 only where it begins so."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Row = dict[str, Any]


def tables(trips: Sequence[TripFolder]) -> Iterator[tuple[str, str]]:
    """The name and the text of each table that has a row; the first columns say of which trip and day."""
    found = {"trips": [{"trip": trip.fields.title, **record(trip.fields)} for trip in trips]}
    for trip in trips:
        for name, rows in _rows(trip):
            found.setdefault(name, []).extend(rows)
    for name, rows in found.items():
        if rows:
            yield f"{name}.csv", csv_text(rows)


def _rows(trip: TripFolder) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows of each table, some tables in several parts."""
    title = trip.fields.title
    none: Row = {"trip": title, "day": None, "date": None}
    yield "stated", [none | record(one) for one in trip.stated]
    for kind in ENTRY_KINDS:
        yield kind.plural, [none | record(entry.fields) for entry in trip.entries.get(kind.name, ())]
    for number, day in enumerate(trip.days, 1):
        of: Row = {"trip": title, "day": number, "date": day.fields.date}
        yield "days", [of | record(day.fields)]
        yield "stated", [of | record(one) for one in day.stated]
        yield "legs", [of | record(leg.fields) | _known(leg.figures) for leg in day.legs]
        for name, entries in day.entries.items():
            yield entry_kind(name).plural, [of | record(entry.fields) for entry in entries]
        yield "photos", [of | record(photo.fields) | _known(photo.picture) for photo in day.photos]
    for one in trip.routes:
        line = {"points": one.points, "distance_m": one.distance_m}
        yield "routes", [{"trip": title, "name": one.name, "note": one.note} | line]
    kept = [record(one, leave_out=("path", "is_missing")) for one in trip.originals]
    yield "originals", [{"trip": title} | one for one in kept]


def _known(one: "DataclassInstance | None") -> Row:
    return {} if one is None else record(one)


def csv_text(rows: Sequence[Row]) -> str:
    """A table as RFC 4180 wants it: commas, CRLF, quotes where they are needed."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(name)) for name in columns] for row in rows)
    return BYTE_ORDER_MARK + target.getvalue()


def cell(value: Any) -> str:
    """A value as text; what a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, default=plain) if value else ""
    if isinstance(value, int | float | Decimal):
        return str(value)
    text = str(plain(value)) if isinstance(value, datetime) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
