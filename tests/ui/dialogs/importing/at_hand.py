"""What tests of the import dialog do and look at."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt

from expedition.kinds import LegMode
from expedition.records.importing import HeldPlaces, PhotoGround
from tests.ui.hand import key
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.photo_detail import PhotoDetail
from ui.models.plan_trips import LoadedTrip, PlanTrips

TODAY = date(2025, 7, 20)
Show = Callable[..., ImportDialog]
POPUP = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def loaded(_trip_id: int | None) -> LoadedTrip:
    return LoadedTrip((), LegMode.BICYCLE, (), HeldPlaces(), PhotoGround())


def no_picture(_file: object, _show: object) -> None:
    """Nothing is read."""


TRIPS = PlanTrips(((1, "East"),), 1, loaded)


def is_open(dialog: ImportDialog) -> bool:
    return dialog.table.open_key == ("leg", 0)


def photos_of(dialog: ImportDialog) -> PhotoDetail:
    """The open line of the day's pictures, gone to by keys."""
    dialog.table.setFocus()
    key(dialog.table, Qt.Key.Key_Down)
    key(dialog.table, Qt.Key.Key_Right)
    detail = dialog.table.detail
    assert isinstance(detail, PhotoDetail)
    return detail
