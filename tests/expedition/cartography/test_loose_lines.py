import numpy as np

from expedition.cartography.line_batches import batches
from expedition.cartography.loose_lines import loose_lines
from expedition.points import Points, empty


def points(count: int) -> Points:
    """Due north from the equator."""
    none, zero = np.full(count, np.nan), np.zeros(count)
    return Points(np.arange(count) / 100, zero, none, zero.astype(np.int64), np.zeros(1, dtype=np.int64))


def test_lines_of_no_logbook_are_all_of_today_and_carried_ones_look_so() -> None:
    lines = loose_lines([(points(50), False), (points(50), True)])
    tokens = {stroke.token for batch in batches(lines.coarse(8), 0) for stroke in batch.strokes}
    assert tokens == {"casing", "here", "transit"}


def test_they_are_drawn_at_any_scale_without_anything_finer() -> None:
    lines = loose_lines([(points(50), False)])
    box = lines.box()
    assert box is not None
    assert len(lines.near(20, box)) == 1


def test_an_empty_line_is_left_out() -> None:
    assert loose_lines([(empty(), False)]).box() is None
