"""A row of small choices with counts, one of them in force: what a list shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from expedition import units
from ui.theme import Theme
from ui.widgets.choices import draw_focus


class Chips(QWidget):
    """One Tab stop; Left and Right go from chip to chip.

    Signals:
        chosen: The value of the chip now in force.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[object, str, str]]) -> None:
        """`choices` are (value, words, colour token of the count)."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._chips: dict[object, _Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for place, (value, words, token) in enumerate(choices):
            chip = _Chip(theme, words, token)
            chip.setChecked(place == 0)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if place == 0 else Qt.FocusPolicy.ClickFocus)
            chip.stepped.connect(lambda step, place=place: self._step(place + step))
            self._group.addButton(chip, place)
            self._chips[value] = chip
            row.addWidget(chip)
        self._group.idToggled.connect(self._toggled)

    @property
    def value(self) -> object:
        """The value of the chip in force."""
        return next(value for value, chip in self._chips.items() if chip.isChecked())

    def choose(self, value: object) -> None:
        """Put a chip in force."""
        self._chips[value].setChecked(True)

    def show_counts(self, counts: Mapping[Any, int]) -> None:
        """Say how many there are; chips without any go, but for the first and the one in force."""
        for place, (value, chip) in enumerate(self._chips.items()):
            chip.show_count(counts.get(value, 0))
            chip.setVisible(place == 0 or bool(counts.get(value)) or chip.isChecked())

    def _step(self, place: int) -> None:
        places = [at for at, chip in enumerate(self._chips.values()) if chip.isVisibleTo(self)]
        if place != max(0, min(place, len(self._chips) - 1)):
            return
        onward = place >= self._group.checkedId()
        fitting = [at for at in places if (at >= place if onward else at <= place)]
        if fitting:
            chip = self._group.button(min(fitting) if onward else max(fitting))
            chip.setChecked(True)
            chip.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, place: int, is_on: bool) -> None:
        chip = self._group.button(place)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_on else Qt.FocusPolicy.ClickFocus)
        if is_on:
            self.chosen.emit(self.value)


class _Chip(QAbstractButton):
    stepped = Signal(int)

    def __init__(self, theme: Theme, words: str, token: str) -> None:
        super().__init__()
        self._theme, self._words, self._token = theme, words, token
        self._count = ""
        self.setCheckable(True)
        self.setFont(theme.small())
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self._count = units.number(count)
        self.setText(f"{self._words} {self._count}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words) + self._theme.px(5)
        count = self.fontMetrics().horizontalAdvance(self._count)
        return QSize(words + count + self._theme.px(20), self._theme.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, is_on = self._theme, self.isChecked()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("edge" if is_on else "line"), 1))
        painter.setBrush(theme.color("hover" if is_on or self.underMouse() else "page"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus():
            draw_focus(painter, theme, box.adjusted(1, 1, -1, -1))
        left = theme.px(10)
        painter.setPen(theme.color("ink" if is_on else "ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, 0, self.width(), self.height(), middle, self._words)
        left += self.fontMetrics().horizontalAdvance(self._words) + theme.px(5)
        painter.setPen(theme.color(self._token))
        painter.drawText(left, 0, self.width(), self.height(), middle, self._count)
