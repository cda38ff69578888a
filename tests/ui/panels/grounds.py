"""Trips with lines for the tests of maps."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from sqlalchemy.orm import Session

from expedition.entities import Day
from expedition.entities.rows import get
from expedition.kinds import LegMode
from expedition.logbook import Logbook
from expedition.operations import days, tracks
from expedition.packing import pack_line
from expedition.points import Points
from expedition.records.fields import DayFields, LegFields
from expedition.stats.leg import compute

START_MS = int(datetime(2025, 7, 18, 4, tzinfo=UTC).timestamp() * 1000)


def northward(lat: float, lon: float = 80.0, count: int = 500) -> Points:
    """About 55 km to the north within 50 minutes, 300 m up."""
    share = np.linspace(0.0, 1.0, count)
    return Points(
        lat + share * 0.5,
        np.full(count, lon),
        600 + share * 300,
        START_MS + (share * 3_000_000).astype(np.int64),
        np.array([0], dtype=np.int64),
    )


def ride(session: Session, day_id: int, points: Points) -> None:
    leg = LegFields(mode=LegMode.BICYCLE, power=LegFields.of(LegMode.BICYCLE).power, zone="Asia/Almaty")
    tracks.attach(get(session, Day, day_id), leg, compute(points, LegMode.BICYCLE), pack_line(points), None)


def ridden(logbook: Logbook, trip_id: int, ways: Sequence[tuple[str, str, Any]]) -> list[int]:
    """Days from 18 July on: from where to where, and the line, None for a day of rest."""
    made = []
    for number, (start, end, points) in enumerate(ways):
        fields = DayFields(date=date(2025, 7, 18 + number), from_place=start, to_place=end)
        made.append(int(logbook.do("Add", days.add, trip_id, fields).result))
        if points is not None:
            logbook.do("Ride", ride, made[-1], points)
    return made
