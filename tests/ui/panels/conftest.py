"""What the tests of the panels share."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook
from ui.background import Background
from ui.desk import Desk
from ui.icons import Icons
from ui.maps.maps import Maps
from ui.panels.day_panel import DayPanel
from ui.theme import Theme


@pytest.fixture
def desk(logbook: Logbook) -> Iterator[Desk]:
    made = Desk()
    made.put(logbook)
    yield made
    made.put(None)


@pytest.fixture
def panel(
    qtbot: QtBot, theme: Theme, icons: Icons, desk: Desk, background: Background, maps: Maps, day_id: int
) -> DayPanel:
    made = DayPanel(desk, theme, icons, background, maps)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show_day(day_id)
    made.show()
    qtbot.waitExposed(made)
    return made
