"""Charts as figures: one alone, or several under each other on one day axis."""

import io
from collections.abc import Iterator, Sequence
from enum import StrEnum

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from expedition.charts import fonts
from expedition.charts.catalogue import KINDS, Chart
from expedition.charts.chart import ChartKind
from expedition.charts.layout import below_pt, foot_pt, left_pt, right_pt, signs_pt, title_pt
from expedition.charts.style import ChartStyle
from expedition.records.trip import TripSeries

__all__ = [
    "DAY_CHARTS",
    "TRIP_CHARTS",
    "AnyChart",
    "Chart",
    "FileFormat",
    "draw",
    "draw_into",
    "has_anything",
    "kind_of",
    "paint",
    "pieces",
    "to_bytes",
]

_POINTS_PER_INCH = 72.0


class FileFormat(StrEnum):
    """What a chart can be saved as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


DAY_CHARTS = (Chart.PROGRESS, Chart.DAILY, Chart.TEMPERATURE)
"""Those that stand under each other on the day axis."""

TRIP_CHARTS = (*DAY_CHARTS, Chart.PROFILE)
"""The four that show a trip as a whole."""

AnyChart = Chart | ChartKind
"""A chart by its name, or one that was made of a choice."""


def draw(
    charts: Sequence[AnyChart],
    series: TripSeries,
    style: ChartStyle,
    width: float,
    heights: Sequence[float],
    chosen: int | None = None,
) -> Figure:
    """A figure of the charts under each other; `width` and each chart's height in points."""
    figure = Figure(figsize=(width / _POINTS_PER_INCH, sum(heights) / _POINTS_PER_INCH), dpi=style.dpi)
    FigureCanvasAgg(figure)
    draw_into(figure, charts, series, style, heights, chosen)
    return figure


def draw_into(
    figure: Figure,
    charts: Sequence[AnyChart],
    series: TripSeries,
    style: ChartStyle,
    heights: Sequence[float],
    chosen: int | None = None,
) -> None:
    """Draw the charts on a living figure in place of what it showed; its axes stand in their order."""
    for _piece in pieces(figure, charts, series, style, heights, chosen):
        pass


def pieces(
    figure: Figure,
    charts: Sequence[AnyChart],
    series: TripSeries,
    style: ChartStyle,
    heights: Sequence[float],
    chosen: int | None = None,
) -> Iterator[None]:
    """Draw them as `draw_into` does, a little at each step: only after the last one is the figure whole."""
    fonts.register()
    figure.set_facecolor(style.page)
    yield from _fit_axes(figure, len(charts))
    width = figure.get_figwidth() * _POINTS_PER_INCH
    whole = figure.get_figheight() * _POINTS_PER_INCH
    top = whole
    for chart, height, part in zip(charts, heights, list(figure.axes), strict=True):
        kind = kind_of(chart)
        above = title_pt(style) + (signs_pt(style) if kind.has_signs else 0.0)
        left, below = left_pt(style), below_pt(style) if kind.has_names_below else foot_pt(style)
        box = Bbox.from_bounds(
            left / width,
            (top - height + below) / whole,
            (width - left - right_pt(style)) / width,
            (height - above - below) / whole,
        )
        part.set_position(box)
        kind.draw_on(part, series, style, chosen)
        top -= height
        yield


def _fit_axes(figure: Figure, count: int) -> Iterator[None]:
    """Give the figure as many axes as asked for: making new ones takes longer than drawing on old ones."""
    if len(figure.axes) != count:
        figure.clear()
        for _number in range(count):
            figure.add_axes((0.0, 0.0, 1.0, 1.0))
            yield


def kind_of(chart: AnyChart) -> ChartKind:
    """What a chart is."""
    return KINDS[chart] if isinstance(chart, Chart) else chart


def has_anything(chart: AnyChart, series: TripSeries) -> bool:
    """Whether the trip holds what the chart is about."""
    return kind_of(chart).has_anything(series)


def paint(figure: Figure) -> npt.NDArray[np.uint8]:
    """Draw the figure and give its pixels: rows from the top, columns, RGBA."""
    canvas = figure.canvas if isinstance(figure.canvas, FigureCanvasAgg) else FigureCanvasAgg(figure)
    with mpl.rc_context({"text.hinting": "none"}):
        canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib types no canvas
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]  # the same
    # The old one would keep what it drew on, megabytes that nobody looks at again.
    FigureCanvasAgg(figure)
    return pixels


def to_bytes(
    figure: Figure, file_format: FileFormat, dots_per_inch: float | None = None, margin: float = 0.0
) -> bytes:
    """The figure as a file, with `margin` points around it; the same figure always gives the same bytes."""
    edge = margin / _POINTS_PER_INCH
    width, height = figure.get_size_inches()
    stream = io.BytesIO()
    metadata = {
        FileFormat.PNG: {"Software": None},
        FileFormat.SVG: {"Date": None, "Creator": None},
        FileFormat.PDF: {"CreationDate": None, "Producer": None, "Creator": None},
    }
    with mpl.rc_context({"pdf.fonttype": 42, "svg.hashsalt": "expedition", "text.hinting": "none"}):
        figure.savefig(
            stream,
            format=file_format.value,
            dpi=dots_per_inch or figure.dpi,
            facecolor=figure.get_facecolor(),
            bbox_inches=Bbox.from_extents(-edge, -edge, width + edge, height + edge) if margin else None,
            metadata=metadata[file_format],
        )
    return stream.getvalue()
