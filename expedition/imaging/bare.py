"""Pictures without all that a camera writes into them: place, time, owner, number of the camera."""

import io
from pathlib import Path

from expedition.errors import ReadError
from expedition.imaging import pictures
from expedition.imaging.colours import plain
from expedition.record_classes import dataclass
from expedition.text import _

AS_LARGE = 1 << 20
"""Pixels of the longer edge that no picture has: for one as large as it was."""
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class BarePicture:
    """A JPEG that shows a picture and tells nothing else; width and height in pixels."""

    content: bytes
    width: int
    height: int


def without_tags(photo: Path, longest: int = AS_LARGE) -> BarePicture:
    """The picture of a file, upright, in sRGB and no longer than so many pixels.

    Raises:
        ReadError: The file is gone, or nothing of it can be shown.
    """
    try:
        with photo.open("rb") as file:
            shown = plain(pictures.decoded(file, longest), longest)
    except OSError as error:
        raise ReadError(_("The photo cannot be read: {why}.").format(why=error.strerror or error)) from error
    except MemoryError as error:
        raise ReadError(_("It needs more memory than there is.")) from error
    stream = io.BytesIO()
    shown.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return BarePicture(stream.getvalue(), *shown.size)
