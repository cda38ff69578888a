"""Another program writes the logbook; when it is done, the window writes in it where it was being read."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from expedition.logbook import Logbook, Program
from tests.blank import blank
from tests.journeys.conftest import opened
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.theme import Theme
from ui.views import View


def front(window: MainWindow) -> View:
    return window.views.current


def test_taking_over_stays_in_the_view_that_was_read(
    tmp_path: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    blank(tmp_path / "log").close()
    with Logbook.open(tmp_path / "log", Program.COMMAND_LINE):
        window = opened(theme, settings, tmp_path / "log", qtbot)
        assert window.side.foot.words == "Read only"
        window.views.show(View.CHARTS)
    next(one for one in window.sharing.banner.buttons if one.text() == "Try again").click()
    qtbot.waitUntil(lambda: window.desk.is_open and not window.desk.logbook.read_only, timeout=20_000)
    assert front(window) is View.CHARTS
    assert window.side.foot.words == "All saved"
    window.opener.close()
    window.opener.open(tmp_path / "log")
    qtbot.waitUntil(lambda: window.desk.is_open, timeout=20_000)
    assert front(window) is View.DAY
    window.close()


def test_taking_over_while_all_trips_are_looked_at_stays_there(
    tmp_path: Path, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    blank(tmp_path / "log").close()
    with Logbook.open(tmp_path / "log", Program.COMMAND_LINE):
        window = opened(theme, settings, tmp_path / "log", qtbot)
        window.views.show_all_trips()
    next(one for one in window.sharing.banner.buttons if one.text() == "Try again").click()
    qtbot.waitUntil(lambda: window.desk.is_open and not window.desk.logbook.read_only, timeout=20_000)
    assert window.frame.views.currentWidget() is window.views.all_trips
    window.close()
