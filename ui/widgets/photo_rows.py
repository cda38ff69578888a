"""Pictures in rows of four, put in order by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.icons import Icons
from ui.theme import Theme
from ui.widgets.card_row import REACH
from ui.widgets.photo_cell import PHOTO, CellWords, PhotoCell

ACROSS = 4
_GAP = 8


class PhotoRows(QWidget):
    """Cells, each known by its place.

    Signals:
        pressed: A cell was pressed.
        asked: A key of a cell asks for something; see `PhotoCell.asked`.
        shifted: A photo is to go on by so many places.
        menu_wanted: The menu of a cell is wanted at this place of the screen.
        written: The caption typed in a cell.
        missing: A cell is drawn without its picture.
        dropped: The id of a photo, and before which place it was dropped.
    """

    pressed = Signal(int)
    asked = Signal(int, str)
    shifted = Signal(int, int)
    menu_wanted = Signal(int, QPoint)
    written = Signal(int, str)
    missing = Signal()
    dropped = Signal(int, int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._shown = 0
        self._gap: int | None = None
        self.cells: list[PhotoCell] = []
        self._places = QGridLayout(self)
        self._places.setContentsMargins(theme.px(REACH), 0, theme.px(REACH), 0)
        self._places.setSpacing(theme.px(_GAP))
        self.setAcceptDrops(True)
        self._make(ACROSS)

    @property
    def shown(self) -> int:
        """How many cells stand there."""
        return self._shown

    def show_words(self, words: Sequence[CellWords]) -> None:
        """Show so many cells, and what they say."""
        self._shown = len(words)
        self._make(len(words))
        for place, cell in enumerate(self.cells):
            cell.setEnabled(place < len(words))
            cell.setVisible(place < len(words))
        for place, said in enumerate(words):
            row = words[place - place % ACROSS : place - place % ACROSS + ACROSS]
            has_captions = any(one.caption and one.has_picture for one in row)
            self.cells[place].show_words(said, has_captions=has_captions)

    def in_sight(self) -> list[int]:
        """The places of the cells that can be seen."""
        return [at for at in range(self._shown) if not self.cells[at].visibleRegion().isEmpty()]

    def step(self, place: int) -> None:
        """Give a cell the focus, if it is there."""
        if 0 <= place < self._shown:
            self.cells[place].setFocus()

    def close_editors(self) -> None:
        """Forget captions half typed."""
        for cell in self.cells:
            cell.close_editor()

    def _make(self, count: int) -> None:
        while len(self.cells) < count:
            place = len(self.cells)
            cell = PhotoCell(self._theme, self._icons)
            # Empty places keep the others from growing wide.
            policy = cell.sizePolicy()
            policy.setRetainSizeWhenHidden(place < ACROSS)
            cell.setSizePolicy(policy)
            cell.clicked.connect(lambda _checked=False, at=place: self.pressed.emit(at))
            cell.asked.connect(lambda what, at=place: self.asked.emit(at, what))
            cell.stepped.connect(lambda step, at=place: self.step(at + step))
            cell.shifted.connect(lambda step, at=place: self.shifted.emit(at, step))
            cell.menu_wanted.connect(lambda where, at=place: self.menu_wanted.emit(at, where))
            cell.written.connect(lambda words, at=place: self.written.emit(at, words))
            cell.missing.connect(self.missing)
            self._places.addWidget(cell, place // ACROSS, place % ACROSS, Qt.AlignmentFlag.AlignTop)
            self._places.setColumnStretch(place % ACROSS, 1)
            self.cells.append(cell)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A photo may be put elsewhere; files are for the window."""
        if event.mimeData().hasFormat(PHOTO):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        self._mark(self.gap_at(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It goes elsewhere."""
        self._mark(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it there."""
        gap = self.gap_at(event.position().toPoint())
        self._mark(None)
        event.acceptProposedAction()
        self.dropped.emit(int(bytes(event.mimeData().data(PHOTO).data()).decode()), gap)

    def gap_at(self, at: QPoint) -> int:
        """Before which photo something dropped here would stand."""
        for place, cell in enumerate(self.cells[: self._shown]):
            box = cell.geometry()
            if at.y() <= box.bottom() and at.x() < box.center().x():
                return place
            if at.y() <= box.bottom() and place % ACROSS == ACROSS - 1:
                return place + 1
        return self._shown

    def _mark(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line where a photo would be dropped."""
        if self._gap is None or not self._shown:
            return
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("here"), 2))
        line = self._line(self._gap)
        painter.drawLine(line.topLeft(), line.bottomLeft())
        painter.end()

    def _line(self, gap: int) -> QRect:
        """Beside the photo before the gap in its row, or before the first of a row."""
        half = self._theme.px(_GAP) // 2
        if gap % ACROSS and gap > 0:
            box = self.cells[gap - 1].geometry()
            return QRect(box.right() + half, box.top(), 1, box.height())
        is_behind = gap == self._shown
        box = self.cells[gap - 1 if is_behind else gap].geometry()
        return QRect(box.right() + half if is_behind else box.left() - half, box.top(), 1, box.height())
