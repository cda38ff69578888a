"""The bundled rules of a time zone, and the clock they give; cheap, nothing heavy is imported."""

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo


@cache
def rules(zone: str) -> ZoneInfo:
    """The rules of an IANA zone from the bundled data, whatever old data the laptop has.

    Raises `ValueError` for a zone these data do not know.
    """
    place = files("tzdata").joinpath("zoneinfo", *zone.split("/"))
    if not zone or ".." in zone or not place.is_file():
        raise ValueError(f"unknown time zone: {zone}")
    with place.open("rb") as data:
        return ZoneInfo.from_file(data, key=zone)


def is_zone(zone: str) -> bool:
    """Whether the bundled rules know this zone."""
    try:
        return bool(rules(zone))
    except (ValueError, OSError):
        return False


def local(utc: datetime, zone: str) -> datetime:
    """An instant on the clock of a zone; unknown and empty zones give UTC."""
    return utc.astimezone(rules(zone) if is_zone(zone) else UTC)
