"""One line of a card: what, details, and at the right a kilometre or an amount."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import Theme

REACH = 8
"""How far a row's tint reaches beyond its words on both sides, in pixels of the design."""
_LINE, _GAP = 20, 14


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a line says; `key` is the id of the record it stands for."""

    key: int
    what: str
    details: str = ""
    right: str = ""


class CardRow(QAbstractButton):
    """Enter, F2 or a click opens it, Del removes it, Up and Down go to its neighbours.

    The row reaches a little beyond its words on both sides, so that its tint has air.
    """

    opened = Signal()
    removed = Signal()
    stepped = Signal(int)
    add_wanted = Signal()

    def __init__(self, theme: Theme, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._is_under_pointer = False
        self._heights: dict[int, int] = {}
        self._is_new = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.opened.emit())
        self.show_words(words)

    @property
    def words(self) -> RowWords:
        """What it says."""
        return self._words

    @property
    def is_new(self) -> bool:
        """Whether it is tinted as just added."""
        return self._is_new

    def mark_new(self, *, is_new: bool) -> None:
        """Tint a line that was just added."""
        if is_new != self._is_new:
            self._is_new = is_new
            self.update()

    def show_words(self, words: RowWords) -> None:
        """Say something else."""
        self._words = words
        self._heights.clear()
        self.setAccessibleName(", ".join(part for part in (words.what, words.details, words.right) if part))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a line."""
        key = Qt.Key
        if event.key() in (key.Key_Return, key.Key_Enter, key.Key_F2):
            self.opened.emit()
        elif event.key() == key.Key_Delete:
            self.removed.emit()
        elif event.key() == key.Key_Insert:
            self.add_wanted.emit()
        elif event.key() in (key.Key_Up, key.Key_Down):
            self.stepped.emit(-1 if event.key() == key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be opened."""
        self._is_under_pointer = True
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Show it no longer."""
        self._is_under_pointer = False
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Long lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words in that width; a layout asks for the same ones again and again."""
        if width not in self._heights:
            lines = self._laid_out(self._room(width)).lineCount()
            self._heights[width] = self._theme.px(_LINE) * max(1, lines)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """One line, or as many as the words need."""
        return QSize(self._theme.px(240), self.heightForWidth(max(self.width(), self._theme.px(160))))

    def minimumSizeHint(self) -> QSize:
        """Words wrap."""
        return QSize(self._theme.px(80), self._theme.px(_LINE))

    def _right_width(self) -> int:
        if not self._words.right:
            return 0
        return QFontMetrics(self._theme.body()).horizontalAdvance(self._words.right) + self._theme.px(_GAP)

    def _room(self, width: int) -> float:
        return max(40.0, width - 2 * self._theme.px(REACH) - self._right_width())

    def _laid_out(self, width: float) -> QTextLayout:
        what, details = self._words.what, self._words.details
        layout = QTextLayout(f"{what} {details}" if what and details else what or details)
        layout.setFont(self._theme.body())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = len(what.encode("utf-16-le")) // 2
        formats = []
        for start, length, token in ((0, units, "ink"), (units, 1_000_000, "ink2")):
            span = QTextLayout.FormatRange()
            span.start, span.length = start, length
            span.format = QTextCharFormat()
            span.format.setForeground(self._theme.color(token))
            formats.append(span)
        layout.setFormats(formats)
        capitals = QFontMetrics(self._theme.body()).capHeight()
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            # By the baseline: a line in another script is higher, and must not leave its row.
            base = number * self._theme.px(_LINE) + (self._theme.px(_LINE) + capitals) / 2
            line.setPosition(QPointF(0, base - line.ascent()))
            number += 1
        layout.endLayout()
        return layout

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, words, right figure, ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach = self._theme.px(REACH)
        is_tinted = self.hasFocus() or self._is_new
        if self._is_under_pointer or is_tinted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("here_tint" if is_tinted else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        self._laid_out(self._room(self.width())).draw(painter, QPointF(reach, 0))
        painter.setFont(self._theme.body())
        painter.setPen(self._theme.color("ink2"))
        right = QRectF(reach, 0, self.width() - 2 * reach, self._theme.px(_LINE))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(right, side, self._words.right)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
