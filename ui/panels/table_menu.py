"""The menu of the lines of a table."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from expedition.record_classes import dataclass
from expedition.text import _, plural


@dataclass(frozen=True, slots=True)
class TableActs:
    """What can be done to the lines chosen; None where it cannot."""

    edit: Callable[[], None] | None
    whole: Callable[[], None] | None
    day: Callable[[], None] | None
    history: Callable[[], None] | None
    copy: Callable[[], None] | None
    add: Callable[[], None] | None
    remove: Callable[[], None] | None


def table_menu(acts: TableActs, chosen: int, owner: QWidget) -> QMenu:
    """Everything the keys do, with the keys; `chosen` so many lines."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    several = plural("Change this in {n} line …", "Change this in {n} lines …", chosen)
    gone = plural("Remove {n} line", "Remove {n} lines", chosen)
    for words, keys, act in (
        (several if chosen > 1 else _("Change this …"), "F2", acts.edit),
        (_("Whole line …"), _("Shift+Enter"), acts.whole),
        (_("Open the day"), _("Ctrl+Enter"), acts.day),
        (_("History of this entry …"), "Ctrl+Shift+H", acts.history),
        ("", "", None),
        (_("New line"), _("Ins"), acts.add),
        (_("Copy"), "Ctrl+C", acts.copy),
        ("", "", None),
        (gone if chosen > 1 else _("Remove"), _("Del"), acts.remove),
    ):
        if not words:
            menu.addSeparator()
            continue
        action = menu.addAction(f"{words}\t{keys}")
        action.setEnabled(act is not None)
        if act is not None:
            action.triggered.connect(lambda _on=False, act=act: act())
    return menu
