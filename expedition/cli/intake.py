"""The commands `inspect` and `import`."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from expedition import intake
from expedition.backing_up import Reason, back_up_if_due
from expedition.cli.output import file_facts, print_json, say, utc
from expedition.errors import UserError
from expedition.importers import batch, trip_folder
from expedition.itinerary import crossing_words, photos, places
from expedition.itinerary.heights import doubt
from expedition.itinerary.questions import warnings
from expedition.logbook import Logbook
from expedition.queries.rows import day_rows
from expedition.queries.trips import named
from expedition.records.borders import PlannedCrossing
from expedition.records.importing import FileState, ImportPlan, PlannedFile, Question, ReadFile, ReadPhoto
from expedition.text import _, plural
from expedition.units import km

_STATUS = {
    FileState.NEW: "failed",
    FileState.DUPLICATE: "duplicate",
    FileState.OVERLAPS: "duplicate",
    FileState.UNTIMED: "failed",
    FileState.EMPTY: "failed",
    FileState.REFUSED: "failed",
}


def inspect(arguments: argparse.Namespace) -> int:
    """Tells what is in files; exit code 1 if any of them was refused."""
    read = batch.look_into(arguments.paths, intake.no_progress)
    if arguments.json:
        print_json({"files": [file_facts(file) for file in read]})
    else:
        for file in read:
            dates = ", ".join(sorted(file.dates))
            points = plural("one point", "{n} points", file.points)
            good = f"{file.format}, {points}, {km(file.distance_m)} km {dates}".rstrip()
            if file.photo is not None:
                good = _photo_words(file.format, file.photo)
            say(f"{file.place}: {good if file.is_readable else file.reason}")
            for warning in file.warnings:
                say(f"    {warning}")
    return 0 if all(file.is_readable for file in read) else 1


def _photo_words(kind: str, photo: ReadPhoto) -> str:
    taken = f"{photo.taken:%Y-%m-%d %H:%M}" if photo.taken else ""
    said = [kind, f"{photo.width} × {photo.height}", taken, photo.camera]
    return ", ".join(filter(None, said))


def import_files(arguments: argparse.Namespace, folders: Sequence[Path], readers: batch.Readers) -> int:
    """Imports tracks and trip folders; one bad file never stops the others."""
    crossed: list[PlannedCrossing] = []
    opened = Logbook.reading if arguments.dry_run else Logbook.open
    with opened(arguments.logbook) as logbook:
        if not arguments.dry_run:
            logbook.require_writable()
            with suppress(UserError):  # an import can be undone
                back_up_if_due(arguments.logbook, Reason.IMPORT)
        facts = [_import_folder(logbook, folder, dry_run=arguments.dry_run) for folder in folders]
        if readers.places:
            more, crossed = _import_tracks(logbook, readers, arguments)
            facts += more
    if arguments.json:
        print_json({"files": facts, "crossings": [_crossing_fact(one) for one in crossed]})
    else:
        for fact in facts:
            say(f"{fact['path']}: {fact['status']}{', ' if fact['reason'] else ''}{fact['reason'] or ''}")
        for one in crossed:
            say(f"{one.date}: {crossing_words.countries(one)}, {crossing_words.where(one)}")
    return 1 if any(fact["status"] == "failed" for fact in facts) else 0


def _import_folder(logbook: Logbook, path: Path, *, dry_run: bool) -> dict[str, Any]:
    unknown = dict.fromkeys(file_facts(ReadFile(path, "", 0, "")))
    fact: dict[str, Any] = {
        **unknown,
        "path": str(path),
        "format": "trip folder",
        "status": "imported",
        "warnings": [],
        "days": [],
    }
    try:
        if dry_run:
            trip_folder.read(path)
            return fact
        trip_id = intake.add_folder(logbook, path)
    except UserError as error:
        return {**fact, "status": "failed", "reason": str(error)}
    return {**fact, "days": [row.number for row in logbook.read(day_rows, trip_id)]}


def _import_tracks(
    logbook: Logbook, readers: batch.Readers, arguments: argparse.Namespace
) -> tuple[list[dict[str, Any]], list[PlannedCrossing]]:
    trip_id = logbook.read(named, arguments.trip)
    plan = intake.plan_with(logbook, trip_id, readers)
    plan = intake.answered(plan, arguments.zone, arguments.weeks)
    if arguments.date is not None:
        plan = intake.date_untimed(plan, arguments.date)
    if not arguments.dry_run:
        intake.accept(logbook, trip_id, plan)
        intake.make_small_pictures(logbook, plan)
    numbers = {row.date.isoformat(): row.number for row in logbook.read(day_rows, trip_id)}
    written = [*places.kept(plan), *photos.kept(plan)]
    facts = [_file_fact(plan, number, numbers, written) for number in range(len(plan.files))]
    return facts, [one for one in plan.crossings if one.include]


def _crossing_fact(one: PlannedCrossing) -> dict[str, Any]:
    return {
        "date": one.date,
        "from": one.country_from,
        "to": one.country_to,
        "lat": one.at.lat,
        "lon": one.at.lon,
        "utc": utc(one.at.time_utc),
        "distance_m": round(one.at.at_m) if one.at.lat is not None else None,
        "place": one.place or None,
    }


def _file_fact(plan: ImportPlan, number: int, days: dict[str, int], written: Sequence[int]) -> dict[str, Any]:
    file = plan.files[number]
    taken = {leg.date for leg in plan.legs if leg.file == number and leg.include}
    taken |= {photo.date for photo in plan.photos if photo.file == number and photo.include}
    dates = sorted(day.isoformat() for day in taken if day)
    is_written = number in written
    own = (leg for leg in plan.legs if leg.file == number and leg.include)
    doubts = dict.fromkeys(filter(None, map(doubt, own)))
    return {
        **file_facts(file.read),
        "warnings": [*warnings(file), *doubts],
        "status": "imported" if is_written else _STATUS[file.state],
        "reason": _why_not(file) if not is_written else None,
        "days": [days[date] for date in dates if date in days],
    }


def _why_not(file: PlannedFile) -> str | None:
    """Why nothing of a file was imported, as one sentence; the reasons of a plan follow its first word."""
    frames = {
        FileState.NEW: _("It is left out: {reason}."),
        FileState.DUPLICATE: _("Duplicate {reason}."),
        FileState.OVERLAPS: _("Overlaps {reason}."),
        FileState.UNTIMED: _("No times ({reason}): name the day with --date."),
    }
    reason = file.reason or file.read.reason
    if file.waits and file.question and file.state is FileState.UNTIMED:
        asks = {
            Question.ZONE: _("No times ({reason}, as --zone {proposal})."),
            Question.WEEKS: _("Dates in doubt ({reason}): say --weeks yes or --weeks no."),
        }
        return asks[file.question].format(reason=reason, proposal=file.proposal)
    return frames.get(file.state, "{reason}").format(reason=reason) if reason else None
