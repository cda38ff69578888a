"""What was gathered from a GPX file, as contents, and sentences about what it holds besides."""

from collections.abc import Sequence

import numpy as np

from expedition.importers.base import Contents
from expedition.importers.columns import numbers
from expedition.importers.gpx_events import Gatherer
from expedition.importers.lines import lines_of, without_track
from expedition.points import empty
from expedition.records.importing import ReadRoute, ReadWaypoint
from expedition.text import _, plural


def contents_of(gatherer: Gatherer, warnings: Sequence[str]) -> Contents:
    """What was gathered, without points that have no usable position."""
    lines = lines_of(gatherer)
    waypoints = _waypoints(gatherer)
    said = (*warnings, *lines.said, *([] if lines.tracks else [_without_tracks(gatherer)]))
    return Contents(
        lines.tracks,
        len(gatherer.segments),
        waypoints=waypoints,
        lost_waypoints=len(gatherer.waypoints) - len(waypoints),
        routes=tuple(ReadRoute("", "", empty()) for _route in range(gatherer.routes)),
        device=gatherer.creator,
        warnings=said,
        has_zoneless_times=lines.has_zoneless_times,
    )


def _waypoints(gatherer: Gatherer) -> tuple[ReadWaypoint, ...]:
    """The marked places that have a usable position."""
    lat, _lat_commas = numbers([lat for lat, _lon in gatherer.waypoints])
    lon, _lon_commas = numbers([lon for _lat, lon in gatherer.waypoints])
    usable = (np.abs(lat) <= 90.0) & (np.abs(lon) <= 180.0)
    return tuple(ReadWaypoint(*place) for place in np.stack([lat, lon], axis=1)[usable].tolist())


def _without_tracks(gatherer: Gatherer) -> str:
    if gatherer.routes and not gatherer.count:
        points = plural("one point", "{n} points", gatherer.route_points)
        return _("It holds a planned route of {points} and no recorded track.").format(points=points)
    return without_track(gatherer, len(gatherer.waypoints))
