"""The diary of the page seen last, live while all else of the window is still a picture."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.last_page import LastPage
from ui.theme import Theme
from ui.widgets.diary_edit import DiaryEdit


class FirstWords(QWidget):
    """Takes what is typed until the real page is there, and hands it over."""

    def __init__(self, theme: Theme, page: LastPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._day_id, self._before = page.day_id, page.diary
        seen = page.diary_at.intersected(page.page_at)
        self.setGeometry(seen)
        colors = self.palette()
        colors.setColor(QPalette.ColorRole.Window, theme.color("page"))
        self.setPalette(colors)
        self.setAutoFillBackground(True)
        self.diary = DiaryEdit(theme, self)
        self.diary.setGeometry(page.diary_at.translated(-seen.topLeft()))
        self.diary.show_text(page.diary)
        self._was_focused = False
        self.diary.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the traveller has come here to write."""
        self._was_focused |= event.type() == QEvent.Type.FocusIn
        return super().eventFilter(watched, event)

    def hold_focus(self) -> None:
        """Whoever writes here goes on, whatever else has come into the window meanwhile."""
        if self._was_focused or self.is_typed:
            self.diary.setFocus()

    @property
    def is_typed(self) -> bool:
        """Whether anything was typed here that no page has."""
        return self.diary.text != self._before

    def fits(self, day_id: int | None, diary: DiaryEdit) -> bool:
        """Whether the real page is that of the same day, with the text that was shown here."""
        return day_id == self._day_id and diary.text == self._before

    def hand_over(self, diary: DiaryEdit) -> None:
        """Let the real page go on with the words and the caret, and go away."""
        had_focus = self._was_focused or self.is_typed
        if self.is_typed:
            diary.go_on_with(self.diary.text, self.diary.textCursor().position())
        if had_focus:
            diary.setFocus()
            diary.setTextCursor(_at(diary.textCursor(), self.diary.textCursor().position()))
        self._before = self.diary.text
        self.hide()
        self.deleteLater()


def _at(cursor: QTextCursor, place: int) -> QTextCursor:
    cursor.setPosition(place)
    return cursor
