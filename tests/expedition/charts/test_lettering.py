import numpy as np
from matplotlib.axes import Axes

from expedition.charts.frame import bare, write
from expedition.charts.sheet import Chart, FileFormat, draw, paint, to_bytes
from expedition.charts.style import print_style
from expedition.points import F64
from tests.expedition.charts.made_up import trip, without_heights

STYLE = print_style()


def page(text: str, align: str = "left", rise: str = "baseline") -> tuple[Axes, F64]:
    """A chart with one line of text in its middle, and how dark its pixels are."""
    figure = draw((Chart.DAILY,), without_heights(trip(0)), STYLE, 300.0, [100.0])
    (axes,) = figure.axes
    bare(axes, (0.0, 1.0), (0.0, 1.0))
    write(axes, (0.5, 0.5), text, STYLE, size=12.0, colour=STYLE.ink, align=align, rise=rise)
    return axes, 255.0 - paint(figure)[..., :3].mean(axis=2)


def test_kept_pixels_stand_where_text_stands() -> None:
    for align in ("left", "center", "right"):
        for rise in ("baseline", "center_baseline"):
            axes, dark = page("Ürümqi 12.5", align=align, rise=rise)
            rows, columns = np.nonzero(dark > 60)
            box = axes.texts[0].get_window_extent()
            height = dark.shape[0]
            assert abs(columns.min() - box.x0) < 3
            assert abs(columns.max() - box.x1) < 3
            assert box.y0 - 1.5 <= height - rows.max() - 1
            assert height - rows.min() <= box.y1 + 1.5


def test_a_text_without_ink_is_drawn_too() -> None:
    _axes, dark = page(" ")
    assert dark.max() < 1


def test_vectors_keep_letters() -> None:
    figure = draw((Chart.DAILY,), trip(5), STYLE, 300.0, [100.0])
    assert b"<image" not in to_bytes(figure, FileFormat.SVG)
