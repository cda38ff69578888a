"""Tooltips of what travellers wrote: words, never markup; and of what they saw."""

from html import escape

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage


def plain(words: str) -> str:
    """The words so that a tooltip shows them as they are; Qt would take a tag in them for rich text."""
    return f"<qt>{_lines(words)}</qt>" if "<" in words else words


def pictured(words: str, image: QImage, width: int) -> str:
    """A picture so many pixels wide with words under it."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    small = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    small.save(buffer, "PNG")  # type: ignore[call-overload]
    data = bytes(buffer.data().toBase64().data()).decode()
    return f'<qt><img src="data:image/png;base64,{data}"><br>{_lines(words)}</qt>'


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
