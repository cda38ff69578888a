"""The lines of a trip folder: read, cut to their part, computed and packed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np

from expedition import packing
from expedition.atlas import countries, zones
from expedition.errors import UserError
from expedition.geo import length_m
from expedition.importers import gpx
from expedition.itinerary.devices import has_barometer
from expedition.points import Points, join
from expedition.records.folder import FolderLeg, FolderLine, FolderRoute, FolderRouteLine
from expedition.records.importing import ReadFile
from expedition.stats import leg as leg_stats
from expedition.text import _


class Lines:
    """The GPX files of a folder, the last one kept at hand: legs of one file follow one another."""

    def __init__(self, root: Path, devices: Mapping[str, str]) -> None:
        self._root, self._devices = root, devices
        self._read: ReadFile | None = None

    def of_leg(self, leg: FolderLeg) -> FolderLine:
        """The line of a leg that names a file.

        Raises:
            UserError: The file holds no track for it.
        """
        assert leg.gpx is not None
        file = self._file(leg.gpx)
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
        points = packing.as_kept(points)
        own = zones.zone_at(float(points.lat[0]), float(points.lon[0]))
        zone = (leg.fields.zone or own) if leg.is_zone_open else leg.fields.zone
        return FolderLine(
            read=replace(file, tracks=(), waypoints=(), routes=()),
            zone=zone,
            country=countries.country_of_zone(zone or own),
            figures=leg_stats.compute(points, leg.fields.mode, has_barometer=self._has_barometer(leg, file)),
            line=packing.pack_line(points),
        )

    def of_route(self, route: FolderRoute) -> FolderRouteLine:
        """A planned line: the first route of its file, else all its tracks.

        Raises:
            UserError: The file holds neither.
        """
        assert route.gpx is not None
        file = self._file(route.gpx)
        planned = [one.points for one in file.routes[:1]] or [track.points for track in file.tracks]
        points = packing.as_kept(join(planned))
        if not len(points):
            raise UserError(
                file.reason
                or _("{file} holds no route: correct trip.md, which names it.").format(file=file.path)
            )
        return FolderRouteLine(packing.pack(points), len(points), length_m(points))

    def _file(self, name: Path) -> ReadFile:
        path = self._root / name
        if self._read is None or self._read.path != path:
            self._read = gpx.read(path)
        return self._read

    def _has_barometer(self, leg: FolderLeg, file: ReadFile) -> bool:
        if leg.originals is None:
            return has_barometer(file.device)
        devices = [self._devices[sha256] for sha256 in leg.originals]
        return bool(devices) and all(map(has_barometer, devices))


def _between(points: Points, start: datetime, stop: datetime) -> Points:
    first_ms, last_ms = (int(moment.timestamp() * 1000) for moment in (start, stop))
    return points.take(np.asarray((points.time_ms >= first_ms) & (points.time_ms < last_ms)))
