"""The menu bar, made from the table of actions."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from expedition.text import _
from ui.actions import Actions
from ui.settings import Settings
from ui.theme import Theme, ThemeChoice

_FILE = ("new_logbook", "open_logbook", "recent", "open_protected", "", "new_trip", "",
         "import_files", "import_folder", "read_day_again", "read_trip_again", "",
         "export", "save_pdf", "save_track", "protect", "travel_copy", "",
         "backups", "check_logbook", "remove_unused", "",
         "close_logbook", "quit")  # fmt: skip
_EDIT = ("undo", "redo", "history", "entry_history", "", "find", "filter", "",
         "edit_trip", "plan_trip", "remove_trip")  # fmt: skip
_DAY = ("today", "new_day", "add_day", "take_offer", "", "quick_entry", "",
        "place_waypoint", "draw_line", "cut_leg", "join_legs", "",
        "previous_day", "next_day", "first_day", "last_day", "", "note_borders", "remove_day")  # fmt: skip
_VIEW = (
    "view_day",
    "view_map",
    "view_charts",
    "view_tables",
    "view_calendar",
    "view_report",
    "all_trips",
    "",
    "write",
    "show_ground",
    "show_list",
    "theme",
    "",
    "next_part",
    "previous_part",
)
_HELP = ("keys", "about")


def menu_bar(
    actions: Actions, theme: Theme, settings: Settings, open_recent: Callable[[Path], None], parent: QWidget
) -> QMenuBar:
    """The whole bar; the list of recent logbooks is read whenever it is opened."""
    bar = QMenuBar(parent)
    bar.setFont(theme.body())
    parts = {
        "recent": lambda: _recent(settings, open_recent, bar),
        "theme": lambda: _themes(actions, theme, settings, bar),
    }
    for title, names in (
        (_("&File"), _FILE),
        (_("&Edit"), _EDIT),
        (_("&Day"), _DAY),
        (_("&View"), _VIEW),
        (_("&Help"), _HELP),
    ):
        menu = bar.addMenu(title)
        menu.setToolTipsVisible(True)
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in parts:
                menu.addMenu(parts[name]())
            else:
                menu.addAction(actions[name])
    return bar


def _recent(settings: Settings, open_recent: Callable[[Path], None], parent: QWidget) -> QMenu:
    menu = QMenu(_("Open &recent"), parent)

    def fill() -> None:
        menu.clear()
        for folder in settings.recent:
            action = menu.addAction(folder.name.replace("&", "&&"))
            action.setToolTip(f"<qt>{escape(str(folder))}</qt>")
            action.triggered.connect(lambda _checked=False, folder=folder: open_recent(folder))
        if menu.isEmpty():
            menu.addAction(_("None yet")).setEnabled(False)

    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(fill)
    return menu


def _themes(actions: Actions, theme: Theme, settings: Settings, parent: QWidget) -> QMenu:
    menu = QMenu(_("T&heme"), parent)
    group = QActionGroup(menu)
    for choice in ThemeChoice:
        action = actions[f"theme_{choice.value}"]
        group.addAction(action)
        menu.addAction(action)
        action.setChecked(choice is theme.choice)

        def choose(_checked: bool = False, choice: ThemeChoice = choice) -> None:
            settings.theme = choice
            theme.choose(choice)

        action.triggered.connect(choose)
    return menu


def named(verb: str, label: str | None) -> str:
    """A menu entry that says what it would take back: "Undo import 5 days"."""
    # What the traveller typed may hold a sign that menus take for a key.
    return f"{verb} {label[:1].lower()}{label[1:].replace('&', '&&')}" if label else verb
