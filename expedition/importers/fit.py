"""FIT, the format of Garmin, Wahoo and most others: what was ridden, planned, marked, or is held instead.

The reader steps over messages by their sizes and takes the few wanted fields as columns; no object is made
for a record, which is why it is faster than any that decodes message by message.
"""

from typing import BinaryIO

import numpy as np

from expedition.errors import ReadError
from expedition.importers import fit_words as words
from expedition.importers.base import Contents
from expedition.importers.fit_messages import Gap
from expedition.importers.fit_parts import Part, parts
from expedition.importers.fit_places import places, segment
from expedition.importers.fit_said import (
    COURSE_FILE,
    SEGMENT_FILE,
    Found,
    at_byte,
    held,
    say_damage,
    say_foreign,
    without_track,
)
from expedition.importers.fit_tables import COURSE, DEVICE_INFO, FILE_ID, table, texts
from expedition.importers.fit_tracks import gather
from expedition.importers.lines import lines_of
from expedition.text import _
from expedition.units import number

_MOST_BYTES = 256 << 20


def read_stream(file: BinaryIO) -> Contents:
    """The contents of an open FIT file; raises `ReadError` where nothing in it can be used."""
    data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        size = number(_MOST_BYTES >> 20)
        raise ReadError(_("It is larger than {size} MB: no device writes so much.").format(size=size))
    found = Found()
    for part in parts(data):
        if isinstance(part, Gap):
            say_foreign(part, found)
        else:
            _take(data, part, found)
            say_damage(part, found)
    return _contents(found)


def _take(data: bytes, part: Part, found: Found) -> None:
    """Adds what one recording holds."""
    definitions = part.definitions
    head = table(data, definitions, FILE_ID, 0, 1, 2)
    kind = head.first(0)
    if np.isnan(kind) and any(one.number == COURSE for one in definitions):
        kind = COURSE_FILE
    found.kinds.extend([kind] if definitions else [])
    if kind == SEGMENT_FILE:
        line = segment(data, definitions)
        found.routes.extend([line] if line else [])
    else:
        gather(data, definitions, found.recorded, is_plan=kind == COURSE_FILE)
    found.places.extend(places(data, definitions))
    found.device = found.device or _device(data, part)


def _device(data: bytes, part: Part) -> str:
    """The device by the file's own head or by the list of devices, whichever says more."""
    found = [""]
    for kind, maker, product, name, index in ((FILE_ID, 1, 2, 8, 1), (DEVICE_INFO, 2, 4, 27, 0)):
        rows = table(data, part.definitions, kind, maker, product, index)
        names = texts(data, part.definitions, kind, name)
        own = np.flatnonzero((rows.fields[index] == 0) | (kind == FILE_ID))
        if len(own):
            row = int(own[0])
            found.append(words.device(rows.fields[maker][row], rows.fields[product][row], names[row]))
    return max(found, key=len)


def _contents(found: Found) -> Contents:
    lines = lines_of(found.recorded.points)
    waypoints = tuple(place for place in found.places if place)
    is_bare = not (lines.tracks or waypoints or found.routes)
    instead = held(found) if is_bare else ""
    if is_bare and not instead and found.first_damage:
        reason = _("The file is damaged before its first point: {why}.").format(why=found.first_damage.why)
        raise ReadError(reason, at_byte(found.first_damage))
    if not found.kinds:
        raise ReadError(
            _(
                "It begins like a FIT file, but holds nothing: its recording never got that far;"
                " take another copy of it."
            )
        )
    said = [*found.damages, *lines.said]
    if found.recorded.is_virtual and lines.tracks:
        said.append(_("It was ridden in a virtual world, so its positions are no real places."))
    if not lines.tracks:
        said.append(instead or without_track(found))
    return Contents(
        lines.tracks,
        found.recorded.segments,
        waypoints=waypoints,
        lost_waypoints=len(found.places) - len(waypoints),
        routes=tuple(found.routes),
        device=found.device,
        warnings=tuple(said),
    )
