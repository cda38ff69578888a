"""Kinds of days, shades and heat must be told apart by eyes that lack a colour, and on grey paper."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from expedition.charts.shades import shades
from expedition.charts.style import ChartStyle, print_style
from expedition.kinds import DayKind
from expedition.points import F64
from ui.tokens import DARK, LIGHT
from ui.widgets.chart_style import chart_style

# Linear light as eyes without the red or the green receptor see it: Viénot, Brettel and Mollon (1999).
SEEN = {
    "all receptors": np.eye(3),
    "no red receptor": np.array(((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))),
    "no green receptor": np.array(
        ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
    ),
}
STYLES = {"light": chart_style(LIGHT), "dark": chart_style(DARK), "print": print_style()}


def lab(colour: str, seen: F64) -> F64:
    """Lightness and the two colour axes of CIELAB, as these eyes see them."""
    rgb = np.asarray(to_rgb(colour))
    light = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = np.array(((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))) @ np.clip(
        seen @ light, 0, 1
    )
    f = np.cbrt(np.maximum(xyz / np.array((0.9505, 1.0, 1.089)), 1e-6))
    return np.array((116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])))


def apart(one: str, other: str, seen: F64) -> float:
    return float(np.linalg.norm(lab(one, seen) - lab(other, seen)))


@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN.keys())
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_kinds_of_days_differ_for_every_eye(theme: str, seen: F64) -> None:
    fills = {kind: STYLES[theme].kinds[kind] for kind in DayKind}
    near = {
        (one, other): round(apart(fills[one], fills[other], seen))
        for one in DayKind
        for other in DayKind
        if one < other and apart(fills[one], fills[other], seen) < 12
    }
    assert near == {}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_a_ridden_day_differs_in_lightness_from_those_beside_it(style: ChartStyle) -> None:
    ride = lab(style.kinds[DayKind.RIDE], np.eye(3))[0]
    others = [lab(style.kinds[kind], np.eye(3))[0] for kind in DayKind if kind is not DayKind.RIDE]
    assert min(abs(ride - other) for other in others) > 5


@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN.keys())
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_a_longer_day_is_always_farther_from_the_page(style: ChartStyle, seen: F64) -> None:
    page = lab(style.page, seen)[0]
    steps = [abs(lab(shade, seen)[0] - page) for shade in shades(style, 5)]
    assert all(after - before > 4 for before, after in pairwise([0.0, *steps]))


@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN.keys())
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_the_record_stands_out_from_the_other_bars(style: ChartStyle, seen: F64) -> None:
    assert apart(style.ridden, style.edge, seen) > 15
