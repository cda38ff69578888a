from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pytest

import resources
from expedition import forking
from expedition.atlas import ground
from expedition.atlas.country_names import country_names
from expedition.atlas.gazetteer import gazetteer
from expedition.atlas.ground import (
    LEVELS,
    RELIEF_ZOOMS,
    Cell,
    Kind,
    Layer,
    Shapes,
    cell_corner,
    cells,
    country_labels,
    ground_m,
    landscape_names,
    level_at,
    relief,
    shapes,
)
from resources import FOLDER

FINEST = len(LEVELS) - 1
FILLED = (Layer.LAND, Layer.LAKE, Layer.ISLAND)


def is_in(layer: Layer, level: int, lat: float, lon: float) -> bool:
    """Whether a line to the east of the point crosses the edges of rings an odd number of times."""
    (cell,) = cells(level, lon, lat, lon, lat)
    found = shapes(layer, level, cell)
    if not len(found.starts):
        return False
    following = np.arange(1, len(found.lat) + 1)
    following[np.append(found.starts[1:], len(found.lat)) - 1] = found.starts
    crossed = np.flatnonzero((found.lat > lat) != (found.lat[following] > lat))
    low, high = found.lat[crossed], found.lat[following[crossed]]
    west, east = found.lon[crossed], found.lon[following[crossed]]
    return bool(np.count_nonzero(west + (lat - low) / (high - low) * (east - west) > lon) % 2)


def is_land(lat: float, lon: float, level: int = FINEST) -> bool:
    land, lake, island = (is_in(layer, level, lat, lon) for layer in FILLED)
    return land and (not lake or island)


def km_to(layer: Layer, lat: float, lon: float, reach_deg: float = 0.4) -> float:
    """The distance to the nearest point of a layer's lines."""
    nearest = np.inf
    for cell in cells(FINEST, lon - reach_deg, lat - reach_deg, lon + reach_deg, lat + reach_deg):
        found = shapes(layer, FINEST, cell)
        if len(found.lat):
            north, east = found.lat - lat, (found.lon - lon) * np.cos(np.radians(lat))
            nearest = min(nearest, float(np.hypot(north, east).min()) * 111.2)
    return nearest


def runs_along_180(lines: Shapes) -> bool:
    on_line = np.abs(np.abs(lines.lon) - 180) < 1e-6
    starts = np.isin(np.arange(len(lines.lon)), lines.starts)
    return bool(np.any(on_line[1:] & on_line[:-1] & ~starts[1:]))


def test_the_whole_world_is_eight_cells_at_the_coarsest_level() -> None:
    assert len(cells(0, -180, -90, 180, 90)) == 8


def test_a_rectangle_over_the_date_line_takes_cells_of_both_sides() -> None:
    assert cells(2, 179, -18, -179, -17) == [Cell(7, 35), Cell(7, 0)]
    assert cells(2, 179, -18, 181, -17) == [Cell(7, 35), Cell(7, 0)]


def test_finer_pixels_take_finer_levels() -> None:
    assert [level_at(pixel) for pixel in (0.7, 0.06, 0.03, 0.01, 0.001)] == [0, 0, 1, 2, 3]
    assert level_at(0.0) == FINEST


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(43.25, 76.9), (51.5, -0.1), (-33.9, 18.6), (64.5, -18.0), (-54.8, -68.4), (-80.0, 60.0), (66.5, 179.9)],
)
def test_towns_stand_on_land_at_every_level(lat: float, lon: float) -> None:
    assert all(is_land(lat, lon, level) for level in range(len(LEVELS)))


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(30.0, -40.0), (42.0, 50.5), (42.4, 77.3), (45.7, 73.85), (53.0, 107.9), (3.0, -95.0), (-17.4, 179.4)],
)
def test_seas_and_great_lakes_are_water_at_every_level(lat: float, lon: float) -> None:
    assert not any(is_land(lat, lon, level) for level in range(len(LEVELS)))


def test_an_island_in_a_lake_is_land() -> None:
    assert is_in(Layer.LAKE, FINEST, 45.75, -82.2)
    assert is_land(45.75, -82.2)


def test_the_aral_sea_is_what_is_left_of_it() -> None:
    assert is_land(44.8, 60.0)
    assert is_land(45.0, 59.6, level=0)
    assert not is_land(46.5, 60.7)
    assert not is_land(45.1, 58.45)


