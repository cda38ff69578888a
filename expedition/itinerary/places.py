"""Waypoints and planned routes of a plan: what is new in them, and which files they make worth keeping."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import cos, floor, hypot, radians

import numpy as np

from expedition.geo import length_m
from expedition.points import NO_TIME, empty
from expedition.records.importing import (
    FileState,
    HeldPlaces,
    ImportPlan,
    PlannedFile,
    ReadFile,
    ReadRoute,
    ReadTrack,
    ReadWaypoint,
)
from expedition.text import _, plural
from expedition.units import km

SAME_M = 10.0
"""Two waypoints of one name, or of one file, that lie within this are the same."""

_DEGREE_M = 111_195.0
_CELLS_A_DEGREE = 5_000
_HELD_ALREADY = (FileState.DUPLICATE, FileState.OVERLAPS)


class KnownPlaces:
    """The places a trip has; what is found new becomes known too."""

    def __init__(self, held: HeldPlaces) -> None:
        self._marked: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
        self._lines = {(name, points, round(metres)) for name, points, metres in held.routes}
        for name, sha256, lat, lon in held.waypoints:
            self._note((f"named {name}", f"from {sha256}"), lat, lon)

    def new(self, read: ReadFile) -> tuple[list[ReadWaypoint], list[ReadRoute]]:
        """What of a file's places is not known yet."""
        waypoints = [place for place in read.waypoints if self._is_new(place, read.sha256)]
        for place in waypoints:
            self._note((f"from {read.sha256}",), place.lat, place.lon)
        routes = []
        for route in read.routes:
            line = (route.name, len(route.points), round(length_m(route.points)))
            if len(route.points) > 1 and line not in self._lines:
                self._lines.add(line)
                routes.append(route)
        return waypoints, routes

    def _is_new(self, place: ReadWaypoint, sha256: str) -> bool:
        if self._has(f"from {sha256}", place.lat, place.lon) or self._has(
            f"named {place.name}", place.lat, place.lon
        ):
            return False
        self._note((f"named {place.name}",), place.lat, place.lon)
        return True

    def _note(self, words: Iterable[str], lat: float, lon: float) -> None:
        for word in words:
            self._marked.setdefault((word, *_cell(lat, lon)), []).append((lat, lon))

    def _has(self, word: str, lat: float, lon: float) -> bool:
        row, column = _cell(lat, lon)
        near = (
            place
            for y in (row - 1, row, row + 1)
            for x in (column - 1, column, column + 1)
            for place in self._marked.get((word, y, x), ())
        )
        narrow = cos(radians(lat))
        return any(hypot(lat - y, (lon - x) * narrow) * _DEGREE_M <= SAME_M for y, x in near)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return floor(lat * _CELLS_A_DEGREE), floor(lon * cos(radians(round(lat))) * _CELLS_A_DEGREE)


def words(waypoints: Sequence[ReadWaypoint], routes: Sequence[ReadRoute]) -> str:
    """`3 waypoints`, `planned route of 412 km`, or both."""
    said = []
    if routes:
        length = km(sum(length_m(route.points) for route in routes), 0)
        one, many = _("planned route of {km} km"), _("{n} planned routes of {km} km")
        said.append((one if len(routes) == 1 else many).format(n=len(routes), km=length))
    if waypoints:
        said.append(plural("one waypoint", "{n} waypoints", len(waypoints)))
    return ", ".join(said)


def hollow(track: ReadTrack) -> ReadTrack:
    """The track without its points; which sensors it had stays known."""
    sensors = {name: column[:0] for name, column in track.points.extras.items()}
    return replace(track, points=replace(empty(), extras=sensors))


def with_plans_as_routes(read: ReadFile) -> ReadFile:
    """The file with its courses to follow as planned routes, so that none becomes a ridden leg."""
    plans = [track for track in read.tracks if track.is_plan]
    if not plans:
        return read
    return replace(
        read,
        tracks=tuple(hollow(track) if track.is_plan else track for track in read.tracks),
        routes=(*read.routes, *(_route(track) for track in plans)),
    )


def _route(plan: ReadTrack) -> ReadRoute:
    untimed = np.full(len(plan.points), NO_TIME, dtype=np.int64)
    return ReadRoute(plan.name, "", replace(plan.points, time_ms=untimed, extras={}))


def without_legs(file: PlannedFile, reason: str) -> PlannedFile:
    """A readable file of which nothing becomes a leg: new where it has places, else empty for this reason."""
    routes = [route for route in file.read.routes if len(route.points) > 1]
    said = words(file.read.waypoints, routes)
    if said and not file.with_places:
        return replace(file, state=FileState.DUPLICATE, reason=_("of places that are in this trip"))
    return replace(file, state=FileState.NEW if said else FileState.EMPTY, reason=said or reason)


def settle(plan: ImportPlan, held: HeldPlaces) -> ImportPlan:
    """The plan with only those places to be written that the trip does not have."""
    known = KnownPlaces(held)
    with_legs = {place for leg in plan.legs for place in (leg.file, *leg.joined)}
    files = (_settled(file, known, has_legs=place in with_legs) for place, file in enumerate(plan.files))
    return replace(plan, files=tuple(files))


def _settled(file: PlannedFile, known: KnownPlaces, *, has_legs: bool) -> PlannedFile:
    if not (file.read.waypoints or file.read.routes):
        return file
    file = replace(file, with_places=any(known.new(file.read)))
    return file if has_legs or file.state is FileState.EMPTY else without_legs(file, file.reason)


def written(plan: ImportPlan) -> list[int]:
    """Indices of the files whose places are written.

    A file that is left out by the traveller leaves its places out too; one whose legs are all known
    already may still bring new places.
    """
    legs: dict[int, list[bool]] = {}
    for leg in plan.legs:
        wanted = (leg.include and leg.date is not None) or leg.state in _HELD_ALREADY
        for place in (leg.file, *leg.joined):
            legs.setdefault(place, []).append(wanted)
    return [
        place
        for place, file in enumerate(plan.files)
        if file.with_places and (file.read.waypoints or file.read.routes) and any(legs.get(place, [True]))
    ]


def trip_of(plan: ImportPlan, day: date | None, file: int | None = None) -> int | None:
    """The trip that something of this day goes to with the legs that are taken; None is that of the import.

    Of something in a file the legs made from it say so, those of that day before others; else all legs of
    the day. Where they go to several trips, it stays with the import.
    """
    taken = [leg for leg in plan.legs if leg.include and leg.date is not None]
    own = [leg for leg in taken if file in (leg.file, *leg.joined)]
    beside = [leg for leg in own or taken if leg.date == day] or own
    trips = {leg.trip_id for leg in beside}
    return trips.pop() if len(trips) == 1 else None


def kept(plan: ImportPlan) -> list[int]:
    """Indices of the files of which anything is written, so that their originals are kept.

    Those that are read again are kept already.
    """
    taken = [leg for leg in plan.legs if leg.include and leg.date is not None]
    wanted = {*(place for leg in taken for place in (leg.file, *leg.joined)), *written(plan)}
    return sorted(place for place in wanted if plan.files[place].read.sha256 not in plan.replaces)
