from dataclasses import replace

from expedition.charts.once import once
from expedition.records.trip import TripSeries
from tests.expedition.charts.made_up import trip


def test_a_series_is_worked_out_once_and_its_changed_copy_anew() -> None:
    asked: list[TripSeries] = []

    @once
    def days(series: TripSeries) -> int:
        asked.append(series)
        return len(series.days)

    whole = trip(4)
    assert [days(whole), days(whole)] == [4, 4]
    assert days(replace(whole, days=whole.days[:1])) == 1
    assert len(asked) == 2
