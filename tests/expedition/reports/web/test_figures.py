import io
import re
from base64 import b64decode
from pathlib import Path

import pytest
from PIL import Image

from expedition.records.report import Quality
from expedition.reports.pages.blocks import Drawn, Role, Told
from expedition.reports.pages.flags import Flags
from expedition.reports.pages.pen import Pen
from expedition.reports.photos.album import Album
from expedition.reports.photos.copies import Copies
from expedition.reports.photos.picture import Picture
from expedition.reports.typesetting.style import Inks
from expedition.reports.typesetting.typecase import Typecase
from expedition.reports.web.figures import figure
from expedition.reports.web.looks import Looks
from expedition.reports.web.pictures import Pictures
from expedition.reports.web.svg_pen import SvgPen
from tests.expedition.reports.photos.making import BLUE, GREEN, RED, WHITE, jpeg, photo, quarters


def _shown(folder: Path, picture: Picture) -> tuple[str, bytes]:
    """The figure of a photo, and the bytes of its picture."""
    album = Album(Quality.MAIL, Copies(folder / "copies"))
    album.place(picture, 300)
    album.make_alike(1, lambda _done, _of: None)
    pictures = Pictures(Flags())

    def paint(pen: Pen, x: float, y: float) -> None:
        shown = album.shown(picture)
        assert shown is not None
        pen.photo(shown, x, y, 300, 200)

    told = Told(Drawn(200, paint), Role.FIGURE, 'A "view"', 300)
    made = str(figure(SvgPen(Typecase(), Looks(Inks()), pictures), pictures, told))
    found = re.search(r'src="data:image/jpeg;base64,([^"]+)"', made)
    assert found is not None
    return made, b64decode(found[1])


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    ("turned", "corners"), [(0, (RED, GREEN, BLUE, WHITE)), (90, (BLUE, RED, WHITE, GREEN))]
)
def test_photos_stand_upright_and_tell_nothing_of_the_camera(
    tmp_path: Path, orientation: int, turned: int, corners: tuple[tuple[int, int, int], ...]
) -> None:
    picture = photo(tmp_path, jpeg(quarters(), orientation), (120, 80), turned)
    _made, data = _shown(tmp_path, picture)
    image = Image.open(io.BytesIO(data))
    assert image.size == (picture.width, picture.height)
    width, height = image.size
    places = [(int(width * x), int(height * y)) for y in (0.12, 0.88) for x in (0.12, 0.88)]
    for place, colour in zip(places, corners, strict=True):
        seen = image.getpixel(place)
        assert isinstance(seen, tuple)
        assert all(abs(one - other) < 40 for one, other in zip(seen, colour, strict=True))
    assert not image.getexif()
    assert b"ecret" not in data


def test_photos_are_no_larger_than_screens_and_have_their_words(tmp_path: Path) -> None:
    picture = photo(tmp_path, jpeg(quarters(3200, 2000)), (3200, 2000))
    made, data = _shown(tmp_path, picture)
    assert Image.open(io.BytesIO(data)).size == (1600, 1000)
    assert 'width="1600" height="1000" alt="A &quot;view&quot;"' in made
    assert "--ratio:1.6" in made
