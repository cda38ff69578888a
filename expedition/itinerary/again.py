"""Originals read again: their legs, as far as they are the same, stay as the traveller has them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from expedition.itinerary import edit
from expedition.itinerary.comparing import compared
from expedition.itinerary.dedupe import START_S
from expedition.records.importing import ImportedLeg, ImportPlan, KnownTrack, PlannedLeg


def with_joined(known: Iterable[KnownTrack], sha256s: Iterable[str]) -> set[str]:
    """These files and all whose lines were joined to theirs in the trip: they can only be read together."""
    wanted = set(sha256s)
    groups = [set(track.sha256s) for track in known if not track.trip]
    while added := set().union(*(group for group in groups if group & wanted)) - wanted:
        wanted |= added
    return wanted


def found_again(plan: ImportPlan, names: Mapping[Path, str], before: Iterable[ImportedLeg]) -> ImportPlan:
    """The plan of kept originals: under their own names, with the days and modes of the legs there are.

    `before` are the legs made from these files; the plan replaces them.
    """
    files = tuple(
        replace(planned, read=replace(planned.read, path=Path(names[planned.read.path])))
        for planned in plan.files
    )
    sha256s = tuple(planned.read.sha256 for planned in files)
    plan = compared(replace(plan, files=files, replaces=sha256s))
    for old in before:
        leg = next((leg for leg in plan.legs if _is_same(plan, leg, old)), None)
        if leg is None:
            continue
        plan = edit.set_date(plan, leg.key, old.date)
        if leg.mode is not old.mode:
            plan = edit.set_mode(plan, leg.key, old.mode)
        plan = edit.set_power(plan, leg.key, old.power)
    return plan


def _is_same(plan: ImportPlan, leg: PlannedLeg, old: ImportedLeg) -> bool:
    if plan.files[leg.file].read.sha256 != old.sha256:
        return False
    start = leg.figures.start_utc
    if start is None or old.start_utc is None:
        return start is old.start_utc and leg.figures.points == old.points
    return abs((start - old.start_utc).total_seconds()) <= START_S
