"""Pictures in the colours every screen and printer understands."""

import io
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def plain(picture: "Image", longest: int) -> "Image":
    """The picture in sRGB, on white where it is transparent, no longer than so many pixels."""
    from PIL import Image

    profile = picture.info.get("icc_profile")
    picture.thumbnail((longest, longest), reducing_gap=3)
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = picture.convert("F").point(lambda value: value / 256).convert("L")
    elif picture.mode in ("P", "PA", "LA", "RGBA", "RGBa", "La") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        picture, profile = Image.alpha_composite(ground, clear), None
    if profile:
        with suppress(Exception):
            picture = _in_srgb(picture, profile)
    shown = picture.convert("RGB")
    shown.info.clear()
    return shown


def _in_srgb(picture: "Image", profile: bytes) -> "Image":
    from PIL import ImageCms

    theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    ours = ImageCms.createProfile("sRGB")
    changed = ImageCms.profileToProfile(picture, theirs, ours, outputMode="RGB")
    return picture if changed is None else changed
