from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel
from pytestqt.qtbot import QtBot

from expedition import samples
from expedition.exporting import Format
from expedition.importers import trip_folder
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.queries.trips import all_trips
from expedition.records.choosing import Choice
from tests.ui.hand import key
from ui.actions import Actions
from ui.background import Background
from ui.desk import Desk
from ui.dialogs.export_dialog import ExportDialog, ExportWish
from ui.export_flow import ExportFlow
from ui.icons import Icons
from ui.panels.trip_tree import TripPanel
from ui.settings import Settings
from ui.theme import Theme

DAY = date(2025, 7, 19)


@pytest.fixture
def logbook(tmp_path: Path) -> Logbook:
    return samples.create("kazakhstan_crossing", tmp_path / "log")


@pytest.fixture
def flow(
    qtbot: QtBot, logbook: Logbook, tmp_path: Path, theme: Theme, icons: Icons, background: Background
) -> ExportFlow:
    desk = Desk()
    desk.put(logbook)
    side = TripPanel(desk, theme, icons, Actions(theme, icons, desk), background)
    qtbot.addWidget(side)
    return ExportFlow(desk, theme, icons, background, side, Settings(tmp_path / "settings.ini"), side)


def test_a_trip_leaves_as_a_folder(qtbot: QtBot, flow: ExportFlow, logbook: Logbook, tmp_path: Path) -> None:
    (trip,) = logbook.read(all_trips)
    with qtbot.waitSignal(flow.done) as caught:
        flow.write(ExportWish(Format.FOLDER, (trip.id,), Choice()), tmp_path / "out")
    assert str(caught.args[0] if caught.args else "").startswith("Wrote out: 4 days, 3 tracks, 9 photos, ")
    assert len(trip_folder.read(tmp_path / "out").days) == 4


def test_what_cannot_be_written_is_said(
    qtbot: QtBot, flow: ExportFlow, logbook: Logbook, tmp_path: Path
) -> None:
    (trip,) = logbook.read(all_trips)
    with qtbot.waitSignal(flow.failed) as caught:
        flow.write(ExportWish(Format.GPX, (trip.id,), Choice()), tmp_path / "nowhere" / "out.gpx")
    assert "could not be written" in str(caught.args)


@pytest.fixture
def dialog(theme: Theme, icons: Icons, qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(theme, icons, 2, (1, 2), DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_dialog_is_answered_by_keys_alone(dialog: ExportDialog) -> None:
    assert dialog.wish() == ExportWish(Format.FOLDER, (2,), Choice())
    form = dialog.findChild(QComboBox)
    assert form is not None
    key(form, Qt.Key.Key_Down)
    key(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.wish().kind is Format.GPX


def test_readers_days_and_trips_are_chosen(dialog: ExportDialog, qtbot: QtBot) -> None:
    for name in ("For: Family", "Days: Only Saturday 19 July 2025", "Trips: All trips"):
        part = next(one for one in dialog.findChildren(QAbstractButton) if one.accessibleName() == name)
        with qtbot.waitSignal(dialog.changed):
            part.click()
    assert dialog.wish() == ExportWish(Format.FOLDER, (1, 2), Choice(DAY, DAY, Audience.FAMILY))


def test_the_dialog_says_what_leaves(dialog: ExportDialog) -> None:
    dialog.say_what_leaves("Leaves: 4 days.")
    assert "Leaves: 4 days." in [one.text() for one in dialog.findChildren(QLabel)]
