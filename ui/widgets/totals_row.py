"""The totals under a table, each below its column."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.table_head import SIDE
from ui.widgets.table_view import TableView

_ROW, _LINE, _GAP = 38, 22, 20


class TotalsRow(QWidget):
    """How many lines, what they are, and sums by column; further sentences below."""

    def __init__(self, theme: Theme, table: TableView) -> None:
        super().__init__()
        self._theme, self._table = theme, table
        self._words = ""
        self._sums: dict[int, str] = {}
        self._more: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for moved in (table.head.sectionResized, table.head.sectionMoved, table.head.geometriesChanged):
            moved.connect(lambda *_news: self.update())
        table.scrolled.connect(self.update)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """All that is said."""
        return self.accessibleName()

    def show_totals(self, words: str, sums: Mapping[int, str], more: tuple[str, ...]) -> None:
        """Show other totals; `sums` by the number of their column."""
        self._words, self._sums, self._more = words, dict(sums), more
        heads = {
            column: str(self._table.model().headerData(column, Qt.Orientation.Horizontal)) for column in sums
        }
        said = [f"{heads[column]}: {text}" for column, text in sums.items()]
        self.setAccessibleName(". ".join([words, *said, *more]))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """One line, and one for each further sentence."""
        px = self._theme.px
        return QSize(200, px(_ROW) + px(_LINE) * len(self._more) + (px(6) if self._more else 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The edge, the words, the sums."""
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        painter.fillRect(0, 0, self.width(), 1, theme.color("edge"))
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.strong())
        room = QRect(px(SIDE), 1, self.width() - 2 * px(SIDE), px(_ROW) - 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        left = min((box.left() for box in self._boxes().values()), default=room.right())
        fitting = QRect(
            room.left(), room.top(), min(room.right(), left - px(_GAP)) - room.left(), room.height()
        )
        shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, fitting.width())
        painter.drawText(fitting, middle | Qt.AlignmentFlag.AlignLeft, shown)
        for column, box in self._boxes().items():
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, self._sums[column])
        painter.setFont(theme.small())
        painter.setPen(theme.color("ink2"))
        for number, sentence in enumerate(self._more):
            line = QRect(room.left(), px(_ROW) + number * px(_LINE), room.width(), px(_LINE))
            cut = painter.fontMetrics().elidedText(sentence, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, cut)

    def _boxes(self) -> dict[int, QRect]:
        """Where the sums stand: right under their column, as wide as they are."""
        head, metrics = self._table.head, QFontMetrics(self._theme.strong())
        boxes = {}
        for column, text in self._sums.items():
            if head.isSectionHidden(column):
                continue
            left = head.sectionViewportPosition(column)
            cell = head.inside(QRect(left, 1, head.sectionSize(column), self._theme.px(_ROW) - 1), column)
            width = max(cell.width(), metrics.horizontalAdvance(text) + 1)
            boxes[column] = QRect(cell.right() - width + 1, cell.top(), width, cell.height())
        return boxes
