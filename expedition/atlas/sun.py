"""Sunrise and sunset of a local date at a place."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from astral import Observer
from astral.sun import sunrise, sunset

from expedition.atlas import zones
from expedition.records.day import SunTimes


def times(lat: float, lon: float, day: date, zone: str) -> SunTimes:
    """Sunrise and sunset in UTC, each None where the sun does not do it: polar day, polar night."""
    place = Observer(latitude=lat, longitude=lon)
    return SunTimes(_instant(sunrise, place, day, zone), _instant(sunset, place, day, zone))


def _instant(event: Callable[..., datetime], place: Observer, day: date, zone: str) -> datetime | None:
    clock = zones.rules(zone) if zones.is_zone(zone) else UTC
    try:
        at = event(place, date=day, tzinfo=clock)
    except (ValueError, OverflowError, ArithmeticError):
        # Astral tells by a ValueError that the sun stays up or down all day.
        return None
    return at.astimezone(UTC)
