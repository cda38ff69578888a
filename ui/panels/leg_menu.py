"""The menu of a leg on the day page."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from expedition.records.day import LegRecord
from expedition.text import _
from ui.panels.entry_card import EntryCard


def show_leg_menu(card: EntryCard, leg: LegRecord, at: QPoint, read_again: Callable[[str], None]) -> QMenu:
    """Open it, read its original again, remove it."""
    menu = QMenu(card)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(_("Change …") + "\tEnter").triggered.connect(lambda: card.open(leg.id))
    again = menu.addAction(_("Read the original again …"))
    again.setEnabled(bool(leg.source_sha256))
    again.triggered.connect(lambda: read_again(leg.source_sha256))
    menu.addSeparator()
    menu.addAction(_("Remove") + "\tDel").triggered.connect(lambda: card.remove([leg.id]))
    menu.popup(at)
    return menu
