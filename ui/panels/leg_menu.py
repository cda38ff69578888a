"""The menu of a leg on the day page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from expedition.records.day import LegRecord
from expedition.text import _
from ui.panels.entry_card import EntryCard
from ui.panels.leg_choices import can_join, is_drawn


def show_leg_menu(
    card: EntryCard,
    legs: Sequence[LegRecord],
    leg: LegRecord,
    at: QPoint,
    read_again: Callable[[str], None],
    shape: Callable[[str, int], None],
) -> QMenu:
    """Open it, read its original again, draw, cut or join its line, remove it; `shape` uses a tool on it."""
    menu = QMenu(card)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if card.is_for_reading:
        menu.addAction(_("Open") + "\tEnter").triggered.connect(lambda: card.open(leg.id))
        menu.popup(at)
        return menu
    menu.addAction(_("Change …") + "\tEnter").triggered.connect(lambda: card.open(leg.id))
    again = menu.addAction(_("Read the original again …"))
    again.setEnabled(bool(leg.source_sha256))
    again.triggered.connect(lambda: read_again(leg.source_sha256))
    menu.addSeparator()
    if leg.track_id is None:
        menu.addAction(_("Draw its line")).triggered.connect(lambda: shape("draw_line", leg.id))
    elif is_drawn(legs, leg.id):
        menu.addAction(_("Change the drawn line")).triggered.connect(lambda: shape("draw_line", leg.id))
    cut = menu.addAction(_("Cut at the cursor of the profile"))
    cut.setEnabled(leg.track_id is not None)
    cut.triggered.connect(lambda: shape("cut_leg", leg.id))
    join = menu.addAction(_("Join with the next leg"))
    join.setEnabled(can_join(legs, leg.id))
    join.triggered.connect(lambda: shape("join_legs", leg.id))
    menu.addSeparator()
    menu.addAction(_("Remove") + "\tDel").triggered.connect(lambda: card.remove([leg.id]))
    menu.popup(at)
    return menu
