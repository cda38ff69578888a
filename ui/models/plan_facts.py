"""What stands under an open line of an import plan: what was read, what was cleaned."""

import math
from datetime import datetime

from expedition import units
from expedition.geo import distances_m
from expedition.packing import thin, unpack
from expedition.points import CADENCE, HEART_RATE, POWER, TEMPERATURE, Points, empty
from expedition.records.importing import PlannedFile, PlannedLeg
from expedition.text import _, plural


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
    return tuple(lines) or (_("Nothing, it is sound"),)


def _span(leg: PlannedLeg) -> str:
    start, end = leg.figures.start_utc, leg.figures.end_utc
    if start is None or end is None:
        return _("No times in it")
    return _("{start} to {end}, {zone}").format(
        start=_clock(start, leg.zone), end=_clock(end, leg.zone), zone=leg.zone or "UTC"
    )


def _clock(moment: datetime, zone: str) -> str:
    from expedition.atlas import zones

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


def _outline(leg: PlannedLeg) -> Points:
    """The coarsest line the plan holds of a leg."""
    try:
        return unpack(leg.line.levels[0] if leg.line.levels else leg.line.full)
    except ValueError:
        return empty()