def test_there_is_no_border_round_baikonur() -> None:
    assert km_to(Layer.BORDER, 45.85, 63.3) > 30
    assert km_to(Layer.DISPUTED, 45.85, 63.3) > 30


def test_the_line_of_control_in_kashmir_is_a_disputed_one() -> None:
    assert km_to(Layer.DISPUTED, 34.5, 74.0) < 40
    assert km_to(Layer.BORDER, 34.6, 75.3) > 25


def test_an_undoubted_border_is_a_border() -> None:
    assert km_to(Layer.BORDER, 44.2, 80.4) < 20
    assert km_to(Layer.BORDER, 47.6, 7.6) < 10


def test_antarctica_reaches_the_pole_without_a_shore_there_or_at_180_degrees() -> None:
    assert is_land(-89.5, 0.0)
    for level in range(len(LEVELS)):
        for cell in cells(level, 179.5, -89.0, -179.5, -88.0):
            found = shapes(Layer.SHORE, level, cell)
            assert not np.any(found.lat < -85.5)
            assert not runs_along_180(found)


def test_fiji_and_chukotka_are_not_cut_at_180_degrees() -> None:
    for lat in (66.5, -16.8):
        for cell in cells(FINEST, 179.9, lat, -179.9, lat):
            assert not runs_along_180(shapes(Layer.SHORE, FINEST, cell))
    for lat, lon in ((66.5, 179.97), (66.5, -179.97), (-16.8, -179.95)):
        assert is_land(lat, lon)


@pytest.mark.parametrize("level", range(len(LEVELS)))
def test_rings_have_three_corners_and_stay_near_their_cells(level: int) -> None:
    side, overlap = LEVELS[level].cell_deg, LEVELS[level].overlap_deg
    for cell in cells(level, 0, -50, 30, 80):
        south, west = cell_corner(level, cell)
        for layer in FILLED:
            found = shapes(layer, level, cell)
            if len(found.lat):
                assert np.diff(found.starts, append=len(found.lat)).min() >= 3
                assert found.lat.min() >= south - overlap - 1e-9
                assert found.lon.max() <= west + side + overlap + 1e-9


def test_each_level_has_the_coasts_of_the_coarser_one() -> None:
    for lat, lon in ((35.0, 139.0), (62.0, 6.0), (-45.0, -73.5), (38.0, 24.0)):
        for layer in (Layer.LAND, Layer.SHORE):
            for level in range(len(LEVELS)):
                (cell,) = cells(level, lon, lat, lon, lat)
                assert len(shapes(layer, level, cell).starts)


def test_lines_of_a_shore_do_not_run_along_the_edges_of_cells() -> None:
    for cell in cells(2, 60, 40, 120, 60):
        found = shapes(Layer.SHORE, 2, cell)
        south, west = cell_corner(2, cell)
        for values, corner in ((found.lat, south), (found.lon, west)):
            for edge in (corner - LEVELS[2].overlap_deg, corner + 10 + LEVELS[2].overlap_deg):
                on_edge = np.abs(values - edge) < 1e-9
                starts = np.isin(np.arange(len(values)), found.starts)
                assert not np.any(on_edge[1:] & on_edge[:-1] & ~starts[1:])


def test_parts_of_a_cell_come_in_order_of_the_zoom_they_are_painted_from() -> None:
    for layer in (Layer.LAND, Layer.LAKE, Layer.RIVER, Layer.PROVINCE):
        for cell in cells(2, 5, 40, 20, 60):
            assert np.all(np.diff(shapes(layer, 2, cell).rank.astype(int)) >= 0)


def test_a_copy_of_the_process_opens_the_file_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forking, "may_fork", lambda: True)
    relief(0, 0, 0)
    assert ground._of_thread.cache_info().currsize == 1
    copy = forking.helper(lambda line: line.send(ground._of_thread.cache_info().currsize))
    assert copy is not None
    assert copy.told() == 0
    copy.end()


def test_several_threads_read_at_the_same_time() -> None:
    with ThreadPoolExecutor(4) as pool:
        tiles = list(pool.map(lambda x: relief(2, x, 1), range(4)))
    assert tiles == [relief(2, x, 1) for x in range(4)]
    assert any(tiles)


def test_the_columns_of_a_cell_cannot_be_written() -> None:
    found = shapes(Layer.LAND, 0, Cell(1, 2))
    with pytest.raises(ValueError, match="read-only"):
        found.lat[0] = 0.0


