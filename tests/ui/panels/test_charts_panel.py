import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from expedition.kinds import DayKind, FigureName, StayKind
from expedition.logbook import Logbook
from expedition.operations import days, entries, trips
from expedition.queries.days import day_page
from expedition.queries.trips import kept_charts
from expedition.records.chart_choice import ChartChoice, ChartFigure, ChartGrouping, ChartShape, from_text
from expedition.records.fields import DayFields, StatedFields, StayFields, TripFields
from tests.blank import filled
from tests.ui.panels.grounds import northward, ride
from ui.background import Background
from ui.desk import Desk
from ui.facts_keeper import FactsKeeper
from ui.panels.charts_data import ChartsData
from ui.panels.charts_pages import OtherPage
from ui.panels.charts_panel import ChartsPanel
from ui.panels.charts_stack import ChartStack
from ui.theme import Theme, ThemeChoice
from ui.widgets.chart_table import ChartTableView

START = date(2025, 7, 18)
WAYS_KM = (80.0, 0.0, 122.7, 60.0)


def _written(logbook: Logbook) -> None:
    trip_id = logbook.do("Add trip", trips.add, TripFields(title="East")).result
    for number, way in enumerate(WAYS_KM):
        kind = DayKind.RIDE if way else DayKind.REST
        fields = DayFields(date=START + timedelta(days=number), kind=kind, to_place="Kegen", country="KZ")
        day_id = int(logbook.do("Add day", days.add, trip_id, fields).result)
        for figure, value in ((FigureName.DISTANCE, way * 1000), (FigureName.TEMPERATURE_MAX, 40.0 + number)):
            logbook.do("State", days.state, day_id, StatedFields(figure=figure, value=value))
        if way:
            logbook.do("Ride", ride, day_id, northward(43.0 + number))
        logbook.do("Add stay", entries.add, "stay", day_id, StayFields(kind=StayKind.WILD_CAMP))


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with filled(tmp_path / "logbook", _written) as made:
        yield made


@pytest.fixture
def day_ids() -> list[int]:
    return list(range(1, len(WAYS_KM) + 1))


@pytest.fixture
def desk(logbook: Logbook) -> Desk:
    made = Desk()
    made.put(logbook)
    return made


class Notes(OtherPage):
    """A page that remembers what it was shown."""

    def __init__(self) -> None:
        super().__init__("notes", "Notes")
        self.shown: list[ChartsData] = []

    def show_data(self, data: ChartsData) -> None:
        self.shown.append(data)


@pytest.fixture
def panel(
    qtbot: QtBot, desk: Desk, theme: Theme, background: Background, trip_id: int, day_ids: list[int]
) -> Iterator[ChartsPanel]:
    made = ChartsPanel(desk, theme, FactsKeeper(desk, background), (Notes(),))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show_trip(trip_id)
    made.show()
    qtbot.waitUntil(lambda: is_drawn(made), timeout=8_000)
    yield made
    made.stop()


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


def test_hovering_a_day_tells_its_exact_values_in_every_chart(panel: ChartsPanel) -> None:
    QTest.mouseMove(days_of(panel), point(panel, 1, 3.0))
    assert details(panel) == ["203 km", "122.7 km ridden", "highest 42 °C"]
    assert days_of(panel).marks[1].title == "Day 3 · Sun 20 July"
    assert days_of(panel).marks[1].top == 122_700.0
    assert profile_of(panel).marks[0].span == (80_000.0, 202_700.0)


def test_the_dot_stands_on_the_line_at_the_kilometres_the_note_tells(panel: ChartsPanel) -> None:
    QTest.mouseMove(days_of(panel), point(panel, 0, 3.0))
    mark = days_of(panel).marks[0]
    assert (mark.x, mark.ring, mark.detail) == (3.5, 202_700.0, "203 km")
    assert mark.span == (2.5, 3.5)


