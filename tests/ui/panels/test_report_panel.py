from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook
from expedition.operations import days, trips
from expedition.queries.trips import trip_tree
from expedition.records.fields import DayFields, TripFields
from ui.actions import Actions
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.report_panel import ReportPanel
from ui.theme import Theme


@pytest.fixture
def desk(logbook: Logbook) -> Desk:
    made = Desk()
    made.put(logbook)
    return made


@pytest.fixture
def panel(
    qtbot: QtBot, desk: Desk, theme: Theme, icons: Icons, background: Background
) -> Iterator[ReportPanel]:
    keeper = QWidget()
    qtbot.addWidget(keeper)
    made = ReportPanel(desk, theme, icons, Actions(theme, icons, keeper), background)
    qtbot.addWidget(made)
    qtbot.addWidget(made.settings)
    yield made
    made.stop()


def words(shown: QWidget) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel) if label.isVisibleTo(shown)]


def save_button(panel: ReportPanel) -> QPushButton:
    return next(one for one in panel.settings.findChildren(QPushButton) if one.text() == "Save PDF")


def test_a_trip_without_days_teaches_and_saves_nothing(
    panel: ReportPanel, qtbot: QtBot, desk: Desk, trip_id: int
) -> None:
    panel.show_trip(desk.read(trip_tree, trip_id))
    qtbot.wait(20)
    assert "A day or two, and the book is here." in words(panel)
    assert not save_button(panel).isEnabled()
    desk.do("Add day", days.add, trip_id, DayFields(date=date(2025, 7, 18)))
    panel.show_trip(desk.read(trip_tree, trip_id))
    assert "A day or two, and the book is here." not in words(panel)


def test_what_was_saved_is_said_over_the_button(panel: ReportPanel) -> None:
    panel.settings.show_result(10, 164_000)
    panel.settings.show_saved(Path("/home/me/Book.pdf"))
    said = next(label for label in panel.settings.findChildren(QLabel) if "Saved" in label.text())
    assert said.text() == "Saved Book.pdf · 10 pages, 164 kB"
    assert said.toolTip() == str(Path("/home/me"))


def test_another_trip_can_be_chosen_where_there_are_several(
    panel: ReportPanel, qtbot: QtBot, desk: Desk, trip_id: int
) -> None:
    chooser = next(box for box in panel.settings.findChildren(QComboBox) if box.accessibleName() == "Trip")
    panel.show_trip(desk.read(trip_tree, trip_id))
    assert not chooser.isVisibleTo(panel.settings)
    other = int(desk.do("Add trip", trips.add, TripFields(title="Another")).result)
    panel.show_trip(desk.read(trip_tree, trip_id))
    assert chooser.isVisibleTo(panel.settings)
    with qtbot.waitSignal(panel.trip_wished) as told:
        chooser.activated.emit(chooser.findText("Another"))
    assert told.args == [other]
