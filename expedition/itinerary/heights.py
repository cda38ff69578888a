"""What is to be said of the heights of a planned leg: they are never changed."""

from expedition.atlas.heights import odd
from expedition.kinds import LegMode
from expedition.packing import unpack
from expedition.records.importing import PlannedLeg
from expedition.text import _
from expedition.units import metres


def doubt(leg: PlannedLeg) -> str:
    """One sentence where most heights of a leg cannot be; empty where they can, and in the air."""
    if leg.mode is LegMode.PLANE or any(carriage.mode is LegMode.PLANE for carriage in leg.carriages):
        return ""
    try:
        points = unpack(leg.line.levels[0] if leg.line.levels else leg.line.full)
    except ValueError:
        return ""
    found = odd(points.lat, points.lon, points.ele_m)
    if found is None:
        return ""
    above = _(
        "Its heights lie about {off} m above the ground, which is at about {ground} m: kept as recorded."
    )
    below = _(
        "Its heights lie about {off} m below the ground, which is at about {ground} m: kept as recorded."
    )
    off = metres(round(abs(found.off_m) / 100) * 100)
    return (above if found.off_m > 0 else below).format(off=off, ground=metres(found.around_m))
