"""A few words over a map: how to begin where there is nothing yet, what is unusual about what is shown."""

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from expedition.cartography.mercator import View
from ui.maps.halo import halo_text, plate
from ui.theme import Theme

_PAD_X, _PAD_Y, _WIDEST = 16, 10, 420


class NoteLayer(QObject):
    """Paints them above all else.

    Signals:
        changed: It would be painted differently.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._note, self._hint, self._ground = "", "", ""
        self._has_plates = False
        self._shows_hint = True
        theme.changed.connect(self.changed)

    @property
    def hint(self) -> str:
        """What stands in the middle."""
        return self._hint

    def say(self, *, note: str = "", hint: str = "") -> None:
        """A note stands at the upper left, a hint on a plate in the middle."""
        if (note, hint) != (self._note, self._hint):
            self._note, self._hint = note, hint
            self.changed.emit()

    def say_of_ground(self, note: str) -> None:
        """What is unusual about the ground stands under the other note."""
        if note != self._ground:
            self._ground = note
            self.changed.emit()

    def show_hint(self, *, is_shown: bool) -> None:
        """Whether the hint may stand in the way of the ground."""
        if is_shown != self._shows_hint:
            self._shows_hint = is_shown
            self.changed.emit()

    def put_on_plates(self, has_plates: bool) -> None:
        """On a ground of colours that are not ours, notes stand on plates."""
        if has_plates != self._has_plates:
            self._has_plates = has_plates
            self.changed.emit()

    def settle(self, view: View) -> None:
        """Nothing waits."""

    def paint(self, painter: QPainter, view: View) -> None:
        """Note and hint, if there are any."""
        px = self._theme.px
        font, top = self._theme.tiny(), float(px(10))
        metrics = QFontMetricsF(font)
        for note in (self._note, self._ground):
            if note:
                if self._has_plates:
                    words = QRectF(px(14), top, metrics.horizontalAdvance(note), metrics.height())
                    plate(painter, self._theme, words)
                halo_text(painter, self._theme, QPointF(px(14), top), note, font, "ink2")
                top += metrics.lineSpacing() + (px(6) if self._has_plates else 0)
        if self._hint and self._shows_hint:
            self._paint_hint(painter, view)

    def _paint_hint(self, painter: QPainter, view: View) -> None:
        px, font = self._theme.px, self._theme.body()
        room = QRectF(0, 0, min(px(_WIDEST), view.width - 2 * px(40)), view.height)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        box = QFontMetricsF(font).boundingRect(room, flags, self._hint)
        box.moveCenter(QPointF(view.width / 2, view.height / 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("page"))
        painter.drawRoundedRect(box.adjusted(-px(_PAD_X), -px(_PAD_Y), px(_PAD_X), px(_PAD_Y)), 10, 10)
        painter.setFont(font)
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(box, flags, self._hint)
