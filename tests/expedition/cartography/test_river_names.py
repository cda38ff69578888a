import numpy as np

from expedition.cartography.ground_names import landscape_candidates
from expedition.cartography.label_records import Candidate, LabelStyle, Placed
from expedition.cartography.labels import WINDOW, dense, place
from expedition.cartography.mercator import View, to_world
from expedition.cartography.name_choice import NameChoice

SIZE = 1600, 900


def view(lat: float, lon: float, zoom: float) -> View:
    x, y = to_world(np.array([lat]), np.array([lon]))
    return View(float(x[0]), float(y[0]), 512 * 2**zoom, *SIZE)


def rivers(seen: View, name: str = "Ili") -> list[Candidate]:
    found = landscape_candidates(seen, NameChoice())
    return [one for one in found if one.style is LabelStyle.RIVER and one.name == name]


def size(candidate: Candidate) -> tuple[float, float]:
    return 10.0 * len(candidate.name), 15.0


def written(seen: View, before: tuple[Placed, ...] = (), name: str = "Ili") -> tuple[Placed, ...]:
    return place(rivers(seen, name), size, (0, 0, *SIZE), before=before)


def test_a_river_in_sight_is_named_far_from_the_point_of_its_name() -> None:
    for zoom in (6.0, 8.0, 10.0):
        assert written(view(43.9, 79.6, zoom)), zoom


def test_a_long_river_is_named_again_and_again_but_not_side_by_side() -> None:
    found = [placed.candidate for placed in written(view(48.0, 17.0, 8), name="Danube")]
    assert len(found) >= 2
    for at, one in enumerate(found):
        for other in found[at + 1 :]:
            assert np.hypot(one.x - other.x, one.y - other.y) >= WINDOW.again


def test_names_stay_on_the_ground_while_the_map_is_panned() -> None:
    seen = view(43.9, 79.6, 8)
    placed = written(seen)
    stood = {one.candidate.number: seen.to_world(one.candidate.x, one.candidate.y) for one in placed}
    for across in range(20, 400, 20):
        moved = seen.moved(across, 10)
        placed = written(moved, placed)
        now = {one.candidate.number: moved.to_world(one.candidate.x, one.candidate.y) for one in placed}
        for number in stood.keys() & now.keys():
            assert np.allclose(now[number], stood[number])
        inside = {
            number
            for number, (x, y) in stood.items()
            if abs((x - moved.x) * moved.world_px) < 700 and abs((y - moved.y) * moved.world_px) < 400
        }
        assert inside <= now.keys()


def test_the_spots_of_a_wide_view_are_among_those_of_a_near_one() -> None:
    near, far = (
        {one.number for one in rivers(view(43.9, 79.6, zoom)) if 0 < one.x < SIZE[0]} for zoom in (9.0, 7.0)
    )
    wide = {one.number for one in rivers(view(43.9, 79.6, 7.0))}
    assert near & far
    assert {number for number in wide if number in near} == near & far
    assert all(number % 2 == 0 for number in far)


def test_the_name_of_a_river_leaves_the_line_of_the_day_free() -> None:
    seen = view(43.9, 79.6, 8)
    free = written(seen)[0]
    box = free.left, free.top + free.height / 2, free.left + free.width
    crowd = dense(np.array([box[0], box[2]]), np.array([box[1], box[1]]), np.array([0]))
    for placed in place(rivers(seen), size, (0, 0, *SIZE), crowd=crowd):
        is_under = (crowd[0] > placed.left) & (crowd[0] < placed.left + placed.width)
        assert not (is_under & (crowd[1] > placed.top) & (crowd[1] < placed.top + placed.height)).any()
