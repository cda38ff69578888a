"""The photo of the cover, and the small line of the route that then stands below it."""

from collections.abc import Sequence

import numpy as np

from expedition.points import F64
from expedition.records.day import PhotoRecord
from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.maps.parts import Way
from expedition.reports.pages.pen import Pen, Point
from expedition.reports.parts.figures import Shot
from expedition.reports.parts.pictures import shot_of
from expedition.reports.typesetting.style import ACCENT, GREY_1, INK, WHITE

LEAST_PIXELS = 1600
_LEAST_KEPT = 0.5
"""Of a photo's width or height; a narrower strip of it is not what was photographed."""
_POINTS = 160


def cover_shot(making: Making, shape: float) -> Shot | None:
    """The photo chosen for the cover, else the one marked for it; None for the map.

    `shape` is the width by the height of what it fills.
    """
    options = making.options
    if options.has_map_cover or Section.PHOTOS in options.omitted:
        return None
    photos = [photo for page in making.book.pages for photo in page.photos]
    wanted = [photo for photo in photos if photo.id == options.cover_photo]
    for photo in [*wanted, *(photo for photo in photos if photo.fields.is_cover)]:
        shot = _fit(making, photo, shape)
        if shot is not None:
            return shot
    return None


def _fit(making: Making, photo: PhotoRecord, shape: float) -> Shot | None:
    """The photo, where it is there, and large and broad enough."""
    shot = shot_of(making, photo)
    if shot is None or shot.picture.width < LEAST_PIXELS:
        return None
    kept = min(shape / shot.ratio, shot.ratio / shape)
    return shot if kept >= _LEAST_KEPT else None


def sketch(making: Making, pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """The whole way as a line in a box, a ring at its start and a dot at its end."""
    routes = [route for route in making.routes(making.book.pages) if len(route.points) > 1]
    if not routes:
        return
    lat = np.concatenate([route.points.lat for route in routes])
    lon = np.degrees(np.unwrap(np.radians(np.concatenate([route.points.lon for route in routes]))))
    across = (lon - lon.min()) * float(np.cos(np.radians(lat.mean())))
    down = lat.max() - lat
    scale = min(width / max(float(across.max()), 1e-9), height / max(float(down.max()), 1e-9))
    left = x + width - float(across.max()) * scale
    placed = np.column_stack([left + across * scale, y + down * scale])
    start = 0
    for route in routes:
        part = placed[start : start + len(route.points)]
        start += len(route.points)
        if route.way is Way.CARRIED:
            pen.curve(_thinned(part), 0.9, GREY_1, (2.4, 2.2))
        else:
            pen.curve(_thinned(part), 1.2, ACCENT)
    first, last = placed[0], placed[-1]
    pen.ring(float(first[0]), float(first[1]), 1.7, WHITE, INK, 0.9)
    pen.ring(float(last[0]), float(last[1]), 1.9, INK, INK, 0.5)


def _thinned(points: F64) -> Sequence[Point]:
    """Some of the points, both ends among them."""
    at = np.unique(np.linspace(0, len(points) - 1, _POINTS).astype(int))
    return [(float(px), float(py)) for px, py in points[at]]
