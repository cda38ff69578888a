"""What of a JPEG goes into a book."""

import io
from typing import Any

import pytest
from PIL import Image, ImageCms

from expedition.reports.photos.jpeg import colours, spans
from tests.expedition.reports.photos.making import jpeg, noise, quarters


def kept(data: bytes) -> bytes:
    found = spans(data)
    assert found is not None
    return b"".join(data[first:last] for first, last in found)


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).convert("RGB").tobytes()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}, {"optimize": True}])
def test_same_pixels_without_what_was_written_beside_them(options: dict[str, Any]) -> None:
    data = jpeg(noise(300, 200), **options)
    bare = kept(data)
    assert pixels(bare) == pixels(data)
    assert b"Secret Camera" in data
    assert b"secret words" in data
    assert not any(word in bare for word in (b"Exif", b"Secret", b"secret"))
    assert bare in data or len(bare) < len(data)


def test_coded_pixels_are_the_very_same_bytes() -> None:
    data = jpeg(noise(300, 200))
    scan = data[data.index(b"\xff\xda") :]
    assert kept(data).endswith(scan)


def test_what_follows_the_picture_is_left_out() -> None:
    data = jpeg(quarters())
    assert kept(data + b"MOTION PHOTO with a place") == kept(data)


@pytest.mark.parametrize("broken", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00", b"\xff\xd8\xff\xda\x00\x00"])
def test_no_jpeg_at_all_is_refused(broken: bytes) -> None:
    assert spans(broken) is None


def test_cut_off_is_refused_wherever_it_breaks() -> None:
    data = jpeg(quarters())
    assert all(spans(data[:length]) is None for length in range(0, len(data) - 2, 7))


def test_only_colours_a_page_shows_alike() -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = [
        jpeg(quarters()),
        jpeg(quarters().convert("L")),
        jpeg(quarters().convert("CMYK")),
        jpeg(quarters(), icc_profile=srgb),
        jpeg(quarters(), icc_profile=wide),
    ]
    found = [colours(Image.open(io.BytesIO(data))) for data in made]
    assert found == ["DeviceRGB", "DeviceGray", "", "DeviceRGB", ""]