def test_the_relief_is_a_grey_picture_where_there_are_mountains_and_nothing_at_sea() -> None:
    top = RELIEF_ZOOMS[1]
    assert (relief(top, 11, 6) or b"").startswith(b"\xff\xd8")
    assert relief(top, 3, 10) is None
    assert relief(top + 1, 0, 0) is None


def test_heights_tell_a_plain_from_a_pass_and_the_sea_has_none() -> None:
    lat, lon = np.array([52.3, 41.5, 31.5, 30.0, -89.9]), np.array([4.9, 77.9, 35.48, -40.0, 0.0])
    plain, mountains, dead_sea, sea, pole = ground_m(lat, lon)
    assert abs(plain) < 60
    assert mountains > 2500
    assert -450 <= dead_sea < -200
    assert np.isnan(sea)
    assert np.isnan(pole) or pole > 2000


def test_heights_are_the_same_from_both_sides_of_180_degrees() -> None:
    east, west = ground_m(np.array([67.0, 67.0]), np.array([180.0, -180.0]))
    assert east == west > 100


def test_every_country_of_the_places_has_a_name_and_a_spot() -> None:
    labels = {label.code: label for label in country_labels()}
    assert {code for code in gazetteer().countries if code in country_names()} <= set(labels)
    for label in labels.values():
        assert label.names["en"]
        assert label.spots
        assert [spot.clearance_deg for spot in label.spots] == sorted(
            (spot.clearance_deg for spot in label.spots), reverse=True
        )


def test_countries_know_what_they_are_called_at_home_and_abroad() -> None:
    labels = {label.code: label for label in country_labels()}
    assert labels["KZ"].local[0] == "Қазақстан"
    assert labels["CN"].local[0] == "中国"
    assert labels["KZ"].names["de"] == "Kasachstan"
    assert 2_600_000 < labels["KZ"].area_km2 < 2_800_000
    assert 16_500_000 < labels["RU"].area_km2 < 17_300_000


def test_spots_of_countries_lie_on_land() -> None:
    roomy = [spot for label in country_labels() for spot in label.spots if spot.clearance_deg > 0.3]
    assert len(roomy) > 500
    assert all(is_in(Layer.LAND, 1, spot.lat, spot.lon) for spot in roomy)


def test_names_of_waters_lie_in_water_and_names_of_land_on_land() -> None:
    wet = {Kind.OCEAN, Kind.SEA, Kind.LAKE}
    wrong = [
        place.name
        for place in landscape_names()
        if place.kind is not Kind.RIVER and is_land(place.lat, place.lon) == (place.kind in wet)
    ]
    assert wrong == []


def test_names_of_rivers_lie_at_a_river() -> None:
    far = [
        place.name
        for place in landscape_names()
        if place.kind is Kind.RIVER and km_to(Layer.RIVER, place.lat, place.lon) > 15
    ]
    assert far == []


def test_the_world_and_its_places_take_no_more_than_25_mb_of_the_package(tmp_path: Path) -> None:
    files = [*(FOLDER / "atlas").glob("*.sqlite"), *(FOLDER / "places").glob("*.[nb]*")]
    with ZipFile(tmp_path / "package.zip", "w", ZIP_DEFLATED, compresslevel=1) as package:
        for file in files:
            package.write(file, file.name)
    assert (tmp_path / "package.zip").stat().st_size < 25_200_000


@pytest.mark.parametrize("content", [None, b"", b"no database" * 1_000])
def test_without_its_file_the_world_is_plain_and_says_so_once(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "atlas").mkdir()
    if content is not None:
        (tmp_path / "atlas" / "atlas.sqlite").write_bytes(content)
    kept = (ground._of_thread, ground._heights, ground.country_labels, ground.landscape_names, ground.shapes)
    monkeypatch.setattr(resources, "FOLDER", tmp_path)
    monkeypatch.setattr(ground, "_troubles", [])
    for each in kept:
        monkeypatch.setattr(ground, each.__name__, lru_cache(each.__wrapped__))
    assert not len(ground.shapes(Layer.LAND, 0, Cell(0, 0)).lat)
    assert ground.relief(0, 0, 0) is None
    assert not ground.country_labels()
    assert not ground.landscape_names()
    assert np.isnan(ground.ground_m(np.array([43.0]), np.array([80.0]))).all()
    assert "atlas.sqlite" in ground.trouble()
    assert len(caplog.records) == 1
