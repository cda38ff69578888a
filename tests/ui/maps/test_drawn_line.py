"""A line while it is drawn."""

import numpy as np
import pytest

from ui.maps.drawn_line import DrawnLine


@pytest.fixture
def line() -> DrawnLine:
    made = DrawnLine()
    made.start([(43.0, 80.0), (43.1, 80.0), (43.2, 80.0)])
    return made


def test_it_goes_on_from_its_end_and_stands_at_no_place_twice(line: DrawnLine) -> None:
    for place in ((43.3, 80.0), (43.3, 80.0)):
        line.add(place)
    assert line.positions[2:] == ((43.2, 80.0), (43.3, 80.0))
    assert line.chosen == 3


def test_its_length_grows_to_the_pointer(line: DrawnLine) -> None:
    assert line.length_m == pytest.approx(22_222, rel=0.01)
    assert line.length_to((43.3, 80.0)) == pytest.approx(33_333, rel=0.01)
    line.start([])
    assert line.length_to((43.3, 80.0)) == 0.0


def test_what_is_chosen_is_moved_and_removed(line: DrawnLine) -> None:
    line.choose(1)
    line.move((43.1, 80.5))
    assert line.positions[1] == (43.1, 80.5)
    line.remove_chosen()
    assert line.positions == ((43.0, 80.0), (43.2, 80.0))
    for _time in range(3):
        line.remove_last()
    assert (len(line), line.chosen) == (0, -1)
    line.remove_chosen()
    line.move((1.0, 1.0))
    assert len(line) == 0


def test_what_was_done_is_taken_back_step_by_step(line: DrawnLine) -> None:
    begun = line.positions
    line.add((43.3, 80.0))
    line.choose(1)
    for lon in (80.1, 80.2, 80.3):
        line.move((43.1, lon))
    line.insert(1, (43.05, 80.0))
    line.move((43.05, 80.9))
    line.remove_last()
    seen: list[int] = []
    for _step in range(4):
        line.take_back()
        seen.append(len(line))
    assert seen == [5, 4, 4, 3]
    assert line.positions == begun
    assert not line.can_take_back


def test_it_is_unbroken_across_the_date_line(line: DrawnLine) -> None:
    line.start([(43.0, 179.9), (43.0, -179.9)])
    x, _y = line.world(1.0)
    assert np.abs(np.diff(x)).max() == pytest.approx(0.2 / 360)
    assert line.length_m == pytest.approx(16_300, rel=0.01)


def test_every_change_is_told(line: DrawnLine) -> None:
    told: list[int] = []
    line.changed.connect(lambda: told.append(len(line)))
    line.add((43.3, 80.0))
    line.insert(1, (43.05, 80.1))
    line.remove_last()
    assert told == [4, 5, 4]
