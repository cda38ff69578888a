"""Lines of trackpoints made for tests."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from expedition.points import EXTRAS, NO_TIME, Points


def line(
    lat: Sequence[float],
    lon: Sequence[float],
    ele: Sequence[float] | None = None,
    time_ms: Sequence[int] | None = None,
    starts: Sequence[int] = (0,),
) -> Points:
    """A line of the given columns; without heights and times where none are given."""
    return Points(
        np.array(lat, dtype=np.float64),
        np.array(lon, dtype=np.float64),
        np.array([np.nan] * len(lat) if ele is None else ele, dtype=np.float64),
        np.array([NO_TIME] * len(lat) if time_ms is None else time_ms, dtype=np.int64),
        np.array(starts if len(lat) else (), dtype=np.int64),
    )


@st.composite
def lines(draw: st.DrawFn, max_size: int = 60) -> Points:
    """Any line the program may meet: jumps, missing values, segments, sensors."""
    n = draw(st.integers(0, max_size))

    def column(values: st.SearchStrategy[float]) -> list[float]:
        return draw(st.lists(values, min_size=n, max_size=n))

    starts = draw(st.sets(st.integers(1, max(n - 1, 1)), max_size=4)) if n > 1 else set()
    times = draw(
        st.lists(
            st.integers(-(2**40), 2**43) | st.integers(0, 10_000) | st.just(NO_TIME), min_size=n, max_size=n
        )
    )
    missing = st.just(float("nan"))
    return Points(
        np.array(column(st.floats(-90, 90)), dtype=np.float64),
        np.array(column(st.floats(-180, 180)), dtype=np.float64),
        np.array(column(st.floats(-500, 15_000) | missing), dtype=np.float64),
        np.array(times, dtype=np.int64),
        np.array([0, *sorted(starts)] if n else [], dtype=np.int64),
        {
            name: np.array(column(st.floats(-100, 2_000, width=32) | missing), dtype=np.float32)
            for name in draw(st.sets(st.sampled_from(EXTRAS)))
        },
    )


def ride(n: int, seed: int = 1, step_s: int = 1) -> Points:
    """A smooth ride of n points in the hills, one each `step_s` seconds from 2024-06-01 08:00 UTC."""
    rng = np.random.default_rng(seed)
    along = np.cumsum(4.0 + rng.normal(0, 0.5, n)) * step_s
    way = np.arange(n)
    return Points(
        46.0 + along / 111_195 * 0.8 + rng.normal(0, 2e-6, n),
        7.5 + along / 77_000 * 0.6 + rng.normal(0, 2e-6, n),
        800 + 300 * np.sin(along / 3_000) + rng.normal(0, 0.2, n),
        1_717_228_800_000 + way.astype(np.int64) * 1000 * step_s,
        np.array([0], dtype=np.int64),
    )
