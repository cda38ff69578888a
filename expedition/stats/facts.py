"""What a day's page adds to any sum."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from expedition.kinds import EncounterKind, KmScale, WaypointKind
from expedition.record_classes import dataclass
from expedition.records.day import DayFigures, DayPage, DayRow, LegRecord
from expedition.records.facts import (
    CountFacts,
    CrossingFacts,
    DayFacts,
    IncidentFacts,
    RepairFacts,
    RoadFacts,
    StayFacts,
    WayFacts,
)
from expedition.records.money import Spending
from expedition.stats.day import leg_distance_m

HUMAN = (EncounterKind.PEOPLE, EncounterKind.OFFICIAL)
SERVICES = (
    WaypointKind.WATER,
    WaypointKind.FOOD,
    WaypointKind.SHOP,
    WaypointKind.LODGING,
    WaypointKind.TOWN,
)


@dataclass(frozen=True, slots=True)
class Noted:
    """What facts of a day are made of: its line, figures, legs, words, and entries by kind.

    An entry is anything that has the values of its fields by their names.
    """

    row: DayRow
    figures: DayFigures
    legs: Sequence[LegRecord]
    weather: str
    wind: str
    entries: Mapping[str, Sequence[Any]]


def facts_of(page: DayPage, spendings: Sequence[Spending] = ()) -> DayFacts:
    """The facts of a day; `spendings` are those of the day, worked out."""
    entries = {
        "stay": page.stays,
        "encounter": page.encounters,
        "repair": page.repairs,
        "crossing": page.crossings,
        "count": page.counts,
        "incident": page.incidents,
        "waypoint": page.waypoints,
        "road": page.roads,
    }
    noted = Noted(
        page.row,
        page.figures,
        page.legs,
        page.fields.weather,
        page.fields.wind,
        {kind: [entry.fields for entry in some] for kind, some in entries.items()},
    )
    return facts(noted, spendings)


def facts(noted: Noted, spendings: Sequence[Spending]) -> DayFacts:
    """The facts of a day, however it was read."""
    said = noted.entries
    met = said.get("encounter", ())
    people = [fields.count for fields in met if fields.kind in HUMAN]
    places = [fields for fields in said.get("waypoint", ()) if fields.kind in SERVICES]
    return DayFacts(
        row=noted.row,
        figures=noted.figures,
        ways=tuple(map(_way, noted.legs)),
        stays=tuple(map(_stay, said.get("stay", ()))),
        encounters=len(met),
        people_met=sum(1 if count is None else count for count in people),
        repairs=tuple(map(_repair, said.get("repair", ()))),
        incidents=tuple(IncidentFacts(fields.kind, fields.who) for fields in said.get("incident", ())),
        crossings=tuple(map(_crossing, said.get("crossing", ()))),
        spendings=tuple(spendings),
        counts=tuple(
            CountFacts(fields.name, fields.value)
            for fields in said.get("count", ())
            if fields.value is not None
        ),
        weather=noted.weather,
        wind=noted.wind,
        services_m=_services_m(places, KmScale.DAY),
        trip_services_m=_services_m(places, KmScale.TRIP),
        roads=tuple(map(_road, said.get("road", ()))),
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
        highest_m=figures.highest_m,
        lowest_m=figures.lowest_m,
        max_speed_m_s=figures.max_speed_m_s,
        temperature_min_c=figures.temperature_min_c,
        temperature_max_c=figures.temperature_max_c,
        has_line=True,
    )


def _spot(lat: float | None, lon: float | None) -> tuple[float, float] | None:
    return None if lat is None or lon is None else (lat, lon)


def _stay(fields: Any) -> StayFacts:
    return StayFacts(fields.kind, fields.price_kind, fields.place or fields.name, fields.height_m)


def _repair(fields: Any) -> RepairFacts:
    count = 1 if fields.count is None else fields.count
    return RepairFacts(fields.who, fields.vehicle, fields.part, fields.problem, count, fields.time_lost_s)


def _crossing(fields: Any) -> CrossingFacts:
    return CrossingFacts(
        fields.kind,
        fields.name,
        fields.country_from,
        fields.country_to,
        fields.height_m,
        fields.time_lost_s,
    )


def _road(fields: Any) -> RoadFacts:
    length_m = fields.length_m
    if length_m is None and fields.from_m is not None and fields.to_m is not None:
        length_m = abs(fields.to_m - fields.from_m)
    return RoadFacts(f"{fields.surface} {fields.state}".strip(), length_m)


def _services_m(places: Iterable[Any], scale: KmScale) -> tuple[float, ...]:
    """Where something could be had, by its kilometre on one scale."""
    return tuple(
        sorted(
            fields.distance_m for fields in places if fields.scale is scale and fields.distance_m is not None
        )
    )
