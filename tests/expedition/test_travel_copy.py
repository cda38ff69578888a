"""A travel copy is an ordinary logbook in whose files no trace of what was left out can be found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest

from expedition import intake
from expedition.checking import check
from expedition.cli import main
from expedition.errors import Cancelled, UserError
from expedition.exporters.gpx import NamedLine, write
from expedition.geo import straight_m
from expedition.intake import no_progress
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import days, entries, photos, trips
from expedition.points import Points
from expedition.queries.days import day_pages
from expedition.queries.folders import leg_line, whole_trip
from expedition.queries.search import find
from expedition.queries.trips import all_trips
from expedition.records.fields import (
    ContactFields,
    DayFields,
    EncounterFields,
    NoteFields,
    PersonFields,
    PhotoFields,
    StayFields,
    TripFields,
)
from expedition.records.folder import TripFolder
from expedition.travel_copy import Pictures, Thinned, Thinning, make
from tests.blank import blank
from tests.expedition.made_up_logbook import fill
from tests.expedition.test_exporting_to_others import picture

DAY = date(2024, 6, 22)
NIGHT = 43.25, 76.9
FAMILY, STRANGERS = Thinning(), Thinning(Audience.PUBLIC, trim_m=1_000.0)


def ride(file: Path) -> Path:
    """A track of eleven kilometres north from the night's place."""
    start = int(datetime(2024, 6, 22, 3, tzinfo=UTC).timestamp()) * 1000
    steps = np.arange(1_000)
    lat, lon = np.asarray(NIGHT[0] + steps * 0.0001), np.full(1_000, NIGHT[1])
    points = Points(lat, lon, np.full(1_000, 700.0), start + steps * 4_000, np.array([0]))
    file.write_bytes(write([NamedLine("North road", "", points)]))
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    """A logbook full of canaries that others may not hear, in words, places, files, undo and history."""
    scratch = tmp_path_factory.mktemp("made")
    with blank(scratch / "logbook") as logbook:
        trip = TripFields(title="North", summary="To the sea", audience=Audience.PUBLIC)
        trip_id = logbook.do("Add", trips.add, trip).result
        day_id = logbook.do("Add", days.add, trip_id, DayFields(date=DAY, diary="Went well")).result
        logbook.do("Add", entries.add, "note", day_id, NoteFields(text="CANARY-note", audience=Audience.ME))
        logbook.do("Add", entries.add, "note", day_id, NoteFields(text="A bridge", lat=43.3, lon=76.9))
        logbook.do("Add", entries.add, "encounter", day_id, EncounterFields(names="Serik", who="a smith"))
        at_night = StayFields(place="Talgar", host="Serik", lat=NIGHT[0], lon=NIGHT[1])
        logbook.do("Add", entries.add, "stay", day_id, at_night)
        logbook.do("Add", entries.add, "contact", trip_id, ContactFields(name="CANARY-contact"))
        logbook.do(
            "Add", entries.add, "person", trip_id, PersonFields(name="CANARY-guest", audience=Audience.ME)
        )
        gone = logbook.do("Add", entries.add, "note", day_id, NoteFields(text="CANARY-removed")).result
        logbook.do("Remove", entries.remove, "note", gone)
        files = [ride(scratch / "CANARY-file.gpx"), picture(scratch / "CANARY-photo.jpg")]
        intake.accept(logbook, trip_id, intake.plan_files(logbook, trip_id, files))
        (photo,) = logbook.read(day_pages, trip_id)[0].photos
        logbook.do("Tell", photos.update, photo.id, PhotoFields(caption="Our camp", lat=43.2501, lon=76.9))
        private = logbook.do("Add", trips.add, TripFields(title="CANARY-trip", audience=Audience.ME)).result
        logbook.do("Add", days.add, private, DayFields(date=DAY - timedelta(9), diary="CANARY-diary"))
        yield logbook


def thin(logbook: Logbook, folder: Path, wish: Thinning) -> tuple[Thinned, TripFolder]:
    """A travel copy of all trips, and what its first one holds."""
    told = make(logbook, [trip.id for trip in logbook.read(all_trips)], folder, wish, no_progress)
    assert check(folder).ok
    with Logbook.open(folder) as copy:
        assert (copy.undo_label, copy.redo_label) == (None, None)
        return told, copy.read(whole_trip, copy.read(all_trips)[0].id)


