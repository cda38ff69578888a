"""What the plan says beside each leg: `second leg, after 2 h 40; 16 points cleaned`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from expedition.itinerary.questions import YES, is_early
from expedition.kinds import LegMode
from expedition.records.importing import FileState, ImportPlan, PlannedFile, PlannedLeg, Question
from expedition.stats.constants import KM_H
from expedition.text import _, plural
from expedition.units import km_h

_VEHICLE_M_S = {LegMode.FOOT: 15 * KM_H, LegMode.BICYCLE: 45 * KM_H}
"""On average faster than this one hardly goes by oneself."""

Span = tuple[datetime, datetime]


def with_reasons(plan: ImportPlan) -> tuple[PlannedLeg, ...]:
    """The plan's legs with new words for those that are new."""
    spans: dict[tuple[int | None, date], list[tuple[Span | None, int]]] = {}
    for day, span in plan.known:
        spans.setdefault((None, day), []).append((span, -1))
    for leg in plan.legs:
        if leg.include and leg.date is not None:
            spans.setdefault((leg.trip_id, leg.date), []).append((_span(leg), leg.key))
    places = {
        key: (place, before)
        for day in spans.values()
        for place, (key, before) in enumerate(_in_order(day))
        if key >= 0
    }

    def reason(leg: PlannedLeg) -> str:
        said = [_new(leg, *places.get(leg.key, (0, None))), *_of_clock(plan.files[leg.file], leg)]
        return "; ".join(words for words in said if words)

    return tuple(replace(leg, reason=reason(leg)) if leg.state == FileState.NEW else leg for leg in plan.legs)


def _of_clock(planned: PlannedFile, leg: PlannedLeg) -> Iterable[str]:
    """How doubtful times were read; a correction is never made in silence."""
    if zone := planned.answers.get(Question.ZONE):
        yield _("times read by the clock of {zone}").format(zone=zone)
    elif planned.read.has_zoneless_times:
        yield _("times without a zone read as UTC")
    if planned.answers.get(Question.WEEKS) == YES:
        yield _("dates moved by 7,168 days")
    elif Question.WEEKS not in planned.answers and leg.figures.start_utc and is_early(leg.figures.start_utc):
        yield _("{year}: dates 1,024 weeks early?").format(year=leg.figures.start_utc.year)


def _span(leg: PlannedLeg) -> Span | None:
    start, end = leg.figures.start_utc, leg.figures.end_utc
    return (start, end) if start and end else None


def _in_order(spans: list[tuple[Span | None, int]]) -> Iterable[tuple[int, timedelta | None]]:
    """Keys of a day's legs by start, each with the time since the leg before ended."""
    last: datetime | None = None
    for span, key in sorted(spans, key=lambda item: (item[0] is None, item[0] or (), item[1])):
        yield key, None if span is None or last is None else span[0] - last
        if span is not None:
            last = span[1] if last is None else max(last, span[1])


def _new(leg: PlannedLeg, place: int, before: timedelta | None) -> str:
    said = [_ordinal(place)] if leg.include else []
    if said and before is not None and before >= timedelta(minutes=1):
        said[0] = _("{ordinal}, after {time}").format(ordinal=said[0], time=_time(before))
    if leg.figures.dropped:
        said.append(plural("one point cleaned", "{n} points cleaned", leg.figures.dropped))
    moving_s = leg.figures.moving_s
    if moving_s and leg.mode in _VEHICLE_M_S and leg.figures.distance_m / moving_s > _VEHICLE_M_S[leg.mode]:
        speed = km_h(leg.figures.distance_m / moving_s)
        said.append(_("{speed} km/h on average: in a vehicle?").format(speed=speed))
    return "; ".join(said)


def _ordinal(place: int) -> str:
    words = (
        _("first leg"),
        _("second leg"),
        _("third leg"),
        _("fourth leg"),
        _("fifth leg"),
        _("sixth leg"),
    )
    return words[place] if place < len(words) else _("leg {number}").format(number=place + 1)


def _time(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes}").format(hours=minutes // 60, minutes=f"{minutes % 60:02d}")
