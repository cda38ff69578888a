"""What an import will do, before anything is written."""

from collections.abc import Iterable, Sequence

from expedition.itinerary.comparing import compared
from expedition.itinerary.crossings import with_crossings
from expedition.itinerary.draft import Draft, Drafts, drafts
from expedition.itinerary.photos import with_photos
from expedition.itinerary.places import with_plans_as_routes
from expedition.itinerary.questions import with_questions
from expedition.kinds import LegMode, usual_power
from expedition.records.importing import (
    FileState,
    ImportPlan,
    KnownTrack,
    LinePart,
    PlannedFile,
    PlannedLeg,
    ReadFile,
)


def build(files: Sequence[ReadFile], known: Iterable[KnownTrack], mode: LegMode) -> ImportPlan:
    """A plan for files that were read; `mode` is how this trip usually goes."""
    return assemble(files, [drafts(read, mode) for read in files], known, mode)


def assemble(
    files: Sequence[ReadFile], parts: Drafts, known: Iterable[KnownTrack], mode: LegMode
) -> ImportPlan:
    """A plan for files whose legs were computed elsewhere; `parts` are the drafts of each file."""
    flat = [(place, draft) for place, group in enumerate(parts) for draft in group]
    legs = tuple(leg_of(key, place, draft) for key, (place, draft) in enumerate(flat))
    planned = tuple(PlannedFile(with_plans_as_routes(read), FileState.NEW, "") for read in files)
    needy = frozenset(place for place, draft in flat if draft.needs_zone)
    plan = compared(with_questions(ImportPlan(planned, legs, held=tuple(known), mode=mode), needy))
    return with_crossings(with_photos(plan))


def leg_of(key: int, place: int, draft: Draft) -> PlannedLeg:
    """A leg of the file at this place as that file alone tells it."""
    is_dated = draft.date is not None
    return PlannedLeg(
        key=key,
        file=place,
        title=draft.title,
        state=FileState.NEW if is_dated else FileState.UNTIMED,
        reason=draft.why_undated,
        include=is_dated,
        date=draft.date,
        zone=draft.zone,
        country=draft.country,
        mode=draft.mode,
        power=usual_power(draft.mode),
        figures=draft.figures,
        line=draft.line,
        carriages=draft.carriages,
        parts=(LinePart(place, draft.track, draft.figures.points, draft.has_barometer),),
        stretches=draft.stretches,
    )
