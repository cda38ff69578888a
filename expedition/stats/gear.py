"""Kilometres, days and limits of vehicles and of the parts fitted to them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from expedition.kinds import GearKind, LegMode, LegPower
from expedition.record_classes import dataclass
from expedition.records.fields import Fitting, GearFields, RepairFields
from expedition.records.kit import DayWays, GearUse, Wear

NEAR = 0.9
"""From this share of a limit on it is worth a word."""


@dataclass(frozen=True, slots=True)
class DatedRepair:
    """A repair with the day it was made on."""

    id: int
    date: date
    fields: RepairFields


def day_ways(
    day: date, legs: Iterable[tuple[LegMode, LegPower, float]], stated_m: float | None, usual: LegMode
) -> DayWays:
    """What was travelled on a day in each mode; what is stated beyond the legs went in the main one.

    Args:
        day: Its date.
        legs: Mode, power and metres of each.
        stated_m: What the traveller says to have ridden.
        usual: The mode of the trip, for a day without legs.
    """
    ways: dict[LegMode, float] = {}
    own: dict[LegMode, float] = {}
    for mode, power, distance_m in legs:
        ways[mode] = ways.get(mode, 0.0) + distance_m
        if power is LegPower.OWN_POWER:
            own[mode] = own.get(mode, 0.0) + distance_m
    if stated_m is not None:
        main = max(own, key=lambda mode: own[mode], default=usual)
        ways[main] = max(0.0, ways.get(main, 0.0) + stated_m - sum(own.values()))
    return DayWays(day, ways)


class Garage:
    """The gear of a trip with its days, to ask what each thing has done until when."""

    def __init__(self, gear: Mapping[int, GearFields], days: Sequence[DayWays], usual: LegMode) -> None:
        self._gear, self._usual = gear, usual
        self._days = sorted(days, key=lambda day: day.date)
        self._running: dict[int, tuple[list[date], list[float], date | None]] = {}
        self._vehicles = {
            _folded(fields.name): fields for fields in gear.values() if fields.kind is GearKind.VEHICLE
        }

    def uses(self, repairs: Iterable[DatedRepair] = ()) -> dict[int, GearUse]:
        """What everything has done, and what was mended on it."""
        made = {gear_id: self._use(gear_id) for gear_id in self._gear}
        mended: dict[int, list[int]] = {}
        for repair in repairs:
            for gear_id in self._mended(repair):
                mended.setdefault(gear_id, []).append(repair.id)
        return {
            gear_id: replace(use, repairs=tuple(mended.get(gear_id, ()))) for gear_id, use in made.items()
        }

    def part_m(self, repair: DatedRepair) -> float | None:
        """What the part mended had done by that evening; None where it is none of the gear."""
        parts = [one for one in self._mended(repair) if self._gear[one].kind is not GearKind.VEHICLE]
        if len(parts) != 1:
            return None
        way_m = self._way_m(parts[0], repair.date)
        return None if way_m is None else way_m + (self._gear[parts[0]].start_m or 0.0)

    def _use(self, gear_id: int) -> GearUse:
        fields, trip_m = self._gear[gear_id], self._way_m(gear_id, date.max)
        total_m = None if trip_m is None else trip_m + (fields.start_m or 0.0)
        days = sum(bool(self._places(fields, day.date)) for day in self._days)
        spans = self._age_days(fields)
        shares = [
            done / limit
            for done, limit in ((total_m, fields.limit_m), (spans, fields.limit_days))
            if done is not None and limit
        ]
        share = max(shares, default=None)
        return GearUse(trip_m, total_m, days, _wear(share), share)

    def _way_m(self, gear_id: int, until: date) -> float | None:
        """Metres until an evening; None where nobody knows on what it was."""
        if gear_id not in self._running:
            self._running[gear_id] = self._run(self._gear[gear_id])
        dates, totals, known_from = self._running[gear_id]
        place = bisect_right(dates, until)
        return totals[place - 1] if place and known_from is not None and until >= known_from else None

    def _run(self, fields: GearFields) -> tuple[list[date], list[float], date | None]:
        """The running total of each day, and the first day of which anything is known.

        A day on two vehicles counts once, as the longer way.
        """
        total_m, totals, known_from = 0.0, [], None
        for day in self._days:
            modes = [self._mode(fields, place, day.date) for place in self._places(fields, day.date)]
            known = [mode for mode in modes if mode is not None]
            if known and known_from is None:
                known_from = day.date
            total_m += max((day.ways_m.get(mode, 0.0) for mode in known), default=0.0)
            totals.append(total_m)
        return [day.date for day in self._days], totals, known_from

    @staticmethod
    def _places(fields: GearFields, day: date) -> list[Fitting]:
        """Where a thing was on a day; a vehicle of which nothing is said was always there."""
        if not fields.fitted:
            return [Fitting()] if fields.kind is GearKind.VEHICLE else []
        return [fitting for fitting in fields.fitted if _is_on(fitting, day)]

    def _mode(self, fields: GearFields, fitting: Fitting, day: date) -> LegMode | None:
        """The mode whose ways a thing shares; None where its vehicle is not known or was not there."""
        if fields.kind is GearKind.VEHICLE:
            return fields.mode or self._usual
        vehicle = self._vehicle(fitting)
        if vehicle is None or not self._places(vehicle, day):
            return None
        return vehicle.mode or self._usual

    def _vehicle(self, fitting: Fitting) -> GearFields | None:
        """The vehicle by its name; where none is named, the only one there is."""
        if not fitting.on_vehicle and len(self._vehicles) == 1:
            return next(iter(self._vehicles.values()))
        return self._vehicles.get(_folded(fitting.on_vehicle))

    def _age_days(self, fields: GearFields) -> int | None:
        """Days in use: those of the calendar on a vehicle, or since it was bought."""
        if not self._days:
            return None
        first, last = self._days[0].date, self._days[-1].date
        if not fields.fitted:
            return (last - (fields.bought_on or first)).days + 1
        dates = {
            number
            for fitting in fields.fitted
            for number in range(
                (fitting.on or first).toordinal(), min(fitting.off or last, last).toordinal() + 1
            )
        }
        return len(dates)

    def _mended(self, repair: DatedRepair) -> list[int]:
        return [gear_id for gear_id, fields in self._gear.items() if self._is_on(fields, repair)]

    def _is_on(self, fields: GearFields, repair: DatedRepair) -> bool:
        said = repair.fields
        if fields.kind is GearKind.VEHICLE:
            return bool(said.vehicle) and _folded(said.vehicle) == _folded(fields.name)
        if not said.part or not _words(said.part) <= _words(fields.name):
            return False
        if not fields.fitted:
            return not said.position or _words(said.position) <= _words(fields.name)
        return any(
            (not said.vehicle or not place.on_vehicle or _folded(said.vehicle) == _folded(place.on_vehicle))
            and _words(said.position) <= _words(f"{place.position} {fields.name}")
            for place in fields.fitted
            if _is_on(place, repair.date)
        )


def _is_on(fitting: Fitting, day: date) -> bool:
    return (fitting.on or date.min) <= day <= (fitting.off or date.max)


def _wear(share: float | None) -> Wear:
    if share is None or share < NEAR:
        return Wear.FINE
    return Wear.NEAR if share < 1 else Wear.PASSED


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())
