from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from expedition.points import NO_TIME, Points
from expedition.reports.drawings.axis import ticks
from expedition.reports.maps.parts import COUNTRY, COVER, DAY, TRIP, Look, Place, Route, Subject, Way
from expedition.reports.maps.projection import Projection
from expedition.reports.maps.sheet import MapSheet
from expedition.reports.typesetting.style import ACCENT, BEYOND, GREY_1, GREY_3, WATER
from tests.expedition.reports.map_reading import Read, covers, read

KARKARA, KEGEN, SHONZHY, ZHARKENT, KHORGOS = (
    (42.82, 79.24),
    (43.02, 79.22),
    (43.54, 79.47),
    (44.16, 80.00),
    (44.21, 80.41),
)
Spot = tuple[float, float]


def route(spots: list[Spot], way: Way = Way.RIDDEN, starts: tuple[int, ...] = (0,)) -> Route:
    lat, lon = (np.array(column) for column in zip(*spots, strict=True))
    none = np.full(len(lat), NO_TIME, dtype=np.int64)
    return Route(Points(lat, lon, np.zeros(len(lat)), none, np.array(starts)), way)


def places(**spots: Spot) -> list[Place]:
    return [Place(*spot, name.capitalize(), rank) for rank, (name, spot) in enumerate(spots.items())]


def along(*spots: Spot, country: str = "") -> Subject:
    return Subject([route(list(spots))], [], country=country)


def at(drawn: Read, lat: float, lon: float) -> tuple[float, float]:
    x, y = drawn.sheet.frame.spot(np.array([lat]), np.array([lon]))
    return float(x[0]), float(y[0])


def is_water(drawn: Read, lat: float, lon: float) -> bool:
    """Whether the last area painted over a place is of water, as the paper is before any land."""
    x, y = at(drawn, lat, lon)
    colours = [WATER] + [
        path.colour for path in drawn.pen.paths if path.kind == "areas" and covers(path.parts, x, y)
    ]
    return colours[-1] == WATER


ANYWHERE = pytest.mark.parametrize(
    "ends",
    [
        [(43.0, 79.0), (44.0, 80.0)],
        [(-17.0, 179.5), (-16.5, -179.5)],
        [(70.0, 20.0), (71.0, 28.0)],
        [(-54.0, -68.0), (60.0, -150.0)],
        [(89.5, 10.0), (88.0, -120.0)],
        [(51.5, 0.0), (-37.0, 175.0)],
        [(43.0, 79.0), (43.0, 79.0)],
    ],
)


@ANYWHERE
def test_a_route_lies_inside_its_map(ends: list[Spot]) -> None:
    sheet = MapSheet(along(*ends), 200, 150, DAY)
    x, y = sheet.frame.spot(*(np.array(column) for column in zip(*ends, strict=True)))
    assert ((x > 10) & (x < 190)).all()
    assert ((y > 5) & (y < 145)).all()


@ANYWHERE
def test_nothing_is_drawn_outside_the_frame(ends: list[Spot]) -> None:
    drawn = read(along(*ends), 200, 150, DAY)
    assert drawn.of(ACCENT)
    for path in drawn.pen.paths:
        assert ((path.parts.x >= -4.01) & (path.parts.x <= 204.01)).all()
        assert ((path.parts.y >= -4.01) & (path.parts.y <= 154.01)).all()
    for one in drawn.pen.writing:
        assert one.left >= 0
        assert one.top >= 0
        assert one.right <= 200
        assert one.bottom <= 150


@ANYWHERE
def test_positions_come_back_from_paper(ends: list[Spot]) -> None:
    frame = MapSheet(along(*ends), 200, 150, DAY).frame
    lat, lon = (np.array(column) for column in zip(*ends, strict=True))
    back_lat, back_lon = frame.degrees(*frame.spot(lat, lon))
    assert back_lat == pytest.approx(lat, abs=1e-6)
    assert (back_lon - lon + 180) % 360 - 180 == pytest.approx([0, 0], abs=1e-5)