def bytes_of(folder: Path) -> bytes:
    """All files of a folder with their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"".join(path.name.encode() + path.read_bytes() for path in files)


@pytest.mark.parametrize("pictures", Pictures)
@pytest.mark.parametrize("wish", [FAMILY, STRANGERS], ids=["family", "public"])
def test_what_is_left_out_is_nowhere_in_its_files(
    made: Logbook, tmp_path: Path, wish: Thinning, pictures: Pictures
) -> None:
    assert b"CANARY-removed" in bytes_of(made.folder)
    told, trip = thin(made, tmp_path / "thin", replace(wish, pictures=pictures))
    raw = bytes_of(tmp_path / "thin")
    names = ("note", "contact", "guest", "removed", "trip", "diary", "file")
    words = [f"canary-{one}".encode() for one in names] + ([b"serik"] if wish is STRANGERS else [])
    words += [b"canary"] if pictures is Pictures.NONE else []
    assert [word for word in words if word in raw.lower()] == []
    assert [word for word in (b"OWNER", b"Exif") if word in raw] == []
    assert (told.trips, told.hidden_trips, told.days, told.tracks) == (1, 1, 1, 1)
    assert trip.days[0].fields.diary == "Went well"


def test_strangers_find_no_night(made: Logbook, tmp_path: Path) -> None:
    _told, trip = thin(made, tmp_path / "thin", STRANGERS)
    (leg,) = (leg for leg in trip.days[0].legs if leg.track_id)
    with Logbook.open(tmp_path / "thin") as copy:
        points = copy.read(leg_line, leg.track_id or 0)
    there = np.full(len(points), NIGHT[0]), np.full(len(points), NIGHT[1])
    assert straight_m(points.lat, points.lon, *there).min() > 1_000
    assert leg.figures is not None
    assert leg.figures.start_lat == pytest.approx(points.lat[0])
    assert [stay.lat for stay in trip.days[0].of("stay")] == [None]
    assert [photo.fields.lat for photo in trip.days[0].photos] == [None]


def test_for_the_family_lines_and_places_stay_as_they_are(made: Logbook, tmp_path: Path) -> None:
    _told, trip = thin(made, tmp_path / "thin", replace(FAMILY, pictures=Pictures.FULL))
    own = made.read(whole_trip, 1)
    line, held = (next(leg for leg in one.days[0].legs if leg.track_id) for one in (own, trip))
    assert held.figures == line.figures
    with Logbook.open(tmp_path / "thin") as copy:
        assert copy.read(leg_line, held.track_id or 0).lat.tolist() == (
            made.read(leg_line, line.track_id or 0).lat.tolist()
        )
        assert copy.read(find, "bridge").hits
        assert not copy.read(find, "removed").hits
    assert trip.days[0].entries["stay"] == own.days[0].entries["stay"]
    assert trip.originals == ()
    (photo,) = trip.days[0].photos
    assert photo.picture is not None
    assert (tmp_path / "thin" / "photos" / f"{photo.picture.sha256}.jpg").is_file()


def test_for_me_it_is_the_whole_trip_without_originals_and_pictures(tmp_path: Path) -> None:
    with blank(tmp_path / "log") as logbook:
        fill(logbook, Random(3))
        _told, trip = thin(logbook, tmp_path / "thin", Thinning(Audience.ME))
        own = logbook.read(whole_trip, 1)
    assert trip.entries.keys() == own.entries.keys()
    assert [day.fields for day in trip.days] == [day.fields for day in own.days]
    assert [[leg.figures for leg in day.legs] for day in trip.days] == (
        [[leg.figures for leg in day.legs] for day in own.days]
    )
    assert not list((tmp_path / "thin" / "originals").iterdir())
    assert not list((tmp_path / "thin" / "photos").iterdir())


def test_nothing_is_left_behind_where_it_is_stopped_or_nobody_may_read(made: Logbook, tmp_path: Path) -> None:
    def stop(done: int, _of: int, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make(made, [1], tmp_path / "thin", FAMILY, stop)
    with pytest.raises(UserError, match="nothing would be left"):
        make(made, [2], tmp_path / "thin", FAMILY, no_progress)
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_was_left_out(
    made: Logbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["travel-copy", str(made.folder), str(tmp_path / "thin"), "--for", "public"]
    made.close()
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "one trip, one day, one track, one photo" not in told
    assert "Left out: one trip, 1 × note" in told
    assert main(words) == 1
    assert "is there already" in capsys.readouterr().err
