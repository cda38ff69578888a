"""How the lines of an import plan are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import Icons
from ui.models.plan_lines import (
    CarryLine,
    CrossingLine,
    DayGroup,
    FileLine,
    LegLine,
    PhotosLine,
    PlacesLine,
    PlanLine,
    TickLine,
    key_of,
)
from ui.models.plan_model import LINE_ROLE
from ui.models.plan_words import Sums
from ui.theme import Theme
from ui.widgets.choices import draw_check

GROUP, FILE, CARRY, DETAIL = 34, 31, 28, 132
_LEFT_EDGE, _RIGHT_EDGE, _BOX = 24, 28, 16
_NAME, _SIGN_ROOM, _NAME_WIDTH, _NAME_SHARE = 60, 25, 262, 0.29
_VERB_HEIGHT = 22
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
        self.what = self.name + max(px(_NAME_WIDTH), round(_NAME_SHARE * width)) + px(8)
        self.figures: dict[str, tuple[int, int]] = {}
        right = width - px(_RIGHT_EDGE)
        for wide, name in _FIGURES:
            self.figures[name] = (right - px(wide), right)
            right -= px(wide) + px(8)
        self.what_end = right - px(8)


class PlanDelegate(QStyledItemDelegate):
    """Day groups on the side's ground, files under them; the open line leaves room for its detail."""

    def __init__(self, theme: Theme, icons: Icons, owner: QListView) -> None:
        super().__init__(owner)
        self._theme, self._icons, self._owner = theme, icons, owner
        self.open_key: object = None
        self.detail_height = theme.px(DETAIL)
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One of four heights."""
        line = index.data(LINE_ROLE)
        is_open = self.open_key is not None and key_of(line) == self.open_key
        return QSize(0, self.head_height(line) + (self.detail_height if is_open else 0))

    def head_height(self, line: PlanLine) -> int:
        """The height of a line itself, without what is open under it."""
        high = {DayGroup: GROUP, CarryLine: CARRY}.get(type(line), FILE)
        return self._theme.px(high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The line at an index."""
        line: PlanLine = index.data(LINE_ROLE)
        box: QRect = option.rect
        theme, px = self._theme, self._theme.px
        head = QRect(box.left(), box.top(), box.width(), self.head_height(line))
        columns = Columns(theme, self._owner.width())
        is_open = self.open_key is not None and key_of(line) == self.open_key
        if isinstance(line, DayGroup):
            painter.fillRect(box, theme.color("side"))
            self._paint_group(painter, box, columns, line)
        else:
            self._paint_ground(painter, head, option, is_open=is_open)
            if is_open:
                painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), theme.color("here"))
            if isinstance(line, CarryLine):
                self._paint_carry(painter, head, columns, line)
            else:
                self._paint_file(painter, head, columns, line, is_open=is_open)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("here"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(head.adjusted(0, 0, -1, -2))

    def box_rect(self, row: QRect) -> QRect:
        """Where the check box of a line stands, with a margin that is easy to hit."""
        px = self._theme.px
        return QRect(row.left() + px(_LEFT_EDGE) - px(8), row.top(), px(_BOX) + px(16), px(FILE))

    def verb_rect(self, row: QRect, line: CarryLine) -> QRect:
        """Where the button of a proposal stands."""
        px = self._theme.px
        wide = self._metrics("small_medium").horizontalAdvance(line.verb) + px(20)
        right = row.left() + self._owner.width() - px(_RIGHT_EDGE)
        high = px(_VERB_HEIGHT)
        return QRect(right - wide, row.top() + (px(CARRY) - high) // 2, wide, high)

    def _paint_ground(
        self, painter: QPainter, head: QRect, option: QStyleOptionViewItem, *, is_open: bool
    ) -> None:
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_open or (is_chosen and len(self._owner.selectedIndexes()) > 1):
            painter.fillRect(head, self._theme.color("here_tint"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(head, self._theme.color("hover"))

    def _paint_group(self, painter: QPainter, box: QRect, columns: Columns, line: DayGroup) -> None:
        room = QRect(columns.name, box.top(), columns.what - columns.name, box.height())
        used = self._words(painter, room, line.name, "strong", "ink")
        if line.date:
            room.setLeft(room.left() + used)
            self._words(painter, room, f" · {line.date}", "body", "ink2")
        what = QRect(columns.what, box.top(), columns.what_end - columns.what, box.height())
        self._words(painter, what, line.what, "strong" if "→" in line.what else "body", "ink2")
        self._paint_sums(painter, box, columns, line.sums, "strong", "ink")

    def _paint_file(
        self,
        painter: QPainter,
        box: QRect,
        columns: Columns,
        line: TickLine | FileLine,
        *,
        is_open: bool,
    ) -> None:
        px = self._theme.px
        is_on = not isinstance(line, FileLine) and line.is_on
        ink = "ink" if is_on else "ink3"
        if not isinstance(line, FileLine):
            top = box.top() + (box.height() - px(_BOX)) / 2
            draw_check(painter, self._theme, QRectF(columns.box, top, px(_BOX), px(_BOX)), is_on=is_on)
        self._paint_sign(painter, columns.name, box, _sign(line), "ink2" if is_on else "ink3")
        left = columns.name + px(_SIGN_ROOM)
        name = QRect(left, box.top(), columns.what - px(8) - left, box.height())
        words = line.words if isinstance(line, PhotosLine) else line.name
        self._words(painter, name, words, "strong" if is_open else "body", ink, is_middle=True)
        self._paint_why(painter, box, columns, line)
        if isinstance(line, LegLine):
            self._paint_sums(painter, box, columns, line.sums, "body", ink)

    def _paint_why(
        self,
        painter: QPainter,
        box: QRect,
        columns: Columns,
        line: TickLine | FileLine,
    ) -> None:
        end = self._reason_end(columns, line)
        what = QRect(columns.what, box.top(), end - columns.what, box.height())
        if isinstance(line, LegLine | FileLine):
            used = self._words(painter, what, line.state_word, "medium", line.state_token)
            what.setLeft(what.left() + used + self._theme.px(7))
        reason = line.words if isinstance(line, PlacesLine | CrossingLine) else line.reason
        self._words(painter, what, reason, "body", "ink2")

    def _paint_carry(self, painter: QPainter, box: QRect, columns: Columns, line: CarryLine) -> None:
        px = self._theme.px
        left = columns.name + px(_SIGN_ROOM)
        self._paint_sign(painter, left, box, line.sign, "ink3")
        verb = self.verb_rect(box, line)
        words = QRect(left + px(_SIGN_ROOM), box.top(), 0, box.height())
        words.setRight(verb.left() - px(12))
        self._words(painter, words, line.words, "small", "ink2")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(QRectF(verb).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.restore()
        self._words(painter, verb.adjusted(px(10), 0, 0, 0), line.verb, "small_medium", "ink")

    def _paint_sign(self, painter: QPainter, left: int, box: QRect, sign: str, token: str) -> None:
        size = self._theme.px(16)
        pixmap = self._icons.pixmap(sign, 16, token, self._owner.devicePixelRatioF())
        painter.drawPixmap(left, box.top() + (box.height() - size) // 2, pixmap)

    def _reason_end(self, columns: Columns, line: PlanLine) -> int:
        """A reason may run on until the first figure of its own line."""
        if not isinstance(line, LegLine):
            return max(end for _start, end in columns.figures.values())
        taken = self._metrics("body").horizontalAdvance(line.sums.km)
        return columns.figures["km"][1] - taken - self._theme.px(16)

    def _paint_sums(
        self, painter: QPainter, box: QRect, columns: Columns, sums: Sums, style: str, token: str
    ) -> None:
        painter.setFont(self._font(style)[0])
        painter.setPen(self._theme.color(token))
        for name, (left, right) in columns.figures.items():
            room = QRect(left, box.top(), right - left, box.height())
            painter.drawText(room, _RIGHT, getattr(sums, name))

    def _words(
        self, painter: QPainter, room: QRect, words: str, style: str, token: str, *, is_middle: bool = False
    ) -> int:
        """Words in a room, cut to fit; the width they took."""
        font, metrics = self._font(style)
        mode = Qt.TextElideMode.ElideMiddle if is_middle else Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(words, mode, max(0, room.width()))
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(room, _LEFT, shown)
        return metrics.horizontalAdvance(shown)

    def _metrics(self, style: str) -> QFontMetrics:
        return self._font(style)[1]

    def _font(self, style: str) -> tuple[QFont, QFontMetrics]:
        """A face of the theme with its metrics; making them anew for each word is most of the painting."""
        if style not in self._fonts:
            font = getattr(self._theme, style)()
            self._fonts[style] = font, QFontMetrics(font)
        return self._fonts[style]


def _sign(line: TickLine | FileLine) -> str:
    if isinstance(line, LegLine):
        return line.sign
    if isinstance(line, PhotosLine):
        return "image"
    if isinstance(line, CrossingLine):
        return "stamp"
    return "route" if isinstance(line, PlacesLine) else "file-x"
