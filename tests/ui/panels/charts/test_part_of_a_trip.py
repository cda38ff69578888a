from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from expedition.kinds import FigureName
from expedition.operations import days, trips
from expedition.queries.trips import kept_charts
from expedition.records.chart_choice import ChartChoice, ChartFigure, ChartGrouping, ChartShape, from_text
from expedition.records.fields import DayFields, StatedFields, TripFields
from tests.ui.panels.charts.at_hand import (
    START,
    Notes,
    days_of,
    drag_over,
    is_drawn,
    point,
    profile_of,
    shown,
    turn_to,
    wheel,
)
from ui.desk import Desk
from ui.panels.charts_panel import ChartsPanel


def test_a_drag_restricts_charts_figures_and_pages_to_some_days(panel: ChartsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(days_of(panel).drawn):
        drag_over(panel, 2.0, 3.0)
    assert shown(panel) == [2, 3]
    assert panel.bar.span.text() == "19–20 July"
    side = panel.page.side if panel.page else None
    assert side is not None
    assert side.countries.rows[-1].figures[:2] == ("123", "2")
    notes = panel.findChild(Notes)
    assert isinstance(notes, Notes)
    panel.show_page("notes")
    assert len(notes.shown[-1].facts.days) == 2
    panel.bar.span.click()
    assert len(notes.shown[-1].facts.days) == 4


def test_what_is_marked_is_told_while_it_is_marked(panel: ChartsPanel) -> None:
    canvas = days_of(panel)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=point(panel, 1, 1.0))
    QTest.mouseMove(canvas, point(panel, 1, 3.0))
    assert (canvas.marks[0].title, canvas.marks[0].detail) == ("18–20 July", "3 days, 203 km ridden")
    assert profile_of(panel).band == (0.0, 202_700.0)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=point(panel, 1, 3.0))
    assert canvas.band is None
    assert shown(panel) == [1, 2, 3, 4]


def test_shift_and_arrows_mark_enter_restricts_escape_takes_back(panel: ChartsPanel, qtbot: QtBot) -> None:
    canvas, shift = days_of(panel), Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    QTest.keyClick(canvas, Qt.Key.Key_Right, shift)
    QTest.keyClick(canvas, Qt.Key.Key_Right, shift)
    assert canvas.band == (0.5, 3.5)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert shown(panel) == [1, 2, 3]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert shown(panel) == [1, 2, 3, 4]


def test_the_wheel_zooms_about_the_pointer(panel: ChartsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(days_of(panel).drawn):
        wheel(panel, 4.0, 1)
    assert shown(panel) == [2, 3, 4]
    assert panel.bar.zoom.text() == "19–21 July"
    assert panel.data is not None
    assert len(panel.data.series.days) == 4
    with qtbot.waitSignal(days_of(panel).drawn):
        wheel(panel, 2.0, -3)
    assert shown(panel) == [1, 2, 3, 4]
    assert not panel.bar.zoom.isVisible()


def test_the_wheel_alone_scrolls_where_there_is_something_to_scroll(panel: ChartsPanel, qtbot: QtBot) -> None:
    assert panel.page is not None
    panel.resize(900, 420)
    qtbot.waitUntil(lambda: panel.page is not None and panel.page.verticalScrollBar().maximum() > 0)
    wheel(panel, 4.0, 1, ctrl=False)
    assert shown(panel) == [1, 2, 3, 4]
    panel.resize(1100, 900)
    qtbot.waitUntil(lambda: panel.page is not None and panel.page.verticalScrollBar().maximum() == 0)
    wheel(panel, 4.0, 1, ctrl=False)
    assert shown(panel) == [2, 3, 4]


def test_plus_zooms_about_the_cursor_and_nought_shows_all(
    panel: ChartsPanel, qtbot: QtBot, day_ids: list[int]
) -> None:
    canvas = days_of(panel)
    QTest.keyClick(canvas, Qt.Key.Key_End)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: shown(panel) == [2, 3, 4])
    assert panel.cursor_day == day_ids[3]
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert shown(panel) == [1, 2, 3, 4]


