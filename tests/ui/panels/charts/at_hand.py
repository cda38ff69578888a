"""What tests of the charts do and look at."""

from datetime import date

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.panels.charts_data import ChartsData
from ui.panels.charts_pages import OtherPage
from ui.panels.charts_panel import ChartsPanel
from ui.panels.charts_stack import ChartStack

START = date(2025, 7, 18)
WAYS_KM = (80.0, 0.0, 122.7, 60.0)


class Notes(OtherPage):
    """A page that remembers what it was shown."""

    def __init__(self) -> None:
        super().__init__("notes", "Notes")
        self.shown: list[ChartsData] = []

    def show_data(self, data: ChartsData) -> None:
        self.shown.append(data)


def is_drawn(panel: ChartsPanel) -> bool:
    """Whether every canvas of the page that has charts shows them."""
    stacks = panel.page.stacks if panel.page is not None else ()
    return any(stack.kinds for stack in stacks) and all(
        stack.plots and not stack.is_behind for stack in stacks if stack.kinds
    )


def turn_to(panel: ChartsPanel, page: str, qtbot: QtBot) -> None:
    panel.show_page(page)
    qtbot.waitUntil(lambda: is_drawn(panel))


def days_of(panel: ChartsPanel) -> ChartStack:
    """The canvas with the charts over days of the page that is looked at."""
    page = panel.page
    assert page is not None
    assert page.days is not None
    return page.days


def profile_of(panel: ChartsPanel) -> ChartStack:
    assert panel.page is not None
    return panel.page.ways[0]


def point(panel: ChartsPanel, plot: int, x: float) -> QPoint:
    box = days_of(panel).plots[plot]
    return QPointF(box.pixel_x(x), box.box.center().y()).toPoint()


def details(panel: ChartsPanel) -> list[str]:
    return [mark.detail for mark in days_of(panel).marks]


def drag_over(panel: ChartsPanel, start: float, stop: float) -> None:
    """Press on one day, let go on another."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    canvas = days_of(panel)
    QTest.mousePress(canvas, left, none, point(panel, 1, start))
    QTest.mouseMove(canvas, point(panel, 1, stop))
    QTest.mouseRelease(canvas, left, none, point(panel, 1, stop))


def shown(panel: ChartsPanel) -> list[int]:
    return [day.number for day in panel.sight.days] if panel.sight else []


def wheel(panel: ChartsPanel, x: float, notches: int, *, ctrl: bool = True) -> None:
    canvas = days_of(panel)
    at = QPointF(point(panel, 1, x))
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, turned)
