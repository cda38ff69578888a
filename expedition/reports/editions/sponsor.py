"""The Report to supporters: a few pages, however long the trip was."""

from collections.abc import Sequence

from expedition.reports.making import Making
from expedition.reports.pages.items import Heads, Item
from expedition.reports.parts.colophon import colophon
from expedition.reports.parts.cover import cover
from expedition.reports.parts.sponsor.best_days import days
from expedition.reports.parts.sponsor.charts import planned
from expedition.reports.parts.sponsor.closing import closing
from expedition.reports.parts.sponsor.kit import kit_and_accounts
from expedition.reports.parts.sponsor.summary import summary
from expedition.text import _


def row(making: Making) -> Sequence[Item]:
    """Every part keeps to its pages, so that all of them are no fewer than four and no more than twelve."""
    name = _("Report to our supporters")
    return [
        *cover(making),
        Heads(name, name),
        *summary(making),
        *planned(making),
        *days(making),
        *kit_and_accounts(making),
        *closing(making),
        *colophon(making, f"{name}."),
    ]
