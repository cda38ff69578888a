"""What tests of the tables do and look at."""

from datetime import date

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from expedition.queries.entries import of_trip
from expedition.records.fields import (
    EntryFields,
)
from ui.desk import Desk
from ui.icons import Icons
from ui.panels.tables_panel import TablesPanel
from ui.settings import Settings
from ui.theme import Theme

START = date(2024, 6, 1)
PARTS = ("Tyre", "Chain", "Rack", "Tyre")


def opened(
    qtbot: QtBot, desk: Desk, theme: Theme, icons: Icons, settings: Settings, trip_id: int
) -> TablesPanel:
    made = TablesPanel(desk, theme, icons, settings)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_trip(trip_id)
    show(made, "repair", qtbot)
    return made


def show(panel: TablesPanel, name: str, qtbot: QtBot) -> None:
    panel.show_table(name)
    settle(panel, qtbot)
    panel.table.setFocus()


def settle(panel: TablesPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.is_ready, timeout=20_000)


def go(panel: TablesPanel, row: int, name: str) -> None:
    panel.table.go_to(row, panel.model.column_of(name) or 0)


def editor(panel: TablesPanel) -> QLineEdit:
    assert panel.editing.editor is not None
    return panel.editing.editor


def column(panel: TablesPanel, name: str) -> list[str]:
    place = panel.model.column_of(name) or 0
    return [panel.model.text(row, place) for row in range(panel.model.rowCount())]


def kept(desk: Desk, trip_id: int, kind: str) -> list[EntryFields]:
    return [entry.fields for entry in desk.read(of_trip, trip_id, kind)]
