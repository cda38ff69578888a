"""What leaves a logbook comes back the same: as a trip folder, GPX, GeoJSON, JSON and tables."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from expedition import intake, samples
from expedition.exporting import Format, export, pieces
from expedition.importers import trip_folder
from expedition.importers.read import read as read_file
from expedition.logbook import Logbook
from expedition.points import NO_TIME, Points, join
from expedition.queries.folders import leg_line, route_line, whole_trip
from expedition.queries.trips import all_trips
from expedition.records.choosing import Choice
from expedition.records.folder import TripFolder
from tests.bar.outcome import Outcome
from tests.blank import blank
from tests.expedition.made_up_logbook import fill

WHAT = "Exports come back with equal points (1e-7 degrees, 0.1 m, 1 ms), notes and names of photos"
SUITE, LARGE = 2, 1000
_OLD = Path(__file__).parents[2] / "old_files"
_DEGREES, _METRES, _MS = 1e-7, 0.1, 1
_EVERY = 4
"""Of so many logbooks one is a sample or an old one, as long as there are any; the others are made up."""


def run(folder: Path, count: int, seed: int) -> Outcome:
    """Sends logbooks there and back: samples and old ones among those that are made up."""
    known = [*(sample.name for sample in samples.available()), *sorted(path.name for path in _old())]
    first = Random(seed).randrange(len(known))
    failed = []
    points = 0
    for number in range(count):
        name = "made up"
        if number % _EVERY == 0 and number // _EVERY < len(known):
            name = known[(first + number // _EVERY) % len(known)]
        place = folder / str(number)
        with _logbook(name, place / "log", seed + number) as logbook:
            why, passed = _fault(logbook, place)
        points += passed
        if why:
            failed.append(f"{name}, seed {seed + number}: {why}")
        shutil.rmtree(place)
    return Outcome(count, tuple(failed), {"points": str(points)})


def _old() -> list[Path]:
    return [path for path in _OLD.iterdir() if path.is_dir()]


def _logbook(name: str, folder: Path, seed: int) -> Logbook:
    if (_OLD / name).is_dir():
        shutil.copytree(_OLD / name, folder)
        return Logbook.open(folder)
    if name != "made up":
        return samples.create(name, folder)
    logbook = blank(folder)
    fill(logbook, Random(seed))
    return logbook


def _fault(logbook: Logbook, place: Path) -> tuple[str, int]:
    """What did not come back as it was, if anything, and how many points were compared."""
    held = [logbook.read(whole_trip, trip.id) for trip in logbook.read(all_trips)]
    tree = _tree(logbook)
    faults = [
        _folder_fault(logbook, place, tree),
        _json_fault(held, tree),
        _tables_fault(logbook, place, held),
    ]
    lines = list(_lines(logbook, held))
    ways = [
        logbook.read(route_line, route.route_id)
        for trip in held
        for route in trip.routes
        if route.route_id is not None
    ]
    if lines:
        faults += [_lines_fault(logbook, place, kind, lines, ways) for kind in (Format.GPX, Format.GEOJSON)]
    return "; ".join(filter(None, faults)), sum(map(len, lines))


def _tree(logbook: Logbook) -> Any:
    """All that JSON tells of a logbook."""
    texts, _written = pieces(logbook, _ids(logbook), Format.JSON, Choice(), intake.no_progress)
    return json.loads("".join(texts))


def _ids(logbook: Logbook) -> list[int]:
    return [trip.id for trip in logbook.read(all_trips)]


def _folder_fault(logbook: Logbook, place: Path, tree: Any) -> str:
    """A trip folder gives a logbook that tells the same, with the same points and files."""
    export(logbook, _ids(logbook), place / "out", Format.FOLDER, Choice(), intake.no_progress)
    with blank(place / "back") as back:
        for one in trip_folder.folders_in(place / "out"):
            intake.add_folder(back, one)
        trips = [back.read(whole_trip, trip.id) for trip in back.read(all_trips)]
        own = [logbook.read(whole_trip, trip.id) for trip in logbook.read(all_trips)]
        if _sorted(_tree(back)) != _sorted(tree):
            return "the folder tells something else"
        pairs = zip(_lines(logbook, own), _lines(back, trips), strict=True)
        if not all(_is_same(one, other) for one, other in pairs):
            return "the folder has other points"
    files = [
        sorted(path.name for path in (root / "photos").glob("*") if path.is_file())
        for root in (logbook.folder, place / "back")
    ]
    wanted = {
        photo.picture.sha256 for trip in own for day in trip.days for photo in day.photos if photo.picture
    }
    there = {name.partition(".")[0] for name in files[0]} & wanted
    return "" if there == {name.partition(".")[0] for name in files[1]} else "the folder has other photos"


def _sorted(tree: Any) -> list[str]:
    """The trips in an order of their own: folders come back by their names.

    Figures are computed anew by the program that reads a folder, perhaps a newer one than computed them.
    """
    legs = [leg for trip in tree["trips"] for day in trip["days"] for leg in day["legs"]]
    for leg in legs:
        if leg["figures"] is not None:
            del leg["figures"]["version"]
    return sorted(json.dumps(trip, sort_keys=True) for trip in tree["trips"])


def _json_fault(held: list[TripFolder], tree: Any) -> str:
    """JSON holds every note and every name of a photo."""
    for trip, told in zip(held, tree["trips"], strict=True):
        for day, page in zip(trip.days, told["days"], strict=True):
            if day.fields.diary != page["diary"]:
                return f"JSON has another diary on {day.fields.date}"
            if [note.text for note in day.of("note")] != [note["text"] for note in page.get("notes", [])]:
                return f"JSON has other notes on {day.fields.date}"
            names = [photo.picture.name if photo.picture else "" for photo in day.photos]
            if names != [photo.get("name") or "" for photo in page.get("photos", [])]:
                return f"JSON has other photos on {day.fields.date}"
    return ""


def _tables_fault(logbook: Logbook, place: Path, held: list[TripFolder]) -> str:
    """The tables hold every note and every name of a photo."""
    export(logbook, _ids(logbook), place / "tables", Format.CSV, Choice(), intake.no_progress)
    notes = [note.text for trip in held for day in trip.days for note in day.of("note")]
    notes += [note.text for trip in held for note in trip.of("note")]
    names = [
        photo.picture.name if photo.picture else ""
        for trip in held
        for day in trip.days
        for photo in day.photos
    ]
    for kind, column, wanted in (("notes", "text", notes), ("photos", "name", names)):
        table = place / "tables" / f"{kind}.csv"
        raw = table.read_bytes().decode("utf-8-sig") if table.exists() else ""
        found = [row[column] for row in csv.DictReader(io.StringIO(raw, newline=""))]
        if sorted(map(_plain, found)) != sorted(map(_plain, wanted)):
            return f"the table of {kind} is another"
    return ""


def _plain(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking words for a formula."""
    return text.removeprefix("'")


