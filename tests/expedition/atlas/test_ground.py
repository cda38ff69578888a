from expedition.atlas.ground import LEVELS, Cell, cells, level_at


def test_the_whole_world_is_eight_cells_at_the_coarsest_level() -> None:
    assert len(cells(0, -180, -90, 180, 90)) == 8


def test_a_rectangle_over_the_date_line_takes_cells_of_both_sides() -> None:
    assert cells(2, 179, -18, -179, -17) == [Cell(7, 35), Cell(7, 0)]
    assert cells(2, 179, -18, 181, -17) == [Cell(7, 35), Cell(7, 0)]


def test_finer_pixels_take_finer_levels() -> None:
    assert [level_at(pixel) for pixel in (0.7, 0.06, 0.03, 0.01, 0.001)] == [0, 0, 1, 2, 3]
    assert level_at(0.0) == len(LEVELS) - 1
