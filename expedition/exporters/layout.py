"""Where each file of a trip folder lies."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from expedition.exporters.file_names import distinct, numbered
from expedition.records.folder import (
    ORIGINALS,
    PHOTOS,
    ROUTES,
    TRACKS,
    FolderDay,
    FolderOriginal,
    FolderPhoto,
    FolderRoute,
    TripFolder,
)


def laid_out(
    trip: TripFolder,
    has_original: Callable[[FolderOriginal], bool],
    has_photo: Callable[[FolderPhoto], bool],
) -> TripFolder:
    """The trip with a place for every file that is at hand; the others are told of, not named."""
    kept = distinct(file.name for file in trip.originals)
    shown = iter(distinct(_photo_name(day, at) for day in trip.days for at in range(len(day.photos))))
    return replace(
        trip,
        days=tuple(_day(day, [next(shown) for _photo in day.photos], has_photo) for day in trip.days),
        routes=_routes(trip.routes),
        originals=tuple(
            replace(file, path=Path(ORIGINALS, name), is_missing=not has_original(file))
            for file, name in zip(trip.originals, kept, strict=True)
        ),
    )


def _day(day: FolderDay, shown: Sequence[str], has_photo: Callable[[FolderPhoto], bool]) -> FolderDay:
    tracks = sum(leg.track_id is not None for leg in day.legs)
    legs, count = [], 0
    for leg in day.legs:
        if leg.track_id is not None:
            count += 1
            number = f"-{count}" if tracks > 1 else ""
            leg = replace(leg, gpx=Path(TRACKS, f"{day.fields.date.isoformat()}{number}.gpx"))
        legs.append(leg)
    photos = tuple(
        replace(photo, file=Path(PHOTOS, name) if has_photo(photo) else None)
        for photo, name in zip(day.photos, shown, strict=True)
    )
    return replace(day, legs=tuple(legs), photos=photos)


def _photo_name(day: FolderDay, at: int) -> str:
    picture = day.photos[at].picture
    name = picture.name.replace("\\", "/").rpartition("/")[2] if picture else ""
    return f"{day.fields.date.isoformat()}-{at + 1:02} {name}"


def _routes(routes: Sequence[FolderRoute]) -> tuple[FolderRoute, ...]:
    names = numbered([route.name for route in routes])
    return tuple(
        replace(route, gpx=Path(ROUTES, f"{name}.gpx")) for route, name in zip(routes, names, strict=True)
    )
