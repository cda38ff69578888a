"""A whole trip on its way to strangers: what they may not read taken out, whoever marked it for them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from expedition.kinds import Audience
from expedition.records.choosing import LeftOut
from expedition.records.fields import ContactFields, PersonFields
from expedition.records.folder import (
    Entries,
    FolderDay,
    FolderEntry,
    FolderLeg,
    FolderPhoto,
    Picture,
    TripFolder,
)
from expedition.records.privacy import OFFICES, Screen, is_shown

_PLACE = ("lat", "lon")


def screened(trip: TripFolder, screen: Screen, left: LeftOut) -> TripFolder:
    """The trip without people who are not shown, private numbers and exact positions; counts who is left.

    What is itself marked as public keeps its position: the traveller has said so.
    """
    return replace(
        trip,
        fields=screen.bared(trip.fields),
        stated=tuple(map(screen.bared, trip.stated)),
        days=tuple(_day(day, screen, left) for day in trip.days),
        entries=_entries(trip.entries, screen, left),
        routes=tuple(
            replace(route, name=screen.mask(route.name), note=screen.mask(route.note))
            for route in trip.routes
        ),
    )


def _day(day: FolderDay, screen: Screen, left: LeftOut) -> FolderDay:
    return replace(
        day,
        fields=screen.bared(day.fields),
        stated=tuple(map(screen.bared, day.stated)),
        legs=tuple(_leg(leg, screen) for leg in day.legs),
        entries=_entries(day.entries, screen, left),
        photos=tuple(_photo(photo, screen) for photo in day.photos),
    )


def _entries(entries: Entries, screen: Screen, left: LeftOut) -> Entries:
    found = {}
    for name, held in entries.items():
        shown = [entry for entry in held if _may_be_shown(entry.fields)]
        left.add(name, len(held) - len(shown))
        if shown:
            found[name] = _bared(shown, screen)
    return found


def _bared(entries: Sequence[FolderEntry], screen: Screen) -> tuple[FolderEntry, ...]:
    return tuple(replace(entry, fields=_with_place(entry.fields, screen)) for entry in entries)


def _may_be_shown(fields: Any) -> bool:
    if isinstance(fields, PersonFields):
        return is_shown(fields)
    return not isinstance(fields, ContactFields) or fields.kind in OFFICES


def _with_place(fields: Any, screen: Screen) -> Any:
    bared = screen.bared(fields)
    if fields.audience is not Audience.PUBLIC or not hasattr(fields, "lat"):
        return bared
    return replace(bared, **{name: getattr(fields, name) for name in _PLACE})


def _leg(leg: FolderLeg, screen: Screen) -> FolderLeg:
    figures = leg.figures and screen.bared(leg.figures)
    return replace(leg, fields=screen.bared(leg.fields), figures=figures)


def _photo(photo: FolderPhoto, screen: Screen) -> FolderPhoto:
    picture = replace(photo.picture or Picture(), name="", camera="")
    return replace(photo, fields=_with_place(photo.fields, screen), picture=picture)
