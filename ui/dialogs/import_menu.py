"""The menus of the import table: what can be done to the lines chosen, and the ways of travelling."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from expedition import naming
from expedition.kinds import LegMode
from expedition.text import _
from ui.dialogs.import_list import PlanList


def show_menu(
    table: PlanList, at: QPoint, do: Callable[[str], None], set_mode: Callable[[object], None]
) -> None:
    """The verbs, each with its key."""
    menu = _menu(table)
    for verb, words in (
        ("date", _("Another day …") + "\tD"),
        ("join", _("Join with the next leg") + "\tJ"),
        ("split", _("Split …") + "\tS"),
        ("carry", _("Carried, as proposed") + "\tC"),
    ):
        menu.addAction(words).triggered.connect(lambda _checked=False, verb=verb: do(verb))
    modes = menu.addMenu(_("Travelled by") + "\tM")
    _fill_modes(modes, None, set_mode)
    menu.addSeparator()
    menu.addAction(_("Leave out") + "\tDel").triggered.connect(lambda: do("leave"))
    menu.popup(at)


def show_modes(table: PlanList, now: LegMode, set_mode: Callable[[object], None]) -> None:
    """The ways of travelling under the current line; letters go to them."""
    menu = _menu(table)
    _fill_modes(menu, now, set_mode)
    row = table.visualRect(table.currentIndex())
    menu.popup(table.viewport().mapToGlobal(row.topLeft() + QPoint(row.width() // 3, row.height())))


def _menu(table: PlanList) -> QMenu:
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _fill_modes(menu: QMenu, now: LegMode | None, set_mode: Callable[[object], None]) -> None:
    for mode in LegMode:
        action = menu.addAction(naming.title(mode))
        action.setCheckable(now is not None)
        action.setChecked(mode is now)
        action.triggered.connect(lambda _checked=False, mode=mode: set_mode(mode))
        if mode is now:
            menu.setActiveAction(action)
