"""How the lines of a search are painted."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import Icons
from ui.models.hit_lines import HitLine, KeptLine, KindLine, Line
from ui.models.hit_list import LINE_ROLE, Index
from ui.theme import Theme
from ui.widgets.marked_text import paint_marked

_KIND, _SHORT, _LONG = 30, 32, 48
_LEFT, _RIGHT, _SIGN = 16, 16, 24


class FindDelegate(QStyledItemDelegate):
    """Headings with their sign; hits of one line, or of two where there is something to quote."""

    def __init__(self, theme: Theme, icons: Icons, owner: QListView) -> None:
        super().__init__(owner)
        self._theme, self._icons, self._owner = theme, icons, owner

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One of three heights."""
        line: Line = index.data(LINE_ROLE)
        if isinstance(line, KindLine):
            return QSize(0, self._theme.px(_KIND))
        is_long = isinstance(line, HitLine) and bool(line.excerpt.text)
        return QSize(0, self._theme.px(_LONG if is_long else _SHORT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A line."""
        line: Line = index.data(LINE_ROLE)
        px = self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = option.rect.adjusted(px(_LEFT), 0, -px(_RIGHT), 0)
        if isinstance(line, KindLine):
            self._paint_kind(painter, room, line)
        else:
            self._paint_ground(painter, option, index)
            words = room.adjusted(px(_SIGN), 0, 0, 0)
            if isinstance(line, HitLine):
                self._paint_hit(painter, words, line)
            else:
                self._paint_kept(painter, words, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px = self._theme.px
        is_current = index == self._owner.currentIndex()
        if not is_current and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        pill = QRectF(option.rect.adjusted(px(6), 0, -px(6), 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("here_tint" if is_current else "hover"))
        painter.drawRoundedRect(pill, 6, 6)

    def _paint_kind(self, painter: QPainter, room: QRect, line: KindLine) -> None:
        theme, px = self._theme, self._theme.px
        room = room.adjusted(0, px(6), 0, 0)
        sign = self._icons.pixmap(line.sign, 14, "ink3", self._owner.devicePixelRatioF())
        painter.drawPixmap(room.left(), room.top() + (room.height() - px(14)) // 2, sign)
        words = room.adjusted(px(_SIGN), 0, 0, 0)
        painter.setFont(theme.small_strong())
        painter.setPen(theme.color("ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle, line.title)
        width = painter.fontMetrics().horizontalAdvance(line.title)
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink3"))
        painter.drawText(words.adjusted(width + px(6), 0, 0, 0), middle, line.count)

    def _paint_hit(self, painter: QPainter, room: QRect, line: HitLine) -> None:
        theme, px = self._theme, self._theme.px
        first = QRect(room.left(), room.top(), room.width(), room.height())
        if line.excerpt.text:
            first = QRect(room.left(), room.top() + px(4), room.width(), px(21))
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink3"))
        when = painter.fontMetrics().elidedText(line.when, Qt.TextElideMode.ElideMiddle, room.width() // 2)
        width = painter.fontMetrics().horizontalAdvance(when)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, when)
        title = first.adjusted(0, 0, -width - px(12), 0)
        colors = theme.color("ink"), theme.color("ink")
        paint_marked(painter, title, line.title, line.title_marks, theme.body(), colors)
        if not line.excerpt.text:
            return
        second = QRect(room.left(), first.bottom(), room.width(), px(20))
        if line.label:
            painter.setFont(theme.small())
            painter.setPen(theme.color("ink3"))
            painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, line.label)
            second.adjust(painter.fontMetrics().horizontalAdvance(line.label) + px(8), 0, 0, 0)
        colors = theme.color("ink2"), theme.color("ink")
        paint_marked(painter, second, line.excerpt.text, line.excerpt.marks, theme.small(), colors)

    def _paint_kept(self, painter: QPainter, room: QRect, line: KeptLine) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.body())
        painter.setPen(theme.color("ink"))
        name = painter.fontMetrics().elidedText(
            line.search.name, Qt.TextElideMode.ElideRight, room.width() // 2
        )
        painter.drawText(room, middle, name)
        if line.search.words == line.search.name:
            return
        room.adjust(painter.fontMetrics().horizontalAdvance(name) + theme.px(12), 0, 0, 0)
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink3"))
        words = painter.fontMetrics().elidedText(line.search.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, words)
