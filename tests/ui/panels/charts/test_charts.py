import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from expedition.kinds import FigureName
from expedition.operations import days, trips
from expedition.queries.days import day_page
from expedition.records.fields import StatedFields, TripFields
from tests.ui.panels.charts.at_hand import (
    Notes,
    days_of,
    details,
    is_drawn,
    point,
    profile_of,
)
from ui.desk import Desk
from ui.panels.charts_panel import ChartsPanel
from ui.theme import Theme, ThemeChoice
from ui.widgets.chart_table import ChartTableView


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
