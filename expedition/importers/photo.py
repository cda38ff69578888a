"""Photos: what a picture says of when, where and with what it was taken; its pixels stay undecoded."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO

from expedition.errors import ReadError
from expedition.imaging import exif, pictures
from expedition.imaging.exif import Exif, Moment
from expedition.importers.base import Contents
from expedition.records.importing import ReadPhoto
from expedition.text import _

if TYPE_CHECKING:
    from PIL.Image import Image

_LOOK = 256
_XMP_DATES = ("exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate")
_CREATION = ("Creation Time", "create-date", "exif:DateTimeOriginal")


def read_stream(file: BinaryIO) -> Contents:
    """The photo in an open file; raises `ReadError` where nothing of it can be shown."""
    image = pictures.opened(file)
    found = pictures.tags(image)
    photo = _photo(image, found)
    warnings: tuple[str, ...] = ()
    if pictures.is_cut_off(file, image.format or ""):
        if pictures.is_blank(pictures.decoded(file, _LOOK)):
            raise ReadError(_("The picture breaks off; nothing of it can be shown."))
        warnings = (_("The picture breaks off before its end: a part of it is missing."),)
    return Contents(photo=photo, device=photo.camera, warnings=warnings)


def _photo(image: "Image", found: Exif) -> ReadPhoto:
    width, height = image.size
    if pictures.orientation(image) >= 5:
        width, height = height, width
    moment = exif.moment(found) or _written_moment(image)
    lat, lon = exif.position(found) or (None, None)
    return ReadPhoto(
        width,
        height,
        taken=moment.taken if moment else None,
        offset_s=moment.offset_s if moment else None,
        camera=exif.camera(found),
        lat=lat,
        lon=lon,
        ele_m=exif.height_m(found),
    )


def _written_moment(image: "Image") -> Moment | None:
    """A time that a program wrote beside the pixels: in XMP, or in the texts of a PNG."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    text = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)
    for name in _XMP_DATES:
        said = re.search(rf"{name}(?:\s*=\s*[\"']|>)\s*([^<\"']+)", text)
        moment = exif.moment_of(said[1]) if said else None
        if moment is not None:
            return moment
    for name in _CREATION:
        said_text = str(image.info.get(name, ""))
        moment = exif.moment_of(said_text) or _letter_date(said_text)
        if moment is not None:
            return moment
    return None


def _letter_date(text: str) -> Moment | None:
    """A time written as in a letter's head: `Mon, 21 Jul 2025 10:00:00 +0500`."""
    try:
        moment: datetime = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    offset = moment.utcoffset()
    seconds = round(offset.total_seconds()) if offset is not None else None
    return Moment(moment.replace(tzinfo=None), seconds)
