from expedition.kinds import KmScale
from expedition.stats.scales import DayStretch, Kilometres, on_all

DAY = DayStretch(before_m=500_000.0, length_m=80_000.0)


def test_a_kilometre_of_the_day_is_one_of_the_trip() -> None:
    assert on_all(KmScale.DAY, 30_000.0, DAY) == Kilometres(30_000.0, 530_000.0, None)
    assert on_all(KmScale.DAY, 30_000.0, None) == Kilometres(30_000.0, None, None)


def test_a_kilometre_of_the_trip_is_one_of_the_day_it_lies_on() -> None:
    assert on_all(KmScale.TRIP, 530_000.0, DAY) == Kilometres(30_000.0, 530_000.0, None)
    assert on_all(KmScale.TRIP, 600_000.0, DAY) == Kilometres(None, 600_000.0, None)


def test_a_kilometre_of_the_road_is_none_of_the_others() -> None:
    assert on_all(KmScale.ROAD, 1_317_000.0, DAY) == Kilometres(None, None, 1_317_000.0)


def test_nothing_noted_is_nothing_known() -> None:
    assert on_all(KmScale.DAY, None, DAY) == Kilometres()
