"""What stands under an open line of an import plan: what was read, what was cleaned."""

import math
import re
from datetime import datetime, time, timedelta

import numpy as np

from expedition import units
from expedition.atlas import zones
from expedition.cartography.lines import TripLines
from expedition.cartography.loose_lines import loose_lines
from expedition.errors import UserError
from expedition.geo import distances_m
from expedition.itinerary.heights import doubt
from expedition.kinds import LegPower
from expedition.packing import thin, unpack
from expedition.points import CADENCE, HEART_RATE, POWER, TEMPERATURE, Points, empty
from expedition.records.importing import PlannedFile, PlannedLeg, Stop
from expedition.text import _, plural

_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})")


def was_read(file: PlannedFile, leg: PlannedLeg) -> tuple[str, ...]:
    """Points, times, sensors, device."""
    lines = [plural("{n} point", "{n} points", leg.figures.points).replace(
        str(leg.figures.points), units.number(leg.figures.points), 1
    )]  # fmt: skip
    span = _span(leg)
    if span:
        lines.append(span)
    sensors = _sensors(leg)
    if sensors:
        lines.append(sensors)
    if file.read.device:
        lines.append(file.read.device)
    return tuple(lines)


def was_cleaned(file: PlannedFile, leg: PlannedLeg) -> tuple[str, ...]:
    """What is left out of the figures, and what the reader had to mend."""
    lines = []
    if leg.figures.dropped:
        lines.append(
            plural("{n} point left out, kept in the original", "{n} points left out, kept in the original",
                   leg.figures.dropped)
        )  # fmt: skip
    if leg.figures.gap_m >= 1:
        gaps = plural("{n} gap", "{n} gaps", max(1, leg.figures.segments - 1))
        lines.append(_("{gaps}, together {km} km").format(gaps=gaps, km=units.km(leg.figures.gap_m)))
    lines.extend(file.read.warnings)
    lines.extend(filter(None, [doubt(leg)]))
    return tuple(lines) or (_("Nothing, it is sound"),)


def _span(leg: PlannedLeg) -> str:
    start, end = leg.figures.start_utc, leg.figures.end_utc
    if start is None or end is None:
        return _("No times in it")
    return _("{start} to {end}, {zone}").format(
        start=_clock(start, leg.zone), end=_clock(end, leg.zone), zone=leg.zone or "UTC"
    )


def _clock(moment: datetime, zone: str) -> str:
    if zone and zones.is_zone(zone):
        moment = moment.astimezone(zones.rules(zone))
    return units.clock(moment)


def _sensors(leg: PlannedLeg) -> str:
    names = {
        TEMPERATURE: _("temperature"),
        HEART_RATE: _("heart rate"),
        CADENCE: _("cadence"),
        POWER: _("power"),
    }
    columns = _outline(leg).extras
    found = [words for key, words in names.items() if key in columns]
    if not found:
        return ""
    text = ", ".join(found)
    return text[:1].upper() + text[1:]


def heights(leg: PlannedLeg, count: int = 120) -> tuple[tuple[float, float], ...]:
    """The leg's outline as (along 0 to 1, metres) pairs; nothing where it has no heights."""
    points = thin(_outline(leg), count)
    along = distances_m(points)
    total = float(along[-1]) if len(along) else 0.0
    pairs = zip(along.tolist(), points.ele_m.tolist(), strict=True)
    return tuple((at / total, ele) for at, ele in pairs if total > 0 and not math.isnan(ele))


def outline(leg: PlannedLeg, count: int = 160) -> TripLines:
    """The leg's outline for a small map."""
    return loose_lines([(thin(_outline(leg), count), leg.power is not LegPower.OWN_POWER)])


def stop_words(stop: Stop, zone: str) -> str:
    """A stop as a choice: "14:30, after 47 min · at km 62.1"."""
    at = _("at km {km}").format(km=units.km(stop.at_m))
    if stop.start_utc is None:
        return at
    clock = _clock(stop.start_utc, zone)
    if not stop.lasts_s:
        return f"{clock} · {at}"
    lasts = units.duration(stop.lasts_s)
    return _("{clock}, after {time} · {at}").format(clock=clock, time=lasts, at=at)


def point_at(leg: PlannedLeg, text: str) -> int:
    """The first point of a leg at or after a time of its day, typed as 14:30.

    Raises:
        UserError: That is no time, or the leg has no point before or after it.
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise UserError(_("“{text}” is no time of day: type it like 14:30.").format(text=text))
    points = unpack(leg.line.full)
    timed = np.flatnonzero(points.has_time)
    if not len(timed):
        raise UserError(_("The line has no times: choose a stop."))
    rules = zones.rules(leg.zone) if zones.is_zone(leg.zone) else zones.rules("Etc/UTC")
    first = zones.utc_of(int(points.time_ms[timed[0]])).astimezone(rules)
    moment = datetime.combine(first.date(), time(int(found[1]), int(found[2])), rules)
    if moment <= first:
        moment += timedelta(days=1)
    later = timed[points.time_ms[timed] >= moment.timestamp() * 1000]
    if not len(later) or later[0] == 0:
        raise UserError(
            _("The leg is not under way at {time}: type a time between its ends.").format(time=text)
        )
    return int(later[0])


def _outline(leg: PlannedLeg) -> Points:
    """The coarsest line the plan holds of a leg."""
    try:
        return unpack(leg.line.levels[0] if leg.line.levels else leg.line.full)
    except ValueError:
        return empty()
