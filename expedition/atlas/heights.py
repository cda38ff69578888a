"""What a height means: beside the ground around, which is known to some hundred metres everywhere.

The ground is a mean over some kilometres: summits stand out of it, gorges lie below it.
"""

import numpy as np

from expedition.atlas.ground import ground_m
from expedition.points import F64
from expedition.record_classes import dataclass
from expedition.text import _
from expedition.units import metres

ODD_M = 1_500.0
"""Farther from the ground around than this, hardly any road or summit lies."""

_ROUND_M, _STANDS_OUT_M = 10.0, 300.0
_LOOKED_AT = 200
_FEWEST = 10


@dataclass(frozen=True, slots=True)
class OddHeights:
    """Heights of which most cannot be: how far their middle lies from the ground, and where that is."""

    off_m: float
    around_m: float


def around_m(lat: float, lon: float) -> float | None:
    """About how high the ground around a place lies, None at sea."""
    found = float(ground_m(np.array([lat]), np.array([lon]))[0])
    return None if np.isnan(found) else round(found / _ROUND_M) * _ROUND_M


def words(height_m: float | None, ground: float | None) -> str:
    """`588 m, the country around at about 620 m`, or `about 620 m` where a place has no height of its own."""
    if height_m is None:
        return _("about {height} m").format(height=metres(ground)) if ground is not None else ""
    own = _("{height} m").format(height=metres(height_m))
    if ground is None:
        return own
    if abs(height_m - ground) < _STANDS_OUT_M:
        said = _("{own}, the country around at about {ground} m")
        return said.format(own=own, ground=metres(ground))
    apart = metres(round(abs(height_m - ground) / 100) * 100)
    above = _("{own}, some {apart} m above the country around")
    below = _("{own}, some {apart} m below the country around")
    return (above if height_m > ground else below).format(own=own, apart=apart)


def odd(lat: F64, lon: F64, ele_m: F64) -> OddHeights | None:
    """What is wrong with a line's heights, if most of them lie farther from the ground than `ODD_M`."""
    known = np.flatnonzero(~np.isnan(ele_m))
    known = known[:: max(1, len(known) // _LOOKED_AT)]
    ground = ground_m(lat[known], lon[known])
    is_land = ~np.isnan(ground)
    if is_land.sum() < _FEWEST:
        return None
    off_m = float(np.median(ele_m[known][is_land] - ground[is_land]))
    if abs(off_m) <= ODD_M:
        return None
    return OddHeights(off_m, round(float(np.median(ground[is_land])) / _ROUND_M) * _ROUND_M)
