"""Photos of every kind and none: each is printed or left out, and no book fails for it."""

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from expedition.records.report import Quality
from expedition.reports.photos.album import Album
from expedition.reports.photos.copies import Copies
from expedition.reports.photos.picture import Picture, Print
from tests.expedition.reports.photos.making import jpeg, noise, photo, quarters


def shown(folder: Path, picture: Picture, quality: Quality) -> Print | None:
    one = Album(quality, Copies(folder / "copies"))
    one.place(picture, 200.0)
    one.make_ready(1, lambda _done, _of: None)
    return one.shown(picture)


def encoded(image: Image.Image, kind: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


CLEAR = quarters().convert("RGBA")
CLEAR.putalpha(Image.linear_gradient("L").resize(CLEAR.size))
WHOLE = {
    "cmyk": jpeg(quarters().convert("CMYK")),
    "grey": jpeg(quarters().convert("L")),
    "progressive": jpeg(noise(300, 200), progressive=True),
    "alpha": encoded(CLEAR, "PNG"),
    "palette": encoded(quarters().convert("P"), "PNG"),
    "bilevel": encoded(quarters().convert("1"), "PNG"),
    "deep": encoded(Image.new("I;16", (40, 30), 30_000), "PNG"),
    "webp": encoded(quarters(), "WEBP"),
    "tiff": encoded(quarters(), "TIFF"),
    "dot": jpeg(Image.new("RGB", (1, 1), "red")),
    "line": jpeg(Image.new("RGB", (1, 900), "red")),
    "cut": jpeg(noise(300, 200))[:-3000],
    "zeros": jpeg(noise(300, 200)) + b"\0" * 5000,
    "heic": (Path(__file__).parents[2] / "importers" / "pictures" / "turned.heic").read_bytes(),
}
HUGE = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0")
    + chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
    + chunk(b"IEND", b"")
)
NOTHING = {
    "empty": b"",
    "text": b"no picture at all",
    "head": jpeg(quarters())[:100],
    "bomb": HUGE,
    "html": b"<img src=file:///etc/passwd>",
}


@pytest.mark.parametrize("quality", list(Quality))
@pytest.mark.parametrize("kind", WHOLE)
def test_every_kind_is_printed_as_a_jpeg(tmp_path: Path, kind: str, quality: Quality) -> None:
    picture = photo(tmp_path, WHOLE[kind], (120, 80))
    one = shown(tmp_path, picture, quality)
    assert one is not None
    image = Image.open(io.BytesIO(one.content()))
    assert image.format == "JPEG"
    assert image.mode == ("L" if one.colours == "DeviceGray" else "RGB")
    assert image.size == (one.width, one.height)


def test_what_is_clear_is_white_on_paper(tmp_path: Path) -> None:
    one = shown(tmp_path, photo(tmp_path, WHOLE["alpha"], (120, 80)), Quality.PRINT)
    assert one is not None
    top = Image.open(io.BytesIO(one.content())).getpixel((3, 1))
    assert isinstance(top, tuple)
    assert min(top) > 235


@pytest.mark.parametrize("kind", NOTHING)
def test_what_cannot_be_shown_is_left_out(tmp_path: Path, kind: str) -> None:
    assert shown(tmp_path, photo(tmp_path, NOTHING[kind], (120, 80)), Quality.MAIL) is None


def test_missing_file_is_left_out(tmp_path: Path) -> None:
    assert shown(tmp_path, Picture(tmp_path / "gone.jpg", "0" * 64, 120, 80), Quality.PRINT) is None


def test_words_beside_the_pixels_of_a_png_stay_at_home(tmp_path: Path) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Secret Name")
    stream = io.BytesIO()
    quarters().save(stream, "PNG", pnginfo=said)
    one = shown(tmp_path, photo(tmp_path, stream.getvalue(), (120, 80)), Quality.PRINT)
    assert one is not None
    assert b"Secret" not in one.content()
