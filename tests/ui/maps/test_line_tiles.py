import numpy as np
import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage

from expedition.cartography.lines import TripLines
from expedition.errors import UserError
from expedition.records.lines import GroundLine
from tests.expedition.cartography.ground import leg, nothing_finer, way
from ui.maps.line_tiles import LineTiles
from ui.tokens import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("qapp")

EQUATOR = [leg(1, way([0.0, 0.0], [-170.0, -90.0])), leg(2, way([0.0, 0.0], [-90.0, 80.0]))]


def tile(days: list[GroundLine], zoom: int, column: int, row: int, today: int | None = None) -> QImage:
    made = LineTiles(TripLines(days, nothing_finer), LIGHT, today).tile(zoom, column, row, 1.0)
    assert made is not None
    return made


def names(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def test_a_line_is_drawn_on_its_tile_and_days_in_turn() -> None:
    image = tile(EQUATOR, 2, 0, 1)
    assert names(image, 256, 511) == LIGHT.past
    assert image.pixelColor(256, 200).alpha() == 0
    assert names(tile(EQUATOR, 2, 2, 1), 256, 511) == LIGHT.past_odd


def test_on_a_strange_ground_lines_are_cased() -> None:
    plain, cased = (
        LineTiles(TripLines(EQUATOR, nothing_finer), LIGHT, is_cased=is_cased) for is_cased in (False, True)
    )
    assert plain.key != cased.key
    bare, beside = plain.tile(2, 0, 1, 1.0), cased.tile(2, 0, 1, 1.0)
    assert bare is not None
    assert beside is not None
    assert names(bare, 256, 511) == names(beside, 256, 511) == LIGHT.past
    assert names(bare, 256, 510) != LIGHT.casing
    assert names(beside, 256, 510) == LIGHT.casing


def test_days_to_come_are_dotted() -> None:
    image = tile(EQUATOR, 2, 2, 1, today=0)
    alphas = [image.pixelColor(x, 511).alpha() for x in range(100, 200)]
    assert max(alphas) > 150
    assert min(alphas) == 0


def test_a_tile_without_lines_is_none(qapp: QGuiApplication) -> None:
    source = LineTiles(TripLines(EQUATOR, nothing_finer), LIGHT)
    assert source.tile(3, 3, 0, 1.0) is None


def test_dashes_run_on_over_the_edge_of_a_tile() -> None:
    bus = [leg(1, way([0.1, 0.1], [-170.0, 5.0]), is_carried=True)]
    left, right = tile(bus, 3, 1, 3), tile(bus, 3, 2, 3)
    row = 511
    while left.pixelColor(0, row).alpha() == 0 and row > 500:
        row -= 1
    drawn = [left.pixelColor(x, row).alpha() > 128 for x in range(412, 512)]
    drawn += [right.pixelColor(x, row).alpha() > 128 for x in range(100)]
    changes = np.flatnonzero(np.diff(np.array(drawn, dtype=np.int8)))
    assert set(np.diff(changes).tolist()) <= {3, 4, 5, 6, 7}


def test_a_trip_over_the_date_line_is_drawn_on_both_sides() -> None:
    over = [leg(1, way([0.0, 0.0], [170.0, -170.0]))]
    assert names(tile(over, 3, 7, 3), 500, 511) == LIGHT.past
    assert names(tile(over, 3, 0, 3), 12, 511) == LIGHT.past


def test_a_screen_with_finer_pixels_gets_larger_tiles() -> None:
    made = LineTiles(TripLines(EQUATOR, nothing_finer), DARK).tile(2, 0, 1, 2.0)
    assert made is not None
    assert (made.width(), made.devicePixelRatio()) == (1024, 2.0)
    assert made.pixelColor(512, 1022) == QColor(DARK.past)


def test_the_key_tells_look_and_lines_apart() -> None:
    trip = TripLines(EQUATOR, nothing_finer)
    sources = LineTiles(trip, LIGHT), LineTiles(trip, DARK), LineTiles(trip, LIGHT, 0)
    other = LineTiles(TripLines(EQUATOR[:1], nothing_finer), LIGHT)
    assert len({source.key for source in (*sources, other)}) == 4
    assert LineTiles(TripLines(EQUATOR, nothing_finer), LIGHT).key == sources[0].key


def test_a_damaged_finer_line_is_drawn_as_it_is_known() -> None:
    def damaged(*_asked: object) -> dict[int, object]:
        raise UserError("The points of track 1 are damaged.")

    trip = TripLines([leg(1, way([0.0, 0.0], [-170.0, -90.0]), count=20_000)], damaged)  # type: ignore[arg-type]
    made = LineTiles(trip, LIGHT).tile(12, 400, 2047, 1.0)
    assert made is not None
    assert names(made, 256, 511) == LIGHT.past