def test_a_walk_is_shown_with_enough_ground_around_it() -> None:
    frame = MapSheet(along((43.0, 79.0), (43.01, 79.01)), 130, 175, DAY).frame
    assert frame.width / frame.scale == pytest.approx(8_000)


def test_a_line_over_the_date_line_is_short() -> None:
    frame = MapSheet(along((-17.0, 179.9), (-17.0, -179.9)), 200, 150, DAY).frame
    x, _y = frame.spot(np.array([-17.0, -17.0]), np.array([179.9, -179.9]))
    assert x[1] - x[0] == pytest.approx(21_300 * frame.scale, rel=0.01)
    bounds = frame.bounds
    assert 179 < bounds.west < 180
    assert -180 < bounds.east < -179


def test_all_longitudes_are_in_sight_around_a_pole() -> None:
    bounds = MapSheet(along((89.5, 10.0), (88.0, -120.0)), 200, 150, DAY).frame.bounds
    assert bounds[:1] + bounds[2:] == (-180.0, 180.0, 90.0)


def test_the_projection_is_true_to_length_at_its_middle() -> None:
    east, north = Projection(43.0, 79.0).plane(np.array([43.0, 44.0]), np.array([79.0, 79.0]))
    assert np.hypot(east[1] - east[0], north[1] - north[0]) == pytest.approx(111_195, rel=0.001)


def test_the_scale_bar_is_as_long_as_the_ground_under_it() -> None:
    drawn = read(along(KARKARA, SHONZHY), 130, 175, DAY)
    (left, foot), (right, _foot) = drawn.pen.curves[-1][1:3]
    lat, lon = drawn.sheet.frame.degrees(np.array([left, right]), np.array([foot, foot]))
    east, north = Projection(float(lat[0]), float(lon[0])).plane(lat, lon)
    words = next(one.text for one in drawn.pen.writing if one.text.endswith("km"))
    assert np.hypot(east[1], north[1]) / 1000 == pytest.approx(float(words[:-2]), rel=0.01)


def test_lines_say_what_they_are() -> None:
    ways = [
        route([KARKARA, KEGEN], Way.BESIDE),
        route([KEGEN, SHONZHY]),
        route([SHONZHY, ZHARKENT], Way.DRAWN),
        route([ZHARKENT, KHORGOS], Way.CARRIED),
    ]
    drawn = read(Subject(ways, []), 130, 175, DAY)
    assert [path.dash for path in drawn.of(GREY_3)] == [()]
    assert [path.dash for path in drawn.of(GREY_1)] == [(2.4, 2.2)]
    assert sorted(bool(path.dash) for path in drawn.of(ACCENT)) == [False, True]


def test_what_nobody_recorded_is_dotted() -> None:
    drawn = read(Subject([route([KARKARA, KEGEN, SHONZHY, ZHARKENT], starts=(0, 2))], []), 130, 175, DAY)
    whole, dotted = sorted(drawn.of(ACCENT), key=lambda path: path.dash)
    assert len(whole.parts.starts) == 2
    assert dotted.parts.x[0] == pytest.approx(at(drawn, *KEGEN)[0])
    assert dotted.parts.x[1] == pytest.approx(at(drawn, *SHONZHY)[0])


def test_hills_do_not_cover_the_sea() -> None:
    drawn = read(along((64.15, -21.9), (55.7, 12.6)), 480, 300, TRIP)
    assert drawn.pen.pictures
    code = "\n".join(drawn.pen.leaf.code)
    before = code[: code.index(" Do Q")]
    inner = before[before.rindex("W n") :]
    assert "Q" not in inner.split(), "the clip ended before the picture"
    assert is_water(drawn, 60.0, -5.0)
    assert not is_water(drawn, 60.5, 8.0)


