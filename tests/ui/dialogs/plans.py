"""Plans for tests of the import dialog, made of real lines."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import numpy as np

from expedition.itinerary import photos, plan
from expedition.kinds import LegMode
from expedition.points import Points
from expedition.records.importing import Carriage, ImportPlan, ReadFile, ReadPhoto, ReadTrack
from tests.ui.ways import points

DAY_MS, HOUR_MS = 86_400_000, 3_600_000


def read(name: str, *tracks: Points, is_zoneless: bool = False) -> ReadFile:
    """A file that holds these lines."""
    return ReadFile(
        Path(name),
        sha256=name,
        size=1,
        format="GPX",
        tracks=tuple(ReadTrack("", "", line) for line in tracks),
        points=sum(map(len, tracks)),
        has_zoneless_times=is_zoneless,
        zones=("Asia/Almaty",),
    )


def later(line: Points, by_ms: int) -> Points:
    """The same way at another time."""
    return replace(line, time_ms=line.time_ms + by_ms)


def north_of(line: Points, by: float) -> Points:
    """The same shape elsewhere, degrees to the north."""
    return replace(line, lat=line.lat + by)


def days(count: int) -> ImportPlan:
    """One ride a day, each in a file of its own."""
    line = points(60)
    files = [read(f"day-{k}.gpx", later(north_of(line, k * 0.01), k * DAY_MS)) for k in range(count)]
    return plan.build(files, (), LegMode.BICYCLE)


def two_legs() -> ImportPlan:
    """A morning and an afternoon of one day, three hours each, in two files."""
    line = points(60)
    first = line.take(np.arange(0, 30))
    second = later(line.take(np.arange(30, 60)), HOUR_MS)
    return plan.build([read("am.gpx", first), read("pm.gpx", second)], (), LegMode.BICYCLE)


def with_ferry() -> ImportPlan:
    """A ride with a proposal: points 20 to 40 look like a ferry."""
    made = days(1)
    ferry = Carriage(20, 40, LegMode.FERRY, 33_000.0, "33 km over the sea at 20 km/h")
    return replace(made, legs=(replace(made.legs[0], carriages=(ferry,)),))


def with_photos(count: int = 3) -> ImportPlan:
    """A ride and pictures taken during it, an hour apart, by a camera that names no zone."""
    line, day = points(400), date(2025, 7, 20)
    shots = tuple(
        ReadFile(
            Path(f"shot-{k}.jpg"),
            sha256=f"shot {k}",
            size=1,
            format="JPEG",
            photo=ReadPhoto(640, 480, taken=datetime.combine(day, time(6 + k, 30)), camera="Box"),
        )
        for k in range(count)
    )
    return photos.with_photos(plan.build([read("ride.gpx", line), *shots], (), LegMode.BICYCLE))


def with_undated_photos(count: int) -> ImportPlan:
    """A ride, and pictures that do not say when they were taken."""
    shots = tuple(
        ReadFile(Path(f"scan-{k}.png"), sha256=f"scan {k}", size=1, format="PNG", photo=ReadPhoto(640, 480))
        for k in range(count)
    )
    return photos.with_photos(plan.build([read("ride.gpx", points(400)), *shots], (), LegMode.BICYCLE))
