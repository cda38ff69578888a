"""A photo as it is shown, and the bytes it is printed from."""

from pathlib import Path

from expedition.errors import ReadError
from expedition.record_classes import dataclass
from expedition.reports.photos.jpeg import Span
from expedition.text import _

_QUARTERS = {1: 6, 6: 3, 3: 8, 8: 1, 2: 7, 7: 4, 4: 5, 5: 2}
"""What a way of lying becomes by a quarter turn clockwise."""

_UPRIGHT = {
    1: (0, 1, 0, 0, 0, 1),
    2: (1, -1, 0, 0, 0, 1),
    3: (1, -1, 0, 1, 0, -1),
    4: (0, 1, 0, 1, 0, -1),
    5: (0, 0, 1, 0, 1, 0),
    6: (1, 0, -1, 0, 1, 0),
    7: (1, 0, -1, 1, -1, 0),
    8: (0, 0, 1, 1, -1, 0),
}
"""Across = a + b·u + c·v and down = d + e·u + f·v when upright; u and v are those of the file, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo of the book; `width` and `height` are its pixels as shown, `turned` the traveller's turn."""

    path: Path
    sha256: str
    width: int
    height: int
    turned: int = 0

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Print:
    """The JPEG a photo is printed from.

    Attributes:
        width: Pixels across as stored.
        height: Pixels down as stored.
        orientation: How the pixels lie, 1 to 8 as EXIF counts them; 1 is upright.
        colours: The PDF's name for them.
        size: How many bytes it has.
        path: The file that holds it; None where `data` is all there is.
        spans: Which bytes of the file are meant; none for all.
        data: The bytes, where there is no file.
    """

    width: int
    height: int
    orientation: int
    colours: str
    size: int
    path: Path | None = None
    spans: tuple[Span, ...] = ()
    data: bytes = b""

    @property
    def ratio(self) -> float:
        """Width by height as shown."""
        return self.width / self.height if self.orientation < 5 else self.height / self.width

    def content(self) -> bytes:
        """The bytes of the JPEG.

        Raises:
            ReadError: The file is gone since it was looked at.
        """
        if self.path is None:
            return self.data
        try:
            data = self.path.read_bytes()
        except OSError as error:
            words = _("A photo could not be read while the report was written: {why}.")
            raise ReadError(words.format(why=error.strerror or error)) from error
        return b"".join(data[first:last] for first, last in self.spans) if self.spans else data


def orientation_after(orientation: int, turned: int) -> int:
    """How the pixels lie once the picture is turned clockwise by so many degrees."""
    for _quarter in range(turned // 90 % 4):
        orientation = _QUARTERS[orientation]
    return orientation


def matrix(
    orientation: int, x: float, top: float, width: float, height: float
) -> tuple[float, float, float, float, float, float]:
    """The PDF matrix that lays a picture upright over a box; `top` counts upwards like the PDF's own y."""
    a, b, c, d, e, f = _UPRIGHT[orientation]
    return (
        width * b,
        -height * e,
        -width * c,
        height * f,
        x + width * (a + c),
        top - height * (d + f),
    )
