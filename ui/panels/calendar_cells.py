"""How cells of the calendar are painted: whole days where there is room, else what is left of them."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from expedition import units
from ui.icons import FLAG_HEIGHT, FLAG_WIDTH, Icons
from ui.models.calendar_model import CalendarModel
from ui.models.calendar_weeks import Cell, WeekSum
from ui.panels.day_rows import fit_places
from ui.theme import Theme

_EDGE, _TOP, _LINE, _DATE = 10, 7, 18, 18
_BAR, _BAR_BELOW, _FOOT = 4, 10, 20
_PHOTO, _LEAST_PHOTO, _SIGN, _MOST_SIGNS = 44, 24, 13, 4
_THIN_DATE = 30
_KEPT = 2_000
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Room(IntEnum):
    """The least height of a cell for as much of a day, in pixels of the design."""

    ALL = 92
    LINES = 52
    DATE = 30
    BAR = 18


class CellDelegate(QStyledItemDelegate):
    """Paints dates, days and sums of weeks; `cover_of` gives the picture of a day, None where it has none."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        model: CalendarModel,
        owner: QTableView,
        cover_of: Callable[[int], QImage | None],
    ) -> None:
        super().__init__(owner)
        self._theme, self._icons, self._model, self._owner = theme, icons, model, owner
        self._cover_of = cover_of
        self._wrapped: dict[tuple[str, int, int], list[str]] = {}
        self._cropped: dict[tuple[int, int, int], QPixmap] = {}
        self._fonts = {
            "body": theme.body(),
            "medium": theme.medium(),
            "strong": theme.strong(),
            "tiny": theme.tiny(),
            "small": theme.small(),
            "small_medium": theme.small_medium(),
            "small_strong": theme.small_strong(),
        }
        self._metrics = {name: QFontMetrics(face) for name, face in self._fonts.items()}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell at an index."""
        theme, box = self._theme, option.rect
        shown = self._model.at(index)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, theme.color("here_tint" if is_chosen else "page"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        painter.fillRect(box.right(), box.top(), 1, box.height(), theme.color("line"))
        edge = theme.px(_EDGE if box.width() > theme.px(90) else 4)
        room = box.adjusted(edge, 0, -edge - 1, -1)
        if isinstance(shown, WeekSum):
            self._paint_sum(painter, room, shown)
        elif box.height() < theme.px(Room.DATE):
            self._paint_thin(painter, room, shown)
        elif shown.day_id is None:
            self._paint_empty(painter, room, shown)
        else:
            self._paint_day(painter, room, shown)
        if index == self._owner.currentIndex():
            painter.setPen(QPen(theme.color("here"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(box).adjusted(1, 1, -2, -2))

    def _paint_empty(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        self._paint_date(painter, self._first_line(room), cell)
        if cell.is_gap:
            size = self._theme.px(14)
            sign = self._icons.pixmap("plus", 14, "edge", self._owner.devicePixelRatioF())
            painter.drawPixmap(room.right() - size, room.top() + self._theme.px(_TOP + 2), sign)

    def _paint_thin(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """A date beside its bar; a month is named where it begins."""
        is_first = cell.date.day == 1
        words = units.short_month(cell.date) if is_first else str(cell.date.day)
        token = "ink3" if not is_first else "ink"
        self._words(painter, room, words, "tiny", token, _LEFT)
        bar = room.adjusted(self._theme.px(_THIN_DATE), 0, 0, 0)
        self._paint_bar(painter, bar, cell, (room.height() - self._theme.px(_BAR)) // 2)

    def _paint_day(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        px, height = self._theme.px, room.height()
        first = self._first_line(room)
        if height < px(Room.LINES):
            first.setHeight(px(_DATE))
            right = self._words(painter, first, cell.distance, "small_strong", "ink", _RIGHT)
            self._paint_date(painter, first.adjusted(0, 0, -right, 0), cell)
        else:
            self._paint_date(painter, first, cell)
            self._paint_number(painter, first, cell)
            foot = QRect(
                room.left(), room.bottom() - px(_BAR_BELOW + _BAR + _FOOT + 4), room.width(), px(_FOOT)
            )
            below = first.bottom() + px(2)
            if height >= px(Room.ALL):
                self._paint_foot(painter, foot, cell)
                until = foot.top()
            else:
                until = room.bottom() - px(_BAR + 3)
            self._paint_middle(painter, QRect(room.left(), below, room.width(), until - below), cell)
        self._paint_bar(painter, room, cell, px(_BAR_BELOW if height >= px(Room.ALL) else 3))

    def _paint_date(self, painter: QPainter, line: QRect, cell: Cell) -> None:
        is_first = cell.date.day == 1
        words = cell.date_words
        if self._metrics["small"].horizontalAdvance(words) > line.width():
            words = str(cell.date.day)
        token = "ink3" if cell.day_id is None else "ink" if is_first else "ink2"
        self._words(painter, line, words, "small_medium" if is_first else "small", token, _LEFT)

    def _paint_number(self, painter: QPainter, line: QRect, cell: Cell) -> None:
        width = self._words(painter, line, cell.number, "small", "ink3", _RIGHT)
        flag = self._icons.flag(cell.country, self._owner.devicePixelRatioF()) if cell.country else None
        if flag is not None:
            left = line.right() - width - self._theme.px(5 + FLAG_WIDTH)
            painter.drawPixmap(left, line.center().y() - self._theme.px(FLAG_HEIGHT) // 2, flag)

    def _paint_middle(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """The way or the kind in words, and the day's picture where it finds room."""
        px = self._theme.px
        words = f"{cell.from_words} → {cell.to_words}" if cell.to_words else cell.from_words
        font, token = ("body", "ink2") if cell.is_quiet else ("medium", "ink")
        if room.height() >= 2 * px(_LINE):
            lines = self._wrap(words, font, room.width(), 2)
        else:
            lines = [fit_places(self._metrics[font], cell.from_words, cell.to_words, room.width())]
        line = QRect(room.left(), room.top(), room.width(), px(_LINE))
        for part in lines:
            self._words(painter, line, part, font, token, _LEFT)
            line.translate(0, px(_LINE))
        height = min(px(_PHOTO), room.bottom() - line.top() - px(2))
        if height >= px(_LEAST_PHOTO) and cell.day_id is not None:
            self._paint_cover(
                painter, QRect(line.left(), line.top() + px(2), line.width(), height), cell.day_id
            )

    def _paint_cover(self, painter: QPainter, box: QRect, day_id: int) -> None:
        image = self._cover_of(day_id)
        if image is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.px(4)
        if image.isNull():
            # On its way: its place is kept, so that nothing moves when it comes.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("hover"))
            painter.drawRoundedRect(box, radius, radius)
        else:
            painter.drawPixmap(box.topLeft(), self._crop(image, box))
        painter.restore()

    def _crop(self, image: QImage, box: QRect) -> QPixmap:
        """The middle of a picture, as large as the box on this screen."""
        key = image.cacheKey(), box.width(), box.height()
        if key not in self._cropped:
            if len(self._cropped) > _KEPT // 10:
                self._cropped.clear()
            ratio = self._owner.devicePixelRatioF()
            size = box.size() * ratio
            whole = image.scaled(
                size,
                Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                Qt.TransformationMode.SmoothTransformation,
            )
            left, top = (whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2
            made = QPixmap.fromImage(whole.copy(left, top, size.width(), size.height()))
            made.setDevicePixelRatio(ratio)
            self._cropped[key] = made
        return self._cropped[key]

    def _paint_foot(self, painter: QPainter, line: QRect, cell: Cell) -> None:
        px, ratio = self._theme.px, self._owner.devicePixelRatioF()
        left = line.left()
        if cell.distance:
            left += self._words(painter, line, cell.distance, "strong", "ink", _LEFT)
            unit = QRect(left + px(4), line.top(), line.right() - left, line.height())
            left += px(8) + self._words(painter, unit, "km", "small", "ink2", _LEFT)
        at = line.right() + 1
        for sign in reversed(cell.signs[-_MOST_SIGNS:]):
            at -= px(_SIGN)
            if at < left:
                break
            top = line.center().y() - px(_SIGN) // 2
            painter.drawPixmap(QPoint(at, top), self._icons.pixmap(sign, _SIGN, "ink3", ratio))
            at -= px(5)

    def _paint_bar(self, painter: QPainter, room: QRect, cell: Cell, below: int) -> None:
        """The kilometres of the longest day, or the kind's colour in full width."""
        if cell.day_id is None:
            return
        px, theme = self._theme.px, self._theme
        height = min(px(_BAR), max(2, room.height() - 2 * below))
        bar = QRect(room.left(), room.bottom() - below - height, room.width(), height)
        if cell.distance:
            painter.fillRect(bar, theme.color("line"))
            bar.setWidth(max(2, round(bar.width() * cell.share)))
        painter.fillRect(bar, theme.tokens.kind(cell.kind))

    def _paint_sum(self, painter: QPainter, room: QRect, week: WeekSum) -> None:
        px = self._theme.px
        is_thin = room.height() < px(Room.DATE)
        lines = [(f"{week.distance} km" if week.distance else "", "tiny" if is_thin else "strong", "ink")]
        lines += [(week.days, "small", "ink2"), (week.average, "small", "ink2")]
        lines = [line for line in lines if line[0]]
        shown = lines[: max(1, (room.height() - px(4)) // px(_LINE))]
        below = px(_BAR_BELOW - 2) if room.height() >= px(Room.ALL) else 0 if is_thin else px(3)
        top = room.bottom() - below - px(_LINE) * len(shown)
        for words, font, token in shown:
            self._words(painter, QRect(room.left(), top, room.width(), px(_LINE)), words, font, token, _LEFT)
            top += px(_LINE)

    def _first_line(self, room: QRect) -> QRect:
        px = self._theme.px
        top = px(_TOP if room.height() >= px(Room.ALL) else 3)
        return QRect(room.left(), room.top() + top, room.width(), px(_DATE))

    def _words(
        self, painter: QPainter, line: QRect, words: str, font: str, token: str, where: Qt.AlignmentFlag
    ) -> int:
        """Write words in one line; their width."""
        if not words:
            return 0
        painter.setFont(self._fonts[font])
        painter.setPen(self._theme.color(token))
        metrics = self._metrics[font]
        width = metrics.horizontalAdvance(words)
        if width > line.width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, where, words)
        return width

    def _wrap(self, words: str, font: str, width: int, most: int) -> list[str]:
        """The words in at most so many lines, the last one cut where they need more."""
        key = f"{font} {words}", width, most
        if key not in self._wrapped:
            if len(self._wrapped) > _KEPT:
                self._wrapped.clear()
            self._wrapped[key] = wrapped(self._metrics[font], words, width, most)
        return self._wrapped[key]


def wrapped(metrics: QFontMetrics, words: str, width: int, most: int) -> list[str]:
    """Words broken between them into at most `most` lines no wider than `width` pixels."""
    lines: list[str] = []
    left = words.split()
    while left and len(lines) < most - 1:
        count = len(left)
        while count > 1 and metrics.horizontalAdvance(" ".join(left[:count])) > width:
            count -= 1
        lines.append(" ".join(left[:count]))
        left = left[count:]
    if left:
        lines.append(" ".join(left))
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
