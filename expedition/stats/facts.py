"""What a day's page adds to any sum."""

from collections.abc import Sequence

from expedition.kinds import EncounterKind, WaypointKind
from expedition.records.day import DayPage, LegRecord
from expedition.records.facts import (
    CountFacts,
    CrossingFacts,
    DayFacts,
    IncidentFacts,
    RepairFacts,
    StayFacts,
    WayFacts,
)
from expedition.records.fields import CrossingFields, RepairFields, StayFields
from expedition.records.money import Spending
from expedition.stats.day import leg_distance_m
from expedition.stats.scales import DayStretch, on_all

HUMAN = (EncounterKind.PEOPLE, EncounterKind.OFFICIAL)
_SERVICES = (
    WaypointKind.WATER,
    WaypointKind.FOOD,
    WaypointKind.SHOP,
    WaypointKind.LODGING,
    WaypointKind.TOWN,
)


def facts_of(page: DayPage, spendings: Sequence[Spending] = ()) -> DayFacts:
    """The facts of a day; `spendings` are those of the day, worked out."""
    met = [entry.fields for entry in page.encounters]
    people = [fields.count for fields in met if fields.kind in HUMAN]
    return DayFacts(
        row=page.row,
        figures=page.figures,
        ways=tuple(_way(leg) for leg in page.legs),
        stays=tuple(_stay(entry.fields) for entry in page.stays),
        encounters=len(met),
        people_met=sum(1 if count is None else count for count in people),
        repairs=tuple(_repair(entry.fields) for entry in page.repairs),
        incidents=tuple(IncidentFacts(entry.fields.kind, entry.fields.who) for entry in page.incidents),
        crossings=tuple(_crossing(entry.fields) for entry in page.crossings),
        spendings=tuple(spendings),
        counts=tuple(
            CountFacts(entry.fields.name, entry.fields.value)
            for entry in page.counts
            if entry.fields.value is not None
        ),
        weather=page.fields.weather,
        wind=page.fields.wind,
        services_m=_services_m(page),
    )


def _way(leg: LegRecord) -> WayFacts:
    fields, figures = leg.fields, leg.figures
    distance_m = leg_distance_m(leg)
    if figures is None:
        return WayFacts(fields.mode, fields.power, fields.origin, distance_m, surface=fields.surface)
    return WayFacts(
        mode=fields.mode,
        power=fields.power,
        origin=fields.origin,
        distance_m=distance_m,
        climb_m=figures.climb_m,
        descent_m=figures.descent_m,
        moving_s=figures.moving_s,
        elapsed_s=figures.elapsed_s,
        gap_m=figures.gap_m,
        surface=fields.surface,
        start=_spot(figures.start_lat, figures.start_lon),
        end=_spot(figures.end_lat, figures.end_lon),
    )


def _spot(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    return None if lat is None or lon is None else (lat, lon)


def _stay(fields: StayFields) -> StayFacts:
    return StayFacts(fields.kind, fields.price_kind, fields.place or fields.name, fields.height_m)


def _repair(fields: RepairFields) -> RepairFacts:
    count = 1 if fields.count is None else fields.count
    return RepairFacts(fields.who, fields.vehicle, fields.part, fields.problem, count, fields.time_lost_s)


def _crossing(fields: CrossingFields) -> CrossingFacts:
    return CrossingFacts(
        fields.kind,
        fields.name,
        fields.country_from,
        fields.country_to,
        fields.height_m,
        fields.time_lost_s,
    )


def _services_m(page: DayPage) -> tuple[float, ...]:
    """Where on the trip's way something could be had, as far as it has a kilometre."""
    stretch = DayStretch(page.row.total_m - (page.row.distance_m or 0.0), page.row.distance_m)
    places = (
        on_all(entry.fields.scale, entry.fields.distance_m, stretch).trip_m
        for entry in page.waypoints
        if entry.fields.kind in _SERVICES
    )
    return tuple(sorted(place for place in places if place is not None))
