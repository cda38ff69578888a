"""Taken together: the themes in the order of the book."""

from collections.abc import Iterator

from expedition.reports.making import Making
from expedition.reports.pages.items import Item
from expedition.reports.parts.themes.borders import borders
from expedition.reports.parts.themes.charts import charts
from expedition.reports.parts.themes.encounters import encounters
from expedition.reports.parts.themes.money import money
from expedition.reports.parts.themes.repairs import repairs_and_kit
from expedition.reports.parts.themes.roads import roads
from expedition.reports.parts.themes.theme import part
from expedition.text import _


def together(making: Making) -> Iterator[Item]:
    """The part behind the days; themes of which nothing is known, or that are left out, are not there."""
    themes = (
        charts(making),
        repairs_and_kit(making),
        money(making),
        borders(making),
        roads(making),
        encounters(making),
    )
    yield from part(making, _("Taken together"), "together", themes)
