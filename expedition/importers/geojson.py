"""GeoJSON (RFC 7946), also line by line, and location histories of phones; other JSON is told what it is."""

from collections.abc import Iterator
from typing import BinaryIO

from expedition.errors import ReadError
from expedition.importers.base import Contents
from expedition.importers.geojson_events import Gatherer
from expedition.importers.json_reading import DamagedError, entries
from expedition.importers.lines import lines_of, without_track
from expedition.importers.location_history import LISTS
from expedition.text import _, plural

_LISTS = LISTS | {"features"}
_NAMES_SHOWN = 3


def read_stream(file: BinaryIO) -> Contents:
    """The contents of an open JSON file; raises `ReadError` where nothing in it can be used."""
    gatherer = Gatherer()
    damage, is_known, other = None, False, None
    try:
        for entry in entries(file, _LISTS):
            is_taken = gatherer.take_entry(entry)
            is_known |= is_taken
            other = other if is_taken or other else entry
    except DamagedError as error:
        damage = error
    gatherer.finish()
    if not (is_known or damage):
        raise ReadError(_what_else(other))
    return _contents_of(gatherer, damage)


def _contents_of(gatherer: Gatherer, damage: DamagedError | None) -> Contents:
    lines = lines_of(gatherer)
    said = [*_said(gatherer), *lines.said]
    if damage:
        count = sum(len(track.points) for track in lines.tracks)
        if not (count or gatherer.waypoints or gatherer.routes):
            reason = _("The file is damaged before its first point: {why}.").format(why=damage.why)
            raise ReadError(reason, damage.place)
        lost = _("The file is damaged at {place} ({why}).").format(place=damage.place, why=damage.why)
        read = plural("One point before it was read.", "{n} points before it were read.", count)
        said.insert(0, f"{lost} {read}")
    waypoints = len(gatherer.waypoints) + gatherer.lost_waypoints
    if not lines.tracks:
        is_area = not gatherer.count and not waypoints and gatherer.has_areas
        said.append(_("It holds areas and no track.") if is_area else without_track(gatherer, waypoints))
    return Contents(
        lines.tracks,
        len(gatherer.segments),
        waypoints=tuple(gatherer.waypoints),
        lost_waypoints=gatherer.lost_waypoints,
        routes=tuple(gatherer.routes),
        warnings=tuple(said),
        has_zoneless_times=lines.has_zoneless_times,
    )


def _said(gatherer: Gatherer) -> Iterator[str]:
    if gatherer.has_unmatched_times:
        yield _("It has more or fewer times than points, so nobody knows which belong together.")


def _what_else(entry: object) -> str:
    """What a JSON file is that holds no places."""
    if not isinstance(entry, dict):
        return _("This JSON file holds no places.")
    if entry.get("type") == "Topology":
        return _("This is a TopoJSON file, which holds areas for maps and no track.")
    if "timelineObjects" in entry:
        return _("This is a phone's history of visits and trips, which holds no recorded points.")
    names = ", ".join(f"“{name[:40]}”" for name in list(entry)[:_NAMES_SHOWN])
    if not names:
        return _("This JSON file holds no places.")
    return _("This JSON file holds {names} and no places.").format(names=names)
