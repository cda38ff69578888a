"""A field for a date: typed in many ways, moved by arrows, said in full beside it."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from expedition import parsing, units
from expedition.errors import UserError
from expedition.text import _

_STEPS = {
    Qt.Key.Key_Up: timedelta(days=1),
    Qt.Key.Key_Down: timedelta(days=-1),
    Qt.Key.Key_PageUp: timedelta(days=7),
    Qt.Key.Key_PageDown: timedelta(days=-7),
}


class DateField(QLineEdit):
    """A date or nothing; Up and Down change it by a day, Page keys by a week."""

    def __init__(self, near: date, value: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._near = near
        self.setPlaceholderText(_("20 July 2025"))
        self.setToolTip(_("Up and Down change it by a day."))
        self.put(value)
        self.editingFinished.connect(self._tidy)

    def put(self, value: date | None) -> None:
        """Show a date, or nothing."""
        self.setText(f"{units.weekday_day_month(value)} {value.year}" if value else "")

    def value(self) -> date | None:
        """The date meant.

        Raises:
            UserError: The words are no date.
        """
        return parsing.day(self.text(), self._near)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the date."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        try:
            self.put((self.value() or self._near - step) + step)
        except (UserError, OverflowError):
            self.selectAll()

    def _tidy(self) -> None:
        """Say in full what was understood, so that a slip is seen."""
        try:
            self.put(self.value())
        except UserError:
            if self.hasFocus():
                self.selectAll()