def test_water_is_where_water_is() -> None:
    fjord = read(along((60.39, 5.32), (60.86, 7.11)), 300, 300, DAY)
    assert is_water(fjord, 60.4, 4.6)
    assert not is_water(fjord, 60.6, 6.3)
    lake = read(along((42.45, 76.2), (42.49, 78.39)), 300, 200, DAY)
    assert is_water(lake, 42.45, 77.2)
    assert not is_water(lake, 42.0, 77.2)


@pytest.mark.parametrize(
    ("country", "grey", "white"), [("KZ", (42.45, 79.0), (43.6, 79.3)), ("kg", (43.6, 79.3), (42.45, 79.0))]
)
def test_neighbours_are_grey(country: str, grey: Spot, white: Spot) -> None:
    drawn = read(along((42.5, 79.0), ZHARKENT, country=country), 200, 250, COUNTRY)
    (beyond,) = drawn.of(BEYOND)
    assert covers(beyond.parts, *at(drawn, *grey))
    assert not covers(beyond.parts, *at(drawn, *white))


def test_a_map_of_no_country_greys_none() -> None:
    assert not read(along((42.5, 79.0), ZHARKENT), 200, 250, COUNTRY).of(BEYOND)


def test_hills_lie_under_maps_of_far_trips_only() -> None:
    far, near = along((40.5, 72.8), (40.1, 94.7)), along(KARKARA, ZHARKENT)
    drawn = read(far, 480, 200, TRIP)
    ((width, height),) = drawn.pen.pictures
    assert width / height == pytest.approx(480 / 200, rel=0.02)
    assert not read(near, 480, 200, TRIP).pen.pictures
    assert not read(far, 480, 200, DAY).pen.pictures


STATIONS = places(karkara=KARKARA, zharkent=ZHARKENT, shonzhy=SHONZHY, kegen=KEGEN)


def crowded(look: Look = DAY) -> Read:
    spots = [KARKARA, KEGEN, (43.3, 79.0), SHONZHY, ZHARKENT]
    near = [Place(spot[0] + 0.01, spot[1] + 0.01, f"Beside {n}", 5 + n) for n, spot in enumerate(spots)]
    return read(Subject([route(spots)], [*STATIONS, *near], country="KZ"), 130, 175, look)


def test_names_stand_clear_of_each_other() -> None:
    boxes = crowded().pen.writing
    assert {"Karkara", "Zharkent", "Kegen", "Shonzhy"} <= {one.text for one in boxes}
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            is_aside = one.right <= other.left or other.right <= one.left
            assert is_aside or one.bottom <= other.top or other.bottom <= one.top, (one, other)


def test_names_stand_off_the_route() -> None:
    drawn = crowded()
    (line,) = drawn.of(ACCENT)
    x, y = (np.concatenate([np.linspace(*ends, 50) for ends in pairwise(way)]) for way in line.parts[:2])
    for one in drawn.pen.writing:
        assert not ((x > one.left) & (x < one.right) & (y > one.top) & (y < one.bottom)).any(), one


def test_scale_bar_leaves_room_for_the_names_of_ends() -> None:
    low, high = (42.82, 79.16), (43.02, 79.32)
    drawn = read(Subject([route([low, high])], places(karkara=low, kegen=high)), 130, 163, DAY)
    left, foot = drawn.pen.curves[0][1]
    x, y = at(drawn, *low)
    assert not (left - 5 < x < left + 60 and abs(foot - y) < 16)


def test_names_stand_off_the_lines_of_other_days() -> None:
    spots = [(43.0, 79.4), (43.2, 79.4)]
    onward = [(43.2, 79.4), (43.2, 79.8)]
    ends = places(kegen=spots[0], shonzhy=spots[1])
    drawn = read(Subject([route(onward, Way.BESIDE), route(spots)], ends), 300, 120, DAY)
    x, level = at(drawn, *spots[1])
    name = next(one for one in drawn.pen.writing if one.text == "Shonzhy")
    assert name.right < x or not name.top < level < name.bottom


