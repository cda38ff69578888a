from datetime import date

from expedition.records.glimpse import DayGlimpse, Difference, Glimpse, TripGlimpse, difference

FIRST = DayGlimpse("a", date(2025, 7, 1), 10, 1)
SECOND = DayGlimpse("b", date(2025, 7, 2), 20, 2)


def test_nothing_differs_from_itself() -> None:
    one = Glimpse(trips=(TripGlimpse("t", "East"),), days=(FIRST, SECOND), words=30)
    assert difference(one, one).is_none


def test_days_come_back_go_and_change() -> None:
    there = Glimpse(days=(FIRST, SECOND), words=30, entries=4, photos=2)
    now = Glimpse(
        days=(DayGlimpse("a", date(2025, 7, 1), 12, 3), DayGlimpse("c", date(2025, 7, 9))), words=12, photos=5
    )
    assert difference(there, now) == Difference(
        coming=(date(2025, 7, 2),),
        going=(date(2025, 7, 9),),
        changed=(date(2025, 7, 1),),
        words=18,
        entries=4,
        photos=-3,
    )


def test_trips_come_back_and_go_by_title() -> None:
    there, now = Glimpse(trips=(TripGlimpse("t", "East"),)), Glimpse(trips=(TripGlimpse("u", "West"),))
    found = difference(there, now)
    assert (found.trips_coming, found.trips_going) == (("East",), ("West",))
