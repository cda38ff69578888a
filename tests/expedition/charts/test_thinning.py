import numpy as np

from expedition.charts.thinning import thin


def test_few_samples_are_all_drawn() -> None:
    x = np.arange(10.0)
    assert thin(x, x, 5).tolist() == list(range(10))


def test_summits_and_hollows_survive() -> None:
    x = np.arange(100_000.0)
    y = np.sin(x / 500.0)
    y[54_321], y[77_777] = 40.0, -40.0
    kept = thin(x, y, 700)
    assert len(kept) <= 5 * 700
    assert {54_321, 77_777, 0, 99_999} <= set(kept.tolist())


def test_gaps_stay_gaps() -> None:
    x = np.arange(10_000.0)
    y = np.ones(10_000)
    y[4_000:6_000] = np.nan
    kept = thin(x, y, 100)
    assert np.isnan(y[kept]).any()
    assert np.isfinite(y[kept]).any()


def test_standing_still_is_one_column() -> None:
    x = np.zeros(1_000)
    y = np.arange(1_000.0)
    assert set(thin(x, y, 10).tolist()) == {0, 999}
