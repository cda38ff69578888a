"""Saving charts as files: always as on paper, dark letters on white."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from expedition.text import _
from expedition.writing import write_whole
from ui.panels.charts_data import ChartsData
from ui.tokens import LIGHT
from ui.widgets.chart_style import chart_style

if TYPE_CHECKING:
    from expedition.charts.sheet import Chart

FORMATS = ("png", "svg", "pdf")
_WIDTH, _MARGIN, _PNG_DPI = 1000.0, 28.0, 144.0
_HEIGHTS = {"progress": 300.0, "daily": 190.0, "temperature": 190.0, "profile": 240.0}


def save_charts(data: ChartsData, charts: Sequence["Chart"], chosen: int | None, file: Path) -> None:
    """Write charts under each other; the ending of the name decides the format.

    Raises:
        UserError: The disk or the folder refuses.
    """
    from expedition.charts.sheet import FileFormat, draw, to_bytes

    style = chart_style(LIGHT, is_living=False)
    heights = [_HEIGHTS[chart] for chart in charts]
    figure = draw(charts, data.series, style, _WIDTH, heights, chosen)
    file_format = FileFormat(file.suffix.removeprefix(".").lower())
    dots = _PNG_DPI if file_format is FileFormat.PNG else None
    write_whole(file, to_bytes(figure, file_format, dots, _MARGIN))


def ask_file(parent: QWidget, title: str, ending: str) -> Path | None:
    """Ask where to save; None if the traveller thinks better of it."""
    filters = {"png": _("Picture (*.png)"), "svg": _("Drawing (*.svg)"), "pdf": _("PDF (*.pdf)")}
    rows = ";;".join(filters[name] for name in (ending, *(name for name in FORMATS if name != ending)))
    name, chosen = QFileDialog.getSaveFileName(parent, _("Save charts"), f"{title}.{ending}", rows)
    if not name:
        return None
    file = Path(name)
    if file.suffix.removeprefix(".").lower() in FORMATS:
        return file
    wanted = next((ending for ending, words in filters.items() if words == chosen), ending)
    return file.with_name(f"{file.name}.{wanted}")
