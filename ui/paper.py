"""A finished PDF as pages to look at; drawn in jobs, never on the window's own thread."""

import threading

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage


class Paper:
    """The pages of one PDF; all share a `turn`, since the drawing library takes one caller at a time."""

    def __init__(self, data: bytes, turn: threading.Lock) -> None:
        # Whoever never looks at a report needs none of it.
        import pypdfium2

        self.data = data
        self._turn = turn
        with self._turn:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes = tuple(
                QSizeF(*self._document.get_page_size(number)) for number in range(len(self._document))
            )
        self._is_closed = False

    def __len__(self) -> int:
        return len(self.sizes)

    def image(self, number: int, width: int) -> QImage:
        """A page (from 0) that many pixels wide; nothing once the paper is closed."""
        scale = width / self.sizes[number].width()
        with self._turn:
            if self._is_closed:
                return QImage()
            page = self._document[number]
            # Four bytes a pixel, the fourth unused: what the screen takes without converting.
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
            page.close()
        return image

    def led_to(self, number: int, x: float, y: float) -> int | None:
        """The page (from 0) to which a link leads; `x` and `y` are shares of its page from the upper left."""
        from pypdfium2 import raw

        size = self.sizes[number]
        with self._turn:
            if self._is_closed:
                return None
            page = self._document[number]
            link = raw.FPDFLink_GetLinkAtPoint(page, x * size.width(), (1 - y) * size.height())
            there = raw.FPDFLink_GetDest(self._document, link) if link else None
            found = raw.FPDFDest_GetDestPageIndex(self._document, there) if there else -1
            page.close()
        return found if found >= 0 else None

    def close(self) -> None:
        """Give the document back; may wait for a page that is being drawn."""
        with self._turn:
            self._is_closed = True
            self._document.close()
