from collections import Counter

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.actions import Actions
from ui.icons import Icons
from ui.theme import Theme


def test_no_key_does_two_things(qapp: QApplication, theme: Theme, icons: Icons) -> None:
    parent = QObject()
    actions = Actions(theme, icons, parent)
    keys = Counter(key for row in actions.rows.values() for key in row.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_actions_wait_for_what_they_need(qapp: QApplication, theme: Theme, icons: Icons) -> None:
    parent = QObject()
    actions = Actions(theme, icons, parent)
    actions.allow(frozenset({"logbook"}))
    assert actions["new_trip"].isEnabled()
    assert not actions["add_day"].isEnabled()
    actions.allow(frozenset({"logbook", "trip"}))
    assert actions["add_day"].isEnabled()


def test_the_key_stands_in_the_tooltip(qapp: QApplication, theme: Theme, icons: Icons) -> None:
    parent = QObject()
    assert Actions(theme, icons, parent)["new_day"].toolTip().endswith("Ctrl+D")
