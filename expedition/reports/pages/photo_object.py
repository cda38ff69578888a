"""Pictures inside a PDF; photos are read from their files only when they are written."""

from expedition.errors import ReadError
from expedition.record_classes import dataclass
from expedition.reports.pages.leaf import Stream
from expedition.reports.photos.picture import Print

_NOTHING = b"\xe6"
"""One pixel of light grey."""


@dataclass(frozen=True, slots=True)
class ImageObject:
    """Pixels as they are packed: a size, what their colours are to a PDF, and the packing's name there."""

    width: int
    height: int
    colours: str
    packing: str
    content: bytes

    def stream(self) -> Stream:
        """The object."""
        return _image(self.width, self.height, self.colours, self.packing, self.content)


@dataclass(frozen=True, slots=True)
class PhotoObject:
    """The JPEG of a photo; a grey field where its file went while the book was made."""

    shown: Print

    def stream(self) -> Stream:
        """The object, read now."""
        shown = self.shown
        try:
            content = shown.content()
        except ReadError:
            return _image(1, 1, "DeviceGray", "", _NOTHING)
        return _image(shown.width, shown.height, shown.colours, "DCTDecode", content)


def _image(width: int, height: int, colours: str, packing: str, content: bytes) -> Stream:
    size = f"/Width {width} /Height {height} /ColorSpace /{colours} /BitsPerComponent 8"
    packed = f" /Filter /{packing}" if packing else ""
    return Stream(f"/Type /XObject /Subtype /Image {size}{packed}", content)
