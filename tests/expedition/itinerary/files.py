"""Read files made for tests of plans."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from expedition.importers.base import Contents, facts
from expedition.points import NO_TIME, Points
from expedition.records.importing import KnownTrack, PlannedLeg, ReadFile, ReadTrack
from tests.expedition.lines import line

KEGEN = (43.0, 79.2)
"""Almaty's time, UTC+5 since March 2024."""


def way(
    start: str,
    minutes: int,
    *,
    east_m: float = 0.0,
    north_m: float = 0.0,
    speed_m_s: float = 5.0,
    step_s: int = 10,
) -> Points:
    """A ride northwards from near Kegen, beginning at a UTC time like `2025-07-18T04:00`."""
    count = minutes * 60 // step_s + 1
    begin = int(datetime.fromisoformat(start).replace(tzinfo=UTC).timestamp() * 1000)
    along = np.arange(count) * speed_m_s * step_s + north_m
    return line(
        (KEGEN[0] + along / 111_110).tolist(),
        [KEGEN[1] + east_m / 81_500] * count,
        (1_000 + along / 100).tolist(),
        (begin + np.arange(count) * 1000 * step_s).tolist(),
    )


def untimed(points: Points) -> Points:
    """The same line without its times."""
    return replace(points, time_ms=np.full(len(points), NO_TIME, dtype=np.int64))


def file(
    name: str, *tracks: Points, sha256: str = "", kind: str = "", has_zoneless_times: bool = False
) -> ReadFile:
    """A file of these tracks; its content is its name unless a hash is given."""
    contents = Contents(
        tuple(ReadTrack("", kind, points) for points in tracks), has_zoneless_times=has_zoneless_times
    )
    return facts(ReadFile(Path(f"/rides/{name}.gpx"), sha256 or name, 1, "gpx"), contents)


def known(leg: PlannedLeg, name: str, sha256: str = "known") -> KnownTrack:
    """A planned leg as if it had been written."""
    coarsest = leg.line.levels[0] if leg.line.levels else leg.line.full
    figures = leg.figures
    return KnownTrack(
        (sha256,), name, figures.start_utc, figures.end_utc, figures.distance_m, figures.points, coarsest
    )


def said(legs: Sequence[PlannedLeg]) -> list[tuple[str, str]]:
    """States and reasons."""
    return [(leg.state.value, leg.reason) for leg in legs]
