"""Ways into a logbook without a window: files and trip folders."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from expedition.errors import UserError
from expedition.importers import batch, folder_content, thumbnails, trip_folder
from expedition.itinerary import again, answers, crossings, edit, photos, places
from expedition.logbook import Logbook
from expedition.operations import folders, tracks
from expedition.queries.borders import held_borders
from expedition.queries.imports import held_places, imported_legs, known_tracks, source_names
from expedition.queries.photos import photo_ground
from expedition.queries.trips import trip_fields
from expedition.records.importing import FileState, ImportPlan
from expedition.text import _, plural

Progress = Callable[[int, int, str], None]


def no_progress(_done: int, _of: int, _what: str) -> None:
    """For callers that show none."""


def plan_files(
    logbook: Logbook, trip_id: int, paths: Sequence[Path], progress: Progress = no_progress
) -> ImportPlan:
    """Reads files and proposes what becomes of them; nothing is written."""
    with batch.Readers(paths, progress) as readers:
        return plan_with(logbook, trip_id, readers, progress)


def plan_with(
    logbook: Logbook, trip_id: int, readers: batch.Readers, progress: Progress = no_progress
) -> ImportPlan:
    """As `plan_files`, with readers that stand ready."""
    known = logbook.read(known_tracks, trip_id)
    mode = logbook.read(trip_fields, trip_id).mode
    plan = readers.plan(known, mode, progress)
    if plan.photos:
        plan = photos.on_ground(plan, logbook.read(photo_ground, trip_id))
    plan = crossings.on_trip(plan, logbook.read(held_borders, trip_id))
    return places.settle(plan, logbook.read(held_places, trip_id))


def plan_again(
    logbook: Logbook, trip_id: int, sha256s: Sequence[str], progress: Progress = no_progress
) -> ImportPlan:
    """Reads kept originals of a trip anew and proposes what becomes of their legs; nothing is written.

    Legs that are found again keep their day, their mode and their power.

    Raises:
        UserError: An original is no longer in the logbook.
    """
    known = logbook.read(known_tracks, trip_id)
    wanted = again.with_joined(known, sha256s)
    names = logbook.read(source_names, wanted)
    paths = {logbook.original(sha256, name): name for sha256, name in names.items()}
    for path, name in paths.items():
        if not path.is_file():
            raise UserError(
                _("The original of {name} is not in the logbook: {path}.").format(name=name, path=path)
            )
    others = [track for track in known if not wanted & set(track.sha256s)]
    mode = logbook.read(trip_fields, trip_id).mode
    plan = batch.plan_files(list(paths), others, mode, progress)
    plan = again.found_again(plan, paths, logbook.read(imported_legs, trip_id, wanted))
    plan = crossings.on_trip(plan, logbook.read(held_borders, trip_id))
    return places.settle(plan, logbook.read(held_places, trip_id))


def answered(proposed: ImportPlan, zone: str | None, weeks: str | None) -> ImportPlan:
    """The plan with one answer to all files that ask for a zone, and one to all with dates in doubt.

    Raises:
        UserError: There is no such zone.
    """
    for text in (weeks, zone):
        if text is not None:
            proposed = answers.answer_all(proposed, text)
    return photos.with_photos(proposed)


def date_untimed(proposed: ImportPlan, day: date) -> ImportPlan:
    """The plan with every line and photo that has no time placed on a day and included."""
    for leg in proposed.legs:
        if leg.state is FileState.UNTIMED:
            proposed = edit.set_include(edit.set_date(proposed, leg.key, day), leg.key, include=True)
    for photo in proposed.photos:
        if photo.state is FileState.UNTIMED:
            proposed = photos.set_photo_date(proposed, photo.file, day)
    return proposed


def accept(logbook: Logbook, trip_id: int, accepted: ImportPlan, progress: Progress = no_progress) -> None:
    """Writes a plan as one step, after its originals were copied.

    Raises:
        UserError: An original cannot be copied or the plan not be written; then neither is left.
    """
    wanted, pictures = places.kept(accepted), photos.kept(accepted)
    if not wanted and not pictures and not accepted.replaces:
        return
    count = len(wanted) + len(pictures) or len(accepted.replaces)
    label = plural("Import {n} file", "Import {n} files", count)
    reads = [accepted.files[place].read for place in (*wanted, *pictures)]
    with logbook.keeping_originals(reads, progress) as copied:
        logbook.do(label, _written, trip_id, accepted, copied)


def _written(session: Session, trip_id: int, accepted: ImportPlan, copied: Callable[[], None]) -> None:
    """Writes while the originals are copied; both are done, or neither."""
    tracks.add_plan(session, trip_id, accepted)
    copied()


def make_small_pictures(logbook: Logbook, accepted: ImportPlan, progress: Progress = no_progress) -> None:
    """Makes the small pictures of the photos a plan wrote; what cannot be shown is passed over."""
    reads = [accepted.files[number].read for number in photos.kept(accepted)]
    if reads:
        thumbnails.make_all([logbook.photo(read.sha256, read.format) for read in reads], progress)


def add_folder(logbook: Logbook, path: Path, progress: Progress = no_progress) -> int:
    """Adds the trip of a trip folder, as one step, and returns its id.

    Raises:
        UserError: The folder cannot be read; nothing was written.
    """
    content = folder_content.content(trip_folder.read(path), progress)
    label = _("Add trip “{title}”").format(title=content.folder.fields.title)
    with logbook.keeping_originals(content.files, progress) as copied:
        copied()
        return int(logbook.do(label, folders.add, content).result)
