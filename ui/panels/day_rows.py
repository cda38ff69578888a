"""How lines of the day list are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import FLAG_HEIGHT, FLAG_WIDTH, Icons
from ui.models.day_list import LINE_ROLE, DayListModel
from ui.models.lines import DayLine, Heading
from ui.theme import Theme

DAY, THIN, HEADING = 42, 27, 32
_SIGN = 13
_EDGE, _WORDS, _NUMBER_END = 16, 41, 30
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DayDelegate(QStyledItemDelegate):
    """Paints country headings, days, and thin days; two fixed heights, no widget in a row."""

    def __init__(self, theme: Theme, icons: Icons, model: DayListModel, owner: QAbstractScrollArea) -> None:
        super().__init__(owner)
        self._theme, self._icons, self._model, self._owner = theme, icons, model, owner
        self._body, self._medium, self._strong = theme.body(), theme.medium(), theme.strong()
        self._small, self._small_strong = theme.small(), theme.small_strong()
        self._metrics = QFontMetrics(self._medium)
        self._body_metrics, self._small_metrics = QFontMetrics(self._body), QFontMetrics(self._small)
        self._fitted: dict[tuple[str, str, int], str] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One of three heights."""
        line = index.data(LINE_ROLE)
        height = HEADING if isinstance(line, Heading) else THIN if line.is_thin else DAY
        return QSize(0, self._theme.px(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The line at an index."""
        line = index.data(LINE_ROLE)
        if isinstance(line, Heading):
            self.paint_heading(painter, option.rect, line)
        else:
            is_hot = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_day(painter, option.rect, line, is_hot=is_hot)
        has_focus = option.state & QStyle.StateFlag.State_HasFocus
        if has_focus and (isinstance(line, Heading) or line.id != self._model.chosen):
            painter.setPen(self._theme.color("here"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def paint_heading(self, painter: QPainter, box: QRect, line: Heading) -> None:
        """Flag, name, days and kilometres; also over the rows while its days scroll."""
        px, theme = self._theme.px, self._theme
        painter.fillRect(box, theme.color("side"))
        left, right = px(_EDGE), self._edge()
        room = QRect(box.left() + left, box.top() + px(6), box.width() - left - right, box.height() - px(6))
        flag = self._icons.flag(line.country, self._owner.devicePixelRatioF())
        left = room.left()
        if flag is not None:
            painter.drawPixmap(left, room.top() + (room.height() - px(FLAG_HEIGHT)) // 2, flag)
            left += px(FLAG_WIDTH) + px(8)
        painter.setFont(self._small)
        painter.setPen(theme.color("ink3"))
        painter.drawText(room, _RIGHT, line.figures)
        room.setLeft(left)
        painter.setFont(self._small_strong)
        painter.setPen(theme.color("ink"))
        width = room.width() - self._small_metrics.horizontalAdvance(line.figures) - px(8)
        name = QFontMetrics(self._small_strong).elidedText(line.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, _LEFT, name)

    def _paint_day(self, painter: QPainter, box: QRect, line: DayLine, *, is_hot: bool) -> None:
        theme, px = self._theme, self._theme.px
        is_chosen = line.id == self._model.chosen
        if is_chosen:
            painter.fillRect(box, theme.color("here_tint"))
            painter.fillRect(QRect(box.left(), box.top(), px(3), box.height()), theme.color("here"))
        elif is_hot:
            painter.fillRect(box, theme.color("hover"))
        edge = self._edge()
        first = QRect(box.left(), box.top() + px(1), box.width() - edge, px(21))
        if line.is_thin:
            first = QRect(box.left(), box.top(), box.width() - edge, box.height())
        painter.setFont(self._strong if is_chosen else self._body)
        painter.setPen(theme.color("here" if is_chosen else "ink3"))
        shift = self._shift()
        column = QRect(first.left(), first.top(), px(_NUMBER_END) + shift, first.height())
        painter.drawText(column, _RIGHT, line.number)
        first.setLeft(box.left() + px(_WORDS) + shift)
        if line.is_thin:
            self._paint_thin(painter, first, line, is_chosen=is_chosen)
        else:
            second = QRect(first.left(), first.bottom() + 1, first.width(), px(19))
            self._paint_two(painter, first, second, line, is_chosen=is_chosen)

    def _paint_two(
        self, painter: QPainter, first: QRect, second: QRect, line: DayLine, *, is_chosen: bool
    ) -> None:
        theme = self._theme
        painter.setFont(self._body)
        painter.setPen(theme.color("ink"))
        painter.drawText(first, _RIGHT, line.distance)
        room = first.width()
        if line.distance:
            room -= self._body_metrics.horizontalAdvance(line.distance) + theme.px(8)
        painter.setFont(self._medium)
        painter.drawText(first, _LEFT, self._fit(line.from_words, line.to_words, room))
        token = "ink2" if is_chosen else "ink3"
        painter.setFont(self._small)
        painter.setPen(theme.color(token))
        painter.drawText(second, _LEFT, line.date)
        self._paint_signs(painter, second, line.signs, token)

    def _paint_thin(self, painter: QPainter, room: QRect, line: DayLine, *, is_chosen: bool) -> None:
        theme = self._theme
        painter.setFont(self._body)
        if line.distance:
            painter.setPen(theme.color("ink2"))
            painter.drawText(room, _RIGHT, line.distance)
            room.setRight(room.right() - self._body_metrics.horizontalAdvance(line.distance) - theme.px(6))
        left = self._paint_signs(painter, room, line.signs, "ink2" if is_chosen else "ink3")
        room.setRight(left - theme.px(4))
        painter.setPen(theme.color("ink2"))
        painter.drawText(room, _LEFT, fit_thin(self._body_metrics, line, room.width()))

    def _paint_signs(self, painter: QPainter, room: QRect, signs: tuple[str, ...], token: str) -> int:
        """Marks from the right; the left edge of the last one."""
        size, ratio = self._theme.px(_SIGN), self._owner.devicePixelRatioF()
        left = room.right() + 1
        for sign in reversed(signs):
            left -= size
            top = room.top() + (room.height() - size) / 2
            pixmap = self._icons.pixmap(sign, _SIGN, token, ratio)
            painter.drawPixmap(QRectF(left, top, size, size).topLeft(), pixmap)
            left -= self._theme.px(6)
        return left

    def _shift(self) -> int:
        """How much more room the numbers need than two or three digits do."""
        widest = self._body_metrics.horizontalAdvance("0" * self._model.digits)
        return max(0, widest + self._theme.px(5) - self._theme.px(_NUMBER_END))

    def _edge(self) -> int:
        """The margin at the right, kept when a scroll bar takes a part of it."""
        bar = self._owner.width() - self._owner.viewport().width()
        return max(self._theme.px(4), self._theme.px(_EDGE) - bar)

    def _fit(self, start: str, end: str, width: int) -> str:
        """Both places in the width; the longer name gives way in its middle."""
        key = (start, end, width)
        if key not in self._fitted:
            self._fitted[key] = fit_places(self._metrics, start, end, width)
        return self._fitted[key]


def fit_thin(metrics: QFontMetrics, line: DayLine, width: int) -> str:
    """Kind, place and date of a quiet day; the month goes first, then the place is cut, the date never."""
    place = [line.to_words] if line.to_words else []
    for date in (line.date, line.short_date):
        words = " · ".join([line.from_words, *place, date])
        if metrics.horizontalAdvance(words) <= width:
            return words
    around = metrics.horizontalAdvance(f"{line.from_words} ·  · {line.short_date}")
    cut = metrics.elidedText(line.to_words, Qt.TextElideMode.ElideRight, max(0, width - around))
    return " · ".join([line.from_words, *([cut] if cut else []), line.short_date])


def fit_places(metrics: QFontMetrics, start: str, end: str, width: int) -> str:
    """`start → end` (or `start` alone) no wider than `width` pixels."""
    if not end:
        return metrics.elidedText(start, Qt.TextElideMode.ElideRight, width)
    arrow = " → "
    whole = f"{start}{arrow}{end}"
    too_wide = metrics.horizontalAdvance(whole) - width
    if too_wide <= 0:
        return whole
    start_width, end_width = metrics.horizontalAdvance(start), metrics.horizontalAdvance(end)
    names_width = start_width + end_width - too_wide
    half, middle = names_width // 2, Qt.TextElideMode.ElideMiddle
    if min(start_width, end_width) <= half:
        if start_width > end_width:
            return metrics.elidedText(start, middle, names_width - end_width) + arrow + end
        return start + arrow + metrics.elidedText(end, middle, names_width - start_width)
    return metrics.elidedText(start, middle, half) + arrow + metrics.elidedText(end, middle, half)
