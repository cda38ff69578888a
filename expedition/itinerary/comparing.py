"""A plan's legs beside each other and beside what the logbook holds: what is new, what is there already."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from expedition.atlas.zones import local
from expedition.itinerary import places
from expedition.itinerary.dedupe import Ride, Verdict, compare
from expedition.itinerary.reasons import Span, with_reasons
from expedition.records.importing import (
    FileState,
    ImportPlan,
    KnownTrack,
    PlannedFile,
    PlannedLeg,
    PlannedPhoto,
)
from expedition.text import _

_FINE = 1
"""The packed level with which new rides are compared; the first is too coarse for roads with bends."""

_THERE = (FileState.DUPLICATE, FileState.OVERLAPS)


def compared(plan: ImportPlan) -> ImportPlan:
    """The plan with every leg's state anew; what the traveller took or left otherwise than proposed stays."""
    verdicts = compare(_rides(plan), [_known(track) for track in plan.held])
    legs = tuple(_judged(leg, verdicts.get(place)) for place, leg in enumerate(plan.legs))
    plan = replace(plan, legs=legs, known=spans(plan.held, legs))
    return with_states(replace(plan, legs=with_reasons(plan)))


def with_states(plan: ImportPlan) -> ImportPlan:
    """The plan whose files have the state of their legs or of their picture, or say why they have none."""
    legs: dict[int, list[PlannedLeg]] = {}
    for leg in plan.legs:
        for place in (leg.file, *leg.joined):
            legs.setdefault(place, []).append(leg)
    photos = {photo.file: photo for photo in plan.photos}
    files = (
        _file(planned, legs.get(place, []), photos.get(place)) for place, planned in enumerate(plan.files)
    )
    return replace(plan, files=tuple(files))


def _rides(plan: ImportPlan) -> list[Ride]:
    places: Counter[int] = Counter()
    rides = []
    for leg in plan.legs:
        rides.append(_ride(plan, leg, places[leg.file]))
        places[leg.file] += 1
    return rides


def _ride(plan: ImportPlan, leg: PlannedLeg, part: int) -> Ride:
    reads = [plan.files[place].read for place in (leg.file, *leg.joined)]
    line, figures = leg.line, leg.figures
    return Ride(
        reads[0].place.stem,
        tuple(read.sha256 for read in reads),
        figures.start_utc,
        figures.end_utc,
        figures.distance_m,
        figures.points,
        line.levels[_FINE] if len(line.levels) > _FINE else line.full,
        part,
        str(reads[0].place),
        reads[0].device,
    )


def _known(track: KnownTrack) -> Ride:
    name = track.name
    if track.trip:
        name = _("{name} in “{trip}”").format(name=name, trip=track.trip)
    return Ride(
        name,
        track.sha256s,
        track.start_utc,
        track.end_utc,
        track.distance_m,
        track.points,
        track.outline,
    )


def _judged(leg: PlannedLeg, verdict: Verdict | None) -> PlannedLeg:
    if verdict is not None:
        state, reason = verdict.state, verdict.reason
    elif leg.state not in _THERE:
        state, reason = leg.state, leg.reason
    elif leg.date is None or leg.figures.start_utc is None:
        state, reason = FileState.UNTIMED, _("choose its day")
    else:
        state, reason = FileState.NEW, ""
    is_as_proposed = leg.include == (leg.state is FileState.NEW)
    include = state is FileState.NEW if is_as_proposed else leg.include
    return replace(leg, state=state, reason=reason, include=include and leg.date is not None)


def spans(held: Sequence[KnownTrack], legs: Sequence[PlannedLeg]) -> tuple[tuple[date, Span], ...]:
    """When the trip's own rides were, on the dates of the new ones by the clock of these."""
    zones = {leg.date: leg.zone for leg in legs if leg.date is not None}
    found: list[tuple[date, Span]] = []
    for ride in held:
        if ride.start_utc is None or ride.end_utc is None or ride.trip:
            continue
        span = (ride.start_utc, ride.end_utc)
        dates = {zone: local(span[0], zone).date() for zone in set(zones.values())}
        found.extend((day, span) for day, zone in zones.items() if dates[zone] == day)
    return tuple(found)


def _file(planned: PlannedFile, legs: Sequence[PlannedLeg], photo: PlannedPhoto | None) -> PlannedFile:
    read = planned.read
    if not read.is_readable:
        return replace(planned, state=FileState.REFUSED, reason=read.reason)
    if photo is not None:
        return replace(planned, state=photo.state, reason=photo.reason)
    if not legs:
        reason = " ".join(read.warnings) or _("It holds no recorded track: choose another file.")
        if read.tracks:
            reason = _("Its only point makes no way.") if read.points == 1 else _("Its points make no way.")
        return places.without_legs(planned, reason)
    first = next((leg for leg in legs if leg.state == FileState.NEW), legs[0])
    return replace(planned, state=first.state, reason=first.reason)
