import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from expedition.kinds import DayKind, FigureName, StayKind
from expedition.logbook import Logbook
from expedition.operations import days, entries
from expedition.queries.days import day_page
from expedition.records.fields import DayFields, StatedFields, StayFields
from ui.desk import Desk
from ui.panels.charts_data import ChartsData
from ui.panels.charts_pages import OtherPage
from ui.panels.charts_panel import ChartsPanel
from ui.theme import Theme, ThemeChoice

START = date(2025, 7, 18)
WAYS_KM = (80.0, 0.0, 122.7, 60.0)


@pytest.fixture
def day_ids(logbook: Logbook, trip_id: int) -> list[int]:
    made = []
    for number, way in enumerate(WAYS_KM):
        kind = DayKind.RIDE if way else DayKind.REST
        fields = DayFields(date=START + timedelta(days=number), kind=kind, to_place="Kegen", country="KZ")
        made.append(int(logbook.do("Add day", days.add, trip_id, fields).result))
        for figure, value in ((FigureName.DISTANCE, way * 1000), (FigureName.TEMPERATURE_MAX, 40.0 + number)):
            logbook.do("State", days.state, made[-1], StatedFields(figure=figure, value=value))
        logbook.do("Add stay", entries.add, "stay", made[-1], StayFields(kind=StayKind.WILD_CAMP))
    return made


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
def panel(qtbot: QtBot, desk: Desk, theme: Theme, trip_id: int, day_ids: list[int]) -> Iterator[ChartsPanel]:
    made = ChartsPanel(desk, theme, (Notes(),))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show_trip(trip_id)
    with qtbot.waitSignals([made.page.days.drawn, made.page.profile.drawn], timeout=20_000):
        made.show()
    yield made
    made.stop()


def point(panel: ChartsPanel, plot: int, x: float) -> QPoint:
    box = panel.page.days.plots[plot]
    return QPointF(box.pixel_x(x), box.box.center().y()).toPoint()


def details(panel: ChartsPanel) -> list[str]:
    return [mark.detail for mark in panel.page.days.marks]


def test_hovering_a_day_tells_its_exact_values_in_every_chart(panel: ChartsPanel) -> None:
    QTest.mouseMove(panel.page.days, point(panel, 1, 3.0))
    assert details(panel) == ["203 km", "122.7 km ridden", "highest 42 °C"]
    assert panel.page.days.marks[1].title == "Day 3 · Sun 20 July"
    assert panel.page.days.marks[1].top == 122_700.0
    assert panel.page.profile.marks[0].span == (80_000.0, 202_700.0)


def test_the_dot_stands_on_the_line_at_the_kilometres_the_note_tells(panel: ChartsPanel) -> None:
    QTest.mouseMove(panel.page.days, point(panel, 0, 3.0))
    mark = panel.page.days.marks[0]
    assert (mark.x, mark.ring, mark.detail) == (3.5, 202_700.0, "203 km")
    assert mark.span == (2.5, 3.5)


def test_hovering_the_road_moves_the_cursor_over_the_days(panel: ChartsPanel, day_ids: list[int]) -> None:
    plot = panel.page.profile.plots[0]
    place = QPointF(plot.pixel_x(100_000.0), plot.box.center().y()).toPoint()
    QTest.mouseMove(panel.page.profile, place)
    assert panel.cursor_day == day_ids[2]
    assert details(panel) == ["203 km", "122.7 km ridden", "highest 42 °C"]


def test_a_click_opens_the_day(panel: ChartsPanel, qtbot: QtBot, day_ids: list[int]) -> None:
    QTest.mouseMove(panel.page.days, point(panel, 0, 2.0))
    with qtbot.waitSignal(panel.day_activated) as told:
        QTest.mouseClick(panel.page.days, Qt.MouseButton.LeftButton, pos=point(panel, 0, 2.0))
    assert told.args == [day_ids[1]]


def test_arrows_walk_and_enter_opens(panel: ChartsPanel, qtbot: QtBot, day_ids: list[int]) -> None:
    canvas = panel.page.days
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Left):
        QTest.keyClick(canvas, key)
    assert panel.cursor_day == day_ids[2]
    assert "122.7 km" in canvas.accessibleDescription()
    with qtbot.waitSignal(panel.day_activated) as told:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert told.args == [day_ids[2]]


