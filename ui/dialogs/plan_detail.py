"""What every open line of an import plan has in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme


class PlanDetail(QWidget):
    """Stands under its line; Esc gives the keys back to the list.

    Signals:
        left: The keys go back to the list.
        rearranged: It needs another height.
    """

    left = Signal()
    rearranged = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)

    @property
    def waits(self) -> bool:
        """Whether it cannot be taken before something here is answered."""
        return False

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What takes the keys, in reading order."""
        return ()

    def enter(self, part: str = "") -> None:
        """Take the keys, at the part of this name if it has one."""

    def settle(self) -> bool:
        """Take what was typed; False where it cannot be read."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the page."""
        QPainter(self).fillRect(self.rect(), self.theme.color("page"))
