"""A small table of countries: flag, name, figures at the right, and the whole under a line."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from expedition.record_classes import dataclass
from ui.icons import Icons
from ui.theme import Theme

_TITLE, _HEAD, _ROW, _NAME, _BETWEEN = 22, 26, 30, 30, 20
_RIGHT, _MIDDLE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One country: its code for the flag, its name, and figures as text."""

    country: str
    name: str
    figures: tuple[str, ...]


class FlagTable(QWidget):
    """Rows that cannot be edited; the last is the whole."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._title = ""
        self._heads: tuple[str, ...] = ()
        self._rows: tuple[FlagRow, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def rows(self) -> tuple[FlagRow, ...]:
        """What is shown, the whole last."""
        return self._rows

    def show_rows(self, title: str, heads: Sequence[str], rows: Sequence[FlagRow]) -> None:
        """Show other figures."""
        self._title, self._heads, self._rows = title, tuple(heads), tuple(rows)
        self.setAccessibleName(title)
        self.setAccessibleDescription(
            "; ".join(
                row.name + " " + ", ".join(f"{v} {h}" for h, v in zip(heads, row.figures, strict=True))
                for row in rows
            )
        )
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(self._theme.px(280), self._theme.px(_TITLE + _HEAD + _ROW * len(self._rows)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, head and rows."""
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.strong())
        painter.setPen(theme.color("ink"))
        painter.drawText(QRectF(0, 0, self.width(), px(18)), _MIDDLE, self._title)
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink2"))
        row = QRectF(0, px(_TITLE), self.width(), px(_HEAD))
        self._paint_figures(painter, row, self._heads)
        row = QRectF(0, row.bottom(), self.width(), px(_ROW))
        for place, flag_row in enumerate(self._rows):
            painter.fillRect(QRectF(0, row.top() - 1, self.width(), 1), theme.color("line"))
            self._paint_row(painter, row, flag_row, is_whole=place == len(self._rows) - 1)
            row.translate(0, px(_ROW))

    def _paint_row(self, painter: QPainter, row: QRectF, flag_row: FlagRow, *, is_whole: bool) -> None:
        theme, px = self._theme, self._theme.px
        flag = self._icons.flag(flag_row.country, self.devicePixelRatioF()) if flag_row.country else None
        if flag is not None:
            painter.drawPixmap(0, round(row.center().y() - px(6)), flag)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.strong() if is_whole else theme.body())
        room = row.adjusted(px(_NAME), 0, -sum(self._widths()), 0)
        name = painter.fontMetrics().elidedText(
            flag_row.name, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, _MIDDLE, name)
        self._paint_figures(painter, row, flag_row.figures, is_whole=is_whole)

    def _paint_figures(
        self, painter: QPainter, row: QRectF, figures: Sequence[str], *, is_whole: bool = False
    ) -> None:
        is_head = figures is self._heads
        right, widths = row.right(), self._widths()
        for place in reversed(range(len(figures))):
            if not is_head:
                is_bold = is_whole or place == 0
                painter.setFont(self._theme.strong() if is_bold else self._theme.body())
            box = QRectF(right - widths[place], row.top(), widths[place], row.height())
            painter.drawText(box, _RIGHT | _MIDDLE, figures[place])
            right = box.left()

    def _widths(self) -> tuple[int, ...]:
        """The columns are as wide as their widest words, and a gap."""
        metrics, gap = QFontMetrics(self._theme.strong()), self._theme.px(_BETWEEN)
        columns = zip(self._heads, *(row.figures for row in self._rows), strict=True)
        return tuple(gap + max(metrics.horizontalAdvance(words) for words in column) for column in columns)
