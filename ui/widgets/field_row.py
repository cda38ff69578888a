"""Names over values side by side, as one quiet look at a record."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from expedition.record_classes import dataclass
from ui.theme import Theme

_NAME, _VALUE, _GAP, _BETWEEN, _WIDEST = 16, 18, 24, 6, 260


@dataclass(frozen=True, slots=True)
class NamedWords:
    """A name and its value; what is quiet was not said by anybody."""

    name: str
    words: str
    is_quiet: bool = False


class FieldRow(QWidget):
    """As many columns as there are, in as many rows as they need; long values are elided."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields: Sequence[NamedWords] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_fields(self, fields: Sequence[NamedWords]) -> None:
        """Show other fields."""
        self._fields = fields
        self.setAccessibleName(", ".join(f"{field.name} {field.words}" for field in fields))
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Columns wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows in that width."""
        places = self._places(width)
        return round(places[-1].bottom()) if places else 0

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.px(320), self.heightForWidth(max(self.width(), self._theme.px(320))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns wrap anew."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def _places(self, width: int) -> list[QRectF]:
        px = self._theme.px
        small, body = QFontMetrics(self._theme.small()), QFontMetrics(self._theme.medium())
        found: list[QRectF] = []
        left, top = 0.0, 0.0
        for field in self._fields:
            wide = max(small.horizontalAdvance(field.name), body.horizontalAdvance(field.words)) + 1
            wide = min(wide, px(_WIDEST), width)
            if left and left + wide > width:
                left, top = 0.0, top + px(_NAME + _VALUE + _BETWEEN)
            found.append(QRectF(left, top, wide, px(_NAME + _VALUE)))
            left += wide + px(_GAP)
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names above, values below."""
        painter = QPainter(self)
        px = self._theme.px
        for field, place in zip(self._fields, self._places(self.width()), strict=True):
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.setFont(self._theme.small())
            painter.setPen(self._theme.color("ink2"))
            painter.drawText(QRectF(place.x(), place.y(), place.width(), px(_NAME)), left, field.name)
            font = self._theme.body() if field.is_quiet else self._theme.medium()
            painter.setFont(font)
            painter.setPen(self._theme.color("ink3" if field.is_quiet else "ink"))
            words = QFontMetrics(font).elidedText(
                field.words, Qt.TextElideMode.ElideRight, round(place.width()) + 1
            )
            painter.drawText(
                QRectF(place.x(), place.y() + px(_NAME), place.width() + 2, px(_VALUE)), left, words
            )
        painter.end()
