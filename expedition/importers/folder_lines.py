"""The lines of a trip folder's legs: read, cut to their part, computed and packed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np

from expedition import packing
from expedition.atlas import countries, zones
from expedition.errors import UserError
from expedition.importers import gpx
from expedition.itinerary.devices import has_barometer
from expedition.points import Points, join
from expedition.records.folder import FolderLeg, FolderLine, TripFolder
from expedition.records.importing import ReadFile
from expedition.stats import leg as leg_stats
from expedition.text import _

Progress = Callable[[int, int, str], None]


def read_lines(folder: TripFolder, progress: Progress) -> dict[tuple[int, int], FolderLine]:
    """The line of every leg that names a GPX file, by the numbers of its day and leg in the folder.

    Raises:
        UserError: A file named by a leg holds no track.
        Cancelled: The traveller stopped it.
    """
    wanted = [
        (day_number, leg_number, leg)
        for day_number, day in enumerate(folder.days)
        for leg_number, leg in enumerate(day.legs)
        if leg.gpx is not None
    ]
    read: dict[Path, ReadFile] = {}
    lines = {}
    for done, (day_number, leg_number, leg) in enumerate(wanted):
        assert leg.gpx is not None
        progress(done, len(wanted), leg.gpx.name)
        path = folder.root / leg.gpx
        if path not in read:
            read[path] = gpx.read(path)
        lines[day_number, leg_number] = _line(leg, read[path])
    progress(len(wanted), len(wanted), "")
    return lines


def _line(leg: FolderLeg, file: ReadFile) -> FolderLine:
    points = join([track.points for track in file.tracks])
    if leg.part is not None:
        points = _between(points, *leg.part)
    if not len(points):
        raise UserError(
            file.reason
            or _("{file} holds no track for its leg: correct the day's file that names it.").format(
                file=file.path
            )
        )
    zone = leg.fields.zone or zones.zone_at(float(points.lat[0]), float(points.lon[0]))
    return FolderLine(
        read=replace(file, tracks=()),
        zone=zone,
        country=countries.country_of_zone(zone),
        figures=leg_stats.compute(points, leg.fields.mode, has_barometer=has_barometer(file.device)),
        line=packing.pack_line(points),
    )


def _between(points: Points, start: datetime, stop: datetime) -> Points:
    first_ms, last_ms = (int(moment.timestamp() * 1000) for moment in (start, stop))
    return points.take(np.asarray((points.time_ms >= first_ms) & (points.time_ms < last_ms)))
