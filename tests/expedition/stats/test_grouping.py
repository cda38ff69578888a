from datetime import timedelta

import pytest

from expedition.kinds import GearKind, IncidentKind, LegMode, PriceKind, StayKind
from expedition.records.day import Entry
from expedition.records.facts import IncidentFacts, RepairFacts, StayFacts
from expedition.records.fields import Fitting, GearFields, PersonFields
from expedition.records.trip import PersonRecord, TripTotals
from expedition.records.trip_facts import TripFacts
from expedition.stats.columns import some
from expedition.stats.grouping import Grouping, groups
from expedition.stats.totals import totals_of
from tests.expedition.stats.figures.trips import FIRST, by_train, day, trip, way

NIGHT = StayFacts(StayKind.YURT, PriceKind.GIFT)


def rows(facts: TripFacts, by: Grouping) -> dict[str, TripTotals]:
    """The totals of each group."""
    return {key: totals_of(some(facts, shares)) for key, shares in groups(facts, by).items()}


def vehicle(name: str, mode: LegMode, *fitted: Fitting) -> Entry[GearFields]:
    """Something to ride."""
    return Entry(1, None, GearFields(kind=GearKind.VEHICLE, name=name, mode=mode, fitted=fitted))


def test_by_kind_a_day_only_carried_is_in_transit() -> None:
    found = rows(trip(day(1, way(80)), day(2, by_train(500))), Grouping.KIND)
    assert {key: row.days for key, row in found.items()} == {"ride": 1, "transit": 1}
    assert found["transit"].transit_days == 1


def test_by_mode_what_was_noted_of_a_day_goes_to_its_main_mode() -> None:
    found = rows(trip(day(1, way(10), by_train(500), stays=(NIGHT,))), Grouping.MODE)
    assert (found["bicycle"].days, found["bicycle"].nights) == (1, 1)
    assert (found["train"].days, found["train"].nights, found["train"].carried_m) == (0, 0, 500_000.0)


def test_a_vehicle_has_the_ways_of_its_mode_while_it_was_in_use() -> None:
    until = Fitting(off=FIRST)
    gear = (vehicle("Old bike", LegMode.BICYCLE, until), vehicle("Pony", LegMode.HORSE))
    days = (day(1, way(80), way(20, LegMode.HORSE), stays=(NIGHT,)), day(2, way(30)))
    found = rows(trip(*days, gear=gear), Grouping.VEHICLE)
    assert {key: row.distance_m for key, row in found.items()} == {
        "Old bike": 80_000.0,
        "Pony": 20_000.0,
        "bicycle": 30_000.0,
    }
    assert sum(row.nights for row in found.values()) == 1


def test_vehicles_side_by_side_each_have_the_way_and_nights_stand_once() -> None:
    gear = (vehicle("Hers", LegMode.BICYCLE), vehicle("His", LegMode.BICYCLE))
    found = rows(trip(day(1, way(80), stays=(NIGHT,)), gear=gear), Grouping.VEHICLE)
    assert [row.distance_m for row in found.values()] == [80_000.0, 80_000.0]
    assert [row.nights for row in found.values()] == [1, 0]


def person(number: int, name: str, joins: int | None = None) -> PersonRecord:
    """Someone who came along, perhaps later."""
    joined = None if joins is None else FIRST + timedelta(days=joins - 1)
    return PersonRecord(number, PersonFields(name=name, joined_on=joined))


def test_people_share_days_but_not_their_trouble() -> None:
    tube = RepairFacts("Mara", "", "tube", "puncture")
    rack = RepairFacts("", "", "rack", "broke")
    fall = IncidentFacts(IncidentKind.FALL, "jan")
    days = (day(1, way(80), repairs=(tube, rack)), day(2, way(20), incidents=(fall,)))
    facts = trip(*days, people=(person(1, "Mara Steiner"), person(2, "Jan", joins=2)))
    found = rows(facts, Grouping.PERSON)
    assert {key: (row.days, row.distance_m) for key, row in found.items()} == {
        "Mara Steiner": (2, 100_000.0),
        "": (0, 0.0),
        "Jan": (1, 20_000.0),
    }
    assert {key: row.repairs for key, row in found.items()} == {"Mara Steiner": 1, "": 1, "Jan": 0}


def test_who_travels_alone_is_meant_by_everything() -> None:
    facts = trip(day(1, way(80), repairs=(RepairFacts("me", "", "tube", ""),)), people=(person(1, "Mara"),))
    assert rows(facts, Grouping.PERSON)["Mara"].repairs == 1


@pytest.mark.parametrize("by", Grouping)
def test_without_people_and_gear_every_grouping_adds_up(by: Grouping) -> None:
    facts = trip(day(1, way(80), by_train(3)), day(2, by_train(500)), day(3, way(1, LegMode.FOOT), way(9)))
    found = rows(facts, by)
    assert sum(row.days for row in found.values()) == 3
    assert sum(row.distance_m for row in found.values()) == pytest.approx(90_000.0)
    assert sum(row.carried_m for row in found.values()) == pytest.approx(503_000.0)
