"""The list of what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from expedition.text import _
from ui.icons import Icons
from ui.models.hit_lines import KindLine, Line
from ui.models.hit_list import HitListModel
from ui.panels.find_rows import FindDelegate
from ui.theme import Theme


class FindList(QListView):
    """Hits, walked through while the field keeps the focus.

    Signals:
        picked: The line that was wanted.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.hits = HitListModel()
        self.setModel(self.hits)
        self.setItemDelegate(FindDelegate(theme, icons, self))
        self.setAccessibleName(_("Found"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these from their beginning, the first one chosen."""
        self.hits.show_lines(lines)
        self._go(self.hits.beside(-1, 1))
        self.scrollToTop()

    def step(self, by: int) -> None:
        """Go so many lines down, or up; at the end of the list it stays."""
        place = self.currentIndex().row()
        for _time in range(abs(by)):
            beside = self.hits.beside(place, 1 if by > 0 else -1)
            if beside is None:
                break
            place = beside
        self._go(place)
        if self.hits.beside(place, -1) is None:
            self.scrollToTop()

    @property
    def current(self) -> Line | None:
        """The chosen line."""
        index = self.currentIndex()
        return self.hits.lines[index.row()] if index.isValid() else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click takes a line."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        line = self.hits.lines[index.row()]
        if not isinstance(line, KindLine):
            self.picked.emit(line)

    def _go(self, place: int | None) -> None:
        if place is not None and place >= 0:
            index = self.hits.index(place)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.viewport().update()
