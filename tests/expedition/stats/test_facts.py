from dataclasses import replace

from expedition.kinds import KmScale, LegPower, StayKind, WaypointKind
from expedition.records.day import Entry
from expedition.records.fields import RepairFields, StayFields, WaypointFields
from expedition.stats.facts import facts_of
from tests.expedition.stats.pages import leg, page


def test_legs_keep_how_they_were_travelled() -> None:
    facts = facts_of(page(1, [leg(80_000.0), leg(20_000.0, power=LegPower.CARRIED)]))
    assert [(way.power, way.distance_m) for way in facts.ways] == [
        (LegPower.OWN_POWER, 80_000.0),
        (LegPower.CARRIED, 20_000.0),
    ]


def test_a_meeting_without_a_number_is_one_person() -> None:
    facts = facts_of(page(1, people=[3, None]))
    assert (facts.encounters, facts.people_met) == (2, 4)


def test_one_line_may_stand_for_several_repairs() -> None:
    repairs = (
        Entry(1, 1, RepairFields(part="tube", count=3)),
        Entry(2, 1, RepairFields(part="chain")),
    )
    assert [one.count for one in facts_of(replace(page(1), repairs=repairs)).repairs] == [3, 1]


def test_a_night_is_known_by_its_place_or_else_its_name() -> None:
    stays = (Entry(1, 1, StayFields(kind=StayKind.HOTEL, name="Astoria", height_m=12.0)),)
    night = facts_of(replace(page(1), stays=stays)).stays[0]
    assert (night.place, night.height_m) == ("Astoria", 12.0)


def test_services_keep_the_scale_they_were_noted_on() -> None:
    waypoints = tuple(
        Entry(at, 1, WaypointFields(kind=kind, scale=scale, distance_m=distance_m))
        for at, (kind, scale, distance_m) in enumerate(
            (
                (WaypointKind.SHOP, KmScale.DAY, 30_000.0),
                (WaypointKind.WATER, KmScale.TRIP, 110_000.0),
                (WaypointKind.WATER, KmScale.ROAD, 5_000.0),
                (WaypointKind.DANGER, KmScale.DAY, 1_000.0),
            )
        )
    )
    facts = facts_of(replace(page(1, [leg(80_000.0)]), waypoints=waypoints))
    assert (facts.services_m, facts.trip_services_m) == ((30_000.0,), (110_000.0,))
