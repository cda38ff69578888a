from pathlib import Path

import numpy as np
import pytest

import resources
from expedition.atlas.ground import LEVELS, Cell, Kind, Layer, landscape_names, shapes
from expedition.atlas.river_courses import STEP_M, river_courses
from expedition.geo import step_lengths_m
from expedition.points import F64

FINEST = len(LEVELS) - 1
ON_THE_LINE_M = 100.0
DEGREE_M = 111_200.0


def course(name: str) -> tuple[F64, F64]:
    """The points of a river."""
    courses = river_courses()
    here = courses.river == courses.names.index(name)
    return courses.lat[here], courses.lon[here]


def passes(name: str, lat: float, lon: float) -> bool:
    """Whether a river runs within ten kilometres of a place."""
    x, y = course(name)[1] - lon, course(name)[0] - lat
    return bool((np.hypot(x * np.cos(np.radians(lat)), y) * DEGREE_M < 10_000).any())


def off_the_lines_m(cell: Cell, lat: F64, lon: F64) -> F64:
    """Metres from each point to the nearest river line of its cell."""
    lines = shapes(Layer.RIVER, FINEST, cell)
    x, y = lines.lon * np.cos(np.radians(lat.mean())), lines.lat
    px, py = lon[:, None] * np.cos(np.radians(lat.mean())), lat[:, None]
    if len(y) < 2:
        return np.full(len(lat), np.inf)
    goes_on = np.ones(len(y) - 1, dtype=np.bool_)
    goes_on[lines.starts[1:] - 1] = False
    x, y, step_x, step_y = x[:-1][goes_on], y[:-1][goes_on], np.diff(x)[goes_on], np.diff(y)[goes_on]
    long_2 = np.maximum(step_x**2 + step_y**2, 1e-18)
    share = np.clip(((px - x) * step_x + (py - y) * step_y) / long_2, 0, 1)
    return np.asarray(np.hypot(px - x - share * step_x, py - y - share * step_y).min(axis=1) * DEGREE_M)


def test_every_point_lies_on_a_river_of_the_map() -> None:
    courses, side = river_courses(), LEVELS[FINEST].cell_deg
    least = np.full(len(courses.lat), np.inf)
    # A line along the edge of a cell lies in either of the two.
    for aside in (-1e-3, 1e-3):
        rows = np.floor((courses.lat + 90 + aside) / side).astype(int)
        columns = np.floor((courses.lon + 180 + aside) / side).astype(int)
        for cell in set(zip(rows.tolist(), columns.tolist(), strict=True)):
            here = (rows == cell[0]) & (columns == cell[1])
            off = off_the_lines_m(Cell(*cell), courses.lat[here], courses.lon[here])
            least[here] = np.minimum(least[here], off)
    assert least.max() < ON_THE_LINE_M


def test_points_of_one_stretch_are_at_most_a_step_apart() -> None:
    courses = river_courses()
    order = np.lexsort((courses.number, courses.river))
    is_next = (np.diff(courses.river[order]) == 0) & (np.diff(courses.number[order]) == 1)
    steps = step_lengths_m(courses.lat[order], courses.lon[order])[is_next]
    assert len(steps) > 13_000
    assert steps.max() < STEP_M * 1.02


def test_no_two_points_of_a_river_have_one_number() -> None:
    courses = river_courses()
    pairs = set(zip(courses.river.tolist(), courses.number.tolist(), strict=True))
    assert len(pairs) == len(courses.number)


def test_courses_belong_to_the_rivers_of_the_landscape() -> None:
    names = [name.name for name in landscape_names() if name.kind is Kind.RIVER]
    assert list(river_courses().names) == names
    assert len(set(names)) == len(names)


def test_the_ili_runs_above_and_below_its_reservoir_but_not_on_it() -> None:
    assert passes("Ili", 43.96, 79.6)
    assert passes("Ili", 44.3, 76.7)
    assert not passes("Ili", 43.85, 77.7)
    assert not passes("Ili", 43.52, 83.0)


def test_where_two_rivers_meet_another_one_begins() -> None:
    assert passes("Panj", 37.2, 68.6)
    assert not passes("Panj", 37.19, 67.28)
    assert passes("Amu Darya", 37.19, 67.28)
    assert not passes("Danube", 46.5, 9.84)


def test_the_table_is_small() -> None:
    assert (resources.FOLDER / "atlas" / "courses.npz").stat().st_size < 150_000


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04 cut"])
def test_a_missing_or_damaged_table_leaves_rivers_without_courses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    (tmp_path / "atlas").mkdir()
    if content is not None:
        (tmp_path / "atlas" / "courses.npz").write_bytes(content)
    monkeypatch.setattr(resources, "FOLDER", tmp_path)
    found = river_courses.__wrapped__()
    assert found.names == ()
    assert len(found.river) == len(found.number) == len(found.lat) == len(found.lon) == 0
