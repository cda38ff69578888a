"""How the lines of an import plan are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import Icons
from ui.models.plan_lines import DayGroup, FileLine, LegLine, PlanLine, Sums, state_token
from ui.theme import Theme
from ui.widgets.choices import draw_check

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
GROUP, FILE, DETAIL = 34, 31, 132
_LEFT_EDGE, _RIGHT_EDGE, _BOX = 24, 28, 16
_NAME, _SIGN_ROOM, _NAME_WIDTH = 60, 25, 262
_FIGURES = ((66, "moving"), (74, "climb"), (74, "km"))
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class Columns:
    """Where the columns of the table stand in a width of pixels."""

    def __init__(self, theme: Theme, width: int) -> None:
        px = theme.px
        self.box = px(_LEFT_EDGE)
        self.name = px(_NAME)
        self.what = self.name + px(_NAME_WIDTH) + px(8)
        self.figures: dict[str, tuple[int, int]] = {}
        right = width - px(_RIGHT_EDGE)
        for wide, name in _FIGURES:
            self.figures[name] = (right - px(wide), right)
            right -= px(wide) + px(8)
        self.what_end = right - px(8)


class PlanDelegate(QStyledItemDelegate):
    """Day groups on the side's ground, files under them; the open line leaves room for its detail."""

    def __init__(self, theme: Theme, icons: Icons, owner: QAbstractScrollArea) -> None:
        super().__init__(owner)
        self._theme, self._icons, self._owner = theme, icons, owner
        self.open_key: int | None = None
        self.detail_height = theme.px(DETAIL)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One of three heights."""
        line = index.data(LINE_ROLE)
        px = self._theme.px
        if isinstance(line, DayGroup):
            return QSize(0, px(GROUP))
        is_open = isinstance(line, LegLine) and line.key == self.open_key
        return QSize(0, px(FILE) + (self.detail_height if is_open else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The line at an index."""
        line: PlanLine = index.data(LINE_ROLE)
        box: QRect = option.rect
        theme, px = self._theme, self._theme.px
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        columns = Columns(theme, self._owner.width())
        if isinstance(line, DayGroup):
            painter.fillRect(box, theme.color("side"))
            self._paint_group(painter, box, columns, line)
        else:
            is_open = isinstance(line, LegLine) and line.key == self.open_key
            head = QRect(box.left(), box.top(), box.width(), px(FILE))
            if is_open:
                painter.fillRect(head, theme.color("here_tint"))
                painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), theme.color("here"))
            elif option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(head, theme.color("hover"))
            self._paint_file(painter, head, columns, line, is_open=is_open)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        if is_current:
            painter.setPen(theme.color("here"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRect(box.left(), box.top(), box.width() - 1, px(FILE) - 1))

    def box_rect(self, row: QRect) -> QRect:
        """Where the check box of a line stands, with a margin that is easy to hit."""
        px = self._theme.px
        return QRect(row.left() + px(_LEFT_EDGE) - px(8), row.top(), px(_BOX) + px(16), px(FILE))

    def _paint_group(self, painter: QPainter, box: QRect, columns: Columns, line: DayGroup) -> None:
        theme = self._theme
        room = QRect(columns.name, box.top(), columns.what - columns.name, box.height())
        used = self._words(painter, room, line.name, theme.strong(), "ink")
        if line.date:
            room.setLeft(room.left() + used)
            self._words(painter, room, f" · {line.date}", theme.body(), "ink2")
        what = QRect(columns.what, box.top(), columns.what_end - columns.what, box.height())
        self._words(painter, what, line.what, theme.strong(), "ink")
        self._paint_sums(painter, box, columns, line.sums, theme.strong(), "ink")

    def _paint_file(
        self, painter: QPainter, box: QRect, columns: Columns, line: LegLine | FileLine, *, is_open: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        is_on = isinstance(line, LegLine) and line.is_on
        ink = "ink" if is_on else "ink3"
        sign = line.sign if isinstance(line, LegLine) else "file-x"
        if isinstance(line, LegLine):
            top = box.top() + (box.height() - px(_BOX)) / 2
            draw_check(painter, theme, QRectF(columns.box, top, px(_BOX), px(_BOX)), is_on=is_on)
        pixmap = self._icons.pixmap(sign, 16, "ink2" if is_on else "ink3", self._owner.devicePixelRatioF())
        painter.drawPixmap(columns.name, box.top() + (box.height() - px(16)) // 2, pixmap)
        left = columns.name + px(_SIGN_ROOM)
        name = QRect(left, box.top(), columns.what - px(8) - left, box.height())
        self._words(
            painter, name, line.name, theme.strong() if is_open else theme.body(), ink, is_middle=True
        )
        end = self._reason_end(columns, line)
        what = QRect(columns.what, box.top(), end - columns.what, box.height())
        used = self._words(painter, what, line.state_word, theme.medium(), state_token(line.state))
        what.setLeft(what.left() + used + px(7))
        self._words(painter, what, line.reason, theme.body(), "ink2")
        if isinstance(line, LegLine):
            self._paint_sums(painter, box, columns, line.sums, theme.body(), ink)

    def _reason_end(self, columns: Columns, line: LegLine | FileLine) -> int:
        """A reason may run on until the first figure of its own line."""
        if isinstance(line, FileLine):
            return max(end for _start, end in columns.figures.values())
        taken = QFontMetrics(self._theme.body()).horizontalAdvance(line.sums.km)
        return columns.figures["km"][1] - taken - self._theme.px(16)

    def _paint_sums(
        self, painter: QPainter, box: QRect, columns: Columns, sums: Sums, font: QFont, token: str
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        for name, (left, right) in columns.figures.items():
            room = QRect(left, box.top(), right - left, box.height())
            painter.drawText(room, _RIGHT, getattr(sums, name))

    def _words(
        self, painter: QPainter, room: QRect, words: str, font: QFont, token: str, *, is_middle: bool = False
    ) -> int:
        """Words in a room, cut to fit; the width they took."""
        metrics = QFontMetrics(font)
        mode = Qt.TextElideMode.ElideMiddle if is_middle else Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(words, mode, max(0, room.width()))
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(room, _LEFT, shown)
        return metrics.horizontalAdvance(shown)
