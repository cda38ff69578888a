"""Which part of a picture is seen in a box of another shape."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage


def middle_of(image: QImage, box: QRectF) -> QRectF:
    """The middle of an image that fills a box."""
    scale = max(box.width() / image.width(), box.height() / image.height())
    width, height = box.width() / scale, box.height() / scale
    return QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
