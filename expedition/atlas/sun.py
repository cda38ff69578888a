"""Sunrise and sunset, offline."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from astral import Observer
from astral.sun import sunrise, sunset

from expedition.records.day import SunTimes


def times(lat: float, lon: float, day: date, zone: str) -> SunTimes:
    """Sun times of a local date at a place; None for a sun that does not rise or set.

    Args:
        lat: Degrees north.
        lon: Degrees east.
        day: The local date.
        zone: The IANA zone whose date is meant; UTC where it is not known.
    """
    try:
        local: tzinfo = ZoneInfo(zone) if zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        local = UTC
    observer = Observer(latitude=lat, longitude=lon)
    return SunTimes(_moment(sunrise, observer, day, local), _moment(sunset, observer, day, local))


def _moment(event: Callable[..., datetime], observer: Observer, day: date, local: tzinfo) -> datetime | None:
    """Beyond the polar circles astral raises instead of answering."""
    try:
        return event(observer, date=day, tzinfo=local).astimezone(UTC)
    except ValueError:
        return None
