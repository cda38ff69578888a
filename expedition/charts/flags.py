"""Border marks: a small flag, or the letters of the country where no flag is to be had."""

from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.image import imread
from matplotlib.offsetbox import AnnotationBbox, OffsetImage
from matplotlib.transforms import Transform

from expedition.charts.borders import Border, borders, first_country
from expedition.charts.day_axis import DayAxis
from expedition.charts.frame import Space, size_pt, uprights, write
from expedition.charts.style import ChartStyle
from expedition.records.trip import TripSeries

Picture = npt.NDArray[np.float32]

FLAG_PT = 14.0
_ABOVE_PT = 8.0


@cache
def picture(country: str) -> Picture | None:
    """The flag of an ISO 3166 alpha-2 code, None where none is shipped."""
    file = files("resources") / "flags" / f"{country.lower()}.png"
    if not country.isalpha() or not file.is_file():
        return None
    return np.asarray(imread(BytesIO(file.read_bytes()), format="png"), dtype=np.float32)


def draw_borders(axes: Axes, places: list[tuple[float, str]], style: ChartStyle) -> None:
    """Mark each border (x in data, country entered) by an upright and, where it has room, a sign above."""
    uprights(axes, [x for x, _country in places], style)
    draw_signs(axes, places, style)


def draw_signs(axes: Axes, places: list[tuple[float, str]], style: ChartStyle) -> None:
    """Draw the country signs above the axes, leaving out those that would touch the one before."""
    start, stop = axes.get_xlim()
    room = (FLAG_PT + 4.0) * style.scale * (stop - start) / size_pt(axes)[0]
    last = -np.inf
    for x, country in places:
        if x - last >= room:
            _sign(axes, x, country, style)
            last = x


def day_borders(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle) -> None:
    """Mark the borders of a chart over days, the first country at its left end."""
    marks = [(border.x, border.country) for border in borders(series, axis)]
    uprights(axes, [x for x, _country in marks], style)
    begin = first_country(series)
    inside = axis.start + FLAG_PT * style.scale / 2 * (axis.stop - axis.start) / size_pt(axes)[0]
    draw_signs(axes, [(inside, begin), *marks] if begin else marks, style)


def way_borders(axes: Axes, found: tuple[Border, ...], style: ChartStyle) -> None:
    """Mark the borders of a chart over the way, whose x is metres."""
    draw_borders(axes, [(border.distance_m, border.country) for border in found], style)


def flag_at(axes: Axes, y: float, start: float, country: str, style: ChartStyle) -> None:
    """A small flag in a row of the axes, from so many points beside its left end; nothing where none is."""
    flag = picture(country) if style.has_flags else None
    if flag is None:
        return
    _place(axes, flag, (0.0, y), axes.get_yaxis_transform(), (start + FLAG_PT * style.scale / 2, 0.0), style)


def _sign(axes: Axes, x: float, country: str, style: ChartStyle) -> None:
    flag = picture(country) if style.has_flags else None
    if flag is None:
        at, shift = (x, 1.0), (0.0, _ABOVE_PT * style.scale - style.axis_pt / 2)
        write(axes, at, country, style, space=Space.COLUMN, shift=shift, align="center")
        return
    _place(axes, flag, (x, 1.0), axes.get_xaxis_transform(), (0.0, _ABOVE_PT * style.scale), style)


def _place(
    axes: Axes,
    flag: Picture,
    at: tuple[float, float],
    space: Transform,
    shift: tuple[float, float],
    style: ChartStyle,
) -> None:
    image = OffsetImage(flag, zoom=FLAG_PT * style.scale / flag.shape[1], resample=True)
    box = AnnotationBbox(
        image,
        at,
        xycoords=space,
        xybox=shift,
        boxcoords="offset points",
        frameon=False,
        pad=0.0,
        annotation_clip=False,
    )
    axes.add_artist(box)
