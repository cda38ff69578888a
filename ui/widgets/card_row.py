"""One line of a card: what, details, and at the right a kilometre or an amount."""

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

from expedition.record_classes import dataclass
from ui.icons import Icons
from ui.theme import Theme

REACH = 8
"""How far a row's tint reaches beyond its words on both sides, in pixels of the design."""
_LINE, _GAP = 20, 14
_EYE, _EYE_GAP = 13, 5
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a line says; `key` is the id of the record it stands for.

    `audience` says who may read it, where that is not usual; a sum stands for no record and cannot be opened.
    """

    key: int
    what: str
    details: str = ""
    right: str = ""
    audience: str = ""
    can_open: bool = True


class CardRow(QAbstractButton):
    """Enter, F2 or a click opens it, Del removes it, Up and Down go to its neighbours, with Shift mark them.

    Alt+Shift+Up and Down move it to the day before or after, Shift+Ins writes it again.

    The row reaches a little beyond its words on both sides, so that its tint has air.
    """

    opened = Signal()
    removed = Signal()
    stepped = Signal(int)
    add_wanted = Signal()
    marked = Signal(int)
    moved = Signal(int)
    again_wanted = Signal()

    def __init__(
        self, theme: Theme, words: RowWords, parent: QWidget | None = None, icons: Icons | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._words = theme, icons, words
        self._is_marked = False
        self._is_under_pointer = False
        self._heights: dict[int, int] = {}
        self._layout: tuple[float, QTextLayout] | None = None
        self._is_new = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.opened.emit())
        theme.changed.connect(self._forget_layout)
        self._take(words)

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
        if words != self._words:
            self._take(words)

    def _take(self, words: RowWords) -> None:
        self._words = words
        self._forget_layout()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if words.can_open else Qt.FocusPolicy.NoFocus)
        self.setEnabled(words.can_open)
        parts = (words.what, words.details, words.right, words.audience)
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.updateGeometry()
        self.update()

    def _forget_layout(self) -> None:
        self._layout = None
        self._heights.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a line."""
        key, steps = Qt.Key, {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (key.Key_Return, key.Key_Enter, key.Key_F2):
            self.opened.emit()
        elif event.key() == key.Key_Delete:
            self.removed.emit()
        elif event.key() == key.Key_Insert:
            (self.again_wanted if event.modifiers() == _SHIFT else self.add_wanted).emit()
        elif event.key() in steps:
            signals = {_SHIFT: self.marked, _SHIFT | _ALT: self.moved}
            signals.get(event.modifiers(), self.stepped).emit(steps[key(event.key())])
        else:
            super().keyPressEvent(event)

    @property
    def is_marked(self) -> bool:
        """Whether it is among the lines to be removed or moved together."""
        return self._is_marked

    def mark(self, *, is_marked: bool) -> None:
        """Take it among them, or not."""
        if is_marked != self._is_marked:
            self._is_marked = is_marked
            self.update()

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
        width = max(self.width(), self._theme.px(160))
        return QSize(width, self.heightForWidth(width))

    @property
    def natural_width(self) -> int:
        """The width in which everything stands in one line."""
        metrics = QFontMetrics(self._theme.body())
        text = f"{self._words.what} {self._words.details} "
        return metrics.horizontalAdvance(text) + self._right_width(10_000) + 2 * self._theme.px(REACH)

    def minimumSizeHint(self) -> QSize:
        """Words wrap."""
        return QSize(self._theme.px(80), self._theme.px(_LINE))

    def _right(self, width: int) -> str:
        """What stands at the right, cut where it would take more than half the line."""
        metrics = QFontMetrics(self._theme.body())
        return metrics.elidedText(self._words.right, Qt.TextElideMode.ElideRight, width // 2)

    def _right_width(self, width: int) -> int:
        px, metrics = self._theme.px, QFontMetrics(self._theme.body())
        wide = metrics.horizontalAdvance(self._right(width)) + px(_GAP) if self._words.right else 0
        if self._words.audience:
            wide += px(_EYE + _EYE_GAP) + QFontMetrics(self._theme.small()).horizontalAdvance(
                self._words.audience
            )
            wide += px(_EYE_GAP if self._words.right else _GAP)
        return wide

    def _room(self, width: int) -> float:
        return max(40.0, width - 2 * self._theme.px(REACH) - self._right_width(width))

    def _laid_out(self, width: float) -> QTextLayout:
        """The words in that width; what was measured is painted next."""
        if self._layout is None or self._layout[0] != width:
            self._layout = (width, self._made(width))
        return self._layout[1]

    def _made(self, width: float) -> QTextLayout:
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
        is_tinted = self.hasFocus() or self._is_new or self._is_marked
        if self._is_under_pointer or is_tinted:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("here_tint" if is_tinted else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        self._laid_out(self._room(self.width())).draw(painter, QPointF(reach, 0))
        painter.setFont(self._theme.body())
        painter.setPen(self._theme.color("ink2"))
        right = QRectF(reach, 0, self.width() - 2 * reach, self._theme.px(_LINE))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(right, side, self._right(self.width()))
        if self._words.audience:
            self._paint_audience(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_audience(self, painter: QPainter) -> None:
        """An eye at the left of what stands at the right."""
        px = self._theme.px
        left = self.width() - px(REACH) - self._right_width(self.width()) + px(_GAP)
        if self._icons is not None:
            icon = self._icons.pixmap("eye", _EYE, "ink3", self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (px(_LINE) - px(_EYE)) / 2), icon)
        painter.setFont(self._theme.small())
        painter.setPen(self._theme.color("ink3"))
        at = QRectF(left + px(_EYE + _EYE_GAP), 0, self.width(), px(_LINE))
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words.audience)
