"""Pictures of one colour, and what colours came out."""

import io

from PIL import Image
from PySide6.QtGui import QImage

RED, BLUE, GREEN, GREY = "#FF0000", "#0000FF", "#00FF00", "#808080"


def png(colour: str, side: int = 256) -> bytes:
    """A square."""
    stored = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(stored, "PNG")
    return stored.getvalue()


def colours_of(image: QImage | None) -> list[str]:
    """The colours in the middles of the four quarters: upper left, upper right, lower left, lower right."""
    assert image is not None
    low, high = image.width() // 4, image.width() * 3 // 4
    corners = ((low, low), (high, low), (low, high), (high, high))
    return [image.pixelColor(x, y).name().upper() for x, y in corners]
