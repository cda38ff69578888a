"""The values of charts as text for spreadsheets."""

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from expedition.exporters.tables import BYTE_ORDER_MARK, cell

if TYPE_CHECKING:
    from expedition.charts.chart import ChartTable


def chart_values(tables: "Sequence[tuple[str, ChartTable]]") -> str:
    """Tables with the names of their charts: one as it is, several under each other, each under its name."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    for place, (name, table) in enumerate(tables):
        if len(tables) > 1:
            writer.writerows([[]] if place else [])
            writer.writerow([cell(name)])
        writer.writerow(table.heads)
        writer.writerows([cell(value) for value in row] for row in table.rows)
    return BYTE_ORDER_MARK + target.getvalue()
