"""What all small dialogs share: a title, fields with labels over them, one orange button."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, label
from ui.widgets.error_line import ErrorLine

_WIDTH = 460


class Sheet(QDialog):
    """A dialog with a grid of labelled fields; `check` may refuse with a sentence.

    `fault` is the field that sentence is about: `check` sets it, and it gets the focus. `draft_place` names
    it for what was typed in it and not saved.
    """

    def __init__(
        self, theme: Theme, icons: Icons, title: str, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self.icons = theme, icons
        self.fault: QWidget | None = None
        self.draft_place = f"dialog {type(self).__name__}"
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(theme.px(_WIDTH))
        heading = label(theme, title)
        heading.setFont(theme.dialog_title())
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(theme.px(16))
        self.grid.setVerticalSpacing(theme.px(4))
        self._error = ErrorLine(theme, icons)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(28), theme.px(20), theme.px(28), theme.px(16))
        inner.setSpacing(theme.px(14))
        inner.addWidget(heading)
        inner.addLayout(self.grid)
        inner.addWidget(self._error)
        column.addLayout(inner, 1)
        column.addWidget(self._foot(verb))
        # Only a button that stands in its dialog can become the one Enter is for.
        self.go.setDefault(True)

    def add_field(self, words: str, field: QWidget, row: int, column: int = 0, span: int = 2) -> QLabel:
        """Put a field under its label into the grid of two columns; the label."""
        above = label(self.theme, words, "quiet", small=True)
        above.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(words)
        field.setFont(self.theme.body())
        self.grid.addWidget(above, row * 3, column, 1, span)
        self.grid.addWidget(field, row * 3 + 1, column, 1, span)
        self.grid.setRowMinimumHeight(row * 3 + 2, self.theme.px(6))
        return above

    def check(self) -> str:
        """What is still wrong, in one sentence; empty when all is well."""
        return ""

    def tell(self, sentence: str) -> None:
        """Show an error over the buttons, or clear it; the dialog is always as high as what is in it."""
        self._error.say(sentence)
        self._column.activate()
        # Words that wrap: the size hint knows their height only for the widest line.
        self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def accept(self) -> None:
        """Close only when nothing is wrong; otherwise go to what is."""
        sentence = self.check()
        if not sentence:
            super().accept()
            return
        self.tell(sentence)
        if self.fault is not None:
            self.fault.setFocus()
            if isinstance(self.fault, QLineEdit):
                self.fault.selectAll()

    def _foot(self, verb: str) -> QWidget:
        foot = SheetFoot(self.theme)
        row = QHBoxLayout(foot)
        row.setContentsMargins(self.theme.px(28), self.theme.px(14), self.theme.px(28), self.theme.px(14))
        row.setSpacing(self.theme.px(12))
        cancel = button(self.theme, self.icons, _("Cancel"))
        # Enter is for the button that has the focus; the default one takes it from every field.
        cancel.setAutoDefault(True)
        cancel.clicked.connect(self.reject)
        self.go = button(self.theme, self.icons, verb, look="go")
        self.go.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)
        return foot


class SheetFoot(QWidget):
    """The strip under a dialog that holds its buttons, with a hairline above."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline."""
        QPainter(self).fillRect(0, 0, self.width(), 1, self._theme.color("line"))
