from dataclasses import replace

from expedition.charts.repairs import breaks, repairs_finding
from expedition.records.facts import RepairFacts
from expedition.records.trip import TripSeries
from tests.expedition.charts.made_up import trip
from tests.expedition.charts.told import told


def broken(*repairs: RepairFacts) -> TripSeries:
    series = told(trip(20))
    facts = [replace(one, repairs=()) for one in series.facts]
    facts[10] = replace(facts[10], repairs=repairs)
    return replace(series, facts=tuple(facts))


def test_punctures_are_counted_apart() -> None:
    series = broken(
        RepairFacts("", "", "chain", "worn", 1),
        RepairFacts("", "", "rear inner tube", "puncture", 2),
        RepairFacts("", "", "chain", "broken", 1),
    )
    assert [(one.number, one.is_puncture) for one in breaks(series)] == [(1, False), (2, True), (2, False)]
    assert {one.way_m for one in breaks(series)} == {series.days[10].total_m}
    assert repairs_finding(series).title.startswith("2 repairs, 2 punctures, one in ")


def test_where_nothing_broke_nothing_is_counted() -> None:
    assert repairs_finding(broken()).title == "Nothing broke yet"
    assert repairs_finding(trip(3)).title == "Nothing broke yet"
