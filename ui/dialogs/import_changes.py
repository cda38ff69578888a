"""Changes of a plan that take in several of its lines, or what follows them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from expedition.itinerary import crossings, edit, photos
from expedition.records.importing import ImportPlan
from ui.models.plan_lines import CrossingLine, LegLine, PhotosLine, PlacesLine, PlanLine


def followed(before: ImportPlan, plan: ImportPlan) -> ImportPlan:
    """The plan with its pictures following the lines they were placed on."""
    return photos.with_photos(plan) if plan.photos and plan.legs != before.legs else plan


def ticked(plan: ImportPlan, lines: Collection[PlanLine], *, is_on: bool) -> ImportPlan:
    """The plan with lines taken or left; those that wait for an answer stay out."""
    # Crossings first: their numbers change with the legs, their choices stay.
    wanted = {line.number for line in lines if isinstance(line, CrossingLine)}
    plan = crossings.set_crossings(plan, wanted, include=is_on) if wanted else plan
    keys = frozenset(line.key for line in lines if isinstance(line, LegLine))
    if keys:
        plan = edit.set_include(plan, keys, include=is_on)
    numbers = {number for line in lines if isinstance(line, PhotosLine) for number in line.photos}
    if numbers:
        chosen = [
            replace(photo, choice=replace(photo.choice, include=is_on)) if number in numbers else photo
            for number, photo in enumerate(plan.photos)
        ]
        plan = photos.with_photos(replace(plan, photos=tuple(chosen)))
    for line in lines:
        if isinstance(line, PlacesLine):
            plan = edit.set_places(plan, line.file, wanted=is_on)
    return plan


def with_clock(plan: ImportPlan, file: int, shown: datetime) -> ImportPlan:
    """The plan with a camera's clock put right by the clock one of its pictures shows."""
    zone = next((photo.zone for photo in plan.photos if photo.file == file), "")
    return photos.clock_from(plan, file, shown, zone or "Etc/UTC")


def carried(plan: ImportPlan, key: int, numbers: Sequence[int]) -> ImportPlan:
    """The plan with these proposals of a leg followed, in this order."""
    for number in numbers:
        plan = edit.carry(plan, key, number)
    return plan
