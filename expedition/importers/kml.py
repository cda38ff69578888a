"""KML 2.0 to 2.3: lines without times, tracks with them, marked places, and a word on all the rest."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from expedition.importers import kml_lines, places, xml_reading
from expedition.importers.base import Contents
from expedition.importers.encodings import encoding_in
from expedition.importers.kml_events import Gatherer, Mark
from expedition.importers.lines import lines_of, without_track
from expedition.importers.markup import plain_text
from expedition.records.importing import ReadWaypoint
from expedition.text import _, plural

_NAN = float("nan")
_BLOCK = 20_000


def read_stream(file: BinaryIO) -> Contents:
    """The contents of an open KML file; raises `ReadError` where nothing in it can be used."""
    return xml_reading.read(file, encoding_in(file), "KML", Gatherer, _contents_of)


def _contents_of(gatherer: Gatherer, warnings: Sequence[str]) -> Contents:
    lines = lines_of(gatherer)
    undated = sum(bool(mark.when) and places.instant(mark.when) is None for mark in gatherer.marks)
    found = list(_waypoints(gatherer.marks, gatherer.styles))
    placed = tuple(place for place in found if place)
    said = [*warnings, *lines.said]
    if undated:
        said.append(
            plural(
                "One waypoint names a date at most, no time.",
                "{n} waypoints name a date at most, no time.",
                undated,
            )
        )
    if not lines.tracks:
        said.append(_without_track(gatherer, len(found)))
    return Contents(
        lines.tracks,
        len(gatherer.segments),
        waypoints=placed,
        lost_waypoints=len(found) - len(placed),
        device=gatherer.generator,
        warnings=tuple(said),
        has_zoneless_times=lines.has_zoneless_times,
    )


def _waypoints(marks: list[Mark], styles: dict[str, str]) -> Iterator[ReadWaypoint | None]:
    """Each point of each placemark, None for one without a usable position; the placemarks are used up."""
    marks.reverse()
    while marks:
        block = marks[-_BLOCK:]
        del marks[-_BLOCK:]
        yield from _block(block[::-1], styles)


def _block(marks: Sequence[Mark], styles: dict[str, str]) -> Iterator[ReadWaypoint | None]:
    texts = [(mark, kml_lines.first_place(text)) for mark in marks for text in mark.places]
    points = kml_lines.line(" ".join(text for _mark, text in texts))
    rows = zip(texts, points.lat.tolist(), points.lon.tolist(), points.ele_m.tolist(), strict=True)
    for (mark, _text), lat, lon, ele_m in rows:
        style = styles.get(mark.style, "")
        symbol = mark.symbol or (styles.get(style[1:], "") if style.startswith("#") else style)
        yield places.waypoint(
            lat,
            lon,
            # A zero stands for the ground in places that were marked on a map.
            ele_m=ele_m or _NAN,
            time_utc=places.instant(mark.when) if mark.when else None,
            name=mark.name,
            notes=[plain_text(mark.note)],
            words=[mark.word, symbol],
        )


def _without_track(gatherer: Gatherer, waypoints: int) -> str:
    """What the file holds instead, the most telling first."""
    if gatherer.count or waypoints:
        return without_track(gatherer, waypoints)
    told = (
        ({"GroundOverlay", "ScreenOverlay", "PhotoOverlay"}, _("It holds an image overlay and no track.")),
        ({"NetworkLink"}, _("It holds a link to a map elsewhere and no track.")),
        ({"Polygon", "LinearRing"}, _("It holds areas and no track.")),
        ({"LineString", "Track"}, _("It holds a track without any points.")),
        ({"Model", "Tour"}, _("It holds a model or a flight over the map and no track.")),
        ({"Placemark"}, _("It holds entries without a position and no track.")),
        ({"Style", "StyleMap"}, _("It holds styles for maps and no track.")),
    )
    return next((said for names, said in told if names & gatherer.held), without_track(gatherer, 0))
