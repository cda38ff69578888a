"""What a FIT file gave, and the sentences about what it holds instead of a track, or lost."""

from dataclasses import field

import numpy as np

from expedition.importers.fit_messages import Gap
from expedition.importers.fit_parts import Part
from expedition.importers.fit_tracks import Recorded
from expedition.importers.point_columns import PointColumns
from expedition.record_classes import dataclass
from expedition.records.importing import ReadRoute, ReadWaypoint
from expedition.text import _, plural
from expedition.units import km, number

_ACTIVITY = 4
COURSE_FILE, SEGMENT_FILE = 6, 34


@dataclass(slots=True)
class Found:
    """What the recordings of a file gave so far; `kinds` are the numbers of what each of them is for."""

    recorded: Recorded = field(default_factory=lambda: Recorded(PointColumns()))
    routes: list[ReadRoute] = field(default_factory=list)
    places: list[ReadWaypoint | None] = field(default_factory=list)
    kinds: list[float] = field(default_factory=list)
    device: str = ""
    damages: list[str] = field(default_factory=list)
    first_damage: Gap | None = None


def say_foreign(gap: Gap, found: Found) -> None:
    """Says which bytes lie outside of any recording."""
    found.damages.append(
        _("{size} bytes from {place} on belong to no recording and were left out.").format(
            size=number(gap.stop - gap.first), place=at_byte(gap)
        )
    )


def say_damage(part: Part, found: Found) -> None:
    """Says where the recording is damaged and what that cost; its points are counted already."""
    skipped = [gap for gap in part.gaps if gap.stop < part.stop]
    if skipped:
        said = plural(
            "The file is damaged at {place} ({why}): {size} bytes were skipped.",
            "The file is damaged at {n} places, first at {place} ({why}): {size} bytes were skipped.",
            len(skipped),
        )
        size = number(sum(gap.stop - gap.first for gap in skipped))
        found.damages.append(said.format(place=at_byte(skipped[0]), why=skipped[0].why, size=size))
    for gap in part.gaps[len(skipped) :]:
        said = _(
            "The file is damaged at {place} ({why}): {count} points before it were read, "
            "what follows is lost."
        )
        count = number(found.recorded.points.count)
        found.damages.append(said.format(place=at_byte(gap), why=gap.why, count=count))
    if part.is_cut and len(skipped) == len(part.gaps):
        said = _("The file ends before the end its header tells of: {count} points were read.")
        found.damages.append(said.format(count=number(found.recorded.points.count)))
    if part.gaps:
        found.first_damage = found.first_damage or part.gaps[0]
    elif part.has_wrong_sum:
        found.damages.append(_("Its check sum is wrong, so some of its values may be wrong too."))


def at_byte(gap: Gap) -> str:
    """The place where a gap begins."""
    return _("byte {byte}").format(byte=number(gap.first))


def held(found: Found) -> str:
    """What a file without line or place holds, empty where it does not say."""
    if found.recorded.records:
        return _without_positions(found.recorded)
    kind = next((kind for kind in found.kinds if kind == kind and kind != _ACTIVITY), np.nan)
    what = _what(kind)
    return _("It holds {what} and no recorded track.").format(what=what) if what else ""


def _without_positions(recorded: Recorded) -> str:
    if recorded.points.count:
        return _("It has a track, but none of its points can be used.")
    count = number(recorded.records)
    if recorded.distance_m > 0:
        said = _("It holds {count} records without a position, as of an indoor ride of {km} km.")
        return said.format(count=count, km=km(recorded.distance_m))
    return _("It holds {count} records without a position, as of an indoor ride.").format(count=count)


def _what(kind: float) -> str:
    return {
        1: _("the description of a device"),
        2: _("settings of a device"),
        3: _("settings of a sport"),
        5: _("a workout"),
        COURSE_FILE: _("a course without a line"),
        7: _("a schedule of workouts"),
        9: _("weights from a scale"),
        10: _("totals"),
        11: _("goals"),
        14: _("blood pressures"),
        15: _("daily steps and pulse"),
        20: _("the summary of an activity"),
        28: _("daily steps and pulse"),
        32: _("daily steps and pulse"),
        SEGMENT_FILE: _("a segment without a line"),
        35: _("a list of segments"),
        40: _("settings of a display"),
    }.get(int(kind) if kind == kind else 0, "")


def without_track(found: Found) -> str:
    """Says what of use there is beside a track."""
    if found.routes:
        points = sum(len(line.points) for line in found.routes)
        words = plural("one point", "{n} points", points)
        return _("It holds a planned route of {points} and no recorded track.").format(points=words)
    if count := sum(1 for place in found.places if place):
        return plural(
            "It holds one waypoint and no recorded track.",
            "It holds {n} waypoints and no recorded track.",
            count,
        )
    return _("It holds no recorded track: choose another file.")
