"""Counts as horizontal bars: a sign, a name, a bar, the number at its end."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from expedition.record_classes import dataclass
from ui.icons import Icons
from ui.theme import Theme

_TITLE, _ROW, _BAR = 28, 28, 12
_NAME, _BARS, _NUMBER = 24, 128, 38


@dataclass(frozen=True, slots=True)
class Bar:
    """One count."""

    sign: str
    name: str
    count: int


class BarList(QWidget):
    """A title that says the finding, and the bars under it, the longest in the colour of riding."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._title, self._hint = "", ""
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def show_bars(self, title: str, bars: Sequence[Bar], hint: str = "") -> None:
        """Show counts; the hint stands there while there are none."""
        self._title, self._bars, self._hint = title, tuple(bars), hint
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(f"{bar.name} {bar.count}" for bar in bars) or hint)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """All rows."""
        rows = max(1, len(self._bars))
        return QSize(self._theme.px(280), self._theme.px(_TITLE + rows * _ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title and rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.strong())
        painter.setPen(self._theme.color("ink"))
        painter.drawText(QRectF(0, 0, self.width(), px(18)), middle, self._title)
        row = QRectF(0, px(_TITLE), self.width(), px(_ROW))
        if not self._bars:
            painter.setFont(self._theme.small())
            painter.setPen(self._theme.color("ink3"))
            painter.drawText(row, middle, self._hint)
        most = max((bar.count for bar in self._bars), default=1)
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, row, bar, bar.count / most, "ride" if place == 0 else "plan")
            row.translate(0, px(_ROW))

    def _paint_bar(self, painter: QPainter, row: QRectF, bar: Bar, share: float, fill: str) -> None:
        px, middle = self._theme.px, Qt.AlignmentFlag.AlignVCenter
        sign = self._icons.pixmap(bar.sign, 15, "ink2", self.devicePixelRatioF())
        painter.drawPixmap(0, round(row.center().y() - px(15) / 2), sign)
        painter.setFont(self._theme.body())
        painter.setPen(self._theme.color("ink"))
        name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, px(_BARS - _NAME - 6))
        painter.drawText(row.adjusted(px(_NAME), 0, 0, 0), middle, name)
        wide = max(2.0, (self.width() - px(_BARS + _NUMBER)) * share)
        box = QRectF(px(_BARS), row.center().y() - px(_BAR) / 2, wide, px(_BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(fill))
        painter.drawRoundedRect(box, 2, 2)
        painter.setFont(self._theme.small_strong())
        painter.setPen(self._theme.color("ink"))
        painter.drawText(row.adjusted(box.right() + px(8), 0, 0, 0), middle, str(bar.count))
