from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from ui.icons import Icons
from ui.maps.symbol_painting import PIN, SymbolPainting
from ui.theme import Theme


def test_a_number_of_signs_is_a_pile_and_no_single_round(theme: Theme, icons: Icons) -> None:
    painting = SymbolPainting(theme, icons)

    def reach(count: int) -> int:
        """The first row with anything in it, above the middle of the sign."""
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(0x808080)
        painter = QPainter(image)
        painting.pin(painter, QPointF(30, 30), "bed", count, is_hot=False)
        painter.end()
        rows = [y for y in range(60) if any(image.pixel(x, y) & 0xFFFFFF != 0x808080 for x in range(60))]
        return 30 - rows[0]

    assert reach(1) <= PIN / 2 + 1
    assert reach(3) > reach(1)
