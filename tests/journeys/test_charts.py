"""A trip is explored in its charts: looked at in part, a day opened, mended and seen again."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from expedition.kinds import FigureName
from expedition.operations import days, trips
from expedition.records.fields import DayFields, StatedFields, TripFields
from tests.ui import hand
from ui.main_window import MainWindow
from ui.panels.charts_panel import ChartsPanel
from ui.panels.charts_stack import ChartStack

START = date(2025, 7, 1)
WAYS_KM = (80.0, 122.7, 60.0, 91.0, 75.0, 103.0)


def trip(window: MainWindow) -> list[int]:
    """A trip of six riding days."""
    trip_id = int(window.desk.do("Add trip", trips.add, TripFields(title="To the lake")).result)
    made = []
    for number, way in enumerate(WAYS_KM):
        fields = DayFields(date=START + timedelta(days=number), to_place=f"Camp {number + 1}")
        made.append(int(window.desk.do("Add day", days.add, trip_id, fields).result))
        state(window, made[-1], way)
    window.side.show_trip(trip_id)
    return made


def state(window: MainWindow, day_id: int, way_km: float) -> None:
    said = StatedFields(figure=FigureName.DISTANCE, value=way_km * 1000)
    window.desk.do("State", days.state, day_id, said)


def canvas(panel: ChartsPanel) -> ChartStack:
    assert panel.page is not None
    assert panel.page.days is not None
    return panel.page.days


def over(panel: ChartsPanel, number: int) -> QPoint:
    """A place over a day of the trip, in the chart of kilometres a day."""
    plot = canvas(panel).plots[1]
    return QPointF(plot.pixel_x(float(number)), plot.box.center().y()).toPoint()


def shown(panel: ChartsPanel) -> list[int]:
    return [day.number for day in panel.sight.days] if panel.sight else []


def test_a_week_is_marked_read_and_its_longest_day_opened(window: MainWindow, qtbot: QtBot) -> None:
    made = trip(window)
    window.resize(1280, 800)
    window.actions_["view_charts"].trigger()
    panel = window.views.charts
    assert panel is not None
    qtbot.waitUntil(lambda: panel.page is not None and bool(canvas(panel).plots), timeout=20_000)
    with qtbot.waitSignal(canvas(panel).drawn):
        hand.drag(canvas(panel), over(panel, 2), over(panel, 4))
    assert shown(panel) == [2, 3, 4]
    assert panel.bar.span.text() == "2–4 July"
    hand.key(canvas(panel), Qt.Key.Key_Escape)
    assert shown(panel) == [1, 2, 3, 4, 5, 6]
    qtbot.waitUntil(lambda: len(canvas(panel).plots) > 0 and canvas(panel).plots[1].x[1] == 6.5)
    hand.move(canvas(panel), over(panel, 2))
    hand.click(canvas(panel), over(panel, 2))
    assert window.side.day_id == made[1]
    assert window.views.day is not None
    assert window.views.day.isVisible()


def test_charts_follow_what_is_mended_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    made = trip(window)
    window.actions_["view_charts"].trigger()
    panel = window.views.charts
    assert panel is not None
    qtbot.waitUntil(lambda: panel.page is not None and bool(canvas(panel).plots), timeout=20_000)

    def total_km() -> float:
        return panel.sight.days[-1].total_m / 1000 if panel.sight else 0.0

    assert round(total_km(), 1) == round(sum(WAYS_KM), 1)
    state(window, made[0], 180.0)
    qtbot.waitUntil(lambda: round(total_km(), 1) == round(sum(WAYS_KM) + 100.0, 1))
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: round(total_km(), 1) == round(sum(WAYS_KM), 1))
