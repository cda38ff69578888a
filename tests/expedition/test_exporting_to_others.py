"""What leaves for others holds neither words nor positions that are not for them, in any form."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from expedition import intake
from expedition.exporting import Format, export
from expedition.importers import trip_folder
from expedition.kinds import Audience
from expedition.logbook import Logbook
from expedition.operations import days, entries, photos, trips
from expedition.queries.days import day_pages
from expedition.queries.folders import whole_trip
from expedition.records.choosing import Choice
from expedition.records.fields import (
    ContactFields,
    DayFields,
    EncounterFields,
    PersonFields,
    PhotoFields,
    TripFields,
    WaypointFields,
)
from tests.blank import blank

DAY = date(2024, 6, 22)


def picture(file: Path) -> Path:
    """A photo with a place, a time and an owner in it, lying on its side."""
    exif = Image.Exif()
    exif[ExifTags.Base.DateTime] = "2024:06:22 12:10:00"
    exif[ExifTags.Base.Artist] = "OWNER"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (43.0, 15.0, 30.0), 3: "E", 4: (76.0, 53.0, 12.0), 18: "WGS-84"}
    )
    Image.new("RGB", (60, 40), "teal").save(file, exif=exif)
    return file


@pytest.fixture
def north_id(logbook: Logbook, tmp_path: Path) -> int:
    """A trip that all may read, with a photo and people; one is hidden, one marked place is for all."""
    trip = int(logbook.do("Add", trips.add, TripFields(title="North", audience=Audience.PUBLIC)).result)
    diary = "Stayed with Zhanibek, call +7 701 234 56 78."
    day = logbook.do("Add", days.add, trip, DayFields(date=DAY, diary=diary)).result
    logbook.do("Add", entries.add, "person", trip, PersonFields(name="Marta", is_author=True))
    logbook.do("Add", entries.add, "encounter", day, EncounterFields(names="Zhanibek", lat=43.111111))
    logbook.do("Add", entries.add, "contact", trip, ContactFields(name="Zhanibek", audience=Audience.PUBLIC))
    for name, lat, own in (("tent", 43.222222, None), ("bridge", 43.333333, Audience.PUBLIC)):
        fields = WaypointFields(name=name, lat=lat, lon=76.5, audience=own)
        logbook.do("Add", entries.add, "waypoint", day, fields)
    intake.accept(logbook, trip, intake.plan_files(logbook, trip, [picture(tmp_path / "IMG_1.jpg")]))
    (photo,) = logbook.read(day_pages, trip)[0].photos
    taken = datetime(2024, 6, 22, 6, 10, tzinfo=UTC)
    placed = PhotoFields(taken_utc=taken, caption="Here", lat=43.444444, lon=76.5)
    logbook.do("Place", photos.update, photo.id, placed)
    return trip


def written(logbook: Logbook, north_id: int, out: Path, kind: Format, audience: Audience) -> dict[str, bytes]:
    """Every file of an export by name."""
    export(logbook, [north_id], out, kind, Choice(audience=audience), intake.no_progress)
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    return {path.name: path.read_bytes() for path in files}


@pytest.mark.parametrize("kind", Format)
def test_strangers_read_no_names_numbers_or_exact_places(
    logbook: Logbook, north_id: int, tmp_path: Path, kind: Format
) -> None:
    told = b"".join(written(logbook, north_id, tmp_path / "out", kind, Audience.PUBLIC).values())
    hidden = (b"Zhanibek", b"701 234", b"43.1111", b"43.2222", b"43.4444", b"43.25", b"OWNER", b"IMG_1")
    assert [word for word in hidden if word in told] == []
    if kind in (Format.FOLDER, Format.JSON, Format.GPX):
        assert b"43.333333" in told


@pytest.mark.parametrize("audience", [Audience.FAMILY, Audience.PUBLIC])
def test_photos_for_others_show_what_they_show_and_tell_nothing(
    logbook: Logbook, north_id: int, tmp_path: Path, audience: Audience
) -> None:
    written(logbook, north_id, tmp_path / "out", Format.FOLDER, audience)
    (photo,) = (tmp_path / "out" / "photos").iterdir()
    with Image.open(photo) as shown:
        assert (shown.size, dict(shown.getexif())) == ((40, 60), {})
        assert "exif" not in shown.info
    with blank(tmp_path / "back") as back:
        trip = back.read(whole_trip, intake.add_folder(back, tmp_path / "out"))
    (held,) = trip.days[0].photos
    assert held.fields.caption == "Here"
    assert (held.fields.lat is None) == (audience is Audience.PUBLIC)


def test_my_own_photos_leave_as_they_are(logbook: Logbook, north_id: int, tmp_path: Path) -> None:
    files = written(logbook, north_id, tmp_path / "out", Format.FOLDER, Audience.ME)
    assert (tmp_path / "IMG_1.jpg").read_bytes() in files.values()


def test_a_picture_that_cannot_be_opened_stays_at_home_and_is_counted(
    logbook: Logbook, north_id: int, tmp_path: Path
) -> None:
    (photo,) = logbook.read(day_pages, north_id)[0].photos
    logbook.photo(photo.sha256, "jpeg").write_bytes(b"OWNER, but no picture any more")
    choice = Choice(audience=Audience.FAMILY)
    told = export(logbook, [north_id], tmp_path / "out", Format.FOLDER, choice, intake.no_progress)
    assert "One photo could not be opened" in told.sentence("out")
    assert trip_folder.read(tmp_path / "out").days[0].photos[0].file is None
    assert not (tmp_path / "out" / "photos").exists()
