"""Charts as files and on the clipboard: always as on paper, dark letters on white; their values as CSV."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from expedition.exporters.chart_values import chart_values
from expedition.records.trip import TripSeries
from expedition.text import _
from expedition.writing import write_whole
from ui.tokens import LIGHT
from ui.widgets.chart_style import chart_style

if TYPE_CHECKING:
    from expedition.charts.chart import ChartKind

FORMATS = ("png", "svg", "pdf", "csv")
_WIDTH, _MARGIN, _PNG_DPI = 1000.0, 28.0, 144.0
_HIGH, _LEAST = 180.0, 190.0


def save_charts(kinds: "Sequence[ChartKind]", series: TripSeries, chosen: int | None, file: Path) -> None:
    """Write charts under each other, or their values; the ending of the name decides the format.

    Raises:
        UserError: The disk or the folder refuses.
    """
    write_whole(file, charts_as(kinds, series, chosen, file.suffix.removeprefix(".").lower()))


def charts_as(kinds: "Sequence[ChartKind]", series: TripSeries, chosen: int | None, ending: str) -> bytes:
    """Charts under each other in a format."""
    from expedition.charts.sheet import FileFormat, draw, to_bytes

    if ending == "csv":
        return chart_values([(kind.name(), kind.table(series)) for kind in kinds]).encode()
    style = chart_style(LIGHT, is_living=False)
    heights = [max(_LEAST, _HIGH * kind.share) for kind in kinds]
    figure = draw(kinds, series, style, _WIDTH, heights, chosen)
    file_format = FileFormat(ending)
    dots = _PNG_DPI if file_format is FileFormat.PNG else None
    return to_bytes(figure, file_format, dots, _MARGIN)


def ask_file(parent: QWidget, title: str, ending: str) -> Path | None:
    """Ask where to save; None if the traveller thinks better of it."""
    filters = {
        "png": _("Picture (*.png)"),
        "svg": _("Drawing (*.svg)"),
        "pdf": _("PDF (*.pdf)"),
        "csv": _("Values for a spreadsheet (*.csv)"),
    }
    rows = ";;".join(filters[name] for name in (ending, *(name for name in FORMATS if name != ending)))
    name, chosen = QFileDialog.getSaveFileName(parent, _("Save charts"), f"{title}.{ending}", rows)
    if not name:
        return None
    file = Path(name)
    if file.suffix.removeprefix(".").lower() in FORMATS:
        return file
    wanted = next((ending for ending, words in filters.items() if words == chosen), ending)
    return file.with_name(f"{file.name}.{wanted}")
