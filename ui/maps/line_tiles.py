"""The lines of a trip as transparent tiles, so that panning never draws them anew."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from expedition.cartography.clipping import Box
from expedition.cartography.line_batches import batches, day_ends
from expedition.cartography.line_styles import Stroke
from expedition.cartography.lines import SeenLine, TripLines
from expedition.cartography.mercator import TILE_PX
from expedition.errors import UserError
from ui.maps.line_painting import Frame, paint, paint_day_ends
from ui.tokens import Tokens

_ZOOMS = 0, 19
_CASING = (Stroke("casing", 4.4),)
_ENDS_PX = 60.0
"""Ends of days closer together than this are left out."""


class LineTiles:
    """Draws all lines of a trip; one source for each look, never changing."""

    def __init__(
        self, lines: TripLines, tokens: Tokens, today: int | None = None, *, is_cased: bool = False
    ) -> None:
        """Lines as they are seen from the day with this number, those after it dotted; or the whole trip.

        On a ground of colours that are not ours they are cased.
        """
        self._lines, self._tokens, self._today = lines, tokens, today
        self._is_cased = is_cased
        look = ("dark" if tokens.is_dark else "light") + ("-cased" if is_cased else "")
        self.key = f"lines-{lines.stamp}-{today}-{look}"
        self.zooms = _ZOOMS
        self.credit = ""
        self.is_slow = False

    def tile(self, zoom: int, column: int, row: int, ratio: float) -> QImage | None:
        """The lines on this tile; None where there are none."""
        side = 1.0 / 2**zoom
        frame = Frame(Box(column * side, row * side, (column + 1) * side, (row + 1) * side), TILE_PX / side)
        seen = self._seen(zoom, frame.wide, ratio)
        if not seen:
            return None
        image = QImage(
            round(TILE_PX * ratio), round(TILE_PX * ratio), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        # A painter that outlives its picture takes the program with it.
        try:
            self._paint(painter, frame, seen, zoom)
        finally:
            painter.end()
        return image

    def _paint(self, painter: QPainter, frame: Frame, seen: list[SeenLine], zoom: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = batches(seen, self._today, is_toned=self._lines.is_toned(zoom))
        if self._is_cased:
            paint(painter, frame, [replace(batch, strokes=_CASING) for batch in drawn], self._color)
        paint(painter, frame, drawn, self._color)
        paint_day_ends(painter, frame, self._ends(seen, frame), self._color)

    def _seen(self, zoom: int, box: Box, ratio: float) -> list[SeenLine]:
        try:
            return self._lines.near(zoom + ratio - 1, box)
        except UserError:
            # What is damaged is told where the day is opened; the map shows what it has.
            return self._lines.coarse(zoom)

    def _ends(self, seen: list[SeenLine], frame: Frame) -> list[tuple[float, float]]:
        """Ends of days that were long enough to be told apart here."""
        wide = frame.wide
        return [
            (x, y)
            for day, (x, y) in day_ends(seen).items()
            if wide.left <= x <= wide.right
            and wide.top <= y <= wide.bottom
            and self._lines.day_length(day) * frame.world_px >= _ENDS_PX
        ]

    def _color(self, token: str) -> QColor:
        return QColor(str(getattr(self._tokens, token)))
