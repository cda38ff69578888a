from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expedition.kinds import GearKind, LegMode, LegPower
from expedition.records.fields import Fitting, GearFields, RepairFields
from expedition.records.kit import DayWays, GearUse, Wear
from expedition.stats.gear import DatedRepair, Garage, day_ways


def june(number: int) -> date:
    return date(2024, 6, number)


DAYS = tuple(DayWays(june(number), {LegMode.BICYCLE: 100_000.0}) for number in range(1, 11))
BIKE = GearFields(kind=GearKind.VEHICLE, name="Old Red", mode=LegMode.BICYCLE)
BUS_DAY = DayWays(june(11), {LegMode.BUS: 300_000.0})


def use(fields: GearFields, *others: GearFields, days: tuple[DayWays, ...] = DAYS) -> GearUse:
    gear = dict(enumerate((fields, *others)))
    return Garage(gear, days, LegMode.BICYCLE).uses()[0]


def part(*fitted: Fitting, **more: Any) -> GearFields:
    return GearFields(kind=GearKind.PART, name="Chain", fitted=fitted, **more)


def test_a_vehicle_does_the_ways_of_its_mode() -> None:
    assert use(BIKE, days=(*DAYS, BUS_DAY)).trip_m == 1_000_000.0


def test_a_vehicle_bought_on_the_way_begins_then() -> None:
    second = GearFields(
        kind=GearKind.VEHICLE, name="New", mode=LegMode.BICYCLE, fitted=(Fitting(on=june(8)),), start_m=500.0
    )
    assert (use(second).trip_m, use(second).total_m, use(second).days) == (300_000.0, 300_500.0, 3)


def test_a_part_comes_off_and_goes_back_on() -> None:
    chain = part(Fitting("Old Red", "", june(1), june(3)), Fitting("old red", "", june(9)))
    found = use(chain, BIKE)
    assert (found.trip_m, found.days) == (500_000.0, 5)


def test_a_part_moves_to_another_vehicle_and_the_day_of_moving_counts_once() -> None:
    other = GearFields(kind=GearKind.VEHICLE, name="New", mode=LegMode.BICYCLE)
    chain = part(Fitting("Old Red", "", june(1), june(5)), Fitting("New", "", june(5), june(6)))
    assert use(chain, BIKE, other).trip_m == 600_000.0


def test_a_part_does_nothing_on_a_vehicle_that_is_not_there() -> None:
    late = GearFields(kind=GearKind.VEHICLE, name="New", mode=LegMode.BICYCLE, fitted=(Fitting(on=june(10)),))
    assert use(part(Fitting("New", "", june(1))), late).trip_m == 100_000.0


def test_a_part_on_an_unknown_vehicle_has_unknown_kilometres() -> None:
    assert use(part(Fitting("Tandem", "", june(1))), BIKE).trip_m is None


def test_a_part_on_no_named_vehicle_is_on_the_only_one() -> None:
    assert use(part(Fitting("", "", june(1))), BIKE).trip_m == 1_000_000.0


@pytest.mark.parametrize(
    ("limit_m", "wear"), [(1_200_000.0, Wear.FINE), (1_100_000.0, Wear.NEAR), (1_000_000.0, Wear.PASSED)]
)
def test_from_nine_tenths_of_its_limit_a_part_is_near_it(limit_m: float, wear: Wear) -> None:
    assert use(part(Fitting("Old Red"), limit_m=limit_m), BIKE).wear is wear


def test_what_a_part_had_done_before_counts_towards_its_limit() -> None:
    assert use(part(Fitting("Old Red"), start_m=2_000_000.0, limit_m=2_500_000.0), BIKE).wear is Wear.PASSED


def test_days_are_a_limit_too() -> None:
    found = use(part(Fitting("Old Red", "", june(1)), limit_days=10), BIKE)
    assert (found.wear, found.share) == (Wear.PASSED, 1.0)


def test_kit_without_a_vehicle_has_no_kilometres() -> None:
    tent = GearFields(kind=GearKind.CAMP, name="Tent", bought_on=june(1), limit_days=100)
    assert (use(tent, BIKE).trip_m, use(tent, BIKE).share) == (None, 0.1)


def test_repairs_are_found_by_vehicle_and_by_part_and_side() -> None:
    rear = GearFields(
        kind=GearKind.PART,
        name="Tyre",
        start_m=1000.0,
        fitted=(Fitting("Old Red", "rear", june(1), june(4)),),
    )
    front = GearFields(kind=GearKind.PART, name="Tyre", fitted=(Fitting("Old Red", "front", june(1)),))
    garage = Garage({1: BIKE, 2: rear, 3: front}, DAYS, LegMode.BICYCLE)
    flat = DatedRepair(9, june(3), RepairFields(vehicle="old red", part="tyre", position="rear"))
    later = DatedRepair(10, june(8), RepairFields(vehicle="Old Red", part="Tyre", position="rear"))
    uses = garage.uses([flat, later])
    assert {gear_id: found.repairs for gear_id, found in uses.items()} == {1: (9, 10), 2: (9,), 3: ()}
    assert garage.part_m(flat) == 301_000.0
    assert garage.part_m(later) is None


def test_stated_kilometres_go_to_the_mode_that_went_farthest() -> None:
    legs = (
        (LegMode.BICYCLE, LegPower.OWN_POWER, 50_000.0),
        (LegMode.FOOT, LegPower.OWN_POWER, 5_000.0),
        (LegMode.BUS, LegPower.CARRIED, 90_000.0),
    )
    ways = day_ways(june(1), legs, 60_000.0, LegMode.MOTORBIKE).ways_m
    assert ways == {LegMode.BICYCLE: 55_000.0, LegMode.FOOT: 5_000.0, LegMode.BUS: 90_000.0}
    assert day_ways(june(1), (), 40_000.0, LegMode.MOTORBIKE).ways_m == {LegMode.MOTORBIKE: 40_000.0}


spans = st.lists(st.tuples(st.integers(1, 10), st.integers(1, 10)), max_size=5)


@given(spans)
def test_a_part_never_does_more_than_its_vehicle(lines: list[tuple[int, int]]) -> None:
    fitted = tuple(Fitting("Old Red", "", june(min(span)), june(max(span))) for span in lines)
    days = {number for span in lines for number in range(min(span), max(span) + 1)}
    assert (use(part(*fitted), BIKE).trip_m or 0.0) == len(days) * 100_000.0
