"""The import dialog on a plan."""

import pytest
from pytestqt.qtbot import QtBot

from expedition.kinds import LegMode
from expedition.packing import pack_line
from expedition.records.importing import FileState, ImportPlan
from expedition.stats.leg import compute
from tests.ui.dialogs.importing.at_hand import TODAY, TRIPS, Show, no_picture
from tests.ui.models.test_plan_lines import file, leg
from tests.ui.ways import points
from ui.background import Background
from ui.dialogs.import_dialog import ImportDialog
from ui.icons import Icons
from ui.models.plan_trips import PlanTrips
from ui.theme import Theme


@pytest.fixture
def dialog(show: Show) -> ImportDialog:
    """A plan of one file without times."""
    line = points(50)
    untimed = leg(
        1,
        0,
        state=FileState.UNTIMED,
        reason="choose its day",
        include=False,
        date=None,
        figures=compute(line, LegMode.BICYCLE),
        line=pack_line(line),
    )
    plan = ImportPlan((file("watch.gpx", FileState.UNTIMED, "choose its day"),), (untimed,))
    return show(plan)


@pytest.fixture
def show(theme: Theme, icons: Icons, background: Background, qtbot: QtBot) -> Show:
    """Opens the dialog on a plan."""

    def shown(plan: ImportPlan, trips: PlanTrips = TRIPS) -> ImportDialog:
        made = ImportDialog(theme, icons, plan, trips, TODAY, no_picture, background)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return shown
