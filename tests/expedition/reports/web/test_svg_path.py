import numpy as np
import pytest

from expedition.reports.maps.clipping import NOTHING, Parts
from expedition.reports.web.svg_path import from_operators, number, plotted, through


@pytest.mark.parametrize(
    ("value", "words"), [(1.0, "1"), (1.25, "1.25"), (-0.001, "0"), (100.0, "100"), (0.1 + 0.2, "0.3")]
)
def test_measures_are_short(value: float, words: str) -> None:
    assert number(value) == words


def test_many_lines_count_from_point_to_point() -> None:
    parts = Parts(np.array([1.0, 2, 2, 5, 6]), np.array([1.0, 1, 3, 5, 4]), np.array([0, 3]))
    assert plotted(parts, is_closed=False) == "M10 10l10 0 0 20M50 50l10-10"


def test_what_is_too_small_to_be_seen_is_left_out() -> None:
    parts = Parts(np.array([1.0, 1.01, 7, 8, 9]), np.array([1.0, 1.01, 7, 7, 7]), np.array([0, 2]))
    assert plotted(parts, is_closed=True) == "M70 70l10 0 10 0Z"
    assert plotted(Parts(parts.x[:2], parts.y[:2], parts.starts[:1]), is_closed=True) == ""
    assert plotted(NOTHING, is_closed=False) == ""


def test_paths_of_charts_are_turned_over() -> None:
    code = "0.00 0.00 m 10.00 5.00 l 1.00 2.00 3.00 4.00 5.00 6.00 c h"
    assert from_operators(code, 100, 50) == "M100 50L110 45C101 48 103 46 105 44Z"


def test_a_line_goes_through_its_points() -> None:
    assert through([(0, 0), (1.5, 2), (3, 4)], is_closed=True) == "M0 0L1.5 2 3 4Z"
