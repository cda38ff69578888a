"""The pages of the Charts view, and what a page is that is not made of charts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from expedition.errors import BugError
from expedition.text import _
from ui.panels.charts_data import ChartsData

if TYPE_CHECKING:
    from expedition.charts.chart import ChartKind

OVERVIEW, DAYS, SUMS, OWN, COMPARE = "overview", "days", "sums", "own", "compare"


def page_names() -> tuple[tuple[str, str], ...]:
    """The pages of charts, by key: the trip as a whole, other charts along it, over groups, chosen ones."""
    return (
        (OVERVIEW, _("Overview")),
        (DAYS, _("Day by day")),
        (SUMS, _("Added up")),
        (OWN, _("Your own")),
        (COMPARE, _("Compare")),
    )


def kinds_on(page: str) -> "Sequence[ChartKind]":
    """The charts of a page, from the top."""
    from expedition.charts.catalogue import KINDS, Chart
    from expedition.charts.sheet import TRIP_CHARTS

    if page == OVERVIEW:
        return [KINDS[chart] for chart in (*TRIP_CHARTS, Chart.SPEND)]
    others = [kind for chart, kind in KINDS.items() if chart not in TRIP_CHARTS]
    return [kind for kind in others if (kind.along.value in ("days", "way")) == (page == DAYS)]


def filling(kind: "ChartKind") -> str:
    """What a chart without values is called, and what would fill it; empty where its page says so."""
    if kind.key.startswith("compared-"):
        return ""
    words = {
        "progress": _("kilometres of a day, measured or typed"),
        "daily": _("kilometres of a day, measured or typed"),
        "temperature": _("a sensor, or a line such as: 19 to 44 °C"),
        "profile": _("heights of recorded tracks"),
        "climb": _("heights of recorded tracks, or the climb of a day, typed"),
        "speed": _("times of recorded tracks"),
        "lengths": _("kilometres of a day, measured or typed"),
        "nights": _("where you slept, such as: hotel Aray 9000"),
        "countries": _("the country of a day"),
        "spend": _("what was paid, such as: spent 3500 KZT food"),
        "categories": _("what was paid, such as: spent 3500 KZT food"),
        "repairs": _("what broke, such as: repair puncture rear"),
    }
    wanted = words.get(kind.key, "")
    return (
        _("{chart} will stand here: it needs {what}.").format(chart=kind.name(), what=wanted)
        if wanted
        else (_("{chart}: nothing yet.").format(chart=kind.name()))
    )


class OtherPage(QWidget):
    """A page of the Charts view that is no page of charts; it stands under the same bar.

    Whoever makes the panel gives it such pages: `ChartsPanel(desk, theme, facts, (FiguresPage(...),))`. Each
    gets a tab behind those of the charts. `show_data` is called when the page is looked at and whenever its
    values change meanwhile: after an edit, and when the traveller restricts the view to a part of the trip.
    Then `data.facts` and `data.series` hold the days of that part only. Ctrl+PgUp and Ctrl+PgDown turn the
    pages; a page that takes the focus sets a focus proxy.

    Signals:
        day_activated: The id of a day to be opened.
    """

    day_activated = Signal(int)
    needs_days = True
    """Whether it has nothing to say of a trip without days."""

    def __init__(self, key: str, name: str, parent: QWidget | None = None) -> None:
        """`key` is its stable name, `name` stands on its tab."""
        super().__init__(parent)
        self.key, self.name = key, name
        self.setAccessibleName(name)

    def show_data(self, data: ChartsData) -> None:
        """Show the values of a trip or of a part of it."""
        raise BugError(f"the page {self.key} shows nothing")

    def show_trip(self, trip_id: int | None) -> None:
        """Another trip is looked at, or none; before any of its values are read."""