def test_hovering_the_road_moves_the_cursor_over_the_days(panel: ChartsPanel, day_ids: list[int]) -> None:
    plot = profile_of(panel).plots[0]
    place = QPointF(plot.pixel_x(100_000.0), plot.box.center().y()).toPoint()
    QTest.mouseMove(profile_of(panel), place)
    assert panel.cursor_day == day_ids[2]
    assert details(panel) == ["203 km", "122.7 km ridden", "highest 42 °C"]


def test_a_click_opens_the_day(panel: ChartsPanel, qtbot: QtBot, day_ids: list[int]) -> None:
    QTest.mouseMove(days_of(panel), point(panel, 0, 2.0))
    with qtbot.waitSignal(panel.day_activated) as told:
        QTest.mouseClick(days_of(panel), Qt.MouseButton.LeftButton, pos=point(panel, 0, 2.0))
    assert told.args == [day_ids[1]]


def test_arrows_walk_and_enter_opens(panel: ChartsPanel, qtbot: QtBot, day_ids: list[int]) -> None:
    canvas = days_of(panel)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left):
        QTest.keyClick(canvas, key)
    assert panel.cursor_day == day_ids[2]
    assert "122.7 km" in canvas.accessibleDescription()
    with qtbot.waitSignal(panel.day_activated) as told:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert told.args == [day_ids[2]]


def test_the_cursor_goes_home_to_the_chosen_day(panel: ChartsPanel, day_ids: list[int]) -> None:
    panel.set_chosen_day(day_ids[3])
    QTest.mouseMove(days_of(panel), point(panel, 0, 1.0))
    assert panel.cursor_day == day_ids[0]
    days_of(panel).left.emit()
    assert panel.cursor_day == day_ids[3]


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("png", b"\x89PNG"),
        ("svg", b"<?xml"),
        ("pdf", b"%PDF"),
        ("csv", b"\xef\xbb\xbfday,date,kind,ridden_m"),
    ],
)
def test_a_chart_is_saved_from_its_menu(
    panel: ChartsPanel,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    start: bytes,
) -> None:
    wanted = tmp_path / f"chart.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(wanted), ""))
    saving = panel.chart_menu(days_of(panel).kinds[1]).actions()[-4:]
    saving[("png", "svg", "pdf", "csv").index(ending)].trigger()
    qtbot.waitUntil(lambda: panel.bar.words == f"Saved as chart.{ending}")
    assert wanted.read_bytes().startswith(start)


