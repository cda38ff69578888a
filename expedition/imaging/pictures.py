"""Pictures opened with care: never more pixels than memory holds, and what is left of damaged ones.

Pillow and its decoders are only brought in when the first picture is met.
"""

import io
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import RLock
from typing import TYPE_CHECKING, BinaryIO

from expedition.errors import ReadError
from expedition.imaging import exif, heif, strips
from expedition.imaging.exif import Exif
from expedition.text import _
from expedition.units import number

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 300_000_000
"""Cameras give up to 200 million; JPEG, which can be decoded smaller, may have all of these."""
_MOST_WHOLE_PIXELS = 220_000_000
_MOST_HEIF_BYTES = 256 << 20
_SURE_PIXELS = 20_000_000
_PIXELS_A_BYTE = {"JPEG": 2_000, "MPO": 2_000, "PNG": 100}
_OTHER_PIXELS_A_BYTE = 500
"""A byte that stands for more pixels is no photo's, be it of the night, but a trap: PNG and those not named
here are decoded whole before they are made smaller."""
_TAIL_BYTES = 4096
_DECODERS = {
    b"\xff\xd8": ("Jpeg", "Mpo"),
    b"\x89P": ("Png",),
    b"RI": ("WebP",),
    b"II": ("Tiff",),
    b"MM": ("Tiff",),
}
"""Pillow's modules for files that begin so."""
_FILTERS = RLock()
_SAME = 2
_WAYS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""How a picture of each orientation is set upright."""

_DNG_VERSION, _SUBFILE, _REDUCED = 50706, 254, 1
_EXIF_DIRECTORY, _GPS_DIRECTORY = 0x8769, 0x8825


def opened(file: BinaryIO) -> "Image":
    """The picture with its size and tags, not yet decoded.

    Raises:
        ReadError: It is no picture that can be shown, or far too large.
    """
    from PIL import Image

    size = file.seek(0, os.SEEK_END)
    formats = _bring_decoders(file, size)
    # Its own limit counts pixels without asking for the format; ours follows below, before any is decoded.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with _quiet():
            image = Image.open(file, formats=formats)
    except Exception as error:
        raise ReadError(
            _("The picture is damaged in its first bytes and cannot be shown: copy it here again.")
        ) from error
    _require_sane(image, size)
    return image


def tags(image: "Image") -> Exif:
    """What the camera wrote; empty where it cannot be read."""
    if image.format == "PNG" and "exif" not in image.info:
        return Exif()  # Pillow would decode all of it to look behind the pixels
    found: list[dict[int, object]] = []
    with _quiet():
        for directory in (None, _EXIF_DIRECTORY, _GPS_DIRECTORY):
            entries: dict[int, object] = {}
            with suppress(Exception):
                held = image.getexif()
                source = held if directory is None else held.get_ifd(directory)
                for tag in source:
                    with suppress(Exception):
                        entries[tag] = source[tag]
            found.append(entries)
    return Exif(*found)


def orientation(image: "Image") -> int:
    """How the pixels are turned, 1 to 8; 1 is upright."""
    # Pillow turns TIFF by itself.
    return 1 if image.format == "TIFF" else exif.orientation(tags(image))


def is_cut_off(file: BinaryIO, kind: str) -> bool:
    """Whether the end of a picture of this format is missing, as after an interrupted copy."""
    size = file.seek(0, os.SEEK_END)
    if kind in ("JPEG", "MPO", "PNG"):
        file.seek(max(size - _TAIL_BYTES, 0))
        return (b"IEND" if kind == "PNG" else b"\xff\xd9") not in file.read()
    if kind == "WEBP":
        file.seek(4)
        return int.from_bytes(file.read(4), "little") + 8 > size
    return kind in ("HEIF", "AVIF") and _lacks_boxes(file, size)


def decoded(file: BinaryIO, longest: int) -> "Image":
    """The picture upright, at least `longest` pixels long where it has so many; what is lost stays blank.

    Raises:
        ReadError: Nothing of it can be shown.
    """
    from PIL import Image

    image = opened(file)
    is_jpeg = image.format in ("JPEG", "MPO")
    if is_cut_off(file, image.format or "") and is_jpeg:
        # An end of image, put behind the last byte that is not zero, makes the decoder give what it has.
        file.seek(0)
        image = opened(io.BytesIO(file.read().rstrip(b"\0") + b"\0\xff\xd9"))
    if is_jpeg:
        width, height = image.size
        share = longest / max(width, height)
        image.draft(None, (max(int(width * share), 1), max(int(height * share), 1)))
    turned = orientation(image)
    try:
        image = (_in_strips(file, image, longest) if image.format == "PNG" else None) or _loaded(image)
    except Exception as error:
        image = _rest_of(image, error)
    return image.transpose(Image.Transpose[_WAYS[turned]]) if turned in _WAYS else image


def _loaded(image: "Image") -> "Image":
    image.load()
    return image


def _in_strips(file: BinaryIO, image: "Image", longest: int) -> "Image | None":
    """A huge PNG made smaller while it is read, with its profile; None for all others."""
    place = file.tell()
    found = strips.reduced(file, longest)
    file.seek(place)
    if found is not None and "icc_profile" in image.info:
        found.info["icc_profile"] = image.info["icc_profile"]
    return found


def is_blank(image: "Image") -> bool:
    """Whether it shows a single colour from corner to corner."""
    small = image.convert("RGB").resize((8, 8), reducing_gap=2)
    return all(high - low <= _SAME for low, high in small.getextrema())  # type: ignore[misc]


@contextmanager
def _quiet() -> Iterator[None]:
    """Until its end Pillow warns nobody of odd pictures."""
    # Filters are the whole process's: two threads that set and restore them at once would leave them changed.
    with _FILTERS, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _bring_decoders(file: BinaryIO, size: int) -> tuple[str, ...]:
    """What Pillow calls the formats the file may have, each with its decoder brought in."""
    file.seek(0)
    head = file.read(12)
    file.seek(0)
    if head[4:8] != b"ftyp":
        names = _DECODERS.get(head[:2], ())
        for name in names:
            import_module(f"PIL.{name}ImagePlugin")
        return tuple(name.upper() for name in names)
    if size > _MOST_HEIF_BYTES:
        raise ReadError(_("The picture is too large: {n} MB.").format(n=number(size >> 20)))
    if not heif.has_sound_names(file):
        raise ReadError(
            _("The picture is damaged in its first bytes and cannot be shown: copy it here again.")
        )
    file.seek(0)
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False)
    with suppress(ImportError):
        import_module("PIL.AvifImagePlugin")
        return ("AVIF", "HEIF")
    return ("HEIF",)


def _require_sane(image: "Image", size: int) -> None:
    """Refuses what is larger than any camera makes it, and sizes that are not true."""
    width, height = image.size
    pixels = width * height
    is_scaled = image.format in ("JPEG", "MPO") and not image.info.get("progressive")
    too_large = pixels > (MOST_PIXELS if is_scaled else _MOST_WHOLE_PIXELS)
    dense = _PIXELS_A_BYTE.get(image.format or "", _OTHER_PIXELS_A_BYTE)
    is_untrue = pixels > max(_SURE_PIXELS, size * dense)
    if too_large or is_untrue:
        what = _("It says it is {width} × {height} pixels large, which is more than can be true or shown.")
        raise ReadError(what.format(width=number(width), height=number(height)))
    if not pixels:
        raise ReadError(_("The picture has no pixels."))
    if image.format == "TIFF":
        main = tags(image).main
        if _DNG_VERSION in main or main.get(_SUBFILE) == _REDUCED:
            raise ReadError(_("This is a camera's raw picture: import the JPEG made of it."))


def _lacks_boxes(file: BinaryIO, size: int) -> bool:
    place = 0
    while place < size:
        file.seek(place)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if length == 0:  # to the end of the file
            return False
        if length == 1:
            length = int.from_bytes(head[8:], "big")
        if length < 8:
            return True
        place += length
    return place > size


def _rest_of(image: "Image", error: Exception) -> "Image":
    """What was decoded before the damage."""
    try:
        image.tile = []  # type: ignore[attr-defined]  # nothing left to decode
        image.load()
        if not is_blank(image):
            return image
    except Exception:
        raise ReadError(_("The picture is damaged; nothing of it can be shown.")) from error
    raise ReadError(_("The picture is damaged; nothing of it can be shown.")) from error
