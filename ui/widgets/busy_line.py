"""What a dialog is doing: words, a moving hairline, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.controls import button, label


class BusyLine(QWidget):
    """Hidden until something is done.

    Signals:
        stop_wanted: It shall be left.
    """

    stop_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._words = label(theme)
        self._words.setAccessibleName(_("What is being done"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self.stop = button(theme, icons, _("Stop"))
        self.stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(row)
        column.addWidget(self._bar)
        self.hide()

    def begin(self, words: str) -> None:
        """Say what begins."""
        self._words.setText(words)
        self._bar.setRange(0, 0)
        self.show()

    def tell(self, done: int, of: int, what: str) -> None:
        """Say how far it is."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if what:
            self._words.setText(
                _("{what} · {done} of {of}").format(what=what, done=done, of=of) if of else what
            )
