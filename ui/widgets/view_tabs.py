"""The views as tabs: sign and word, the chosen one underlined."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.icons import Icons
from ui.theme import Theme

_HEIGHT, _LINE = 40, 2
_SIGN, _GAP, _EDGE = 16, 7, 11


class ViewTabs(QTabBar):
    """A tab bar that paints itself; the room is that of the bold words, so nothing moves on a change.

    Signals:
        approached: The place of a tab the pointer has come to.
    """

    approached = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._signs: list[str] = []
        self._is_beside = False
        self._pointed = -1
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def add(self, sign: str, words: str, tip: str) -> None:
        """One more view at the right."""
        self._signs.append(sign)
        place = self.addTab(words)
        self.setTabToolTip(place, tip)

    def stand_beside(self, *, is_beside: bool) -> None:
        """Show none as chosen while something is open that is no view; the current one stays current."""
        self._is_beside = is_beside
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of a tab that may soon be chosen."""
        super().mouseMoveEvent(event)
        before, self._pointed = self._pointed, self.tabAt(event.position().toPoint())
        if self._pointed not in (-1, before):
            self.approached.emit(self._pointed)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer may come again."""
        super().leaveEvent(event)
        self._pointed = -1

    def tabSizeHint(self, index: int) -> QSize:
        """Room for sign and bold word."""
        px = self._theme.px
        words = QFontMetrics(self._theme.strong()).horizontalAdvance(self.tabText(index))
        return QSize(px(_EDGE) * 2 + px(_SIGN) + px(_GAP) + words, px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All tabs."""
        painter = QPainter(self)
        pointer = self.mapFromGlobal(self.cursor().pos())
        for place in range(self.count()):
            box = self.tabRect(place)
            self._paint_tab(painter, place, box, is_hot=self.underMouse() and box.contains(pointer))

    def _paint_tab(self, painter: QPainter, place: int, box: QRect, *, is_hot: bool) -> None:
        theme, px = self._theme, self._theme.px
        is_chosen = place == self.currentIndex() and not self._is_beside
        words = "ink" if is_chosen or is_hot else "ink2"
        pixmap = self._icons.pixmap(
            self._signs[place], _SIGN, "here" if is_chosen else words, self.devicePixelRatioF()
        )
        painter.drawPixmap(box.left() + px(_EDGE), box.top() + (box.height() - px(_SIGN)) // 2, pixmap)
        painter.setFont(theme.strong() if is_chosen else theme.body())
        painter.setPen(theme.color(words))
        room = box.adjusted(px(_EDGE + _SIGN + _GAP), 0, 0, 0)
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(place)
        )
        if is_chosen:
            line = QRect(box.left(), box.bottom() + 1 - _LINE, box.width(), _LINE)
            painter.fillRect(line, theme.color("here"))
            if self.hasFocus():
                painter.setPen(theme.color("here"))
                painter.drawRoundedRect(box.adjusted(2, 4, -3, -6), 5, 5)
