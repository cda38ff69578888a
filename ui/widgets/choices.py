"""Choices: check boxes, radio buttons, segments, and the drawing of them for painted rows."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QWidget

from ui.theme import Theme

_BOX = 16
_DOT = 15


class Check(QCheckBox):
    """A check box in the accent, drawn the same on every desktop."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setFont(theme.body())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Room for the box, and the words if there are any."""
        width = self._theme.px(_BOX) + 4
        if self.text():
            width += self._theme.px(8) + self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width, self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, tick, words."""
        painter = QPainter(self)
        size = self._theme.px(_BOX)
        box = QRectF(2, (self.height() - size) / 2, size, size)
        draw_check(painter, self._theme, box, is_on=self.isChecked(), is_lit=self.hasFocus())
        _draw_words(painter, self, self._theme, box)


class Radio(QRadioButton):
    """A radio button in the accent."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setFont(theme.body())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Room for the dot and the words."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._theme.px(_DOT + 8) + 4 + words, self._theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ring, dot, words."""
        painter = QPainter(self)
        size = self._theme.px(_DOT)
        box = QRectF(2, (self.height() - size) / 2, size, size)
        draw_radio(painter, self._theme, box, is_on=self.isChecked(), is_lit=self.hasFocus())
        _draw_words(painter, self, self._theme, box)


class Segments(QWidget):
    """A few choices side by side, one of them in force; arrows move between them."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[tuple[object, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._values: list[object] = []
        for place, (value, words) in enumerate(choices):
            part = _Segment(theme, words, is_first=place == 0, is_last=place == len(choices) - 1)
            part.setAccessibleName(f"{name}: {words}")
            self._group.addButton(part, place)
            self._values.append(value)
            row.addWidget(part, 1)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    def value(self) -> object:
        """The choice in force, None before the first."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else None

    def choose(self, value: object) -> None:
        """Put a choice in force without telling."""
        self._group.button(self._values.index(value)).setChecked(True)


class _Segment(QAbstractButton):
    def __init__(self, theme: Theme, words: str, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._theme, self._is_first, self._is_last = theme, is_first, is_last
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(theme.body())

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + self._theme.px(22), self._theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        # The whole is one round box; a part draws the piece of it in its own rectangle.
        left, right = (0 if self._is_first else 12), (0 if self._is_last else 12)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("here_tint" if self.isChecked() else "field"))
        painter.drawRoundedRect(box.adjusted(-left, 0, right, 0), 6, 6)
        if not self._is_first:
            painter.drawLine(box.topLeft(), box.bottomLeft())
        if self.hasFocus():
            draw_focus(painter, self._theme, box.adjusted(1, 1, -1, -1))
        painter.setFont(self._theme.strong() if self.isChecked() else self._theme.body())
        painter.setPen(self._theme.color("ink" if self.isChecked() else "ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def draw_check(painter: QPainter, theme: Theme, box: QRectF, *, is_on: bool, is_lit: bool = False) -> None:
    """A check box in a rectangle; `is_lit` draws the focus ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(theme.color("here" if is_on else "edge"), 1.5))
    painter.setBrush(theme.color("here" if is_on else "field"))
    painter.drawRoundedRect(inner, 3.5, 3.5)
    if is_on:
        unit = box.width() / 16
        pen = QPen(theme.color("on_here"), 1.8 * unit)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        places = ((4.2, 8.3), (6.9, 11.0), (11.8, 5.4))
        corners = [box.topLeft() + QPointF(x * unit, y * unit) for x, y in places]
        painter.drawPolyline(corners)
    if is_lit:
        draw_focus(painter, theme, box.adjusted(-1, -1, 1, 1))
    painter.restore()


def draw_radio(painter: QPainter, theme: Theme, box: QRectF, *, is_on: bool, is_lit: bool = False) -> None:
    """A radio button in a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thick = box.width() * 0.32 if is_on else 1.5
    inset = thick / 2
    painter.setPen(QPen(theme.color("here" if is_on else "edge"), thick))
    painter.setBrush(theme.color("field"))
    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    if is_lit:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("here"), 2))
        painter.drawEllipse(box.adjusted(-1, -1, 1, 1))
    painter.restore()


def draw_focus(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """The focus ring round a shape."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("here"), 2))
    painter.drawRoundedRect(box, 5, 5)


def _draw_words(painter: QPainter, owner: QAbstractButton, theme: Theme, box: QRectF) -> None:
    painter.setPen(theme.color("ink" if owner.isEnabled() else "edge"))
    room = QRectF(owner.rect())
    room.setLeft(box.right() + theme.px(8))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, owner.text())
