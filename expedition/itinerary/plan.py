"""What an import will do, before anything is written."""

from collections.abc import Iterable, Sequence
from datetime import date

from expedition.atlas.zones import local
from expedition.itinerary.dedupe import Ride, Verdict, compare
from expedition.itinerary.draft import Draft, Drafts, drafts
from expedition.itinerary.reasons import Span, with_reasons
from expedition.kinds import LegMode, usual_power
from expedition.records.importing import FileState, ImportPlan, KnownTrack, PlannedFile, PlannedLeg, ReadFile
from expedition.text import _

_FINE = 1
"""The packed level with which new rides are compared; the first is too coarse for roads with bends."""


def build(files: Sequence[ReadFile], known: Iterable[KnownTrack], mode: LegMode) -> ImportPlan:
    """A plan for files that were read; `mode` is how this trip usually goes."""
    return assemble(files, [drafts(read, mode) for read in files], known)


def assemble(files: Sequence[ReadFile], parts: Drafts, known: Iterable[KnownTrack]) -> ImportPlan:
    """A plan for files whose legs were computed elsewhere; `parts` are the drafts of each file."""
    held = [_known(track) for track in known]
    flat = [(place, part, draft) for place, group in enumerate(parts) for part, draft in enumerate(group)]
    rides = [_ride(files[place], part, draft) for place, part, draft in flat]
    verdicts = compare(rides, held)
    legs = [_leg(key, place, draft, verdicts.get(key)) for key, (place, _part, draft) in enumerate(flat)]
    spans = _spans(held, legs)
    worded = with_reasons(legs, spans)
    planned = (_file(read, [leg for leg in worded if leg.file == k]) for k, read in enumerate(files))
    return ImportPlan(tuple(planned), worded, spans)


def _known(track: KnownTrack) -> Ride:
    return Ride(
        track.name,
        track.sha256s,
        track.start_utc,
        track.end_utc,
        track.distance_m,
        track.points,
        track.outline,
    )


def _ride(read: ReadFile, part: int, draft: Draft) -> Ride:
    line, figures = draft.line, draft.figures
    outline = line.levels[_FINE] if len(line.levels) > _FINE else line.full
    return Ride(
        read.path.stem,
        (read.sha256,),
        figures.start_utc,
        figures.end_utc,
        figures.distance_m,
        figures.points,
        outline,
        part,
        str(read.path),
    )


def _leg(key: int, place: int, draft: Draft, verdict: Verdict | None) -> PlannedLeg:
    state, reason = FileState.NEW, ""
    if verdict is not None:
        state, reason = verdict.state, verdict.reason
    elif draft.date is None:
        state, reason = FileState.UNTIMED, draft.why_undated
    return PlannedLeg(
        key=key,
        file=place,
        title=draft.title,
        state=state,
        reason=reason,
        include=state == FileState.NEW,
        date=draft.date,
        zone=draft.zone,
        country=draft.country,
        mode=draft.mode,
        power=usual_power(draft.mode),
        figures=draft.figures,
        line=draft.line,
    )


def _spans(known: Sequence[Ride], legs: Sequence[PlannedLeg]) -> tuple[tuple[date, Span], ...]:
    """When the trip's own rides were, on the dates of the new ones by the clock of these."""
    zones = {leg.date: leg.zone for leg in legs if leg.date is not None}
    found: list[tuple[date, Span]] = []
    for ride in known:
        if ride.start_utc is None or ride.end_utc is None:
            continue
        span = (ride.start_utc, ride.end_utc)
        found.extend((day, span) for day, zone in zones.items() if local(span[0], zone).date() == day)
    return tuple(found)


def _file(read: ReadFile, legs: Sequence[PlannedLeg]) -> PlannedFile:
    """The file with the state of its legs, or why it has none."""
    if not read.is_readable:
        return PlannedFile(read, FileState.REFUSED, read.reason)
    if not legs:
        return PlannedFile(read, FileState.EMPTY, " ".join(read.warnings) or _("It holds no recorded track."))
    states = [leg.state for leg in legs]
    first = next((leg for leg in legs if leg.state == FileState.NEW), legs[0])
    return PlannedFile(read, FileState.NEW if FileState.NEW in states else first.state, first.reason)
