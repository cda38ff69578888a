"""A logbook with something of everything, made up at random."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
from PIL import ExifTags, Image
from sqlalchemy.orm import Session

from expedition import intake
from expedition.entities import Day, Photo
from expedition.entities.fields import values
from expedition.exporters.gpx import NamedLine, write
from expedition.itinerary import edit
from expedition.kinds import FigureName
from expedition.logbook import Logbook
from expedition.operations import days, entries, legs, photos, trips
from expedition.points import EXTRAS, NO_TIME, Points
from expedition.queries.days import day_pages
from expedition.records.catalogue import ENTRY_KINDS, Owner
from expedition.records.fields import (
    DayFields,
    LegFields,
    PhotoFields,
    StatedFields,
    TripFields,
    WaypointFields,
)
from tests.expedition.made_up import made_up, text

FIRST = date(2024, 2, 27)


def fill(logbook: Logbook, random: Random, count: int = 1) -> None:
    """Adds trips of four days each, with every kind of entry, tracks, pictures and routes."""
    for number in range(count):
        start = FIRST + timedelta(days=30 * number)
        trip_id: int = logbook.do("Add", trips.add, made_up(TripFields, random)).result
        logbook.do("State", trips.state, trip_id, _stated(random))
        day_ids = [_day(logbook, trip_id, start + timedelta(days=day), random) for day in range(4)]
        _entries(logbook, trip_id, day_ids, random)
        with tempfile.TemporaryDirectory() as scratch:
            _import(logbook, trip_id, Path(scratch), start, random)
        for page in logbook.read(day_pages, trip_id):
            for leg in page.legs:
                logbook.do("Go", legs.update, leg.id, made_up(LegFields, random))
            for photo in page.photos:
                logbook.do(
                    "Tell", photos.update, photo.id, replace(made_up(PhotoFields, random), is_cover=True)
                )


def _day(logbook: Logbook, trip_id: int, on: date, random: Random) -> int:
    day_id: int = logbook.do("Add", days.add, trip_id, replace(made_up(DayFields, random), date=on)).result
    logbook.do("State", days.state, day_id, _stated(random))
    logbook.do("Add", legs.add, day_id, made_up(LegFields, random))
    logbook.do("Caption", _caption, day_id, made_up(PhotoFields, random), random.randrange(4))
    return day_id


def _entries(logbook: Logbook, trip_id: int, day_ids: Sequence[int], random: Random) -> None:
    for kind in ENTRY_KINDS:
        for _ in range(random.randrange(1, 3)):
            fields = made_up(kind.fields, random)
            if kind.owner is Owner.TRIP or (kind.owner is Owner.EITHER and random.random() < 0.5):
                logbook.do("Add", entries.add_to_trip, kind.name, trip_id, fields)
            else:
                logbook.do("Add", entries.add, kind.name, random.choice(day_ids), fields)


def _stated(random: Random) -> StatedFields:
    fields = made_up(StatedFields, random)
    return replace(fields, figure=random.choice(list(FigureName)), value=random.uniform(0, 1e5))


def _caption(session: Session, day_id: int, fields: PhotoFields, position: int) -> None:
    """A caption whose picture is not at hand."""
    day = session.get(Day, day_id)
    assert day is not None
    day.photos.append(
        Photo(**values(fields), sha256="", name="", format="", size=0, width=0, height=0, position=position)
    )


def _import(logbook: Logbook, trip_id: int, folder: Path, start: date, random: Random) -> None:
    """A file of two lines that are joined, one without times, a picture, places and routes."""
    marked = WaypointFields(name=text(random), note=text(random), lat=43.01, lon=79.26)
    noon_ms = (start - date(1970, 1, 1)).days * 86_400_000 + 6 * 3_600_000
    early, late = (line(random, noon_ms + more) for more in (0, 7_200_000))
    files = [folder / name for name in ("ride.gpx", "later.gpx", "Қорғас: 霍尔果斯.gpx", "view.jpg")]
    route = NamedLine(text(random), text(random), line(random, None))
    files[0].write_bytes(write([NamedLine(text(random), "", early)], [marked], [route]))
    files[1].write_bytes(write([NamedLine("", "", late)]))
    files[2].write_bytes(write([NamedLine("", "", line(random, noon_ms + 86_400_000))]))
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = f"{start:%Y:%m:%d} 12:10:00"
    colour = tuple(random.randrange(256) for _ in range(3))
    Image.new("RGB", (60, 40), colour).save(files[3], exif=exif)
    plan = intake.plan_files(logbook, trip_id, files)
    joined = sorted((leg for leg in plan.legs if leg.date == start), key=lambda leg: leg.file)
    intake.accept(logbook, trip_id, edit.join(plan, joined[0].key))


def line(random: Random, start_ms: int | None, count: int = 120) -> Points:
    """A line with more digits than are kept, gaps and sensors."""
    numbers = np.random.default_rng(random.randrange(2**32))
    time_ms = np.full(count, NO_TIME)
    if start_ms is not None:
        time_ms = start_ms + np.cumsum(numbers.integers(500, 9_000, count))
    ele_m = 800 + np.cumsum(numbers.normal(0, 2, count))
    ele_m[numbers.random(count) < 0.1] = np.nan
    return Points(
        43 + np.cumsum(numbers.normal(3e-4, 1e-4, count)),
        79 + np.cumsum(numbers.normal(3e-4, 1e-4, count)),
        ele_m,
        time_ms,
        np.array([0, count // 2]),
        {name: numbers.uniform(0, 900, count).astype(np.float32) for name in EXTRAS},
    )
