"""One figure: what it is, the value, and where it comes from."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from expedition import units
from expedition.record_classes import dataclass
from expedition.text import _
from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.tips import plain

_LABEL, _VALUE, _SOURCE = 16, 27, 15
_PENCIL = 11
AIR = 6
"""Room around the words of a figure for the focus ring, in pixels of the design."""
_AIR_ABOVE = 3


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A figure as it is shown.

    Attributes:
        key: Names it in the signals.
        label: What it is.
        value: The number, empty when unknown.
        unit: Behind the number.
        source: Where it comes from.
        tip: How it was made, in full.
        edit_text: What the editor begins with.
        is_stated: Whether the traveller typed it.
        is_about: Whether it is only about so much.
        can_edit: Whether it can be typed over.
        rank: The highest is left out first where room is short.
    """

    key: str
    label: str
    value: str = ""
    unit: str = ""
    source: str = ""
    tip: str = ""
    edit_text: str = ""
    is_stated: bool = False
    is_about: bool = False
    can_edit: bool = True
    rank: int = 0


class FigureCell(QAbstractButton):
    """One figure; Enter, F2, typing or a click edits it, Backspace brings the measured value back."""

    edit_wanted = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, icons: Icons, words: FigureWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._most = 10_000
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.edit_wanted.emit(""))
        self._take(words)

    def show_words(self, words: FigureWords) -> None:
        """Show another value."""
        if words != self.words:
            self._take(words)

    def _take(self, words: FigureWords) -> None:
        self.words = words
        self._measure()
        value = f"{words.value} {words.unit}".strip() if words.value else _("unknown")
        about = _("about") + " " if words.is_about else ""
        self.setAccessibleName(f"{words.label} {about}{value}")
        self.setAccessibleDescription(words.tip)
        self.setToolTip(plain(words.tip))
        self.updateGeometry()
        self.update()

    def set_most_width(self, most: int) -> None:
        """Cut the small line where the cell would be wider than this, in pixels."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self.update()

    def _measure(self) -> None:
        """The width its name and its value need, and the one with its small line in full."""
        words = max(self._advance("small", self.words.label), self._value_width())
        small = self._advance("tiny", self._source()) + self._pencil_room()
        air = 1 + 2 * self._theme.px(AIR)
        self.least_width, self.whole_width = words + air, max(words, small) + air

    def width_up_to(self, most: int) -> int:
        """Its width where it shall not be wider than `most`; what it is and its value are never cut."""
        return max(self.least_width, min(self.whole_width, most))

    def sizeHint(self) -> QSize:
        """As wide as its widest line, if there is room."""
        height = _LABEL + _VALUE + _SOURCE + 2 * _AIR_ABOVE
        return QSize(self.width_up_to(self._most), self._theme.px(height))

    def _source(self) -> str:
        if not self.words.value and self.words.can_edit:
            return _("add")
        return self.words.source

    def _pencil_room(self) -> int:
        return self._theme.px(_PENCIL + 4) if self.words.is_stated else 0

    def _advance(self, style: str, text: str) -> int:
        return QFontMetrics(getattr(self._theme, style)()).horizontalAdvance(text)

    def _value_width(self) -> int:
        width = self._advance("figure", self.words.value or units.EN_DASH)
        if self.words.value and self.words.unit:
            width += self._theme.px(3) + self._advance("figure_unit", self.words.unit)
        if self.words.is_about:
            width += self._advance("small", _("about") + " ")
        return width

    def value_rect(self) -> QRect:
        """Where the value stands."""
        px = self._theme.px
        return QRect(px(AIR), px(_AIR_ABOVE + _LABEL), self.width() - 2 * px(AIR), px(_VALUE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing begins a new value."""
        key, typed = event.key(), event.text()
        is_edit = key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.words.can_edit and is_edit:
            self.edit_wanted.emit("")
        elif (
            self.words.can_edit and self.words.is_stated and key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        ):
            self.cleared.emit()
        elif self.words.can_edit and typed and (typed.isdigit() or typed in "~-−"):
            self.edit_wanted.emit(typed)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Label, value with its unit, source."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        px = self._theme.px
        painter.translate(px(AIR), px(_AIR_ABOVE))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.small())
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(0, 0, self.width(), px(_LABEL), middle, self.words.label)
        self._paint_value(painter)
        left, top = self._pencil_room(), px(_LABEL + _VALUE)
        if left:
            pencil = self._icons.pixmap("pencil", _PENCIL, "ink3", self.devicePixelRatioF())
            painter.drawPixmap(0, top + (px(_SOURCE) - px(_PENCIL)) // 2, pencil)
        painter.setFont(self._theme.tiny())
        painter.setPen(self._theme.color("ink3"))
        room = self.width() - 2 * px(AIR) - left
        words = painter.fontMetrics().elidedText(self._source(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, top, room, px(_SOURCE), middle, words)
        painter.end()

    def _paint_value(self, painter: QPainter) -> None:
        px, x = self._theme.px, 0
        painter.setFont(self._theme.figure())
        base = px(_LABEL) + (px(_VALUE) + painter.fontMetrics().capHeight()) // 2
        if self.words.is_about:
            painter.setFont(self._theme.small())
            painter.setPen(self._theme.color("ink2"))
            painter.drawText(0, base, _("about"))
            x = self._advance("small", _("about") + " ")
        painter.setFont(self._theme.figure())
        painter.setPen(self._theme.color("ink" if self.words.value else "ink3"))
        painter.drawText(x, base, self.words.value or units.EN_DASH)
        if self.words.value:
            x += painter.fontMetrics().horizontalAdvance(self.words.value) + px(3)
            painter.setFont(self._theme.figure_unit())
            painter.setPen(self._theme.color("ink2"))
            painter.drawText(x, base, self.words.unit)
