"""The report as small spreads beside its pages."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from expedition.text import _
from ui.background import Background
from ui.paper import Paper
from ui.theme import Theme

_THUMB_WIDTH, _THUMB_GAP, _THUMB_WORDS = 62, 12, 22
_CHUNK = 8
SpreadOf = Callable[[int], tuple[int, ...]]


class Thumbnails(QAbstractScrollArea):
    """The report as small spreads; a click turns to one.

    Signals:
        chosen: A page (from 0).
    """

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, background: Background, spread_of: Callable[[int], tuple[int, ...]]
    ) -> None:
        super().__init__()
        self._theme, self._background, self._spread_of = theme, background, spread_of
        self._paper: Paper | None = None
        self._current = 0
        self._images: dict[int, QImage] = {}
        self.setFixedWidth(theme.px(2 * _THUMB_WIDTH + 26))
        self.setAccessibleName(_("Small pages"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_paper(self, paper: Paper | None) -> None:
        """Another report; old small pages stay until new ones are there."""
        self._paper = paper
        if paper is None:
            self._images.clear()
        self._arrange()
        if paper is not None:
            self._draw_from(paper, 0)

    def show_page(self, number: int) -> None:
        """Frame the spread with this page and bring it into sight."""
        self._current = number
        box = next((box for pages, box in self._boxes() if number in pages), None)
        if box is not None:
            bar, margin = self.verticalScrollBar(), self._theme.px(_THUMB_GAP)
            if box.top() < margin:
                bar.setValue(bar.value() + box.top() - margin)
            elif box.bottom() > self.viewport().height() - margin:
                bar.setValue(bar.value() + box.bottom() - self.viewport().height() + margin)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Spreads with their numbers."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("side"))
        painter.fillRect(0, 0, 1, self.viewport().height(), self._theme.color("line"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(self._theme.tiny())
        for pages, box in self._boxes():
            if box.bottom() < -40 or box.top() > self.viewport().height():
                continue
            self._paint_spread(painter, pages, box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        at = event.position().toPoint()
        pages = next((pages for pages, box in self._boxes() if box.contains(at)), None)
        if pages:
            self.chosen.emit(pages[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height to scroll in."""
        super().resizeEvent(event)
        self._arrange()

    def _paint_spread(self, painter: QPainter, pages: tuple[int, ...], box: QRect) -> None:
        theme = self._theme
        width = box.width() // len(pages)
        for place, number in enumerate(pages):
            page = QRect(box.left() + place * width, box.top(), width, box.height())
            painter.fillRect(page, theme.color("paper"))
            if number in self._images:
                painter.drawImage(page, self._images[number])
            painter.setPen(theme.color("paper_line"))
            painter.drawRect(page.adjusted(0, 0, -1, -1))
        is_current = self._current in pages
        if is_current:
            painter.setPen(QPen(theme.color("here"), 2))
            painter.drawRect(box.adjusted(-3, -3, 2, 2))
        painter.setPen(theme.color("ink" if is_current else "ink3"))
        words = QRect(0, box.bottom() + theme.px(4), self.viewport().width(), theme.px(_THUMB_WORDS - 4))
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, span_words(pages))

    def _boxes(self) -> list[tuple[tuple[int, ...], QRect]]:
        if self._paper is None:
            return []
        px, boxes, number = self._theme.px, [], 0
        top = px(_THUMB_GAP) - self.verticalScrollBar().value()
        while number < len(self._paper):
            pages = self._spread_of(number)
            size = self._paper.sizes[number]
            width = px(_THUMB_WIDTH) * len(pages)
            height = round(px(_THUMB_WIDTH) * size.height() / size.width())
            boxes.append((pages, QRect((self.viewport().width() - width) // 2, top, width, height)))
            top += height + px(_THUMB_WORDS + _THUMB_GAP)
            number = pages[-1] + 1
        return boxes

    def _arrange(self) -> None:
        boxes = self._boxes()
        bar = self.verticalScrollBar()
        bottom = boxes[-1][1].bottom() + bar.value() + self._theme.px(40) if boxes else 0
        bar.setRange(0, max(0, bottom - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._theme.px(40))
        self.viewport().update()

    def _draw_from(self, paper: Paper, first: int) -> None:
        """Draw a few at a time, so that a long book shows its beginning at once."""
        if paper is not self._paper or first >= len(paper):
            return
        width = round(self._theme.px(_THUMB_WIDTH) * self.devicePixelRatioF())
        numbers = range(first, min(first + _CHUNK, len(paper)))

        def take(images: list[QImage]) -> None:
            if paper is self._paper:
                self._images.update(zip(numbers, images, strict=True))
                self.viewport().update()
                self._draw_from(paper, numbers.stop)

        self._background.run(
            lambda _progress: [paper.image(number, width) for number in numbers],
            done=take,
            failed=lambda _sentence: None,
        )


def span_words(pages: tuple[int, ...]) -> str:
    """Page numbers as people count them: "6 to 7"."""
    if len(pages) < 2:
        return str(pages[0] + 1) if pages else ""
    return _("{first} to {last}").format(first=pages[0] + 1, last=pages[-1] + 1)
