"""Which tiles lie in a view."""

from expedition.cartography.mercator import View
from ui.maps import tile_plan
from ui.maps.tile_plan import TileId


def _columns(spots: list[tile_plan.Spot]) -> set[int]:
    return {spot.tile("a", 1.0).column for spot in spots}


def test_the_nearest_to_the_middle_comes_first() -> None:
    spots = tile_plan.spots(View(0.51, 0.51, 512.0 * 8, 1280, 800), 3, 1.0)
    assert (spots[0].column, spots[0].row) == (4, 4)
    far = [
        abs((spot.left + spot.right) / 2 - 640) + abs((spot.top + spot.bottom) / 2 - 400) for spot in spots
    ]
    assert far[-1] == max(far)


def test_tiles_cover_the_view_without_gap_or_overlap_at_any_zoom() -> None:
    for world_px in (700.0, 1234.5, 9999.9, 123456.7):
        view = View(0.4, 0.5, world_px, 640, 480)
        spots = tile_plan.spots(view, tile_plan.level(view, (0, 16)), 1.5)
        rights = {(spot.column, spot.row): (spot.right, spot.bottom) for spot in spots}
        assert min(spot.left for spot in spots) <= 0
        assert max(spot.right for spot in spots) >= 960
        for spot in spots:
            left = rights.get((spot.column - 1, spot.row))
            assert left is None or left[0] == spot.left
            above = rights.get((spot.column, spot.row - 1))
            assert above is None or above[1] == spot.top


def test_the_world_goes_on_across_the_date_line() -> None:
    spots = tile_plan.spots(View(1.0, 0.5, 512.0 * 8, 512, 512), 3, 1.0)
    assert _columns(spots) == {7, 0}
    assert _columns(tile_plan.spots(View(0.0, 0.5, 512.0 * 8, 512, 512), 3, 1.0)) == {7, 0}


def test_nothing_lies_beyond_the_poles() -> None:
    spots = tile_plan.spots(View(0.5, 0.0, 512.0 * 4, 800, 800), 2, 1.0)
    assert {spot.row for spot in spots} == {0}


def test_tiles_are_shown_between_two_thirds_and_four_thirds_of_their_size() -> None:
    for world_px in (513.0, 600.0, 777.0, 1000.0, 5000.0, 33333.0):
        view = View(0.5, 0.5, world_px, 512, 512)
        side = world_px / 2 ** tile_plan.level(view, (0, 16))
        assert 512 * 0.65 < side < 512 * 1.33


def test_a_source_is_enlarged_beyond_its_last_zoom() -> None:
    view = View(0.5, 0.5, 512.0 * 2**12, 512, 512)
    assert tile_plan.level(view, (2, 9)) == 9


def test_a_tile_lies_in_its_parent() -> None:
    tile = TileId("a", 5, 13, 6, 1.0)
    assert tile.child(1, 0).parent() == tile
    assert tile.parent(2) == TileId("a", 3, 3, 1, 1.0)


def test_coarse_tiles_cover_each_spot_once() -> None:
    spots = tile_plan.spots(View(0.5, 0.5, 512.0 * 64, 1280, 800), 6, 1.0)
    coarse = tile_plan.covering(spots, 3)
    assert len(coarse) == len({(spot.column, spot.row) for spot in coarse}) == 4
