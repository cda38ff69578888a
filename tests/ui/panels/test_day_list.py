import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from tests.ui.hand import click, key
from tests.ui.models.test_day_lines import day
from ui.icons import Icons
from ui.models.lines import Heading
from ui.panels.day_list import DayList
from ui.panels.day_rows import fit_places
from ui.theme import Theme


@pytest.fixture
def days(theme: Theme, icons: Icons, qtbot: QtBot) -> DayList:
    made = DayList(theme, icons)
    qtbot.addWidget(made)
    rows = [day(n, country="KZ" if n <= 30 else "CN") for n in range(1, 61)]
    made.lines.show_rows(rows, is_other_trip=True)
    made.resize(280, 500)
    made.show()
    made.choose(40)
    return made


def test_arrows_go_from_day_to_day_over_headings(days: DayList, qtbot: QtBot) -> None:
    days.choose(31)
    with qtbot.waitSignal(days.day_chosen) as signal:
        days.choose_beside(-1)
    assert signal.args == [30]


def test_home_and_end_are_the_first_and_the_last_day(days: DayList, qtbot: QtBot) -> None:
    heard: list[int] = []
    days.day_chosen.connect(heard.append)
    key(days, Qt.Key.Key_Home)
    key(days, Qt.Key.Key_End)
    assert heard == [1, 60]


def test_left_shuts_a_country_and_right_opens_it(days: DayList, qtbot: QtBot) -> None:
    key(days, Qt.Key.Key_Left)
    assert days.lines.rowCount() == 32
    key(days, Qt.Key.Key_Right)
    assert days.lines.rowCount() == 62


def test_a_hidden_day_is_uncovered_when_it_is_chosen(days: DayList, qtbot: QtBot) -> None:
    key(days, Qt.Key.Key_Left)
    days.choose(45)
    assert days.lines.place_of(45) is not None


def test_the_chosen_day_is_in_sight_and_below_the_heading(days: DayList) -> None:
    row = days.visualRect(days.currentIndex())
    assert row.top() >= 32
    assert row.bottom() <= days.viewport().height()


def test_a_click_on_the_heading_that_stays_shuts_its_country(days: DayList, qtbot: QtBot) -> None:
    assert isinstance(days.lines.lines[31], Heading)
    click(days.viewport(), QPoint(80, 10))
    assert days.lines.rowCount() == 32


def test_del_asks_to_remove(days: DayList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(days.removal_wished):
        key(days, Qt.Key.Key_Delete)


@pytest.mark.parametrize("width", [60, 120, 200, 400])
def test_the_longer_name_gives_way_in_its_middle(theme: Theme, width: int) -> None:
    metrics = QFontMetrics(theme.medium())
    shown = fit_places(metrics, "Ürümqi", "Saint-Rémy-de-Provence-les-Bains", width)
    assert metrics.horizontalAdvance(shown) <= max(width, metrics.horizontalAdvance(" → ") + 40)
    if width >= 200:
        assert shown.startswith("Ürümqi → Sa")