def test_all_charts_are_saved_with_their_values(
    panel: ChartsPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "charts.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(wanted), ""))
    panel.save_menu().actions()[-1].trigger()
    qtbot.waitUntil(lambda: panel.bar.words == "Saved as charts.csv")
    parts = wanted.read_text("utf-8-sig").split("\n\n")
    assert [part.splitlines()[0] for part in parts] == [
        "Progress",
        "Km per day",
        "Temperature",
        "The whole road",
    ]


def test_a_folder_that_refuses_is_told_in_a_sentence(
    panel: ChartsPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "no such folder" / "charts.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(wanted), ""))
    panel.save_menu().actions()[2].trigger()
    qtbot.waitUntil(lambda: "could not be written" in panel.bar.words)


def test_a_copy_is_a_picture_and_its_values(panel: ChartsPanel, qtbot: QtBot) -> None:
    QTest.mouseMove(days_of(panel), point(panel, 1, 2.0))
    QTest.keyClick(days_of(panel), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.bar.words == "Copied: Km per day")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert "3,2025-07-20,ride,122700.0" in copied.text()
    assert bytes(copied.data("text/csv").data()).decode() == copied.text()


def test_values_are_walked_and_copied_as_a_table(panel: ChartsPanel) -> None:
    panel.show_values(days_of(panel).kinds[1])
    (table,) = panel.findChildren(ChartTableView)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End):
        QTest.keyClick(table, key)
    QTest.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert table.marked() == "122700\t0"
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "122700\t0"


def test_a_change_is_seen_at_once(panel: ChartsPanel, qtbot: QtBot, desk: Desk, day_ids: list[int]) -> None:
    stated = StatedFields(figure=FigureName.DISTANCE, value=150_000.0)
    desk.do("State", days.state, day_ids[3], stated)
    qtbot.waitUntil(lambda: panel.data is not None and panel.data.series.days[3].distance_m == 150_000.0)
    qtbot.waitUntil(lambda: is_drawn(panel))
    QTest.mouseMove(days_of(panel), point(panel, 1, 4.0))
    assert details(panel)[1] == "150.0 km ridden"


def test_a_hidden_view_reads_when_it_is_looked_at(
    panel: ChartsPanel, qtbot: QtBot, desk: Desk, day_ids: list[int]
) -> None:
    panel.hide()
    before = panel.data
    desk.do("State", days.state, day_ids[0], StatedFields(figure=FigureName.DISTANCE, value=1_000.0))
    assert panel.data is before
    panel.show()
    qtbot.waitUntil(lambda: panel.data is not before)


def test_light_and_dark_redraw(panel: ChartsPanel, qtbot: QtBot, theme: Theme) -> None:
    def ground() -> str:
        return days_of(panel).grab().toImage().pixelColor(2, 2).name()

    assert ground() == "#ffffff"
    theme.choose(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: ground() == "#1b1e1f")
    theme.choose(ThemeChoice.LIGHT)
    qtbot.waitUntil(lambda: ground() == "#ffffff")


def test_another_size_moves_the_charts(panel: ChartsPanel, qtbot: QtBot) -> None:
    before = days_of(panel).plots[0].box.width()
    panel.resize(1500, 900)
    qtbot.waitUntil(lambda: days_of(panel).plots[0].box.width() > before + 200)


def test_nights_and_countries_are_counted(panel: ChartsPanel) -> None:
    side = panel.page.side if panel.page else None
    assert side is not None
    (bar,) = side.nights.bars
    assert (bar.name, bar.count) == ("Wild camp", 4)
    names = [row.name for row in side.countries.rows]
    assert names == ["Kazakhstan", "Trip"]


def test_a_trip_without_days_is_one_quiet_line(panel: ChartsPanel, qtbot: QtBot, desk: Desk) -> None:
    panel.show_trip(int(desk.do("Add trip", trips.add, TripFields(title="Empty")).result))
    qtbot.waitUntil(lambda: "grow from the first" in panel.words)
    assert not panel.bar.save.isEnabled()


def test_a_part_of_the_trip_can_be_looked_at(
    panel: ChartsPanel, desk: Desk, qtbot: QtBot, day_ids: list[int]
) -> None:
    page = desk.read(day_page, day_ids[3])
    desk.do("Border", days.update, day_ids[3], replace(page.fields, country="KG"))
    qtbot.waitUntil(lambda: panel.data is not None and panel.data.series.days[3].country == "KG")
    with qtbot.waitSignal(days_of(panel).drawn):
        panel.bar.choose_country(2)
    assert [mark.detail for mark in days_of(panel).marks] == []
    assert panel.page is not None
    assert panel.page.side is not None
    assert [row.figures[1] for row in panel.page.side.countries.rows] == ["1", "1"]
    QTest.mouseMove(days_of(panel), point(panel, 1, 1.0))
    assert panel.cursor_day == day_ids[3]


def test_the_plotting_library_waits_until_charts_are_looked_at() -> None:
    code = "import sys, ui.panels.charts_panel; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_page_that_is_not_of_charts_stands_behind_them(
    panel: ChartsPanel, desk: Desk, qtbot: QtBot, day_ids: list[int]
) -> None:
    notes = panel.findChild(Notes)
    assert isinstance(notes, Notes)
    assert not notes.shown
    QTest.keyClick(days_of(panel), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert notes.isVisible()
    assert [facts.row.id for facts in notes.shown[-1].facts.days] == day_ids
    desk.do("State", days.state, day_ids[3], StatedFields(figure=FigureName.DISTANCE, value=150_000.0))
    qtbot.waitUntil(lambda: notes.shown[-1].facts.days[3].figures.distance.value == 150_000.0)
    QTest.keyClick(notes, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert panel.page is not None
    assert panel.page.isVisible()


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