def test_a_double_click_resets_and_opens_nothing(panel: ChartsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(days_of(panel).drawn):
        drag_over(panel, 2.0, 4.0)
    opened: list[int] = []
    panel.day_activated.connect(opened.append)
    at = point(panel, 1, 2.0)
    QTest.mouseClick(days_of(panel), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(days_of(panel), Qt.MouseButton.LeftButton, pos=at)
    assert shown(panel) == [1, 2, 3, 4]
    qtbot.wait(QGuiApplication.styleHints().mouseDoubleClickInterval() + 50)
    assert opened == []


def test_a_bar_of_several_days_lets_one_be_chosen_or_all_be_looked_at(
    panel: ChartsPanel, qtbot: QtBot, day_ids: list[int]
) -> None:
    turn_to(panel, "sums", qtbot)
    assert panel.page is not None
    nights = next(stack for stack in panel.page.groups if stack.kinds and stack.kinds[0].key == "nights")
    QTest.keyClick(nights, Qt.Key.Key_Down)
    assert "4" in nights.accessibleDescription()
    QTest.keyClick(nights, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(panel.day_activated) as told:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told.args == [day_ids[0]]
    menu = panel.days_menu(day_ids[:2], "Wild camp")
    menu.actions()[1].trigger()
    assert panel.bar.days.text() == "Wild camp"
    assert shown(panel) == [1, 2]


def test_charts_without_values_are_a_line_that_says_what_would_fill_them(
    panel: ChartsPanel, qtbot: QtBot
) -> None:
    turn_to(panel, "sums", qtbot)
    assert panel.page is not None
    assert "it needs what was paid" in panel.page.empty.text()
    spend = next(stack for stack in panel.page.groups if stack.empty and stack.empty[0].key == "spend")
    assert not spend.isVisible()


def test_nothing_in_a_part_is_told_and_escape_brings_all_back(panel: ChartsPanel, qtbot: QtBot) -> None:
    panel.bar.narrow_to_days(frozenset(), "Nothing")
    assert "No day lies in this part" in panel.words
    panel.bar.days.click()
    assert shown(panel) == [1, 2, 3, 4]


def test_any_figure_by_any_grouping_is_shown_at_once_and_kept_with_the_trip(
    panel: ChartsPanel, qtbot: QtBot, desk: Desk, trip_id: int
) -> None:
    turn_to(panel, "own", qtbot)
    by_kind = ChartChoice(ChartFigure.DISTANCE, ChartGrouping.KIND)
    panel.own.choose(by_kind)
    qtbot.waitUntil(lambda: is_drawn(panel))
    assert panel.page is not None
    assert [kind.name() for kind in panel.page.kinds] == ["Distance by kind of day"]
    panel.own.keep.click()
    assert not panel.own.keep.isEnabled()
    panel.own.choose(ChartChoice(ChartFigure.WARMEST, ChartGrouping.DAY, ChartShape.LINE))
    assert [kind.name() for kind in panel.page.kinds] == [
        "Highest temperature by day",
        "Distance by kind of day",
    ]
    assert from_text(desk.read(kept_charts, trip_id)) == (by_kind,)
    assert desk.undo_label != "Keep"
    panel.own.remove(by_kind)
    assert desk.read(kept_charts, trip_id) == ""
    assert len(panel.page.kinds) == 1


def test_trips_of_the_logbook_stand_beside_each_other(panel: ChartsPanel, qtbot: QtBot, desk: Desk) -> None:
    panel.show_page("compare")
    assert "Another trip with days is needed" in panel.compared.words
    other = int(desk.do("Add trip", trips.add, TripFields(title="Before")).result)
    for number in range(2):
        day = DayFields(date=START + timedelta(days=number - 90))
        day_id = int(desk.do("Add day", days.add, other, day).result)
        desk.do("State", days.state, day_id, StatedFields(figure=FigureName.DISTANCE, value=50_000.0))
    panel.show_page("compare")
    (check,) = panel.compared.checks
    assert (check.text(), check.isChecked()) == ("Before", True)
    qtbot.waitUntil(lambda: is_drawn(panel))
    assert panel.page is not None
    distance = panel.page.groups[0]
    QTest.keyClick(distance, Qt.Key.Key_Home)
    QTest.keyClick(distance, Qt.Key.Key_Right)
    assert distance.accessibleDescription().endswith("Before 100 km")
    check.click()
    assert not any(stack.kinds for stack in panel.page.stacks)


def test_another_trip_begins_with_no_part_and_no_zoom(
    panel: ChartsPanel, qtbot: QtBot, desk: Desk, day_ids: list[int], trip_id: int
) -> None:
    drag_over(panel, 2.0, 4.0)
    wheel(panel, 1.0, 1)
    panel.set_chosen_day(day_ids[1])
    panel.show_trip(int(desk.do("Add trip", trips.add, TripFields(title="Empty")).result))
    qtbot.waitUntil(lambda: "grow from the first" in panel.words)
    panel.show_trip(trip_id)
    qtbot.waitUntil(lambda: is_drawn(panel) and shown(panel) == [1, 2, 3, 4])
    assert not panel.bar.span.isVisible()
