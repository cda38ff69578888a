"""What stands on the profile of the whole way: passes with their names, camps as small tents."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.path import Path

from expedition.charts import fonts
from expedition.charts.facts import told_days
from expedition.charts.fitting import elided
from expedition.charts.frame import size_pt, write
from expedition.charts.once import once
from expedition.charts.readings import height_at, way_of_day
from expedition.charts.style import ChartStyle
from expedition.charts.taken import Taken
from expedition.kinds import CrossingKind, StayKind
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import metres

Spot = tuple[float, float]
"""A kilometre of the way and a height, both in metres."""

_TENT = Path([(-1.0, 0.0), (0.0, 1.6), (1.0, 0.0), (-1.0, 0.0)])
_TENT_PT, _LEAST_APART_PT = 13.0, 12.0
_MOST_PASSES = 8
_LONGEST_NAME = 14.0
"""So many letters' heights a pass may take, beside its height."""


@once
def camp_spots(series: TripSeries) -> Sequence[Spot]:
    """Where the way was left for a night in the tent, as far as its height is known."""
    found = []
    for day, facts in told_days(series):
        if any(stay.kind in (StayKind.WILD_CAMP, StayKind.CAMPSITE) for stay in facts.stays):
            height = height_at(series.profile, day.total_m)
            if height is not None:
                found.append((day.total_m, height))
    return tuple(found)


@once
def pass_spots(series: TripSeries) -> Sequence[tuple[str, Spot]]:
    """The named passes, each at the highest point of its day's way, the highest first."""
    found = []
    for index, (_day, facts) in enumerate(told_days(series)):
        crossed = [one for one in facts.crossings if one.kind is CrossingKind.PASS and one.name]
        spot = _summit(series, index) if crossed else None
        if spot is not None:
            # Of several of a day only the highest can be told where it lies.
            highest = max(crossed, key=lambda one: one.height_m or 0.0)
            found.append((highest.name, spot))
    return tuple(sorted(found, key=lambda one: -one[1][1]))


def _summit(series: TripSeries, index: int) -> Spot | None:
    start, stop = way_of_day(series, index)
    x, y = series.profile.distance_m, series.profile.ele_m
    first, last = np.searchsorted(x, (start, stop))
    part = y[first : last + 1]
    if not np.isfinite(part).any():
        return None
    place = int(first + np.nanargmax(part))
    return float(x[place]), float(y[place])


def camps(axes: Axes, series: TripSeries, style: ChartStyle) -> None:
    """Mark the camps where they are few enough to be told apart."""
    spots = camp_spots(series)
    if spots and len(spots) * _LEAST_APART_PT * style.scale <= size_pt(axes)[0]:
        x, y = zip(*spots, strict=True)
        size = _TENT_PT * style.scale
        axes.plot(
            x,
            y,
            ls="none",
            marker=_TENT,
            ms=size,
            mfc=style.ink2,
            mec=style.page,
            mew=0.6 * style.scale,
            zorder=2.5,
        )


def passes(axes: Axes, series: TripSeries, highest: int, style: ChartStyle) -> None:
    """Write names and heights of passes over them, the highest first, where nothing else stands."""
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    width, height = size_pt(axes)
    taken = Taken(width)
    top = float(series.profile.distance_m[highest]), float(series.profile.ele_m[highest])
    _claim(taken, top, _("{m} m").format(m=metres(top[1])), (x0, x1, y0, y1), (width, height), style)
    for name, spot in pass_spots(series)[:_MOST_PASSES]:
        short = elided(name, style, style.axis_pt, _LONGEST_NAME * style.axis_pt)
        words = _("{place} {m} m").format(place=short, m=metres(spot[1]))
        shift = _claim(taken, spot, words, (x0, x1, y0, y1), (width, height), style)
        if shift is not None:
            rise = style.axis_pt * 0.65
            write(
                axes,
                spot,
                words,
                style,
                shift=(shift, rise),
                colour=style.ink2,
                align="center",
                clears=True,
            )


def _claim(
    taken: Taken,
    spot: Spot,
    words: str,
    limits: tuple[float, float, float, float],
    size: tuple[float, float],
    style: ChartStyle,
) -> float | None:
    """How far words over a spot are turned inwards, None where others stand there."""
    x0, x1, y0, y1 = limits
    wide = fonts.width(words, style.families, style.axis_pt, 600)
    x, y = (spot[0] - x0) / (x1 - x0) * size[0], (spot[1] - y0) / (y1 - y0) * size[1]
    middle = min(max(x, wide / 2), size[0] - wide / 2)
    gap = style.axis_pt * 0.3
    is_free = taken.claim(middle - wide / 2, wide, y + gap, style.axis_pt * 1.3)
    return middle - x if is_free else None
