"""The title of a chart: what the data say, and what is drawn."""

from expedition.record_classes import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A chart's title and, after it, what is drawn."""

    title: str
    detail: str = ""
