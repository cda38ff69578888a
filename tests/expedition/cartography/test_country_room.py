import numpy as np

from expedition.atlas.countries import country_at
from expedition.cartography.country_room import rooms
from expedition.cartography.mercator import View, to_world


def view(lat: float, lon: float, zoom: float = 7) -> View:
    x, y = to_world(np.array([lat]), np.array([lon]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, 900, 700)


def test_each_country_in_sight_has_its_spot_inside() -> None:
    seen = view(43, 79)
    found = rooms(seen, {}, 100)
    assert set(found) == {"KZ", "KG", "CN"}
    for code, room in found.items():
        assert country_at(*seen.to_degrees(room.x, room.y)) == code
        assert 0 < room.x < 900
        assert 0 < room.y < 700
        assert room.room_px > 40


def test_a_spot_stays_while_it_has_room_in_sight() -> None:
    seen = view(43, 79)
    room = rooms(seen, {}, 100)["KZ"]
    spot = seen.to_world(room.x, room.y)
    moved = seen.moved(40, 25)
    kept = rooms(moved, {"KZ": spot}, 100)["KZ"]
    assert np.allclose(moved.to_world(kept.x, kept.y), spot)
    far = seen.moved(-600, 0)
    assert not np.allclose(far.to_world(*rooms(far, {"KZ": spot}, 100)["KZ"][:2]), spot)


def test_the_open_sea_belongs_to_none() -> None:
    assert rooms(view(-45, -120), {}, 100) == {}


def test_the_date_line_is_no_edge() -> None:
    assert "FJ" in rooms(view(-17, 180), {}, 100)


def test_near_the_pole_nothing_breaks() -> None:
    assert rooms(view(84, 0, 2), {}, 100)


def test_waters_belong_to_the_land_they_lie_before() -> None:
    seen = view(35.9, 14.4, 8)
    assert rooms(seen, {}, 100)["MT"].room_px > 44
