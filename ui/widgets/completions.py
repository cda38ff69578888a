"""The list of completions under a field."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit

from ui.theme import Theme

if TYPE_CHECKING:
    from expedition.completing import Completer


def completer(theme: Theme, words: Sequence[str], field: QLineEdit) -> QCompleter:
    """Offers words while a field is typed in, whatever the script and with a slip of the fingers."""
    from expedition.completing import Completer

    known = words if isinstance(words, Completer) else Completer(words)
    model = QStringListModel(field)
    made = _Completions(model, field)

    def offer(text: str) -> None:
        found = known.complete(text)
        model.setStringList([] if found == (text,) else list(found))

    # The field says what was typed before it opens its list.
    field.textEdited.connect(offer)
    field.installEventFilter(_Entered(known, field))
    if field.hasFocus():
        known.expect()
    popup = made.popup()
    if popup is not None:
        popup.setFont(theme.body())
        popup.setProperty("look", "completions")
        popup.installEventFilter(_Through(popup, field))
    return made


class _Completions(QCompleter):
    """Shows every word of its model: which ones fit is decided elsewhere, and none is chosen by itself."""

    def splitPath(self, _path: str) -> list[str]:
        return [""]


class _Entered(QObject):
    """Tells the words that the field is gone into: who does is about to type."""

    def __init__(self, known: "Completer", field: QLineEdit) -> None:
        super().__init__(field)
        self._known = known

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._known.expect()
        return False


class _Through(QObject):
    """Enter belongs to the field unless a line of the list was chosen: nobody shall press it twice."""

    def __init__(self, popup: QAbstractItemView, field: QLineEdit) -> None:
        super().__init__(popup)
        self._popup, self._field = popup, field

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not self._popup.currentIndex().isValid()
        ):
            self._popup.hide()
            again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QCoreApplication.sendEvent(self._field, again)
            return True
        return False
