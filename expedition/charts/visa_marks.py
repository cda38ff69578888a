"""Until when a visa or permit is good, as small dated marks on the axis of days."""

from matplotlib.axes import Axes

from expedition.charts.day_axis import DayAxis
from expedition.charts.frame import size_pt, write
from expedition.charts.style import ChartStyle
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.units import short_date

_MARK_PT, _LETTER = 5.0, 0.58
"""Size of a mark, and about how wide a letter is in its own height."""


def visa_marks(axes: Axes, series: TripSeries, axis: DayAxis, style: ChartStyle) -> None:
    """Mark the last day of each paper that lies on the axis; words that would touch others are left out."""
    start, stop = axis.start, axis.stop
    per_pt = (stop - start) / size_pt(axes)[0]
    low = axes.get_ylim()[0]
    taken = start
    for visa in sorted(series.visas, key=lambda visa: visa.until):
        x = axis.column(visa.until) + 0.5
        if not start <= x <= stop:
            continue
        colour = style.ink if visa.is_broken else style.ink2
        axes.plot([x], [low], "^", color=colour, ms=_MARK_PT * style.scale, mew=0, zorder=6, clip_on=False)
        words = _("visa {country} {date}").format(country=visa.country, date=short_date(visa.until))
        width = len(words) * style.axis_pt * _LETTER * per_pt
        if x - width < taken:
            continue
        shift = (-_MARK_PT * style.scale, 3.0 * style.scale)
        write(axes, (x, low), words, style, shift=shift, colour=colour, align="right", clears=True)
        taken = x
