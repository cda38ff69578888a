"""Writing photos: those of an import plan, and what is changed by hand."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from expedition.atlas.countries import country_of_zone
from expedition.entities import Day, Photo, Trip
from expedition.entities.fields import assign, values
from expedition.entities.rows import get
from expedition.itinerary import photos, places
from expedition.kinds import DayKind, Precision
from expedition.records.fields import PhotoFields
from expedition.records.importing import ImportPlan, PlannedPhoto, ReadFile


def add_plan(session: Session, trip_id: int, plan: ImportPlan) -> None:
    """Writes every photo of a plan that is taken; days that its trip does not have are made.

    Where all legs of its day go to another trip, a photo goes there too.
    """
    days: dict[int, dict[date | None, Day]] = {}
    held = set(session.execute(select(Photo.sha256)).scalars())
    taken = [photo for photo in plan.photos if photos.is_written(photo)]
    for photo in sorted(taken, key=lambda one: _order(plan, one)):
        read = plan.files[photo.file].read
        if read.sha256 in held or read.photo is None:
            continue  # another program wrote it between the plan and now
        assert photo.date is not None
        chosen = places.trip_of(plan, photo.date)
        trip = get(session, Trip, trip_id if chosen is None else chosen)
        by_date = days.setdefault(trip.id, {day.date: day for day in trip.days})
        day = by_date.get(photo.date) or _new_day(trip, photo)
        by_date[photo.date] = day
        _add(day, photo, read)
    session.flush()


def add_to_day(session: Session, day_id: int, plan: ImportPlan) -> None:
    """Writes every photo of a plan that the logbook has not yet to one day, whatever their dates."""
    day = get(session, Day, day_id)
    held = set(session.execute(select(Photo.sha256)).scalars())
    for photo in photos.new(plan):
        read = plan.files[photo.file].read
        if read.sha256 not in held:
            _add(day, replace(photo, zone=photo.zone or day.zone), read)
    session.flush()


def add_caption(session: Session, day_id: int, text: str) -> int:
    """Adds a caption whose picture is not at hand; its id."""
    day = get(session, Day, day_id)
    row = Photo(sha256="", name="", size=0, width=0, height=0, caption=text, position=_next(day.photos))
    day.photos.append(row)
    session.flush()
    return row.id


def update(session: Session, photo_id: int, fields: PhotoFields) -> None:
    """Replaces everything that is known of a photo itself."""
    assign(get(session, Photo, photo_id), fields)


def caption(session: Session, photo_id: int, text: str) -> None:
    """Writes the words under a photo."""
    photo = get(session, Photo, photo_id)
    if photo.caption != text:
        photo.caption = text


def turn(session: Session, photo_id: int, quarters: int) -> None:
    """Turns a photo by so many quarters clockwise; its file stays as it is."""
    photo = get(session, Photo, photo_id)
    photo.turned = (photo.turned + 90 * quarters) % 360


def choose_cover(session: Session, photo_id: int, *, is_cover: bool) -> None:
    """Makes a photo the one that stands for its trip, in place of any other; or no longer."""
    photo = get(session, Photo, photo_id)
    trip_id = get(session, Day, photo.day_id).trip_id
    covers = select(Photo).join(Day, Photo.day_id == Day.id).where(Day.trip_id == trip_id, Photo.is_cover)
    for other in session.execute(covers).scalars():
        other.is_cover = False
    photo.is_cover = is_cover


def move(session: Session, photo_id: int, day_id: int) -> None:
    """Puts a photo on another day, behind those that were ordered there by hand."""
    photo, day = get(session, Photo, photo_id), get(session, Day, day_id)
    if photo.day_id != day.id:
        photo.day_id, photo.position = day.id, _next(day.photos)


def reorder(session: Session, day_id: int, photo_ids: Sequence[int]) -> None:
    """Puts the photos of a day in this order; others of the day follow."""
    places = {photo_id: place for place, photo_id in enumerate(photo_ids, start=1)}
    for photo in get(session, Day, day_id).photos:
        photo.position = places.get(photo.id, len(places) + 1)


def remove(session: Session, photo_id: int) -> None:
    """Removes a photo from its day; its file stays in the logbook's folder."""
    session.delete(get(session, Photo, photo_id))


def _add(day: Day, photo: PlannedPhoto, read: ReadFile) -> None:
    assert read.photo is not None
    fields = PhotoFields(
        taken_utc=photo.taken_utc,
        zone=photo.zone,
        lat=photo.lat,
        lon=photo.lon,
        height_m=photo.ele_m,
        is_placed=photo.is_placed,
    )
    row = Photo(
        **values(fields),
        sha256=read.sha256,
        name=os.fsencode(read.name).decode("utf-8", "replace"),
        format=read.format,
        size=read.size,
        width=read.photo.width,
        height=read.photo.height,
        camera=read.photo.camera,
        position=_next(day.photos),
    )
    day.photos.append(row)
    day.zone = day.zone or _zone_of_day(photo)


def _new_day(trip: Trip, photo: PlannedPhoto) -> Day:
    """A day of which no more is known than its photos."""
    day = Day(
        date=photo.date,
        date_precision=Precision.EXACT,
        zone=_zone_of_day(photo),
        country=country_of_zone(photo.zone),
        kind=DayKind.REST,
    )
    trip.days.append(day)
    return day


def _zone_of_day(photo: PlannedPhoto) -> str:
    """The zone of its place; one known only by the camera's clock says nothing of the day."""
    return "" if photo.zone.startswith("Etc/") else photo.zone


def _next(held: Sequence[Photo]) -> int:
    """The place of one more photo: by its time, unless the day was ordered by hand."""
    last = max((photo.position for photo in held), default=0)
    return last + 1 if last else 0


def _order(plan: ImportPlan, photo: PlannedPhoto) -> tuple[date, datetime, str]:
    assert photo.date is not None
    return (
        photo.date,
        photo.taken_utc or datetime.max.replace(tzinfo=UTC),
        str(plan.files[photo.file].read.path),
    )
