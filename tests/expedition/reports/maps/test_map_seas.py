import numpy as np
import pytest

from expedition.cartography.name_choice import NameChoice
from expedition.reports.maps.frame import fitted
from expedition.reports.maps.parts import COVER, DAY
from expedition.reports.maps.seas import sea_in_sight
from tests.expedition.reports.map_reading import read
from tests.expedition.reports.maps.test_maps import Spot, along

NOWHERE = np.empty(0), np.empty(0)


def seas(*spots: Spot, crowd: tuple[np.ndarray, np.ndarray] = NOWHERE) -> list[str]:
    lat, lon = (np.array(column) for column in zip(*spots, strict=True))
    frame = fitted(lat, lon, 595, 580, 0.12, 8_000)
    return [name.name for name in sea_in_sight(frame, 5.0, 8.8, crowd, NameChoice("en"), lambda _name: True)]


@pytest.mark.parametrize(
    ("spots", "sea"),
    [
        ([(43.5, 51.2), (45.3, 55.1)], "Caspian Sea"),
        ([(62.0, 6.0), (63.4, 10.4)], "Norwegian Sea"),
        ([(-20.0, -70.2), (-26.0, -70.6)], "South Pacific Ocean"),
        ([(43.0, 12.0), (41.0, 14.0)], "Tyrrhenian Sea"),
    ],
)
def test_a_corner_of_a_sea_is_named_after_it(spots: list[Spot], sea: str) -> None:
    (name,) = seas(*spots)
    assert sea in name


@pytest.mark.parametrize(
    "spots",
    [
        [(42.8, 79.2), (44.2, 80.0)],
        [(60.2, 4.2), (60.4, 5.3)],
        [(25.5, -112.2), (26.5, -112.4)],
    ],
)
def test_land_and_doubtful_water_go_unnamed(spots: list[Spot]) -> None:
    assert seas(*spots) == []


def test_the_name_keeps_off_the_shore_and_the_frame() -> None:
    drawn = read(along((43.5, 51.2), (45.3, 55.1)), 595, 580, COVER)
    name = next(one for one in drawn.pen.writing if "Caspian" in one.text)
    assert 0 < name.left < name.right < 595
    assert 0 < name.top < name.bottom < 580


def test_small_maps_without_room_name_no_sea() -> None:
    drawn = read(along((43.5, 51.2), (43.7, 51.4)), 60, 40, DAY)
    assert not any("Sea" in one.text for one in drawn.pen.writing)
