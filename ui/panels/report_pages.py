"""Pages of a report lying on the desk."""

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from expedition.text import _, plural
from ui.background import Background
from ui.paper import Paper
from ui.theme import Theme

_GAP, _MARGIN = 14, 24


class PageView(QAbstractScrollArea):
    """One page or a spread at a time; wheel and keys turn them.

    Signals:
        turned: The first page shown (from 0).
    """

    turned = Signal(int)

    def __init__(self, theme: Theme, background: Background) -> None:
        super().__init__()
        self._theme, self._background = theme, background
        self._paper: Paper | None = None
        self._first, self._is_double, self._zoom = 0, True, 0.0
        self._glimpse: tuple[Paper, int] | None = None
        self._images: dict[int, QImage] = {}
        self._asked: set[tuple[int, int]] = set()
        self._settle = QTimer(self, singleShot=True, interval=60)
        self._settle.timeout.connect(self._ask)
        self.setAccessibleName(_("Pages"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    @property
    def shown(self) -> tuple[int, ...]:
        """The pages in sight (from 0)."""
        return self.spread_of(self._first)

    def show_paper(self, paper: Paper | None) -> None:
        """Lay another report down; the old pages stay in sight until the new ones are drawn."""
        self._paper, self._glimpse = paper, None
        self._asked.clear()
        if paper is None:
            self._images.clear()
            self._first = 0
        else:
            self._first = min(self._first, max(0, len(paper) - 1))
        self._arrange()

    def show_glimpse(self, paper: Paper, first: int) -> None:
        """Show some pages of another report, from page `first` (from 0), in the place of these."""
        self._glimpse = paper, first
        self._asked.clear()
        self._arrange()

    def show_page(self, number: int) -> None:
        """Turn to a page."""
        if self._paper is None:
            return
        first = self.spread_of(max(0, min(number, len(self._paper) - 1)))[0]
        if first != self._first:
            self._first = first
            self.verticalScrollBar().setValue(0)
            self.turned.emit(first)
        self._arrange()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link of the page: a line of the contents turns to its page."""
        at = event.position().toPoint()
        found = next(((number, box) for number, box in self._boxes() if box.contains(at)), None)
        if found is None or event.button() is not Qt.MouseButton.LeftButton or self._paper is None:
            return
        (number, box), whole = found, self._paper
        if self._source(number)[0] is not whole:
            return  # A first look knows only its own few pages.
        x, y = (at.x() - box.left()) / box.width(), (at.y() - box.top()) / box.height()

        def go(page: int | None) -> None:
            if page is not None and whole is self._paper:
                self.show_page(page)

        self._background.run(
            lambda _progress: whole.led_to(number, x, y), done=go, failed=lambda _sentence: None
        )

    def turn(self, step: int) -> None:
        """Turn one leaf on (1) or back (−1)."""
        shown = self.shown
        if shown:
            self.show_page(shown[-1] + 1 if step > 0 else shown[0] - 1)

    def lay(self, *, is_double: bool, zoom: float) -> None:
        """One page or two; `zoom` 0 fits the window, 1 is the size of the paper."""
        self._is_double, self._zoom = is_double, zoom
        self.show_page(self._first)

    def spread_of(self, number: int) -> tuple[int, ...]:
        """The pages that lie open together with one; the cover lies alone."""
        count = len(self._paper) if self._paper else 0
        if number >= count:
            return ()
        if not self._is_double or number == 0:
            return (number,)
        first = number if number % 2 else number - 1
        return tuple(page for page in (first, first + 1) if page < count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Desk, pages, outlines."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("desk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, box in self._boxes():
            painter.fillRect(box, self._theme.color("paper"))
            if number in self._images:
                painter.drawImage(box, self._images[number])
            painter.setPen(QPen(self._theme.color("paper_line"), 1))
            painter.drawRect(box.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll within a page, and turn at its end."""
        bar = self.verticalScrollBar()
        down = event.angleDelta().y() < 0
        if bar.maximum() > 0 and bar.value() != (bar.maximum() if down else 0):
            super().wheelEvent(event)
        elif abs(event.angleDelta().y()) >= 60:
            self.turn(1 if down else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Page keys turn, Home and End go to the covers."""
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self.turn(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.turn(-1)
        elif key == Qt.Key.Key_Home:
            self.show_page(0)
        elif key == Qt.Key.Key_End and self._paper:
            self.show_page(len(self._paper) - 1)
        else:
            super().keyPressEvent(event)

    def _page_width(self) -> int:
        """Pixels of the window for the width of a page."""
        assert self._paper is not None
        shown = self.shown
        size = self._size(shown[0])
        if self._zoom:
            return round(size.width() * self._zoom * self._theme.scale * 96 / 72)
        columns = 2 if self._is_double else 1
        across = (self.viewport().width() - 2 * _MARGIN - (columns - 1) * _GAP) / columns
        down = (self.viewport().height() - 2 * _MARGIN) * size.width() / size.height()
        return max(40, int(min(across, down)))

    def _boxes(self) -> list[tuple[int, QRect]]:
        shown = self.shown
        if not shown or self._paper is None:
            return []
        width = self._page_width()
        sizes = [QSize(width, round(width * s.height() / s.width())) for s in map(self._size, shown)]
        total = sum(size.width() for size in sizes) + _GAP * (len(sizes) - 1)
        height = max(size.height() for size in sizes)
        room = self.viewport().size()
        left = max(_MARGIN, (room.width() - total) // 2) - self.horizontalScrollBar().value()
        top = max(_MARGIN, (room.height() - height) // 2) - self.verticalScrollBar().value()
        boxes = []
        for number, size in zip(shown, sizes, strict=True):
            boxes.append((number, QRect(QPoint(left, top), size)))
            left += size.width() + _GAP
        return boxes

    def _arrange(self) -> None:
        boxes = [box for _number, box in self._boxes()]
        room = self.viewport().size()
        if boxes:
            width = boxes[-1].right() - boxes[0].left() + 2 * _MARGIN
            height = max(box.height() for box in boxes) + 2 * _MARGIN
            for bar, wanted, there in (
                (self.horizontalScrollBar(), width, room.width()),
                (self.verticalScrollBar(), height, room.height()),
            ):
                bar.setRange(0, max(0, wanted - there))
                bar.setPageStep(there)
                bar.setSingleStep(40)
        self.viewport().update()
        self._settle.start()

    def _ask(self) -> None:
        """Have the pages in sight drawn at the size they are seen."""
        if self._paper is None:
            return
        for number, box in self._boxes():
            width = round(box.width() * self.devicePixelRatioF())
            if (number, width) not in self._asked:
                self._asked.add((number, width))
                self._draw(number, width)

    def _draw(self, number: int, width: int) -> None:
        paper, place = self._source(number)

        def take(image: QImage) -> None:
            if self._paper is not None and self._source(number)[0] is paper and not image.isNull():
                self._images[number] = image
                self.viewport().update()

        self._background.run(
            lambda _progress: paper.image(place, width), done=take, failed=lambda _sentence: None
        )

    def _source(self, number: int) -> tuple[Paper, int]:
        """The paper that has a page, and which of its pages it is."""
        assert self._paper is not None
        if self._glimpse is not None:
            paper, first = self._glimpse
            if first <= number < first + len(paper):
                return paper, number - first
        return self._paper, number

    def _size(self, number: int) -> QSizeF:
        paper, place = self._source(number)
        return paper.sizes[place]


def place_words(pages: tuple[int, ...], count: int) -> str:
    """Where one is in the report: "Pages 6 and 7 of 14"."""
    if not pages:
        return plural("{n} page", "{n} pages", count)
    if len(pages) == 1:
        return _("Page {page} of {count}").format(page=pages[0] + 1, count=count)
    return _("Pages {first} and {last} of {count}").format(first=pages[0] + 1, last=pages[1] + 1, count=count)
