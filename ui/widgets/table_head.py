"""The head of a table: titles quiet, the one that sorts bold with an arrow."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.icons import Icons
from ui.theme import Theme

HEIGHT, EDGE, SIDE = 30, 9, 20
_SIGN = 14


class TableHead(QHeaderView):
    """Sections that can be moved, resized, hidden and pressed to sort."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._icons = theme, icons
        self.sorted_column = -1
        self.is_falling = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(36))
        self.setFixedHeight(theme.px(HEIGHT))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        theme.changed.connect(self.viewport().update)

    def show_order(self, column: int, *, is_falling: bool) -> None:
        """Say which column sorts; none where it is negative."""
        self.sorted_column, self.is_falling = column, is_falling
        self.viewport().update()

    def width_of(self, column: int) -> int:
        """The room a title needs, with its arrow."""
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        width = QFontMetrics(self._theme.small_strong()).horizontalAdvance(title)
        return width + self._theme.px(2 * EDGE + _SIGN)

    def inside(self, box: QRect, section: int) -> QRect:
        """The room for words in a cell of a column; the outer columns keep to the page's margin."""
        px = self._theme.px
        shown = [
            at for place in range(self.count()) if not self.isSectionHidden(at := self.logicalIndex(place))
        ]
        left = SIDE if shown and section == shown[0] else EDGE
        right = SIDE if shown and section == shown[-1] else EDGE
        return box.adjusted(px(left), 0, -px(right), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """One title."""
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.fillRect(rect, theme.color("page"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        is_sorted = section == self.sorted_column
        painter.setFont(theme.small_strong() if is_sorted else theme.small())
        painter.setPen(theme.color("ink" if is_sorted else "ink2"))
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        side = self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        room = self.inside(rect, section)
        arrow = px(_SIGN + 2) if is_sorted else 0
        words = painter.fontMetrics().elidedText(
            title, Qt.TextElideMode.ElideRight, max(0, room.width() - arrow)
        )
        is_right = bool(side & Qt.AlignmentFlag.AlignRight)
        painter.drawText(room.adjusted(0, 0, -arrow if is_right else 0, 0), side, words)
        if is_sorted:
            name = "chevron-up" if self.is_falling else "chevron-down"
            sign = self._icons.pixmap(name, _SIGN, "ink", self.devicePixelRatioF())
            width = painter.fontMetrics().horizontalAdvance(words)
            left = room.right() - px(_SIGN) if is_right else room.left() + width + px(4)
            painter.drawPixmap(left, rect.center().y() - px(_SIGN) // 2, sign)
        painter.restore()
