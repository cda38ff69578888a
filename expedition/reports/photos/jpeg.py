"""JPEG files as a PDF takes them: the pixels byte for byte, without what was written beside them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Span = tuple[int, int]

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_JFIF, _ADOBE = 0xE0, 0xEE
_BESIDE = (*range(0xE0, 0xF0), 0xFE)
"""Segments of applications and comments: EXIF, positions, previews, profiles, names of programs."""
_PLAIN_FRAMES = (0xC0, 0xC1, 0xC2)
_FRAMES = (0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends the coded pixels of a scan."""


def spans(data: bytes) -> list[Span] | None:
    """Which bytes are the picture itself, from where to where; None where a PDF cannot take them so."""
    if data[:2] != bytes((0xFF, _START)):
        return None
    found: list[Span] = [(0, 2)]
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        head = data[at : at + 4]
        if len(head) < 2 or head[0] != 0xFF:
            return None
        marker = head[1]
        if marker == _END:
            return _joined([*found, (at, at + 2)])
        length = int.from_bytes(head[2:], "big")
        stop = at + 2 + length
        if length < 2 or stop > len(data):
            return None
        if marker in _FRAMES and (marker not in _PLAIN_FRAMES or data[at + 4] != 8):
            return None
        if marker == _SCAN:
            following = _MARKER.search(data, stop)
            if following is None:
                return None
            stop = following.start()
        if marker in (_JFIF, _ADOBE) or marker not in _BESIDE:
            found.append((at, stop))
        at = stop


def _joined(found: Sequence[Span]) -> list[Span]:
    """Spans that touch as one."""
    joined: list[Span] = []
    for first, last in found:
        if joined and joined[-1][1] == first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def colours(image: "Image") -> str:
    """The PDF's name for the colours of an opened JPEG; empty where it would show others than are meant."""
    if image.format not in ("JPEG", "MPO") or image.mode not in ("RGB", "L"):
        return ""
    profile = image.info.get("icc_profile")
    if profile and b"sRGB" not in profile and "sRGB".encode("utf-16-be") not in profile:
        return ""
    names = [component[0] for component in getattr(image, "layer", ())]
    if names == list(b"RGB") and "adobe_transform" not in image.info:
        return ""
    return "DeviceRGB" if image.mode == "RGB" else "DeviceGray"
