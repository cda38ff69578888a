"""How the cells of a table are painted: hairlines, quiet columns, warnings with a sign."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.table_head import EDGE, TableHead

ROW = 32
_SIGN, _SLACK, _FLAG = 14, 3, 28
_WORDS_TOKEN = {"key": "ink", "quiet": "ink2", "": "ink"}


class TableCells(QStyledItemDelegate):
    """Paints a cell; `tone_role` and `weight_role` are where the model keeps them.

    Where the decoration of a cell is a country, its flag stands before the name.
    """

    def __init__(self, theme: Theme, icons: Icons, head: TableHead, tone_role: int, weight_role: int) -> None:
        super().__init__(head)
        self._theme, self._icons, self._head = theme, icons, head
        self._tone_role, self._weight_role = tone_role, weight_role
        self._fonts: dict[str, QFont] = {}
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        theme = self._theme
        self._fonts = {"key": theme.medium(), "quiet": theme.body(), "": theme.body()}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The words, so that a column can be made as wide."""
        words = str(index.data())
        weight = index.data(self._weight_role) or ""
        width = QFontMetrics(self._fonts[weight]).horizontalAdvance(words)
        sign = self._theme.px(_SIGN + 4) if index.data(self._tone_role) else 0
        sign += self._theme.px(_FLAG) if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
        return QSize(width + sign + self._theme.px(2 * EDGE + _SLACK), self._theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, words, hairline, and the ring of the current cell."""
        theme, box = self._theme, option.rect
        painter.save()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(box, theme.color("here_tint"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        self._paint_words(painter, self._head.inside(box, index.column()), index)
        if bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("here"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -3), 4, 4)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words, tone = index.data(), index.data(self._tone_role)
        weight = index.data(self._weight_role) or ""
        if not words:
            return
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.setFont(self._fonts[weight])
        painter.setPen(self._theme.color(tone or _WORDS_TOKEN[weight]))
        is_right = bool(side & Qt.AlignmentFlag.AlignRight)
        country = index.data(Qt.ItemDataRole.DecorationRole)
        if country is not None:
            room = self._paint_flag(painter, room, country)
        if tone:
            room = self._paint_sign(painter, room, words, tone, is_right=is_right)
        mode = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(words, mode, room.width())
        painter.drawText(room, side, shown)

    def _paint_flag(self, painter: QPainter, room: QRect, country: str) -> QRect:
        """The flag before a name; the room that is left, the same where there is no flag."""
        parent = self.parent()
        ratio = parent.devicePixelRatioF() if isinstance(parent, QWidget) else 1.0
        flag = self._icons.flag(country, ratio) if country else None
        if flag is not None:
            high = round(flag.height() / flag.devicePixelRatio())
            painter.drawPixmap(room.left(), room.center().y() + 1 - high // 2, flag)
        return room.adjusted(self._theme.px(_FLAG), 0, 0, 0)

    def _paint_sign(self, painter: QPainter, room: QRect, words: str, tone: str, *, is_right: bool) -> QRect:
        """The sign of a warning before its words; the room that is left."""
        px = self._theme.px
        parent = self.parent()
        ratio = parent.devicePixelRatioF() if isinstance(parent, QWidget) else 1.0
        sign = self._icons.pixmap("triangle-alert", _SIGN, tone, ratio)
        width = painter.fontMetrics().horizontalAdvance(words)
        left = max(room.left(), room.right() - width - px(_SIGN + 4)) if is_right else room.left()
        painter.drawPixmap(left, room.center().y() - px(_SIGN) // 2, sign)
        return room if is_right else room.adjusted(px(_SIGN + 4), 0, 0, 0)
