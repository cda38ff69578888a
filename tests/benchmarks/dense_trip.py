"""A logbook of one trip with as many points as devices write: what the benchmarks of the map show."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from expedition.entities import Day, Trip
from expedition.entities.fields import values
from expedition.entities.rows import get
from expedition.kinds import DayKind, LegMode
from expedition.logbook import Logbook
from expedition.operations import tracks, trips
from expedition.packing import pack_line
from expedition.points import F64, Points
from expedition.records import fields
from expedition.stats.leg import compute

_FIRST = date(2024, 3, 1)
_AT_ONCE = 20
_EVERY_MS = 2_000
_STEP_DEG = 6e-5
_BEND = 0.02


def logbook(folder: Path, days: int, points: int) -> Path:
    """The folder of a logbook of so many days with so many points each; made once and kept."""
    made = folder / f"dense-{days}-{points}"
    if not (made / "finished").exists():
        with Logbook.create(made) as book:
            trip_id = book.do("Add a trip", trips.add, fields.TripFields(title="Across")).result
            lat, lon = _road(days * points)
            for first in range(0, days, _AT_ONCE):
                numbers = range(first, min(first + _AT_ONCE, days))
                book.do("Write", _write, trip_id, numbers, lat, lon, points)
        (made / "finished").touch()
    return made


def _road(count: int) -> tuple[F64, F64]:
    """A winding way eastwards from the Alps, a point every seven metres or so."""
    chance = np.random.default_rng(5)
    bends = np.cumsum(chance.normal(0, _BEND, count))
    heading = 1.2 * np.sin(bends) + 0.9 * np.sin(np.arange(count) / 90_000)
    lat = 46 + np.cumsum(_STEP_DEG * np.sin(heading) * 0.7)
    return np.clip(lat, 20, 60), 7.5 + np.cumsum(_STEP_DEG * np.cos(heading))


def _write(session: Session, trip_id: int, numbers: range, lat: F64, lon: F64, count: int) -> None:
    trip = get(session, Trip, trip_id)
    for number in numbers:
        part = slice(number * count, (number + 1) * count)
        start = datetime(2024, 3, 1, 6, tzinfo=UTC) + timedelta(days=number)
        time_ms = int(start.timestamp() * 1000) + np.arange(count, dtype=np.int64) * _EVERY_MS
        ele_m = 900 + 300 * np.sin(np.arange(count) / 2_000)
        line = Points(lat[part], lon[part], ele_m, time_ms, np.zeros(1, dtype=np.int64), {})
        said = fields.DayFields(date=_FIRST + timedelta(days=number), zone="UTC", kind=DayKind.RIDE)
        day = Day(**values(said), trip_id=trip.id)
        leg = replace(fields.LegFields.of(LegMode.BICYCLE), zone="UTC")
        tracks.attach(day, leg, compute(line, LegMode.BICYCLE), pack_line(line), None)
        session.add(day)