def test_the_cursor_goes_home_to_the_chosen_day(panel: ChartsPanel, day_ids: list[int]) -> None:
    panel.set_chosen_day(day_ids[3])
    QTest.mouseMove(panel.page.days, point(panel, 0, 1.0))
    assert panel.cursor_day == day_ids[0]
    panel.page.days.left.emit()
    assert panel.cursor_day == day_ids[3]


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_chart_is_saved_from_its_menu(
    panel: ChartsPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, start: bytes
) -> None:
    wanted = tmp_path / f"chart.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(wanted), ""))
    actions = {"png": 0, "svg": 1, "pdf": 2}
    panel.chart_menu(1).actions()[actions[ending]].trigger()
    assert wanted.read_bytes().startswith(start)
    assert panel.bar.words == f"Saved as chart.{ending}"


def test_a_folder_that_refuses_is_told_in_a_sentence(
    panel: ChartsPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = tmp_path / "no such folder" / "charts.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(wanted), ""))
    panel.bar.save.click()
    assert "could not be written" in panel.bar.words


def test_a_change_is_seen_at_once(panel: ChartsPanel, qtbot: QtBot, desk: Desk, day_ids: list[int]) -> None:
    stated = StatedFields(figure=FigureName.DISTANCE, value=150_000.0)
    desk.do("State", days.state, day_ids[3], stated)
    qtbot.waitUntil(lambda: panel.data is not None and panel.data.series.days[3].distance_m == 150_000.0)
    QTest.mouseMove(panel.page.days, point(panel, 1, 4.0))
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
        return panel.page.days.grab().toImage().pixelColor(2, 2).name()

    assert ground() == "#ffffff"
    theme.choose(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: ground() == "#1b1e1f")
    theme.choose(ThemeChoice.LIGHT)
    qtbot.waitUntil(lambda: ground() == "#ffffff")


def test_another_size_moves_the_charts(panel: ChartsPanel, qtbot: QtBot) -> None:
    before = panel.page.days.plots[0].box.width()
    panel.resize(1500, 900)
    qtbot.waitUntil(lambda: panel.page.days.plots[0].box.width() > before + 200)


def test_nights_and_countries_are_counted(panel: ChartsPanel) -> None:
    (bar,) = panel.page.side.nights.bars
    assert (bar.name, bar.count) == ("Wild camp", 4)
    names = [row.name for row in panel.page.side.countries.rows]
    assert names == ["Kazakhstan", "Trip"]


def test_a_trip_without_days_is_one_quiet_line(panel: ChartsPanel, qtbot: QtBot, desk: Desk) -> None:
    from expedition.operations import trips
    from expedition.records.fields import TripFields

    panel.show_trip(int(desk.do("Add trip", trips.add, TripFields(title="Empty")).result))
    qtbot.waitUntil(lambda: "grow from the first" in panel.words)
    assert not panel.bar.save.isEnabled()


def test_a_part_of_the_trip_can_be_looked_at(
    panel: ChartsPanel, desk: Desk, qtbot: QtBot, day_ids: list[int]
) -> None:
    page = desk.read(day_page, day_ids[3])
    desk.do("Border", days.update, day_ids[3], replace(page.fields, country="KG"))
    qtbot.waitUntil(lambda: panel.data is not None and panel.data.series.days[3].country == "KG")
    with qtbot.waitSignal(panel.page.days.drawn):
        panel.bar.choose(2)
    assert [mark.detail for mark in panel.page.days.marks] == []
    QTest.mouseMove(panel.page.days, point(panel, 1, 1.0))
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
    QTest.keyClick(panel.page.days, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert notes.isVisible()
    assert [facts.row.id for facts in notes.shown[-1].facts.days] == day_ids
    desk.do("State", days.state, day_ids[3], StatedFields(figure=FigureName.DISTANCE, value=150_000.0))
    qtbot.waitUntil(lambda: notes.shown[-1].facts.days[3].figures.distance.value == 150_000.0)
    QTest.keyClick(notes, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert panel.page.isVisible()
