"""Trips as KML 2.2: a folder for each day, with its tracks and everything that has a position."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from expedition.exporters.markup import element, text
from expedition.exporters.places import Spot, day_title, spots
from expedition.points import Points
from expedition.records.folder import FolderDay, FolderLeg, TripFolder

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">\n<Document>'
)
LineOf = Callable[[FolderLeg], Points]


def parts(trips: Sequence[TripFolder], line_of: LineOf) -> Iterator[str]:
    """A KML document piece by piece."""
    yield _HEAD + element("name", ", ".join(trip.fields.title for trip in trips)) + "\n"
    for trip in trips:
        yield f"<Folder>{element('name', trip.fields.title)}{element('description', trip.fields.summary)}\n"
        for spot in spots(trip, None):
            yield _mark(spot)
        for day in trip.days:
            yield from _day(trip, day, line_of)
        yield "</Folder>\n"
    yield "</Document>\n</kml>\n"


def _day(trip: TripFolder, day: FolderDay, line_of: LineOf) -> Iterator[str]:
    yield f"<Folder>{element('name', day_title(day))}{element('description', day.fields.diary)}\n"
    for leg in day.legs:
        if leg.track_id is not None:
            yield from _track(leg, line_of(leg))
    for spot in spots(trip, day):
        yield _mark(spot)
    yield "</Folder>\n"


def _mark(spot: Spot) -> str:
    words = element("name", spot.name) + element("description", spot.note)
    when = getattr(spot.fields, "time_utc", None) or getattr(spot.fields, "taken_utc", None)
    stamp = f"<TimeStamp><when>{when.isoformat().replace('+00:00', 'Z')}</when></TimeStamp>" if when else ""
    data = f'<ExtendedData><Data name="record"><value>{text(spot.kind)}</value></Data></ExtendedData>'
    height = getattr(spot.fields, "height_m", None)
    place = f"{spot.lon:.7f},{spot.lat:.7f}" + ("" if height is None else f",{height:.2f}")
    point = f"<Point><coordinates>{place}</coordinates></Point>"
    return f"<Placemark>{words}{stamp}{data}{point}</Placemark>\n"


def _track(leg: FolderLeg, points: Points) -> Iterator[str]:
    """A leg with its times where all its points have one, else as a line."""
    title = leg.fields.title or " – ".join(filter(None, (leg.fields.from_place, leg.fields.to_place)))
    yield f"<Placemark>{element('name', title)}{element('description', leg.fields.note)}"
    yield f'<ExtendedData><Data name="type"><value>{text(leg.fields.mode)}</value></Data></ExtendedData>\n'
    is_timed = bool(points.has_time.all())
    yield "<gx:MultiTrack>\n" if is_timed else "<MultiGeometry>\n"
    for start, stop in zip(points.segment_starts.tolist(), points.segment_stops.tolist(), strict=True):
        span = slice(start, stop)
        yield _timed(points, span) if is_timed else _plain(points, span)
    yield "</gx:MultiTrack></Placemark>\n" if is_timed else "</MultiGeometry></Placemark>\n"


def _timed(points: Points, span: slice) -> str:
    instants = np.datetime_as_string(points.time_ms[span].astype("datetime64[ms]"), unit="ms").tolist()
    whens = "".join(f"<when>{instant}Z</when>\n" for instant in instants)
    coords = "".join(f"<gx:coord>{place}</gx:coord>\n" for place in _places(points, span, " "))
    return f"<gx:Track>\n{whens}{coords}</gx:Track>\n"


def _plain(points: Points, span: slice) -> str:
    places = "\n".join(_places(points, span, ","))
    return f"<LineString><coordinates>\n{places}\n</coordinates></LineString>\n"


def _places(points: Points, span: slice, between: str) -> Iterator[str]:
    columns = (points.lon[span].tolist(), points.lat[span].tolist(), points.ele_m[span].tolist())
    for lon, lat, height in zip(*columns, strict=True):
        known = "" if height != height else f"{between}{height:.2f}"
        yield f"{lon:.7f}{between}{lat:.7f}{known}"
