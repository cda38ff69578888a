"""Photos as a reader of the PDF sees them."""

import io
from pathlib import Path

import pypdfium2
import pytest

from expedition.records.report import Paper, Quality
from expedition.reports.pages.document import Document
from expedition.reports.photos.album import Album
from expedition.reports.photos.copies import Copies
from expedition.reports.photos.picture import Picture
from expedition.reports.typesetting.style import SHEETS
from tests.expedition.reports.photos.making import BLUE, GREEN, RED, WHITE, jpeg, photo, quarters

Colour = tuple[int, int, int]


def printed(album: Album, picture: Picture, width: float, height: float) -> bytes:
    """A page with the photo 50 points from its upper left corner."""
    album.place(picture, max(width, height * picture.ratio))
    album.make_ready(1, lambda _done, _of: None)
    file = io.BytesIO()
    document = Document(SHEETS[Paper.A4], "en", file)
    shown = album.shown(picture)
    assert shown is not None
    document.pen.photo(shown, 50, 50, width, height)
    document.end_page()
    document.finish()
    return file.getvalue()


def corners(data: bytes, width: float, height: float) -> list[Colour]:
    """The colours near the corners of that photo, in reading order."""
    page = pypdfium2.PdfDocument(data)[0]
    image = page.render(scale=1).to_pil()
    places = [(x, y) for y in (0.12, 0.88) for x in (0.12, 0.88)]
    return [image.getpixel((int(50 + width * x), int(50 + height * y))) for x, y in places]


def near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("quality", list(Quality))
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_a_camera_was_held_is_upright(tmp_path: Path, orientation: int, quality: Quality) -> None:
    picture = photo(tmp_path, jpeg(quarters(), orientation), (120, 80))
    album = Album(quality, Copies(tmp_path / "copies"))
    data = printed(album, picture, 90, 60)
    assert all(map(near, corners(data, 90, 60), (RED, GREEN, BLUE, WHITE)))


@pytest.mark.parametrize("width", [30, 300])
@pytest.mark.parametrize(
    ("turned", "expected"),
    [(90, (BLUE, RED, WHITE, GREEN)), (180, (WHITE, BLUE, GREEN, RED)), (270, (GREEN, WHITE, RED, BLUE))],
)
def test_the_travellers_turn_comes_after(
    tmp_path: Path, turned: int, expected: tuple[Colour, ...], width: float
) -> None:
    picture = photo(tmp_path, jpeg(quarters(), 6), (120, 80), turned)
    album = Album(Quality.MAIL, Copies(tmp_path / "copies"))
    height = width / picture.ratio
    assert all(map(near, corners(printed(album, picture, width, height), width, height), expected))


def test_pixels_pass_through_and_the_place_stays_at_home(tmp_path: Path) -> None:
    data = jpeg(quarters(), 6)
    picture = photo(tmp_path, data, (120, 80))
    made = printed(Album(Quality.PRINT, Copies(tmp_path / "copies")), picture, 90, 60)
    scan = data[data.index(b"\xff\xda") :]
    assert scan in made
    assert b"Exif" not in made
    assert b"Secret" not in made


def test_what_overhangs_is_cut_above_less_than_below(tmp_path: Path) -> None:
    picture = photo(tmp_path, jpeg(quarters(100, 100)), (100, 100))
    data = printed(Album(Quality.MAIL, Copies(tmp_path / "copies")), picture, 100, 80)
    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil()
    column = [near(image.getpixel((60, y)), RED) for y in range(50, 130)]
    assert 43 <= sum(column) <= 47
    assert near(image.getpixel((60, 48)), (255, 255, 255))
    assert near(image.getpixel((60, 132)), (255, 255, 255))
