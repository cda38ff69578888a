"""Plain sources of tiles for the tests of maps."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QColor, QImage


class PlainTiles:
    """Tiles of one colour; remembers which were asked for, and by which threads."""

    is_slow = False

    def __init__(
        self, color: str = "#336699", zooms: tuple[int, int] = (0, 16), credit: str = "Plain"
    ) -> None:
        self.color, self.zooms, self.credit = QColor(color), zooms, credit
        self.key = f"plain {color}"
        self.asked: list[tuple[int, int, int]] = []
        self.threads: set[int] = set()
        self._is_open = threading.Event()
        self._is_open.set()

    @contextmanager
    def held(self) -> Iterator[None]:
        """While this lasts no tile gets done."""
        self._is_open.clear()
        try:
            yield
        finally:
            self._is_open.set()

    def tile(self, zoom: int, column: int, row: int, ratio: float) -> QImage | None:
        self.asked.append((zoom, column, row))
        self.threads.add(threading.get_ident())
        self._is_open.wait(5)
        image = QImage(round(512 * ratio), round(512 * ratio), QImage.Format.Format_RGB32)
        image.fill(self.color)
        return image
