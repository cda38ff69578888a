"""Planned against actual, and the charts that say the rest."""

from collections.abc import Iterator

from expedition.records.report import Section
from expedition.reports.making import Making
from expedition.reports.pages.items import Item, Wide
from expedition.reports.parts.plan import compared
from expedition.reports.parts.sponsor.sheets import below, sheet
from expedition.reports.parts.themes.charts import chart_groups
from expedition.text import _


def planned(making: Making) -> Iterator[Item]:
    """The table of plan and trip with the chart of the way, and below them as many charts as fit."""
    table = compared(making)
    groups: list[list[Item]] = [[Wide(table)]] if table is not None else []
    if Section.CHARTS not in making.options.omitted:
        groups += chart_groups(making)
    if table is None and len(groups) == 1:
        yield from below(groups[0])
        return
    title = _("Planned and actual") if table is not None else _("Figures and charts")
    yield from sheet(making, title, "plan", groups, is_alone=False)
