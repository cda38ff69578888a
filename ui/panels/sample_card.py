"""A sample trip as a card: the map of its route as a cover, its title, one line about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from expedition.record_classes import dataclass
from ui.background import Background
from ui.theme import Theme

if TYPE_CHECKING:
    from expedition.cartography.lines import TripLines

_COVER, _WORDS = 190, 74
CARD_HEIGHT = _COVER + _WORDS
_MARGIN = 36


@dataclass(frozen=True, slots=True, eq=False)
class SampleCover:
    """What a card shows; `start` and `end` are the names of where its lines begin and end."""

    name: str
    title: str
    detail: str
    lines: "TripLines"
    start: str = ""
    end: str = ""


class SampleCard(QAbstractButton):
    """One card; a button like any other to keyboard and screen reader."""

    def __init__(
        self, theme: Theme, background: Background, cover: SampleCover, parent: QWidget | None = None
    ) -> None:
        # The page stands before maps are read; whoever has a cover has read what draws it.
        from ui.maps.still_map import StillMap

        super().__init__(parent)
        self._theme, self.cover = theme, cover
        ends = cover.start, cover.end
        self.map = StillMap(theme, background, cover.lines, ends, theme.px(_MARGIN), self)
        self.map.changed.connect(self.update)
        self.setText(cover.title)
        self.setAccessibleName(f"{cover.title}. {cover.detail}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide as it gets, a cover and three lines high."""
        return QSize(self._theme.px(316), self._theme.px(CARD_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for four on a small screen."""
        return QSize(self._theme.px(170), self._theme.px(CARD_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cover, title, detail, ring."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, 0.5, self.width() - 1, px(_COVER) - 1)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.setClipPath(shape)
        self.map.paint(painter, self.width(), px(_COVER))
        painter.setClipping(False)
        is_lit = self.hasFocus() or self.underMouse() or self.isDown()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("here" if is_lit else "line"), 2 if is_lit else 1))
        inset = 0.5 if is_lit else 0
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 6, 6)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        room = QRectF(0, px(_COVER) + px(8), self.width(), px(20))
        painter.setFont(theme.strong())
        painter.setPen(theme.color("ink"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        elide, width = Qt.TextElideMode.ElideRight, int(room.width())
        painter.drawText(room, left, painter.fontMetrics().elidedText(self.cover.title, elide, width))
        painter.setFont(theme.body())
        painter.setPen(theme.color("ink2"))
        # A country's name may need a second line.
        under = QRectF(0, room.bottom() + px(2), self.width(), px(38))
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(under, wrapped, self.cover.detail)
