from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.view_tabs import ViewTabs


def test_a_tab_is_told_once_when_the_pointer_comes_to_it(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    tabs = ViewTabs(theme, icons, "Views")
    qtbot.addWidget(tabs)
    for words in ("Day", "Map", "Report"):
        tabs.add("map", words, words)
    tabs.show()
    told: list[int] = []
    tabs.approached.connect(told.append)
    for place, aside in ((0, 0), (0, 3), (2, 0), (2, 3), (0, 0)):
        QTest.mouseMove(tabs, tabs.tabRect(place).center() + QPoint(aside, 0))
    assert told == [0, 2, 0]
