"""A photo inside a PDF, read from its file only when it is written."""

from typing import Any

from reportlab.pdfbase import pdfdoc

from expedition.errors import ReadError
from expedition.reports.photos.picture import Print

_NOTHING = b"\xe6"
"""One pixel of light grey."""


class PhotoObject(pdfdoc.PDFImageXObject):  # type: ignore[misc]  # the library has no types
    """The JPEG of a photo; a grey field where its file went while the book was made."""

    def __init__(self, shown: Print) -> None:
        super().__init__("")
        self._shown = shown

    def format(self, document: Any) -> Any:
        """The object's bytes."""
        shown = self._shown
        self.bitsPerComponent = 8
        try:
            self.streamContent = shown.content()
            self.width, self.height, self.colorSpace = shown.width, shown.height, shown.colours
            self._filters: tuple[str, ...] = ("DCTDecode",)
        except ReadError:
            self.streamContent = _NOTHING
            self.width, self.height, self.colorSpace, self._filters = 1, 1, "DeviceGray", ()
        written = super().format(document)
        self.streamContent = b""
        return written
