"""What stood in a field last time, in quiet letters: → takes it, anything typed replaces it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class Offer(QObject):
    """Stands in an empty field as long as nothing is typed; nothing is kept of it unasked."""

    def __init__(self, field: QLineEdit, words: str, taken: Callable[[], object]) -> None:
        super().__init__(field)
        self._field, self._words, self._taken = field, words, taken
        field.setPlaceholderText(words)
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Right or End in the empty field."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_End)
            and not self._field.text()
        ):
            self._field.setText(self._words)
            self._taken()
            return True
        return False
