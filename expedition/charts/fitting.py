"""Texts that end in their room."""

from expedition.charts import fonts
from expedition.charts.style import ChartStyle


def elided(text: str, style: ChartStyle, size: float, room: float, weight: int = 400) -> str:
    """A text as wide as there is room, its end left out where it is longer."""
    if fonts.width(text, style.families, size, weight) <= room:
        return text
    kept = len(text)
    while kept > 1 and fonts.width(text[:kept] + "…", style.families, size, weight) > room:
        # A name of hundreds of letters is cut in a few steps, one of twenty letter by letter.
        kept -= max(1, kept // 8)
    return text[:kept].rstrip() + "…"
