"""How long every chart takes: a first drawing, drawing it again, asking what lies under the cursor.

    python -m tests.benchmarks.charts              process milliseconds at 20, 200 and 2,000 days
    python -m tests.benchmarks.charts 2000

The first chart of all brings matplotlib and its fonts with it; it stands apart, at the head.
"""

import sys
from dataclasses import replace
from statistics import median
from time import process_time

START = process_time()

from expedition.charts import sheet  # noqa: E402 - what the import takes is measured
from expedition.charts.chart import ChartKind  # noqa: E402
from expedition.records.trip import TripSeries  # noqa: E402
from ui.tokens import LIGHT  # noqa: E402
from ui.widgets.chart_style import chart_style  # noqa: E402

WIDTH, HEIGHT = 1200.0, 500.0
_FIRSTS, _ROUNDS, _MOVES = 5, 7, 200


def main() -> None:
    """Print a table for every length of trip."""
    from tests.expedition.charts.made_up import trip
    from tests.expedition.charts.told import told

    lengths = [int(word) for word in sys.argv[1:]] or [20, 200, 2000]
    print(f"import and first chart of 20 days: {_first(told(trip(20))):.0f} ms")
    print(f"matplotlib's own empty axes, drawn again: {_floor():.1f} ms")
    for days in lengths:
        print(f"\n{days} days, {WIDTH:.0f} × {HEIGHT:.0f} px\n{'':32}{'first':>9}{'redraw':>9}{'hit':>9}")
        series = told(trip(days, goal_km=days * 75.0, planned_days=days + days // 5))
        for kind in _kinds(series):
            first, redraw, hit = _measured(kind, series)
            print(f"{kind.key:32}{first:9.1f}{redraw:9.1f}{hit:9.3f}")


def _first(series: TripSeries) -> float:
    sheet.paint(sheet.draw([sheet.Chart.PROGRESS], series, chart_style(LIGHT), WIDTH, [HEIGHT]))
    return (process_time() - START) * 1000


def _floor() -> float:
    """What drawing costs where there is nothing to draw: other times are to be read against it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72)
    FigureCanvasAgg(figure)
    figure.add_subplot()
    rounds = []
    for _round in range(_ROUNDS):
        start = process_time()
        sheet.paint(figure)
        rounds.append(process_time() - start)
    return min(rounds) * 1000


def _kinds(series: TripSeries) -> list[ChartKind]:
    from expedition.charts.catalogue import KINDS
    from expedition.charts.kinds.compared import compared
    from expedition.charts.kinds.custom import custom
    from expedition.records.chart_choice import ChartChoice, ChartFigure, ChartGrouping, ChartShape
    from tests.expedition.charts.made_up import trip

    chosen = [
        custom(ChartChoice(ChartFigure.CLIMB, by, shape))
        for by in ChartGrouping
        for shape in (ChartShape.BARS, ChartShape.CUMULATED)
    ]
    return [*KINDS.values(), *chosen, compared([trip(len(series.days) // n) for n in (2, 3)])]


def _measured(kind: ChartKind, series: TripSeries) -> tuple[float, float, float]:
    """Milliseconds of the first drawing of a new series, of drawing it again, and of a cursor's move."""
    style = chart_style(LIGHT)
    firsts, rounds = [], []
    for _round in range(_FIRSTS):
        fresh = replace(series)  # nothing is kept of it yet
        start = process_time()
        figure = sheet.draw([kind], fresh, style, WIDTH, [HEIGHT])
        sheet.paint(figure)
        firsts.append(process_time() - start)
    for _round in range(_ROUNDS):
        start = process_time()
        sheet.draw_into(figure, [kind], series, style, [HEIGHT])
        sheet.paint(figure)
        rounds.append(process_time() - start)
    x0, x1 = figure.axes[0].get_xlim()
    y0, y1 = figure.axes[0].get_ylim()
    kind.hit(series, x0, y0)
    start = process_time()
    for move in range(_MOVES):
        share = move / _MOVES
        kind.hit(series, x0 + share * (x1 - x0), y0 + share * (y1 - y0))
    hit = (process_time() - start) / _MOVES
    return median(firsts) * 1000, min(rounds) * 1000, hit * 1000


if __name__ == "__main__":
    main()