def test_no_dot_stands_without_its_name() -> None:
    spots = [KARKARA, KEGEN]
    posts = [Place(42.84 + 0.03 * n, 79.23, "Long name of a post", 3, is_dot=True) for n in range(6)]
    drawn = read(Subject([route(spots)], posts), 70, 60, DAY)
    names = [one for one in drawn.pen.writing if one.text.startswith("Long")]
    dots = [radius for _x, _y, radius in drawn.pen.rings if radius > 1]
    assert len(dots) == len(names) < len(posts)


def test_a_long_name_stands_on_two_lines() -> None:
    drawn = read(
        Subject([route([KEGEN, SHONZHY])], [Place(*KEGEN, "Somewhere in the steppe", 0)]), 130, 175, DAY
    )
    first, second = (one for one in drawn.pen.writing if "steppe" in one.text or "Some" in one.text)
    assert (first.text, second.text) == ("Somewhere", "in the steppe")
    assert 5 < second.top - first.top < 9


def test_names_on_a_cover_keep_off_the_cut() -> None:
    spots = [(43.0, 79.0), (43.0, 79.5)]
    drawn = read(Subject([route(spots)], [Place(43.0, 79.535, "Ab", 2)]), 300, 300, COVER)
    name = next(one for one in drawn.pen.writing if one.text == "Ab")
    assert name.right <= 287


def test_numbers_on_the_line_leave_the_line_between_them() -> None:
    numbers = [Place(42.9 + 0.01 * n, 79.23, str(n), 9) for n in range(12)]
    drawn = read(Subject([route([KARKARA, KEGEN])], [], numbers), 130, 175, COUNTRY)
    rings = sorted((y, x) for x, y, radius in drawn.pen.rings if radius > 5)
    assert len(rings) > 2
    assert all(np.hypot(a[0] - b[0], a[1] - b[1]) > 15 for a, b in pairwise(rings))


def test_local_names_stand_under_the_travellers() -> None:
    drawn = read(
        Subject([route([KEGEN, SHONZHY])], [Place(*KEGEN, "Kegen", 0, local="Кеген")]), 130, 175, DAY
    )
    name, local = (next(one for one in drawn.pen.writing if one.text == text) for text in ("Kegen", "Кеген"))
    assert 0 < local.bottom - name.bottom < 9


@pytest.mark.parametrize("local", ["Кеген", "霍尔果斯", "قورغاس"])
def test_every_script_has_a_halo(local: str) -> None:
    drawn = read(Subject([route([KEGEN, SHONZHY])], [Place(*KEGEN, "Kegen", 0, local=local)]), 130, 175, DAY)
    code = drawn.pen.leaf.code
    haloed = [line for line in code if " Tr " in line]
    assert len(haloed) == len([line for line in code if line.startswith("BT ")])


def test_ticks_are_round_and_inside() -> None:
    assert ticks(1846.4, 1893.7, 5) == [1850, 1860, 1870, 1880, 1890]


def test_countries_are_named_off_the_route() -> None:
    drawn = read(along((40.53, 72.8), (44.2, 80.0), (43.8, 87.6), (40.14, 94.66)), 480, 200, TRIP)
    assert {"KAZAKHSTAN", "CHINA"} <= {one.text for one in drawn.pen.writing}


def test_the_only_country_in_sight_goes_unnamed() -> None:
    drawn = read(along((48.0, 68.0), (48.2, 68.2), country="KZ"), 130, 175, DAY)
    assert not any("KAZ" in one.text for one in drawn.pen.writing)


def test_waters_near_the_route_are_named_before_those_far_off() -> None:
    look = replace(TRIP, most_areas=1)
    drawn = read(along((42.7, 76.2), (42.75, 78.4)), 480, 400, look)
    assert any("Issyk" in one.text or "Ysyk" in one.text for one in drawn.pen.writing)
