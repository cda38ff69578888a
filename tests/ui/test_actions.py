from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from ui.actions import Actions
from ui.dialogs.simple import known_keys
from ui.icons import Icons
from ui.menus import menu_bar
from ui.settings import Settings
from ui.theme import Theme


def test_no_key_does_two_things(qapp: QApplication, theme: Theme, icons: Icons) -> None:
    parent = QObject()
    actions = Actions(theme, icons, parent)
    keys = Counter(key for row in actions.rows.values() for key in row.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_actions_wait_for_what_they_need(qapp: QApplication, theme: Theme, icons: Icons) -> None:
    parent = QObject()
    actions = Actions(theme, icons, parent)
    actions.allow(frozenset({"logbook", "kept"}))
    assert actions["new_trip"].isEnabled()
    assert not actions["add_day"].isEnabled()
    actions.allow(frozenset({"logbook", "kept", "trip"}))
    assert actions["add_day"].isEnabled()
    actions.allow(frozenset({"logbook", "trip"}), {"kept": "Read-only."})
    assert not actions["add_day"].isEnabled()
    assert actions["add_day"].toolTip().endswith("Read-only.")


def test_the_key_stands_in_the_tooltip(qapp: QApplication, theme: Theme, icons: Icons) -> None:
    parent = QObject()
    assert Actions(theme, icons, parent)["new_day"].toolTip().endswith("Ctrl+D")


def test_every_action_stands_in_a_menu(
    qapp: QApplication, theme: Theme, icons: Icons, tmp_path: Path, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = Actions(theme, icons, parent)
    bar = menu_bar(actions, theme, Settings(tmp_path / "settings.ini"), lambda _folder: None, parent)
    reached: set[str] = set()

    def walk(menu: QMenu | QMenuBar) -> None:
        for action in menu.actions():
            reached.add(action.objectName())
            inner = action.menu()
            if isinstance(inner, QMenu):
                walk(inner)

    walk(bar)
    assert set(actions.rows) <= reached


def test_every_key_is_told(qapp: QApplication, theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    actions = Actions(theme, icons, parent)
    told = dict(known_keys(actions))
    assert told["Ctrl+K, /"] == "Quick entry"
    assert told["Ctrl+N"] == "Today"
    assert sum(bool(row.keys) for row in actions.rows.values()) < len(told)


def test_no_letter_of_a_menu_means_two_things(
    qapp: QApplication, theme: Theme, icons: Icons, tmp_path: Path, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    settings = Settings(tmp_path / "settings.ini")
    bar = menu_bar(Actions(theme, icons, window), theme, settings, lambda _folder: None, window)
    for menu in (bar, *bar.findChildren(QMenu)):
        marked = [action.text() for action in menu.actions() if "&" in action.text()]
        letters = Counter(text[text.index("&") + 1].casefold() for text in marked)
        twice = [text for text in marked if letters[text[text.index("&") + 1].casefold()] > 1]
        assert twice == []
