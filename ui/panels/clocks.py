"""The time of day by the clock of a place."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from expedition import units


def clock(moment: datetime, zone: str) -> str:
    """An instant as `14:42`; in UTC where the zone is not known."""
    try:
        return units.clock(moment.astimezone(ZoneInfo(zone) if zone else UTC))
    except (ZoneInfoNotFoundError, ValueError):
        return units.clock(moment)
