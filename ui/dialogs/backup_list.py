"""The backups of a logbook in a list, one of them chosen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from expedition.text import _
from ui.dialogs.backup_words import made_words, reason_words, size_words
from ui.theme import Theme
from ui.widgets.card_row import CardRow, RowWords
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from expedition.backing_up import Backup


class BackupList(RowList):
    """Up and Down go through them; the one the focus is on, or that was clicked, is chosen.

    Signals:
        turned: The place of another backup was chosen.
        taken: Enter was pressed on it.
    """

    turned = Signal(int)
    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Backups"))
        self._place = -1

    @property
    def place(self) -> int:
        """Which one is chosen, -1 for none."""
        return self._place

    def show_backups(self, backups: "Sequence[Backup]", heading: str) -> None:
        """List others."""
        self.clear()
        self._place = -1
        self.add_heading(heading)
        self.add_rows([_words(place, one) for place, one in enumerate(backups)])
        for row in self.rows:
            row.installEventFilter(self)
            # Tab goes to the chosen one and on to the buttons, not through all of them.
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self.rows:
            self.turn_to(0)

    def turn_to(self, place: int) -> None:
        """Choose one."""
        if place == self._place:
            return
        for number, row in enumerate(self.rows):
            row.mark(is_marked=number == place)
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus if number == place else Qt.FocusPolicy.NoFocus)
        self._place = place
        self.turned.emit(place)

    def tell_days(self, place: int, words: str) -> None:
        """Say how many days lie in one."""
        row = self.rows[place]
        row.show_words(replace(row.words, right=words))
        if place != self._place:
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus or a press chooses, Enter takes."""
        if isinstance(watched, CardRow) and watched in self.rows:
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
                self.turn_to(self.rows.index(watched))
                if event.type() == QEvent.Type.MouseButtonPress:
                    watched.setFocus()
            elif event.type() == QEvent.Type.KeyPress and event.key() in (  # type: ignore[attr-defined]
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
            ):
                self.taken.emit()
                return True
        return super().eventFilter(watched, event)


def _words(place: int, backup: "Backup") -> RowWords:
    return RowWords(place, made_words(backup), reason_words(backup), size_words(backup.size))