def _lines_fault(logbook: Logbook, place: Path, kind: Format, lines: list[Points], ways: list[Points]) -> str:
    """A file of lines gives the points it was made of, in their order; planned ways are told apart."""
    file = place / f"out.{kind}"
    export(logbook, _ids(logbook), file, kind, Choice(), intake.no_progress)
    read = read_file(file)
    if not read.is_readable:
        return f"{kind} is not read: {read.reason}"
    if not _is_same(join(lines), join([track.points for track in read.tracks])):
        return f"{kind} has other points"
    if kind is Format.GPX and ways:
        planned = [route.points for route in read.routes]
        if len(planned) != len(ways) or not all(map(_is_same_way, ways, planned)):
            return "GPX has other routes"
    return ""


def _lines(logbook: Logbook, held: list[TripFolder]) -> Iterator[Points]:
    for trip in held:
        for day in trip.days:
            for leg in day.legs:
                if leg.track_id is not None:
                    yield logbook.read(leg_line, leg.track_id)


def _is_same_way(one: Points, other: Points) -> bool:
    """Where a line goes, whatever else it knows."""
    return len(one) == len(other) and all(
        np.allclose(here, there, rtol=0, atol=_DEGREES * 1.01)
        for here, there in ((one.lat, other.lat), (one.lon, other.lon))
    )


def _is_same(one: Points, other: Points) -> bool:
    """Place, height and time of every point, and what is not known of it."""
    if not _is_same_way(one, other) or not np.array_equal(one.has_time, other.has_time):
        return False
    times = np.abs(np.where(one.has_time, one.time_ms - other.time_ms, 0))
    assert NO_TIME not in times
    return bool((times <= _MS).all()) and np.allclose(
        one.ele_m, other.ele_m, rtol=0, atol=_METRES, equal_nan=True
    )
