"""One figure of many: what it is called, its value, what belongs to it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from expedition.record_classes import dataclass
from expedition.text import _
from expedition.units import EN_DASH
from ui.theme import Theme
from ui.widgets.tips import plain

_NAME, _VALUE, _DETAIL = 16, 27, 15
AIR = 8
"""Room around the words for the tint and the focus ring, in pixels of the design."""
_AIR_ABOVE = 4
_QUIET, _QUIET_GAP = 22, 5
_LONG_WORDS = 22
_STEPS = {
    Qt.Key.Key_Left: "before",
    Qt.Key.Key_Right: "after",
    Qt.Key.Key_Up: "above",
    Qt.Key.Key_Down: "below",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_Return: "behind",
    Qt.Key.Key_Enter: "behind",
}


@dataclass(frozen=True, slots=True)
class TileWords:
    """A figure as it is shown: `value` is a dash where it is not known, `how` tells how it was made.

    A quiet one is a word in a line: nothing is known of it, or it never happened.
    """

    key: str
    name: str
    value: str
    unit: str = ""
    detail: str = ""
    how: str = ""
    is_quiet: bool = False

    @property
    def said(self) -> str:
        """The figure as one phrase: `Longest day 122.7 km, Turtkul`."""
        value = _("unknown") if self.value == EN_DASH else f"{self.value} {self.unit}".rstrip()
        return f"{self.name} {value}" + (f", {self.detail}" if self.detail else "")


class FigureTile(QAbstractButton):
    """A figure that can be chosen; the arrow keys ask for one of its neighbours, Enter for its days.

    Signals:
        stepped: Where to: `before`, `after`, `above`, `below`, `first`, `last`, or `behind` the figure.
    """

    stepped = Signal(str)

    def __init__(self, theme: Theme, words: TileWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._take(words)

    def show_words(self, words: TileWords) -> None:
        """Show another value."""
        if words != self.words:
            self._take(words)

    def _take(self, words: TileWords) -> None:
        self.words = words
        self.setAccessibleName(words.said)
        self.setAccessibleDescription(words.how)
        self.setToolTip(plain(words.said))
        self.update()

    @property
    def wish(self) -> int:
        """The width at which neither name nor value is cut, in pixels."""
        words, px = self.words, self._theme.px
        name = QFontMetrics(self._theme.small()).horizontalAdvance(words.name)
        if words.is_quiet:
            value = QFontMetrics(self._theme.small_medium()).horizontalAdvance(_beside(words))
            return name + value + px(_QUIET_GAP) + 2 * px(AIR) + 2
        value = QFontMetrics(self._value_face()).horizontalAdvance(words.value)
        if words.unit:
            value += px(3) + QFontMetrics(self._theme.figure_unit()).horizontalAdvance(words.unit)
        return max(name, value) + 2 * px(AIR) + 2

    @property
    def whole_wish(self) -> int:
        """The width at which its small line is not cut either, in pixels."""
        detail = QFontMetrics(self._theme.tiny()).horizontalAdvance(self.words.detail)
        return max(self.wish, detail + 2 * self._theme.px(AIR) + 2)

    @property
    def height_wished(self) -> int:
        """Three lines, two where nothing belongs to the figure, one where it is quiet; in pixels."""
        if self.words.is_quiet:
            return self._theme.px(_QUIET)
        detail = _DETAIL if self.words.detail else 0
        return self._theme.px(_NAME + _VALUE + detail + 2 * _AIR_ABOVE)

    def sizeHint(self) -> QSize:
        """All its words."""
        return QSize(self.whole_wish, self.height_wished)

    def nextCheckState(self) -> None:
        """Who shows the figures tells which is chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on, Enter goes to what lies behind the figure."""
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tint, name, value with its unit, detail."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("here_tint" if self.isChecked() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self.words.is_quiet:
            self._paint_quiet(painter)
            return
        room = self.rect().adjusted(px(AIR), px(_AIR_ABOVE), -px(AIR), 0)
        line = QRect(room.left(), room.top(), room.width(), px(_NAME))
        self._write(painter, line, self.words.name, theme.small(), "ink2")
        self._paint_value(painter, QRect(room.left(), line.bottom() + 1, room.width(), px(_VALUE)))
        line.moveTop(room.top() + px(_NAME + _VALUE))
        line.setHeight(px(_DETAIL))
        self._write(painter, line, self.words.detail, theme.tiny(), "ink2" if self.isChecked() else "ink3")

    def _paint_quiet(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        room = self.rect().adjusted(px(AIR), 0, -px(AIR), 0)
        token = "ink2" if self.isChecked() else "ink3"
        self._write(painter, room, self.words.name, theme.small(), token)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(self.words.name) + px(_QUIET_GAP))
        self._write(painter, room, _beside(self.words), theme.small_medium(), token)

    def _paint_value(self, painter: QPainter, line: QRect) -> None:
        theme, words = self._theme, self.words
        unit_face = theme.figure_unit()
        beside = theme.px(3) + QFontMetrics(unit_face).horizontalAdvance(words.unit) if words.unit else 0
        painter.setFont(theme.figure())
        base = line.top() + (line.height() + painter.fontMetrics().capHeight()) // 2
        painter.setFont(self._value_face())
        painter.setPen(theme.color("ink3" if words.value == EN_DASH else "ink"))
        cut = Qt.TextElideMode.ElideRight
        value = painter.fontMetrics().elidedText(words.value, cut, line.width() - beside)
        painter.drawText(line.left(), base, value)
        right = line.left() + painter.fontMetrics().horizontalAdvance(value) + theme.px(3)
        painter.setFont(unit_face)
        painter.setPen(theme.color("ink2"))
        painter.drawText(right, base, words.unit)

    def _value_face(self) -> QFont:
        """Large, but for words that would shout."""
        return self._theme.medium() if len(self.words.value) > _LONG_WORDS else self._theme.figure()

    def _write(self, painter: QPainter, line: QRect, words: str, face: QFont, token: str) -> None:
        painter.setFont(face)
        painter.setPen(self._theme.color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _beside(words: TileWords) -> str:
    """What stands behind the name in a line; an empty unit leaves no blank."""
    return f"{words.value} {words.unit}".rstrip()
