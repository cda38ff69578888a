"""What stays below a page that scrolls: offers, and the line for quick entry."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.offer_line import OfferLine


class PageFoot(QWidget):
    """Lines over the last one, which always stands.

    Signals:
        changed: Lines came or went.
    """

    changed = Signal()

    def __init__(self, last: OfferLine) -> None:
        super().__init__()
        self._last = last
        self._margin = 0
        self.offers: list[OfferLine] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(last)

    @property
    def lines(self) -> tuple[OfferLine, ...]:
        """All lines, from above."""
        return (*self.offers, self._last)

    def add(self, offer: OfferLine) -> None:
        """Offer something more."""
        self.offers.append(offer)
        self._rows.insertWidget(len(self.offers) - 1, offer)
        offer.stand_at(self._margin)
        self.changed.emit()

    def remove(self, offer: OfferLine) -> None:
        """Offer it no longer."""
        if offer in self.offers:
            self.offers.remove(offer)
            self._rows.removeWidget(offer)
            offer.hide()
            offer.deleteLater()
            self.changed.emit()

    def stand_at(self, margin: int) -> None:
        """Begin where the words of the page begin."""
        self._margin = margin
        for line in self.lines:
            line.stand_at(margin)

    def height_needed(self) -> int:
        """Of all lines, in pixels."""
        return sum(line.height() for line in self.lines)
