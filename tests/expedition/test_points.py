import numpy as np
import pytest

from expedition.points import distinct


@pytest.mark.parametrize("values", [[], [3], [5, 5, -2, 9, 5, -2], list(range(9, 0, -1)), [0] * 4])
def test_distinct_values_are_those_that_numpy_finds(values: list[int]) -> None:
    given = np.array(values, dtype=np.int64)
    once, places = distinct(given)
    wanted_once, wanted_places = np.unique(given, return_inverse=True)
    assert np.array_equal(once, wanted_once)
    assert np.array_equal(places, wanted_places)
    assert np.array_equal(once[places], given)
