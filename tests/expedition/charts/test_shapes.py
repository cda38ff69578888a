import numpy as np

from expedition.charts.shapes import rounded, skyline, threads


def test_a_rounded_box_keeps_its_size() -> None:
    (corners,) = rounded([(1.0, 2.0, 0.0, 50.0)], (0.1, 5.0))
    assert corners.min(axis=0).tolist() == [1.0, 0.0]
    assert corners.max(axis=0).tolist() == [2.0, 50.0]
    assert len(corners) == 12


def test_a_rounded_box_loses_nothing_but_its_corners() -> None:
    (corners,) = rounded([(0.0, 10.0, 0.0, 10.0)], (1.0, 1.0))
    x, y = corners[:, 0], corners[:, 1]
    area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
    assert 98.0 < area < 100.0
    (dx, dy), (nx, ny) = ((np.roll(corners, -n - 1, 0) - np.roll(corners, -n, 0)).T for n in (0, 1))
    assert len(set(np.sign(dx * ny - dy * nx))) == 1


def test_corners_are_never_larger_than_the_box() -> None:
    (corners,) = rounded([(0.0, 1.0, 0.0, 1.0)], (9.0, 9.0))
    assert corners.min() >= 0.0
    assert corners.max() <= 1.0


def test_threads_are_one_shape() -> None:
    path = threads([(0.0, 1.0, 0.0, 3.0), (2.0, 3.0, 0.0, 4.0)])
    assert np.asarray(path.vertices).shape == (10, 2)
    assert np.asarray(path.vertices)[:, 1].max() == 4.0


def test_the_skyline_keeps_every_highest_and_lowest() -> None:
    boxes = [(n * 0.25, n * 0.25 + 0.2, -float(n % 3), float(n * 37 % 50)) for n in range(40)]
    outline = np.asarray(skyline(boxes, 0.0, 1.0).vertices)
    for column in range(10):
        group = boxes[4 * column : 4 * column + 4]
        inside = outline[(outline[:, 0] >= column) & (outline[:, 0] <= column + 1)]
        assert max(top for *_rest, top in group) in inside[:, 1]
        assert min(bottom for _left, _right, bottom, _top in group) in inside[:, 1]


def test_a_gap_in_the_skyline_has_no_height() -> None:
    outline = np.asarray(skyline([(0.0, 0.5, 2.0, 3.0), (5.0, 5.5, 2.0, 3.0)], 0.0, 1.0).vertices)
    inside = outline[(outline[:, 0] > 1.0) & (outline[:, 0] < 5.0)]
    assert set(inside[:, 1]) == {2.0}
