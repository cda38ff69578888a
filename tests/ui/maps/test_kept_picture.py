import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from expedition.cartography.mercator import View
from ui.maps.kept_picture import KeptPicture
from ui.maps.line_painting import Frame

pytestmark = pytest.mark.usefixtures("qapp")

VIEW = View(0.5, 0.5, 100_000.0, 400, 300)


class Spot:
    """A square in the middle of the world, and how often it was painted."""

    def __init__(self) -> None:
        self.times = 0

    def paint(self, painter: QPainter, view: View) -> None:
        self.times += 1
        painter.fillRect(self.bounds(view), QColor("#B83A06"))

    def bounds(self, view: View) -> QRectF:
        spot = Frame.of(view).spot(0.5, 0.5)
        return QRectF(spot - QPointF(5, 5), spot + QPointF(5, 5))


@pytest.fixture
def spot() -> Spot:
    return Spot()


@pytest.fixture
def picture(spot: Spot) -> KeptPicture:
    return KeptPicture(spot.paint, spot.bounds)


def drawn(picture: KeptPicture, view: View, ratio: float = 1.0) -> QImage:
    image = QImage(round(400 * ratio), round(300 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    picture.draw(painter, view)
    painter.end()
    return image


def rested(picture: KeptPicture) -> None:
    drawn(picture, VIEW)
    drawn(picture, VIEW)


def test_a_map_that_is_moved_is_not_painted_anew(picture: KeptPicture, spot: Spot) -> None:
    rested(picture)
    before = spot.times
    image = drawn(picture, VIEW.moved(60, -40))
    assert spot.times == before
    assert image.pixelColor(260, 110).name() == "#b83a06"
    assert image.pixelColor(200, 150).alpha() == 0


def test_a_map_that_is_moved_far_is_painted_anew_and_right(picture: KeptPicture, spot: Spot) -> None:
    rested(picture)
    before = spot.times
    image = drawn(picture, VIEW.moved(190, 0))
    assert spot.times == before + 1
    assert image.pixelColor(390, 150).name() == "#b83a06"


def test_while_it_is_zoomed_every_frame_is_painted(picture: KeptPicture, spot: Spot) -> None:
    rested(picture)
    before = spot.times
    for step in range(1, 4):
        image = drawn(picture, VIEW.zoomed(1 + step / 10, 200, 150, 1e9))
        assert image.pixelColor(200, 150).name() == "#b83a06"
    assert spot.times == before + 3


def test_what_changed_and_finer_screens_are_painted_anew(picture: KeptPicture, spot: Spot) -> None:
    rested(picture)
    before = spot.times
    picture.forget()
    drawn(picture, VIEW)
    assert spot.times == before + 1
    image = drawn(picture, VIEW, 2.0)
    assert spot.times == before + 2
    assert image.pixelColor(400, 300).name() == "#b83a06"


def test_what_lies_out_of_sight_is_nothing(picture: KeptPicture) -> None:
    far = View(0.9, 0.9, 100_000.0, 400, 300)
    drawn(picture, far)
    assert drawn(picture, far).pixelColor(200, 150).alpha() == 0
