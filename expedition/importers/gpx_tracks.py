"""What was gathered from a GPX file, as contents, and sentences about what it holds besides."""

from collections.abc import Sequence

from expedition.importers.base import Contents
from expedition.importers.gpx_events import Gatherer
from expedition.importers.gpx_places import routes_of, waypoints_of
from expedition.importers.lines import lines_of, without_track
from expedition.text import _, plural


def contents_of(gatherer: Gatherer, warnings: Sequence[str]) -> Contents:
    """What was gathered, without points that have no usable position."""
    lines = lines_of(gatherer)
    said = (*warnings, *lines.said, *([] if lines.tracks else [_without_tracks(gatherer)]))
    marked = len(gatherer.places.waypoints)
    waypoints = tuple(waypoints_of(gatherer.places.waypoints))
    return Contents(
        lines.tracks,
        len(gatherer.segments),
        waypoints=waypoints,
        lost_waypoints=marked - len(waypoints),
        routes=routes_of(gatherer.places.routes),
        device=gatherer.creator,
        warnings=said,
        has_zoneless_times=lines.has_zoneless_times,
    )


def _without_tracks(gatherer: Gatherer) -> str:
    if gatherer.places.routes and not gatherer.count:
        points = plural("one point", "{n} points", gatherer.places.route_points)
        return _("It holds a planned route of {points} and no recorded track.").format(points=points)
    return without_track(gatherer, len(gatherer.places.waypoints))
