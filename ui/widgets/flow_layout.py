"""A layout of widgets side by side, in as many lines as they need."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QWidget, QWidgetItem

from ui.widgets.card_row import CardRow


class FlowLayout(QLayout):
    """Lines of a card and buttons stand side by side, as wide as their words; a form takes all the width."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """One more at the end."""
        self._items.append(item)

    def insertWidget(self, index: int, widget: QWidget) -> None:
        """One more at a place; -1 is the end."""
        self.addChildWidget(widget)
        self._items.insert(len(self._items) if index < 0 else index, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the one at a place out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Narrow is high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), is_test=True)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(0, self.heightForWidth(max(self.geometry().width(), 200)))

    def minimumSize(self) -> QSize:
        """Lines break."""
        return QSize(0, self.heightForWidth(max(self.geometry().width(), 200)))

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, is_test=False)

    def _arrange(self, rect: QRect, *, is_test: bool) -> int:
        x, y, high = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is None or widget.isHidden():
                continue
            wide = min(rect.width(), _natural_width(widget, rect.width()))
            if x > rect.x() and x + wide > rect.x() + rect.width():
                x, y, high = rect.x(), y + high, 0
            tall = widget.heightForWidth(wide) if widget.hasHeightForWidth() else widget.sizeHint().height()
            if not is_test:
                widget.setGeometry(QRect(x, y, wide, tall))
            x, high = x + wide + self._gap, max(high, tall)
        return y + high - rect.y()


def _natural_width(widget: QWidget, whole: int) -> int:
    if isinstance(widget, CardRow):
        return widget.natural_width
    return widget.sizeHint().width() if isinstance(widget, QAbstractButton) else whole
