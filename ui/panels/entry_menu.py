"""The menu of a line on the day page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from expedition import units
from expedition.records.day import DayRow
from expedition.text import _, plural
from ui.panels.entry_card import EntryCard

_NEAR = 8


def entry_menu(card: EntryCard, key: int, days: Sequence[DayRow]) -> QMenu:
    """Change, write again, move to another of these days, remove; several where several are marked."""
    keys = card.keys_with(key)
    menu = QMenu(card)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if card.is_for_reading:
        menu.addAction(_("Open") + "\tEnter").triggered.connect(lambda: card.open(key))
        _add_history(menu, card, key)
        return menu
    menu.addAction(_("Change …") + "\tEnter").triggered.connect(lambda: card.open(key))
    menu.addAction(_("Write again") + "\tShift+Ins").triggered.connect(lambda: card.write_again(key))
    if card.kind.is_entry:
        before = menu.addAction(_("To the day before") + "\tAlt+Shift+↑")
        before.triggered.connect(lambda: card.move_by(keys, -1))
        after = menu.addAction(_("To the day after") + "\tAlt+Shift+↓")
        after.triggered.connect(lambda: card.move_by(keys, 1))
        menu.addMenu(_other_days(card, keys, days, menu))
    _add_history(menu, card, key)
    menu.addSeparator()
    words = _("Remove") if len(keys) == 1 else plural("Remove {n} line", "Remove {n} lines", len(keys))
    menu.addAction(words + "\tDel").triggered.connect(lambda: card.remove(keys))
    return menu


def _add_history(menu: QMenu, card: EntryCard, key: int) -> None:
    history = menu.addAction(_("History of this entry …") + "\tCtrl+Shift+H")
    history.triggered.connect(lambda: card.history_wished.emit(card.kind.name, key))


def _other_days(card: EntryCard, keys: list[int], days: Sequence[DayRow], parent: QMenu) -> QMenu:
    """The days around the one shown; a list of all of them would not end."""
    menu = QMenu(_("To another day"), parent)
    here = next((at for at, row in enumerate(days) if row.id == card.day_id), 0)
    for row in days[max(0, here - _NEAR) : here + _NEAR + 1]:
        action = menu.addAction(_("Day {n}").format(n=row.number) + "\t" + units.weekday_day_month(row.date))
        action.setEnabled(row.id != card.day_id)
        action.triggered.connect(lambda _checked=False, day_id=row.id: card.move_to(keys, day_id))
    return menu
